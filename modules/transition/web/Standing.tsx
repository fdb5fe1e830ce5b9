import { Button, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useAskPages, useTell } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Halt, listPlans, type Proposal, readProposal } from '../../restructuring/contract.ts';
import { endHalt, followUp, haltTransition, proposalTransition } from '../contract.ts';
import './transition.css';

/** How a published proposal fares: hand-overs done and late, customers that moved against their like, what was predicted; and halting it. */
export function Standing({ proposal }: { proposal: Proposal }) {
  const words = useWords().transition.standing, f = useFormats();
  const asked = useAsk(proposalTransition, { proposalId: proposal.id }, { keep: true, live: ['proposal'] });
  const t = asked.data;
  if (!t) return <ProblemNote said={asked.said} />;
  const standing = t.halts.find((h) => h.endedAt === null);
  const share = (n: number | null) => (n === null ? words.tooSoon : f.percent(n, 0));
  const rows: [string, string, boolean?][] = [
    [words.steps, words.stepsOf(f.number(t.stepsDone), f.number(t.steps))], [words.late, f.number(t.stepsLate), t.stepsLate > 0],
    [words.moved, share(t.moved), t.triggered], [words.matched, share(t.matched)],
    ...(t.predicted?.atRiskShare ? [[words.predicted, f.percent(1 - t.predicted.atRiskShare.base, 0)] as [string, string]] : []),
  ];
  return (
    <section>
      <Section title={words.title} n={words.plans(f.number(t.plans))} />
      {standing && <Halts proposal={proposal} halt={standing} />}
      <dl className="pairs">{rows.map(([name, value, bad]) => <div key={name}><dt>{name}</dt><dd className={bad ? 'late' : ''}>{value}</dd></div>)}</dl>
      <p className="sm sub" style={{ margin: '4px 0' }}>{words.note}</p>
      {!standing && <Halts proposal={proposal} halt={undefined} />}
      <PastHalts halts={t.halts.filter((h) => h.endedAt !== null)} />
      <LatePlans proposalId={proposal.id} />
    </section>
  );
}

/** Where there is one column: that it stands halted, before anything else. */
export function StandsHalted({ proposal }: { proposal: Proposal }) {
  const halt = useAsk(proposalTransition, { proposalId: proposal.id }, { keep: true, when: proposal.state === 'halted', live: ['proposal'] }).data?.halts.find((h) => h.endedAt === null);
  return halt ? <Halts proposal={proposal} halt={halt} /> : null;
}

/** Its comment begins with the words of whoever halted it, and ends with those of whoever ended it: one a line. */
const isAlone = ({ cause, comment }: Halt): boolean => cause !== 'by_hand' && (comment === '' || comment.startsWith('\n'));

/** That it halted by itself, or who halted it, and when. */
function useHaltBegan(): (halt: Halt) => string {
  const words = useWords().transition.standing, f = useFormats();
  return (h) => (isAlone(h) ? words.haltedAlone(f.dayAt(h.at)) : h.by ? words.haltedBy(h.by.name, f.dayAt(h.at)) : words.haltedByHand(f.dayAt(h.at)));
}

/** Why a transition stands halted, in a sentence with its figures and what was said. */
export function useHaltWords(): (halt: Halt) => string {
  const words = useWords().transition.causes, f = useFormats();
  const share = (n: unknown) => (typeof n === 'number' ? f.percent(n, 0) : '—');
  const found = ({ cause, figures: g }: Halt) => (cause === 'bookings_below' ? words.bookings(share(g['moved']), share(g['matched']), share(g['most'])) : cause === 'focus_below' ? words.focus(String(g['unit'] ?? ''), share(g['last']), share(g['floor']), f.number(Number(g['weeks'] ?? 3))) : '');
  return (halt) => [found(halt), halt.comment.split('\n')[0]].filter(Boolean).join(' ');
}

