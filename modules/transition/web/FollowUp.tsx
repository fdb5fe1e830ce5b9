import { Button, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { Why, type WhyPart } from '../../../platform/web/parts/Why.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Proposal, readProposal } from '../../restructuring/contract.ts';
import { followUp, proposalPulses, proposalReviews, type Pulse, readCalibration, type Review, type ReviewFigures, signReview } from '../contract.ts';
import { Calibration } from './Calibration.tsx';
import { StandsHalted } from './Standing.tsx';
import './transition.css';

/** What became of a published proposal: each wave's reviews beside what was predicted, what those it touched say, and what it teaches. */
export function FollowUp({ proposal }: { proposal: Proposal }) {
  const all = useWords(), words = all.transition, f = useFormats();
  const asked = useAsk(proposalReviews, { proposalId: proposal.id }, { keep: true, live: ['proposal'] }), pulses = useAsk(proposalPulses, { proposalId: proposal.id }, { keep: true, live: ['proposal'] }).data?.rows ?? [];
  const dayOf = (wave: number) => proposal.waves.find((w) => w.number === wave)?.on ?? proposal.on;
  const waves = [...Map.groupBy(asked.data?.rows ?? [], (r) => r.wave)].sort(([a], [b]) => a - b);
  return (
    <div className="follow-up">
      <StandsHalted proposal={proposal} />
      <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
      {asked.isPending && <LoadingBars rows={8} />}
      {waves.map(([wave, reviews]) => (
        <div key={wave}>
          <Section title={waves.length > 1 ? all.restructuring.impact.wave(f.number(wave), f.plainDay(dayOf(wave))) : words.compared} />
          <Compared reviews={reviews.filter((r) => r.figures !== null)} />
          {reviews.every((r) => r.figures === null) && <p className="ink2" style={{ margin: '4px 0 8px' }}>{words.firstOn(f.plainDay(reviews[0]!.dueOn))}</p>}
          <ul className="reviews">{reviews.map((r) => <OneReview key={r.ordinal} review={r} />)}</ul>
          {reviews.some((r) => r.figures !== null) && <PulseTold pulses={pulses.filter((p) => p.wave === wave)} reviews={reviews} />}
        </div>
      ))}
      {waves.length > 0 && <Calibration />}
    </div>
  );
}

type Looked = Review & { figures: ReviewFigures };

/** One row a measure: what was predicted, and what was so at each review. Every figure opens what it stands on. */
function Compared({ reviews }: { reviews: readonly Review[] }) {
  const words = useWords().transition, w = words.rows, f = useFormats();
  const may = useMay(), rows = reviews as readonly Looked[], last = rows.at(-1)?.figures;
  if (!last) return null;
  const share = (n: number | null) => (n === null ? words.unknown : f.percent(n, 1));
  const line = (name: string, predicted: ReactNode, cell: (r: ReviewFigures) => ReactNode) => <tr key={name}><th scope="row">{name}</th><td className="num sub">{predicted}</td>{rows.map((r) => <td key={r.ordinal} className="num m">{cell(r.figures)}</td>)}</tr>;
  const risk = last.atRisk.predicted, seesCosts = may('organization.cost.read');
  return (
    <div className="compared-scroll">
      <table className="t follow">
        <thead><tr><th><span className="visually-hidden">{words.measure}</span></th><th className="num">{words.predicted}</th>{rows.map((r) => <th key={r.ordinal} className="num">{words.at(f.number(r.days))}</th>)}</tr></thead>
        <tbody>
          {line(w.loss, risk ? <Why title={words.predictedLoss} parts={[[words.low, risk.low], [words.base, risk.base], [words.high, risk.high]].map(([name, n]) => ({ name, value: f.percent(n as number, 1) }))} note={words.predictedNote}>{f.percent(risk.base, 1)}</Why> : words.notPredicted, (r) => <Loss figures={r} />)}
          {line(w.moved, '', (r) => <Bookings figures={r} which="moved" />)}
          {line(w.matched, '', (r) => <Bookings figures={r} which="matched" />)}
          {line(w.all, '', (r) => <All figures={r} />)}
          {line(w.lost, '', (r) => <Why title={w.lost} parts={[{ name: w.moved1, value: words.of(f.number(r.lost.moved), f.number(r.lost.movedOf)) }, { name: w.matched1, value: words.of(f.number(r.lost.matched), f.number(r.lost.matchedOf)) }]} note={words.lostNote}>{f.number(r.lost.moved)}</Why>)}
          {line(w.steps, f.number(last.steps.all), (r) => f.number(r.steps.done))}
          {line(w.late, f.number(0), (r) => <span className={r.steps.late > 0 ? 'late' : ''}>{f.number(r.steps.late)}</span>)}
          {line(w.band, f.number(last.outsideBand.predicted), (r) => f.number(r.outsideBand.realised))}
          {line(w.layers, last.layers.predicted === null ? words.notPredicted : f.number(last.layers.predicted), (r) => f.number(r.layers.realised))}
          {seesCosts && line(w.cost, <Cost of={last.cost.predicted} unknown={last.cost.predictedUnknown} none={words.notPredicted} />, ({ cost }) => <Cost of={cost.realised} unknown={cost.unknown} none={words.noCost} />)}
          {line(w.focus, last.focus.predicted === null ? share(last.focus.before) : share(last.focus.predicted), (r) => <Focus figures={r} />)}
        </tbody>
      </table>
      <p className="sm sub">{words.note}</p>
    </div>
  );
}

/** Resale, as it was predicted; reviews from before it was told apart compare all bookings, and say so. */
const comparable = ({ resale, bookings }: ReviewFigures) => resale ?? bookings;

function Loss({ figures }: { figures: ReviewFigures }) {
  const words = useWords().transition, f = useFormats(), b = comparable(figures), counts = useCounts(b);
  if (b.loss === null) return <Why title={words.tooFew} parts={counts} note={words.tooFewNote}>{words.unknown}</Why>;
  return <Why title={words.observed} parts={[{ name: words.rows.matched, value: f.percent(b.matched!, 1) }, { name: words.rows.moved, value: f.percent(b.moved!, 1) }, ...counts, { name: words.error, value: `± ${f.percent(b.error!, 1)}` }]} total={{ name: words.rows.loss, value: f.percent(b.loss, 1) }} note={figures.resale ? words.observedNote : words.olderNote}>{f.percent(b.loss, 1)}</Why>;
}

function Bookings({ figures, which }: { figures: ReviewFigures; which: 'moved' | 'matched' }) {
  const words = useWords().transition, f = useFormats(), b = comparable(figures), counts = useCounts(b);
  return <Why title={words.rows[which]} parts={counts} note={figures.resale ? words.observedNote : words.olderNote}>{b[which] === null ? words.unknown : f.percent(b[which], 0)}</Why>;
}

/** All bookings beside it: new sales are real, and soften the loss. */
function All({ figures: { bookings: b } }: { figures: ReviewFigures }) {
  const words = useWords().transition, f = useFormats(), counts = useCounts(b);
  if (b.loss === null) return <Why title={words.tooFew} parts={counts} note={words.tooFewNote}>{words.unknown}</Why>;
  return <Why title={words.rows.all} parts={[{ name: words.matchedAll, value: f.percent(b.matched!, 1) }, { name: words.movedAll, value: f.percent(b.moved!, 1) }, ...counts]} total={{ name: words.rows.all, value: f.percent(b.loss, 1) }} note={words.allNote}>{f.percent(b.loss, 1)}</Why>;
}

function useCounts(b: ReviewFigures['bookings']): WhyPart[] {
  const w = useWords().transition.rows, f = useFormats();
  return [{ name: w.moved1, value: f.number(b.movedAccounts) }, { name: w.matched1, value: f.number(b.matchedAccounts) }, ...(b.withoutLike > 0 ? [{ name: w.withoutLike, value: f.number(b.withoutLike) }] : [])];
}

/** With how many positions it leaves out: a sum of some of them is no less than this. */
function Cost({ of: cost, unknown = 0, none }: { of: ReviewFigures['cost']['realised']; unknown: number | undefined; none: string }) {
  const words = useWords().transition, f = useFormats();
  if (!cost) return <span className="sub">{none}</span>;
  return unknown === 0 ? f.moneyWhole(cost) : <>{words.atLeast(f.moneyWhole(cost))}<span className="sub sm" style={{ display: 'block' }}>{words.withoutCost(f.number(unknown))}</span></>;
}

function Focus({ figures: { focus } }: { figures: ReviewFigures }) {
  const words = useWords().transition, f = useFormats(), share = (n: number | null) => (n === null ? words.unknown : f.percent(n, 1));
  const few = focus.reasons.some((r) => r.code === 'too_few_people');
  return (
    <Why title={words.rows.focus} parts={[{ name: words.focusBefore, value: share(focus.before) }, { name: words.focusAfter, value: share(focus.realised) }, { name: words.evidence, value: share(focus.evidence) }, { name: words.people, value: few ? words.fewerThanFive : f.number(focus.people) }]} note={few ? words.fewPeople : focus.lowEvidence ? words.lowEvidence : words.focusNote}>
      {focus.realised === null ? words.unknown : share(focus.realised)}{focus.realised !== null && focus.lowEvidence && <span className="sub sm"> {words.lowShort}</span>}
    </Why>
  );
}

function OneReview({ review: r }: { review: Review }) {
  const words = useWords().transition, f = useFormats();
  const [signing, setSigning] = useState(false), [comment, setComment] = useState('');
  const sign = useTell(signReview, { makesStale: [proposalReviews, followUp, readCalibration, readProposal], done: () => words.signedDone });
  return (
    <li>
      <div className="row"><span className="m">{words.reviewAt(f.number(r.days))}</span><span className="sub sm" style={{ flex: 1 }}>{f.plainDay(r.dueOn)}</span>
        <Chip {...(r.state === 'signed' ? { kind: 'done' as const } : r.state === 'upcoming' ? { kind: 'outlined' as const } : {})}>{words.states[r.state]}</Chip>
        {r.maySign && !signing && <Button variant="filled" onClick={() => setSigning(true)}>{words.sign}</Button>}
      </div>
      {r.signed && <p className="sm" style={{ margin: '2px 0 0' }}><span className="sub">{r.signed.person.name}, {f.dayAt(r.signed.at)}.</span> {r.signed.comment}</p>}
      {signing && (
        <form className="form" onSubmit={(e) => { e.preventDefault(); sign.tell({ reviewId: r.id!, comment }, () => setSigning(false)); }}>
          <Textarea label={words.comment} description={words.commentHelp} autosize minRows={2} value={comment} onChange={(e) => setComment(e.currentTarget.value)} error={sign.fields['comment']} />
          <ProblemNote said={sign.said} />
          <div className="row" data-wrap><Button type="submit" variant="filled" loading={sign.isTelling}>{words.sign}</Button><Button onClick={() => setSigning(false)}>{words.cancel}</Button></div>
        </form>
      )}
    </li>
  );
}

/** Averages by question, only of what is closed; nothing while it is open, because each answer could be read off the change it makes. */
function PulseTold({ pulses, reviews }: { pulses: readonly Pulse[]; reviews: readonly Review[] }) {
  const words = useWords().transition.pulse, all = useWords().transition, f = useFormats();
  const closed = pulses.filter((p) => p.state === 'closed'), open = pulses.find((p) => p.state === 'open'), days = (ordinal: number) => reviews.find((r) => r.ordinal === ordinal)?.days ?? 0;
  return (
    <>
      <Section title={words.title} right={<span className="sm sub">{words.scale}</span>} />
      {pulses.length === 0 && <p className="ink2" style={{ margin: '4px 0 8px' }}>{words.tooFewAsked}</p>}
      {closed.length > 0 && (
        <table className="t follow">
          <thead><tr><th><span className="visually-hidden">{words.question}</span></th>{closed.map((p) => <th key={p.id} className="num">{all.at(f.number(days(p.ordinal)))}</th>)}</tr></thead>
          <tbody>{words.questions.map((question, i) => <tr key={question}><th scope="row">{question}</th>{closed.map((p) => { const q = p.questions.find((x) => x.question === i + 1); return <td key={p.id} className="num m">{q?.average == null ? <span className="sub" title={words.hidden}>{words.few}</span> : <Why title={question} parts={[{ name: words.answers, value: f.number(q.answers ?? 0) }]} note={words.note}>{f.number(q.average, 1)}</Why>}</td>; })}</tr>)}</tbody>
        </table>
      )}
      {open && <p className="sm sub" style={{ margin: '6px 0 0' }}>{words.open(f.plainDay(open.closesOn))}</p>}
    </>
  );
}

/** Above the list of proposals: reviews that wait for a signature, and the next to come. */
export function ReviewsDue() {
  const words = useWords().transition, f = useFormats();
  const { reviews = [] } = useAsk(followUp, {}, { live: ['proposal'] }).data ?? {};
  if (reviews.length === 0) return null;
  return (
    <section className="reviews-due">
      <Section title={words.due} n={f.number(reviews.filter((r) => r.state === 'computed').length)} />
      <ul className="reviews">
        {reviews.slice(0, 6).map((r) => <li key={`${r.proposal.id} ${r.wave} ${r.ordinal}`} className="row"><GoLink className="u m el" to={`/structure/proposals/${r.proposal.id}?see=followUp`}>{r.proposal.name}</GoLink><span className="sub sm el" style={{ flex: 1 }}>{words.reviewAt(f.number(r.days))}, {f.plainDay(r.dueOn)}</span><Chip {...(r.state === 'upcoming' ? { kind: 'outlined' as const } : {})}>{words.states[r.state]}</Chip></li>)}
      </ul>
    </section>
  );
}
