import { Button } from '@mantine/core';
import { z } from 'zod';
import { useAsk, useAskPages, useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { AskSelect, type UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { EndOn } from '../../../platform/web/parts/EndOn.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { findSeats, readPosition, setDelegate } from '../../organization/contract.ts';
import { type Delegation, listDelegations } from '../contract.ts';
import './oversight.css';

const View = z.object({ set: z.literal('new').optional() });
const stale = [listDelegations, readPosition];

const useSeats: UseOptions = (text) => {
  const asked = useAsk(findSeats, { limit: 20, ...(text ? { find: text } : {}) }, { keep: true });
  return { options: (asked.data?.rows ?? []).map((s) => ({ value: s.id, label: [s.title, s.holder?.name].filter(Boolean).join(' · ') })), isFinding: asked.isFetching };
};

/** Who stands in for whom, now and planned, from when to when. */
export function Delegations() {
  const all = useWords();
  const words = all.oversight.delegations;
  const mayChange = useMay()('organization.structure.change');
  const [view, setView] = useView(View);
  const asked = useAskPages(listDelegations, {}, { live: ['position'] });
  return (
    <>
      <TopBar title={words.title} crumb={{ name: all.organization.settings.title, to: '/settings' }} actions={mayChange ? [{ name: words.set, main: true, run: () => setView({ set: 'new' }) }] : []} />
      <div className="split">
        <div className="main access">
          <p className="sm sub prose" style={{ margin: '0 0 12px' }}>{words.intro}</p>
          <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
          {asked.isPending && <LoadingBars />}
          {!asked.isPending && !asked.said && asked.rows.length === 0 && <EmptyState>{words.none}</EmptyState>}
          {asked.rows.length > 0 && (
            <div className="wide-table" tabIndex={0} role="region" aria-label={words.title}>
              <table className="t stacked"><thead><tr>{[words.seat, words.market, words.standsIn, words.from, words.to, words.today].map((t) => <th key={t} scope="col">{t}</th>)}<th><span className="visually-hidden">{words.end}</span></th></tr></thead>
                <tbody>{asked.rows.map((d) => <Row key={d.id} delegation={d} mayChange={mayChange} />)}</tbody></table>
            </div>
          )}
          {asked.hasMore && <Button mt={8} onClick={asked.more}>{all.common.more}</Button>}
        </div>
        {view.set && <SetForm onClose={() => setView({ set: undefined })} />}
      </div>
    </>
  );
}

function Row({ delegation: d, mayChange }: { delegation: Delegation; mayChange: boolean }) {
  const words = useWords().oversight.delegations;
  const formats = useFormats(), { today } = formats.settings;
  const end = useTell(setDelegate, { makesStale: stale, done: () => words.ended });
  const seat = (s: Delegation['seat'], who: Delegation['holder'], unnamed = false) => <><GoLink className="u m" to={`/structure?seat=${s.id}`}>{s.name}</GoLink> <span className="sub">{who?.name ?? (unnamed ? words.unnamed : words.vacant)}</span></>;
  return (
    <tr>
      <td data-label={words.seat}><span>{seat(d.seat, d.holder, d.unnamed)}</span></td><td data-label={words.market}>{d.market.name}</td><td data-label={words.standsIn}><span>{seat(d.delegate, d.standsIn)}</span></td><td className="nw" data-label={words.from}>{formats.plainDay(d.from)}</td><td className="nw" data-label={words.to}>{d.to ? formats.plainDay(d.to) : ''}</td>
      <td data-label={words.today}>{d.from > today ? <Chip kind="outlined">{words.planned}</Chip> : d.answers ? <Chip kind="done">{words.answers}</Chip> : <span className="sub">{words.waits}</span>}</td>
      <td>{mayChange && <EndOn name={words.end} of={d.seat.name} label={words.endOn} first={d.from > today ? d.from : today} said={end.said} sending={end.isTelling} onEnd={(on, done) => end.tell({ positionId: d.seat.id, delegateId: null, from: on, to: d.to }, done)} />}</td>
    </tr>
  );
}

function SetForm({ onClose }: { onClose: () => void }) {
  const words = useWords().oversight.delegations;
  const { today } = useFormats().settings;
  const set = useTell(setDelegate, { makesStale: stale, done: () => words.done });
  const form = useFields<{ positionId: string | null; delegateId: string | null; from: string | null; to: string | null }>({ positionId: null, delegateId: null, from: today, to: null }, { problems: set.fields });
  const send = () => {
    const input = form.check(setDelegate.input.required({ delegateId: true }).refine((v) => v.delegateId !== null, { path: ['delegateId'], message: 'missing' }));
    if (input) set.tell(input, onClose);
  };
  return (
    <FormDrawer title={words.set} submit={words.set} onSubmit={send} onClose={onClose} sending={set.isTelling} said={set.said}>
      <AskSelect label={words.seat} useOptions={useSeats} {...form.field('positionId')} />
      <AskSelect label={words.standsIn} useOptions={useSeats} {...form.field('delegateId')} />
      <div className="two"><DayField label={words.from} {...form.field('from')} /><DayField label={words.to} description={words.toHelp} {...form.field('to')} /></div>
    </FormDrawer>
  );
}
