import { Button } from '@mantine/core';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { endException, type Model, modelAccounts, type PlacedAccount } from '../contract.ts';
import { exceptionsStale } from './ExceptionForm.tsx';
import type { Show } from './ModelFigures.tsx';

/** The customers behind a figure or a rule: where each belongs and why. */
export function ModelAccounts({ model, show, territory, onBack, onExcept }: { model: Model; show: Show; territory: string | undefined; onBack: () => void; /** Absent: the reader may not. */ onExcept?: ((account?: { value: string; label: string }) => void) | undefined }) {
  const words = useWords().territories, c = words.accountColumns;
  const f = useFormats();
  const end = useTell(endException, { makesStale: exceptionsStale, done: () => words.released });
  const { data, said, refetch } = useAsk(modelAccounts, { modelId: model.id, on: model.on, show, ...(territory ? { territory } : {}) }, { live: ['territory', 'account'] });
  const title = territory ? (model.rows.find((t) => t.id === territory)?.name ?? '') : words.figures[show === 'all' ? 'accounts' : show];
  const held = (s: PlacedAccount['lead']) => (s ? <>{s.person?.name ?? (s.unnamed ? words.unnamed : words.vacant)}<span className="sm sub nw" style={{ display: 'block' }}>{s.seat.name}</span></> : '');
  return (
    <div className="pad model-accounts" style={{ paddingTop: 10 }}>
      <Section title={title} n={data ? f.number(data.total) : undefined} right={<span className="row" data-wrap>{onExcept && show === 'exceptions' && <Button size="compact-sm" onClick={() => onExcept()}>{words.exceptionForm.title}</Button>}<button type="button" className="plain u" onClick={onBack}>{words.showAll}</button></span>} />
      <ProblemNote said={end.said} />
      {said && <ProblemNote said={said} retry={() => void refetch()} />}
      {!data && !said && <LoadingBars rows={8} />}
      {data?.total === 0 && <EmptyState>{words.nobodyHere}</EmptyState>}
      {data && data.total > 0 && (
        <div className="model-table"><table className="t">
          <thead><tr><th>{c.account}</th><th>{c.place}</th><th>{c.lead}</th><th>{c.should}</th><th>{c.why}</th>{onExcept && <th><span className="visually-hidden">{words.exceptionForm.title}</span></th>}</tr></thead>
          <tbody>{data.rows.map((a) => (
            <tr key={a.account.id}>
              <td className="m"><GoLink className="u" to={`/customers/${a.account.id}`}>{a.account.name}</GoLink><span className="sm sub" style={{ display: 'block' }}>{[a.class, a.segment, a.productLine].filter(Boolean).join(' · ')}</span></td>
              <td className="ink2 nw">{[a.postcode, a.city].filter(Boolean).join(' ')}</td><td>{held(a.lead)}</td><td>{a.by === 'gap' ? '' : held(a.should)}</td>
              <td className="ink2">{words.by[a.by]}{a.territories.length > 0 && <span className="sm sub" style={{ display: 'block' }}>{a.territories.map((t) => t.name).join(', ')}</span>}{a.exception && <span className="sm" style={{ display: 'block' }}>{a.exception.reason}</span>}</td>
              {onExcept && <td className="nw"><button type="button" className="plain u sm" onClick={() => onExcept({ value: a.account.id, label: a.account.name })}>{a.exception ? words.exceptionForm.change : words.exceptionForm.make}</button>
                {a.exception && <> <button type="button" className="plain u sm" disabled={end.isTelling} onClick={() => end.tell({ exceptionId: a.exception!.id })}>{words.exceptionForm.end}</button></>}</td>}
            </tr>
          ))}</tbody>
        </table></div>
      )}
      {data && data.total > data.rows.length && <p className="sm sub">{words.shown(f.number(data.rows.length), f.number(data.total))}</p>}
    </div>
  );
}
