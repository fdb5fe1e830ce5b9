import { Button, Progress } from '@mantine/core';
import '@mantine/core/styles/Progress.css';
import { useEffect, useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { Drawer } from '../../../platform/web/parts/Drawer.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Assignment, type AssignmentDetail, askAssignment, assignmentPoint, type Proposal, readAssignment, removeChanges, stopAssignment, takeAssignment } from '../contract.ts';
import { AssignmentForm, checkedWishes, firstAsked, type SeatDrawn } from './AssignmentForm.tsx';
import { AssignmentFront, digitsFor, fitsNot } from './AssignmentFront.tsx';
import type { DrawnThen } from './drawnThen.ts';
import { useDrawn, useStale } from './editing.ts';

/** Proposes, inside a proposal, who should lead whom: asks, shows how far it is, and takes one of the assignments found. */
export function AssignmentDrawer({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const words = useWords().restructuring.assignment;
  const [running, setRunning] = useState(true), [asking, setAsking] = useState(false);
  const asked = useAsk(readAssignment, { proposalId: proposal.id }, { ...(running ? { every: 1000 } : {}), freshFor: 0 }), drawn = useDrawn(proposal.id).data;
  const found = asked.data;
  if (found && running !== (found.state === 'running')) setRunning(found.state === 'running');
  if (!found || !drawn) return <Drawer title={words.title} onClose={onClose} width={440}><ProblemNote said={asked.said} retry={() => void asked.refetch()} /><LoadingBars /></Drawer>;
  if (asking || found.state === 'none') return <Ask proposal={proposal} found={found} drawn={drawn} onClose={onClose} onAsked={() => { setAsking(false); setRunning(true); }} />;
  return <Found proposal={proposal} found={found} onClose={onClose} onAgain={() => setAsking(true)} />;
}

/** To begin with, the teams whose seats the proposal's customers go between; without any, those of sales. */
function firstTeams(proposal: Proposal, drawn: { after: { seats: readonly SeatDrawn[]; units: readonly { id: string; division: string | null }[] } }): string[] {
  const named = new Set(proposal.changes.flatMap(({ change: c }) => [('fromPositionId' in c && c.fromPositionId) || '', ('toPositionId' in c && c.toPositionId) || '', ('positionId' in c && c.positionId) || '']));
  const touched = [...new Set(drawn.after.seats.filter((s) => named.has(s.id) && s.customerFacing).map((s) => s.unitId))];
  if (touched.length > 0) return touched;
  const sales = new Set(drawn.after.units.filter((u) => u.division === 'sales').map((u) => u.id));
  return [...new Set(drawn.after.seats.filter((s) => s.customerFacing && sales.has(s.unitId)).map((s) => s.unitId))].slice(0, 3);
}

function Ask({ proposal, found, drawn, onClose, onAsked }: { proposal: Proposal; found: Assignment; drawn: DrawnThen; onClose: () => void; onAsked: () => void }) {
  const words = useWords(), w = words.restructuring.assignment;
  const ask = useTell(askAssignment, { makesStale: [readAssignment] });
  const form = useFields(firstAsked(found.wishes, drawn.after.seats, firstTeams(proposal, drawn)), { problems: ask.fields });
  const find = () => { const input = checkedWishes(form, proposal.id, drawn.after.seats); if (input) ask.tell(input, onAsked); };
  return (
    <Drawer title={w.title} onClose={onClose} width={440} foot={<><span className="sp" /><Button onClick={onClose}>{words.common.cancel}</Button><Button variant="filled" type="submit" form="assignment" loading={ask.isTelling}>{w.find}</Button></>}>
      <AssignmentForm form={form} drawn={drawn} onFind={find} />
      <ProblemNote said={ask.said} />
    </Drawer>
  );
}

function Found({ proposal, found, onClose, onAgain }: { proposal: Proposal; found: Assignment; onClose: () => void; onAgain: () => void }) {
  const words = useWords().restructuring, w = words.assignment, f = useFormats();
  const stop = useTell(stopAssignment, { makesStale: [readAssignment] });
  const makesStale = [...useStale(), readAssignment, assignmentPoint];
  const take = useTell(takeAssignment, { makesStale, done: () => w.point.taken, undo: (after) => reach(removeChanges, { proposalId: after.id, version: after.version, changeIds: after.changes.filter((c) => !proposal.changes.some((was) => was.id === c.id)).map((c) => c.id) }) });
  const [picked, setPicked] = useState<number>();
  const chosen = found.points.find((p) => p.point === picked) ?? found.points[Math.floor(found.points.length / 2)], mayTake = proposal.may.edit && chosen && !found.outdated && !fitsNot(chosen) && chosen.moved > 0;
  return (
    <Drawer title={w.title} onClose={onClose} width={440} foot={
      <>{found.state !== 'running' && <Button onClick={onAgain}>{w.again}</Button>}<span className="sp" />{found.state === 'running' && <Button loading={stop.isTelling} onClick={() => stop.tell({ proposalId: proposal.id })}>{w.stop}</Button>}
        {chosen && <Button variant="filled" disabled={!mayTake} loading={take.isTelling} onClick={() => take.tell({ proposalId: proposal.id, version: proposal.version, point: chosen.point }, onClose)}>{w.point.take}</Button>}</>}>
      <div className="gate">
        <How found={found} />
        <ProblemNote said={take.said ?? stop.said} />
        <AssignmentFront found={found} chosen={chosen?.point} onChoose={setPicked} />
        {chosen && <PointDetail key={chosen.point} proposalId={proposal.id} found={found} point={chosen.point} place={f.number(found.points.indexOf(chosen) + 1)} live={`${chosen.score} ${chosen.moved}`} />}
      </div>
    </Drawer>
  );
}

/** How far it is, who asked, and what has become of it. */
function How({ found }: { found: Assignment }) {
  const words = useWords().restructuring.assignment, f = useFormats();
  const of = found.wishes?.seconds ?? 0, share = found.stage === 'improving' ? Math.min(100, (100 * found.seconds) / of) : found.stage === 'first' ? 12 : 4, lost = found.state === 'interrupted' || found.state === 'failed';
  const says = found.stage === 'improving' ? words.working.improving(f.number(Math.min(of, found.seconds), 0), f.number(of)) : found.stage === 'over' ? words.working.over(f.number(found.seconds, 0)) : words.working[found.stage];
  return (
    <section aria-live="polite">
      {found.state === 'running' && <><p style={{ margin: '0 0 6px' }}>{says}</p><Progress value={share} aria-label={says} animated /></>}
      {found.state === 'stopped' && <p style={{ margin: 0 }}>{words.stopped}</p>}{found.state === 'done' && <p style={{ margin: 0 }}>{says}.</p>}
      {(lost || found.state === 'taken') && <p className={lost ? 'late' : ''} style={{ margin: 0 }}>{words.states[found.state as 'interrupted' | 'failed' | 'taken']}</p>}
      {found.outdated && found.state !== 'taken' && <p className="late" style={{ margin: '4px 0 0' }}>{words.states.outdated}</p>}
      <p className="sm sub" style={{ margin: '6px 0 0' }}>{found.customers > 0 && words.scope(f.number(found.movable), f.number(found.customers))} {found.askedBy && found.askedAt && `${words.asked(found.askedBy.name, f.moment(found.askedAt))}.`} {found.wishes && `${words.repeat(f.number(found.wishes.seed), f.number(of))}.`}</p>
    </section>
  );
}

/** What an assignment would change: its score by the studio's own rule, by class, what each seat carries, and who changes. */
function PointDetail({ proposalId, found, point, place, live }: { proposalId: string; found: Assignment; point: number; place: string; live: string }) {
  const words = useWords().restructuring, w = words.assignment.point, f = useFormats();
  const { data: d, said, refetch, isFetching } = useAsk(assignmentPoint, { proposalId, point }, { keep: true, freshFor: 0 });
  useEffect(() => { void refetch(); }, [live, refetch]);
  if (!d) return said ? <ProblemNote said={said} retry={() => void refetch()} /> : <section><LoadingBars rows={4} /></section>;
  const { point: p } = d;
  return (
    <section aria-busy={isFetching}>
      <Section title={w.title(place)} />
      {p.unplaced > 0 && <p className="late" style={{ margin: '4px 0' }}>{w.unplaced(f.number(p.unplaced))}</p>}{p.overfull.length > 0 && <p className="late" style={{ margin: '4px 0' }}>{w.overfull(f.number(p.overfull.length))}</p>}
      <dl className="assign-facts">
        <div><dt>{w.score}</dt><dd><span className="fact">{f.number(p.score, digitsFor([p]))}</span>{found.now && <span className="sm sub"> {w.was(f.number(found.now.score, found.now.score === 0 ? 0 : digitsFor([p])))}</span>}</dd></div>
        <div><dt>{w.risk}</dt><dd className="fact">{d.revenueAtRisk.high.minor === '0' ? words.impact.noRisk : f.moneyRange(d.revenueAtRisk.low, d.revenueAtRisk.high)}</dd></div>
      </dl>
      {p.moved === 0 ? <p className="sub">{w.nothing}</p> : (
        <><Section title={w.moved} n={f.number(p.moved)} />
          <dl className="cls">{d.classes.filter((c) => c.of > 0).map((c) => <div key={c.class}><dt className="sub sm">{c.class === 'unclassed' ? words.impact.unclassed : words.impact.class(c.class)}</dt><dd>{w.ofClass(f.number(c.moved), f.number(c.of))}</dd></div>)}</dl>
          <p className="sm sub" style={{ margin: '4px 0 8px' }}>{w.changing(f.number(d.changing))}</p></>
      )}
      <SeatLoads seats={d.seats} />
      {d.accounts.length > 0 && <Movers detail={d} />}
    </section>
  );
}

function SeatLoads({ seats }: { seats: AssignmentDetail['seats'] }) {
  const w = useWords().restructuring.assignment.point, c = w.columns, f = useFormats();
  const change = (from: number, to: number) => (from === to ? f.number(to) : w.fromTo(f.number(from), f.number(to)));
  return (
    <>
      <Section title={w.seats} n={f.number(seats.length)} />
      <div style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={w.seats}>
        <table className="t assign-loads">
          <thead><tr><th>{c.seat}</th><th className="num">{c.accounts}</th><th className="num">{c.load}</th><th className="num">{c.capacity}</th></tr></thead>
          <tbody>{seats.map((s) => (
            <tr key={s.seat.id}>
              <td title={s.seat.name}><span className="m">{s.person?.name ?? s.seat.name}</span><span className="load-bar" aria-hidden><i style={{ width: `${Math.min(100, (100 * s.loadAfter) / Math.max(1, s.capacity))}%` }} data-over={s.loadAfter > s.capacity || undefined} /><s style={{ left: `${Math.min(100, (100 * s.loadBefore) / Math.max(1, s.capacity))}%` }} /></span></td>
              <td className="num nw">{change(s.accountsBefore, s.accountsAfter)}</td><td className="num nw">{change(s.loadBefore, s.loadAfter)}</td><td className="num">{f.number(s.capacity)}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
    </>
  );
}

function Movers({ detail: { accounts, point } }: { detail: AssignmentDetail }) {
  const w = useWords().restructuring.assignment.point, f = useFormats();
  return (
    <details className="more"><summary className="m">{w.accounts}</summary>
      {accounts.map((a) => <div key={a.account.id} className="side-row"><span className="row"><GoLink className="u m el" to={`/customers/${a.account.id}`}>{a.account.name}</GoLink>{a.class !== 'unclassed' && <span className="sub">{a.class}</span>}</span><span className="sm sub">{w.fromTo(a.from?.name ?? w.noSeat, a.to.name)}, {w.because[a.because]}</span></div>)}
      {point.moved > accounts.length && <p className="sm sub">{w.more(f.number(accounts.length), f.number(point.moved))}</p>}
    </details>
  );
}
