import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useAskPages, useTell } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Halt, listPlans, type Proposal, readProposal } from '../../restructuring/contract.ts';
import { endHalt, followUp, haltTransition, proposalTransition } from '../contract.ts';

/** How a published proposal fares: hand-overs done and late, customers that moved against their like, what was predicted; and halting it. */
export function Standing({ proposal }: { proposal: Proposal }) {
  const words = useWords().transition.standing, f = useFormats();
  const asked = useAsk(proposalTransition, { proposalId: proposal.id }, { keep: true, live: ['proposal'] });
  const t = asked.data;
  if (!t) return <ProblemNote said={asked.said} />;
  const share = (n: number | null) => (n === null ? words.tooSoon : f.percent(n, 0));
  const rows: [string, string, boolean?][] = [
    [words.steps, words.stepsOf(f.number(t.stepsDone), f.number(t.steps))], [words.late, f.number(t.stepsLate), t.stepsLate > 0],
    [words.moved, share(t.moved), t.triggered], [words.matched, share(t.matched)],
    ...(t.predicted?.atRiskShare ? [[words.predicted, f.percent(1 - t.predicted.atRiskShare.base, 0)] as [string, string]] : []),
  ];
  return (
    <section>
      <Section title={words.title} n={words.plans(f.number(t.plans))} />
      <dl className="pairs">{rows.map(([name, value, bad]) => <div key={name}><dt>{name}</dt><dd className={bad ? 'late' : ''}>{value}</dd></div>)}</dl>
      <p className="sm sub" style={{ margin: '4px 0' }}>{words.note}</p>
      <Halts proposal={proposal} halt={t.halts.find((h) => h.endedAt === null)} />
      <LatePlans proposalId={proposal.id} />
    </section>
  );
}

/** Why a transition stands halted, in a sentence with its figures. */
export function useHaltWords(): (halt: Halt) => string {
  const words = useWords().transition.causes, f = useFormats();
  const share = (n: unknown) => (typeof n === 'number' ? f.percent(n, 0) : '—');
  return ({ cause, figures: g, comment }) => (cause === 'bookings_below' ? words.bookings(share(g['moved']), share(g['matched']), share(g['most'])) : cause === 'focus_below' ? words.focus(String(g['unit'] ?? ''), share(g['last']), share(g['floor']), f.number(Number(g['weeks'] ?? 3))) : words.byHand(comment));
}

function Halts({ proposal, halt: standing }: { proposal: Proposal; halt: Halt | undefined }) {
  const words = useWords().transition.standing, says = useHaltWords(), halted = standing !== undefined;
  const may = useMay();
  const makesStale = [proposalTransition, readProposal, followUp];
  const halt = useTell(haltTransition, { makesStale, done: () => words.haltedDone }), end = useTell(endHalt, { makesStale, done: () => words.resumedDone });
  const [comment, setComment] = useState(''), [asking, setAsking] = useState(false);
  if (!may('restructuring.wave.publish')) return standing ? <p><span className="late m">{words.halted}.</span> <span className="sm">{says(standing)}</span></p> : null;
  if (!asking) return <div className="row" data-wrap>{standing && <p style={{ flex: '1 1 200px', margin: 0 }}><span className="late m">{words.halted}.</span> <span className="sm">{says(standing)}</span></p>}<Button onClick={() => setAsking(true)}>{halted ? words.resume : words.halt}</Button></div>;
  const done = () => { setAsking(false); setComment(''); };
  return (
    <div className="form">
      <Textarea label={words.why} autosize minRows={2} value={comment} onChange={(e) => setComment(e.currentTarget.value)} />
      <ProblemNote said={halt.said ?? end.said} />
      <div className="row" data-wrap>
        {halted
          ? <><Button variant="filled" loading={end.isTelling} onClick={() => end.tell({ proposalId: proposal.id, how: 'resumed', comment }, done)}>{words.resume}</Button><Button onClick={() => end.tell({ proposalId: proposal.id, how: 'rolled_forward', comment }, done)}>{words.rollForward}</Button></>
          : <Button variant="filled" loading={halt.isTelling} onClick={() => halt.tell({ proposalId: proposal.id, comment }, done)}>{words.halt}</Button>}
        <Button onClick={done}>{words.cancel}</Button>
      </div>
    </div>
  );
}

function LatePlans({ proposalId }: { proposalId: string }) {
  const words = useWords().transition.standing, f = useFormats();
  const plans = useAskPages(listPlans, { proposalId, open: true, limit: 8 });
  return (
    <>
      {plans.rows.map((p) => {
        const next = p.steps.find((s) => s.doneAt === null);
        return <div key={p.id} className="row line-row"><GoLink className="u m el" to={`/customers/${p.account.id}`}>{p.account.name}</GoLink><span className="sub sm el" style={{ flex: 1 }}>{next ? `${words.kinds[next.kind]}, ${next.person?.name ?? next.seat.name}` : ''}</span>{next && <span className={next.late ? 'late nw' : 'nw'}>{f.plainDay(next.dueOn)}</span>}</div>;
      })}
      {plans.hasMore && <Button size="compact-xs" mt={4} onClick={plans.more}>{words.more}</Button>}
    </>
  );
}
