import { Button, Checkbox } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useKeys } from '../../../platform/web/keys.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { useGo } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { sayRule } from '../../../platform/web/problems.ts';
import { reach } from '../../../platform/web/reach.ts';
import { useView } from '../../../platform/web/view.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { MergeKind, type Merging } from '../contract.ts';
import './customers.css';
import { MergeFields } from './MergeFields.tsx';
import { heldInWords, type MergingOf, mergingOf } from './mergingOf.ts';

const viewShape = z.object({ kind: MergeKind.default('account'), keep: z.string().default(''), absorb: z.string().default(''), chosen: z.string().optional() });

/** Two records of the same one, side by side: which stays, which value holds, what moves, what to mind. Nothing is done before it is pressed. */
export function MergePage() {
  const words = useWords().merging;
  const go = useGo();
  const [{ kind, keep, absorb, chosen }, setView] = useView(viewShape), { preview, merge, undo, stale } = mergingOf[kind];
  const tell: Telling = useTell(merge, { waits: false, makesStale: stale, done: (_, told) => words.done((told.take?.includes('name') ? asked.data?.absorb : asked.data?.keep)?.name ?? ''), undo: (done) => reach(undo, { mergeId: done.id }) });
  // Once it is being done, what it would do is refused: nobody asks.
  const asked = useAsk(preview, { keepId: keep, absorbId: absorb }, { when: keep !== '' && absorb !== '' && !tell.isTelling && !tell.isDone, live: [kind], keep: true });
  const swap = () => setView({ keep: absorb, absorb: keep, chosen: '1' }), better = asked.data?.betterSwapped === true && !asked.isPlaceholderData && chosen === undefined;
  // Until somebody chooses, the one that holds more is proposed to stay.
  useEffect(() => { if (better) setView({ keep: absorb, absorb: keep, chosen: '1' }); });
  const crumb = { name: words.title, to: `/customers/duplicates?kind=${kind}` };
  useKeys([{ keys: 's', says: words.swap, run: swap }], asked.data !== undefined);
  return (
    <>
      <TopBar title={words.page} crumb={crumb} />
      <div className="main merge" style={{ overflow: 'auto' }}>
        {!keep || !absorb ? <EmptyState action={<Button onClick={() => go(crumb.to)}>{words.toList}</Button>}>{words.pick}</EmptyState>
          : asked.said ? <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
          : asked.data && !better ? <Compared key={`${asked.data.keep.id}${asked.data.keep.version}${asked.data.absorb.version}`} kind={kind} merging={asked.data} tell={tell} swap={swap} /> : <LoadingBars />}
      </div>
    </>
  );
}

type Telling = ReturnType<typeof useTell<MergingOf['merge']['input'], MergingOf['merge']['output']>>;

function Compared({ kind, merging: m, tell, swap }: { kind: MergeKind; merging: Merging; tell: Telling; swap: () => void }) {
  const all = useWords(), words = all.merging, { record } = mergingOf[kind];
  const go = useGo();
  const [chosen, setChosen] = useState<Readonly<Record<string, 'keep' | 'absorb'>>>({}), [leadStays, setLeadStays] = useState(false);
  const take = m.fields.filter((f) => (chosen[f.field] ?? f.take) === 'absorb').map((f) => f.field), otherLead = m.warnings.find((w) => w.code === 'other_lead');
  const submit = () => tell.tell({ keepId: m.keep.id, absorbId: m.absorb.id, keepVersion: m.keep.version, absorbVersion: m.absorb.version, take, ...(kind === 'account' ? { leadStays } : {}) }, (done) => go(record(done.keptId), { replace: true }));
  const moves = heldInWords(words, m.moves);
  return (
    <>
      <div className="merge-sides">
        <Side kind={kind} label={words.stays} side={m.keep} />
        <Button variant="default" className="merge-swap" leftSection={<IconArrowsExchange size={16} stroke={1.7} />} onClick={swap}>{words.swap}</Button>
        <Side kind={kind} label={words.goes} side={m.absorb} />
      </div>
      {m.betterSwapped && <p className="note" style={{ margin: 0 }}>{words.better(m.absorb.name || m.absorb.email || '…')}</p>}
      {m.refused && <p className="note" data-k="late" role="alert" style={{ margin: 0 }}>{sayRule(m.refused.rule, { who: m.refused.who }, all)}</p>}
      <Warnings warnings={m.warnings} />
      <MergeFields fields={m.fields} names={[m.keep.name || words.stays, m.absorb.name || words.goes]} chosen={chosen} choose={(field, side) => setChosen({ ...chosen, [field]: side })} />
      <section>
        <Section title={words.moves} />
        {moves.length === 0 ? <p className="sub side-note">{words.noMoves}</p> : <ul className="merge-moves">{moves.map((text) => <li key={text}>{text}</li>)}</ul>}
        {otherLead && <Checkbox mt={10} checked={leadStays} onChange={(e) => setLeadStays(e.currentTarget.checked)} label={words.leadStays(otherLead.names[0] ?? '')} />}
      </section>
      <p className="ink2" style={{ margin: 0, maxWidth: '72ch' }}>{words.how} {words.undoNote}</p>
      <ProblemNote said={tell.said} />
      <div className="row merge-foot"><Button variant="filled" disabled={m.refused !== null} loading={tell.isTelling} onClick={submit}>{words.submit}</Button></div>
    </>
  );
}

function Side({ kind, label, side: s }: { kind: MergeKind; label: string; side: Merging['keep'] }) {
  const words = useWords().merging;
  const formats = useFormats(), lead = s.lead?.person?.name ?? s.lead?.seat.name;
  const notes = [kind === 'contact' ? s.account?.name : s.city, words.since(formats.plainDay(s.createdAt.slice(0, 10))), kind === 'account' && lead && words.leads(lead)];
  return (
    <div className="merge-side" role="group" aria-label={label}>
      <span className="xs sub">{label}</span>
      <b className="el">{s.name || s.email || '…'}</b>
      <span className="sm ink2">{notes.filter(Boolean).join(' · ')}</span>
    </div>
  );
}

function Warnings({ warnings }: { warnings: Merging['warnings'] }) {
  const all = useWords(), words = all.merging;
  if (warnings.length === 0) return null;
  const channel = (c: string) => ((all.customers.permissions as unknown as Record<string, string>)[c] ?? c).toLowerCase();
  return (
    <ul className="plain-list">
      {warnings.map(({ code, names: [one = '', other = '', ...more] }) => (
        <li key={code} className="note">{code === 'opted_out' ? words.warn.opted_out([one, other, ...more].filter(Boolean).map(channel).join(', ')) : words.warn[code](one, other)}</li>
      ))}
    </ul>
  );
}
