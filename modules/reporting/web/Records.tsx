import { Button, Select } from '@mantine/core';
import { z } from 'zod';
import { useAskPages } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { RecordsOf, reportRecords } from '../contract.ts';
import { AskedFields, useSpan } from './AskedFields.tsx';
import './reporting.css';

const shape = z.object({
  of: RecordsOf.default('bookings'), from: z.string().optional(), to: z.string().optional(), market: z.string().optional(), state: z.string().optional(), key: z.string().optional(),
});
/** The states by which records of a kind may be narrowed. */
const statesOf: Partial<Record<RecordsOf, readonly string[]>> = {
  served: ['both', 'marketing', 'sales', 'none'], promises: ['met', 'missed', 'pending'], requests: ['met', 'missed', 'pending'], hand_offs: ['met', 'missed', 'pending'],
  deals: ['won', 'lost', 'no_decision'], pipeline: ['pipeline', 'best_case', 'most_likely', 'commit'], leads: ['won', 'qualified', 'accepted'], bookings: ['booking', 'amendment', 'credit_note', 'reversal'],
};
const addresses: Partial<Record<string, (id: string) => string>> = {
  opportunity: (id) => `/sales/opportunities/${id}`, account: (id) => `/customers/${id}`, campaign: (id) => `/marketing/campaigns/${id}`, lead: (id) => `/marketing/leads?lead=${id}`, hand_off: (id) => `/coordination/hand-offs?handOff=${id}`,
};

/** What a figure of a report was counted from. */
export function Records() {
  const words = useWords().reporting;
  const f = useFormats();
  const [view, setView] = useView(shape);
  const span = useSpan(view);
  const ask = { of: view.of, ...span, ...(view.market ? { market: view.market } : {}), ...(view.state ? { state: view.state } : {}), ...(view.key ? { key: view.key } : {}) };
  const { rows, said, isPending, hasMore, more, refetch } = useAskPages(reportRecords, ask);
  const c = words.records.columns, states = statesOf[view.of], hasAmounts = rows.some((r) => r.amount);
  return (
    <>
      <TopBar title={words.records.title[view.of]} crumb={{ name: words.tabs.executive, to: `/reports?${new URLSearchParams({ ...span, ...(view.market ? { market: view.market } : {}) })}` }} />
      <AskedFields span={span} market={view.market} onChange={(patch) => setView(patch)}>
        {states && <Select label={c.state} w={170} allowDeselect={false} value={view.state ?? ''} onChange={(v) => setView({ state: v || undefined })}
          data={[{ value: '', label: words.records.anyState }, ...states.map((value) => ({ value, label: words.records.states[value] ?? value }))]} />}
      </AskedFields>
      <div className="scroll pad">
        {said && <ProblemNote said={said} retry={() => void refetch()} />}
        {isPending && <LoadingBars />}
        {!isPending && !said && rows.length === 0 && <EmptyState>{words.records.none}</EmptyState>}
        {rows.length > 0 && (
          <div className="table-scroll" tabIndex={0} role="group" aria-label={words.records.title[view.of]}><table className="t">
            <thead><tr><th>{c.name}</th><th>{c.detail}</th><th>{c.on}</th><th>{c.state}</th>{hasAmounts && <th className="num">{c.amount}</th>}</tr></thead>
            <tbody>{rows.map((r) => (
              <tr key={r.id}>
                <td className="m">{addresses[r.kind] ? <GoLink className="u" to={addresses[r.kind]!(r.id)}>{r.name}</GoLink> : r.name}</td><td className="ink2">{r.detail}</td><td className="nw">{f.plainDay(r.on)}</td>
                <td className={r.state === 'missed' ? 'late nw' : 'nw'}>{r.state && (words.records.states[r.state] ?? r.state)}</td>{hasAmounts && <td className="num">{r.amount ? f.money(r.amount) : ''}</td>}
              </tr>
            ))}</tbody>
          </table></div>
        )}
        {rows.length > 0 && <p className="sm sub">{words.records.count(f.number(rows.length), hasMore)}</p>}
        {hasMore && <Button onClick={more}>{words.records.more}</Button>}
      </div>
    </>
  );
}