/** Stopped: since when, why, what waits meanwhile, and for whoever publishes, the two ways on. */
function Halts({ proposal, halt: standing }: { proposal: Proposal; halt: Halt | undefined }) {
  const words = useWords().transition.standing, began = useHaltBegan(), says = useHaltWords(), may = useMay()('restructuring.wave.publish');
  const [asking, setAsking] = useState(false);
  if (!standing) return !may ? null : asking ? <HaltForm proposal={proposal} onClose={() => setAsking(false)} /> : <div className="row"><Button onClick={() => setAsking(true)}>{words.halt}</Button></div>;
  return (
    <div className="halted" role="status">
      <p><b className="late">{began(standing)}</b> {says(standing)}</p>
      <p className="sm sub">{words.meanwhile}{!may && ` ${words.whoResumes}`}</p>
      {may && (asking ? <ResumeForm proposal={proposal} onClose={() => setAsking(false)} /> : <Button variant="filled" onClick={() => setAsking(true)}>{words.decide}</Button>)}
    </div>
  );
}

const stale = [proposalTransition, readProposal, followUp];
interface FormProps { proposal: Proposal; onClose: () => void }

function HaltForm({ proposal, onClose }: FormProps) {
  const words = useWords().transition.standing, halt = useTell(haltTransition, { makesStale: stale, done: () => words.haltedDone }), [comment, setComment] = useState('');
  return (
    <form className="form" onSubmit={(e) => { e.preventDefault(); halt.tell({ proposalId: proposal.id, comment }, onClose); }}>
      <Textarea label={words.why} description={words.meanwhile} autosize minRows={2} value={comment} onChange={(e) => setComment(e.currentTarget.value)} error={halt.fields['comment']} />
      <ProblemNote said={halt.said} />
      <div className="row" data-wrap><Button type="submit" variant="filled" loading={halt.isTelling}>{words.halt}</Button><Button onClick={onClose}>{words.cancel}</Button></div>
    </form>
  );
}

function ResumeForm({ proposal, onClose }: FormProps) {
  const words = useWords().transition.standing, end = useTell(endHalt, { makesStale: stale, done: () => words.resumedDone }), [comment, setComment] = useState(''), [how, setHow] = useState<'resumed' | 'rolled_forward'>('resumed');
  return (
    <form className="form" onSubmit={(e) => { e.preventDefault(); end.tell({ proposalId: proposal.id, how, comment }, onClose); }}>
      <Radio.Group label={words.how} value={how} onChange={(v) => setHow(v as typeof how)}>
        <Radio mt={6} value="resumed" label={words.resume} description={words.resumeHelp} /><Radio mt={8} value="rolled_forward" label={words.rollForward} description={words.rollForwardHelp} />
      </Radio.Group>
      <Textarea label={words.why} autosize minRows={2} value={comment} onChange={(e) => setComment(e.currentTarget.value)} error={end.fields['comment']} />
      <ProblemNote said={end.said} />
      <div className="row" data-wrap><Button type="submit" variant="filled" loading={end.isTelling}>{how === 'resumed' ? words.resume : words.rollForward}</Button><Button onClick={onClose}>{words.cancel}</Button></div>
    </form>
  );
}

/** Those that were ended: why it stopped, and who took it up again, how and with what words. */
function PastHalts({ halts }: { halts: readonly Halt[] }) {
  const words = useWords().transition.standing, f = useFormats(), began = useHaltBegan(), says = useHaltWords();
  if (halts.length === 0) return null;
  return (
    <details style={{ margin: '6px 0' }}>
      <summary className="sm">{words.past(f.number(halts.length))}</summary>
      {halts.map((h) => (
        <div key={h.id} className="sm" style={{ marginTop: 6 }}>
          <div>{began(h)} {says(h)}</div>
          <div className="sub">{words.ended[h.endedHow!](h.endedBy?.name ?? '', f.dayAt(h.endedAt!))} {h.comment.split('\n').slice(1).join(' ')}</div>
        </div>
      ))}
    </details>
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
