import { Button } from '@mantine/core';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { GoLink, useGo } from '../../../platform/web/parts/GoLink.tsx';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { useWritten } from '../../../platform/web/written.ts';
import { acceptHandOff, handOffQueue, type HandOffRow, listRequests } from '../contract.ts';
import { staleByMoves } from './staleByMoves.ts';
import './coordination.css';
import { HandOffClock } from './HandOffClock.tsx';
import { nameOf } from './partyNames.ts';
import { RequestChip } from './RequestChip.tsx';

/** Hand-offs that wait for one's own answer, for the day: each opens in coordination. Nothing where none waits. */
export function WaitingHandOffs() {
  const words = useWords().coordination, written = useWritten();
  const may = useMay();
  const rows = useAsk(handOffQueue, { own: true }, { when: may('coordination.hand_off.answer'), every: 60_000, live: ['hand_off'] }).data?.forMe ?? [];
  if (rows.length === 0) return null;
  // One row opens its buttons, so that the side stays a list: the most urgent of those that can be answered.
  const first = rows.find((h) => h.may.includes('accept'))?.id;
  return (
    <section className="day-section">
      <Section title={words.waitsForMe} n={rows.length} />
      {rows.slice(0, 5).map((h) => (
        <div key={h.id} className="day-promise">
          <div className="row"><Glyph side={h.from.division ?? 'marketing'} size={8} /><GoLink className="m el" to={`/coordination?handOff=${h.id}`}>{h.account?.name ?? h.lead.name}</GoLink></div>
          <div className="sm sub el">{[nameOf(h.from), written(h.brief)].filter(Boolean).join('. ')}</div>
          {h.clock && <HandOffClock clock={h.clock} />}
          {h.id === first && <AnswerHere handOff={h} />}
        </div>
      ))}
    </section>
  );
}

/** Taken at once where the customer is known; otherwise, and to give it back with a reason, its own page asks what is needed. */
function AnswerHere({ handOff: h }: { handOff: HandOffRow }) {
  const words = useWords().coordination;
  const formats = useFormats(), go = useGo();
  const accept = useTell(acceptHandOff, { makesStale: staleByMoves, done: (after) => words.done.accept(nameOf(after.to), after.clock && !after.clock.late ? formats.moment(after.clock.dueAt) : null) });
  const openIt = () => go(`/coordination?handOff=${h.id}`);
  return (
    <div className="acts" style={{ margin: '8px 0 2px' }}>
      <Button variant="filled" loading={accept.isTelling} onClick={() => (h.account ? accept.tell({ handOffId: h.id }) : openIt())}>{words.day.accept}</Button>
      {h.may.includes('return') && <Button onClick={openIt}>{words.day.giveBack}</Button>}
      <ProblemNote said={accept.said} />
    </div>
  );
}

/** For who supervises others, and not for who only reads what others do: hand-offs of the team that run late, disputes to settle, requests for support that run late. */
export function DayTeamCoordination() {
  const words = useWords().coordination, d = words.day;
  const may = useMay();
  const supervises = may('reporting.report.read') && may('coordination.hand_off.read');
  const queue = useAsk(handOffQueue, {}, { when: supervises, every: 120_000, live: ['hand_off'] }).data;
  const wide = queue?.wide ?? false;
  const requests = useAsk(listRequests, { open: true, limit: 100 }, { when: wide && may('coordination.support_request.read'), live: ['support_request'] }).data?.rows;
  if (!supervises || !queue || !wide || queue.forMe.length + queue.forThem.length + (requests?.length ?? 0) === 0) return null;
  const late = [...queue.forMe, ...queue.forThem].filter((h) => h.state === 'expired' || h.clock?.late), disputes = queue.forMe.filter((h) => h.state === 'disputed'), slow = (requests ?? []).filter((r) => r.daysLate > 0);
  return (
    <>
      {disputes.length > 0 && <section className="day-block"><Section title={d.disputes} n={disputes.length} />{disputes.slice(0, 4).map((h) => <HandOffLine key={h.id} handOff={h} />)}</section>}
      <section className="day-block">
        <Section title={d.late} n={late.length} right={<GoLink className="sm u" to="/coordination">{d.all}</GoLink>} />
        {late.length === 0 ? <p className="sub">{d.lateNone}</p> : late.slice(0, 6).map((h) => <HandOffLine key={h.id} handOff={h} />)}
      </section>
      <section className="day-block">
        <Section title={d.requests} n={requests && slow.length} right={<GoLink className="sm u" to="/coordination">{d.all}</GoLink>} />
        {slow.length === 0 ? requests && <p className="sub">{d.requestsNone}</p> : slow.slice(0, 6).map((r) => (
          <div key={r.id} className="day-line-row"><GoLink className="m el" to={`/coordination?request=${r.id}`}>{r.title}</GoLink><span className="sub sm el">{nameOf(r.from)} → {nameOf(r.to)}</span><RequestChip request={r} /></div>
        ))}
      </section>
    </>
  );
}

const HandOffLine = ({ handOff: h }: { handOff: HandOffRow }) => {
  const d = useWords().coordination.day;
  return (
    <div className="day-line-row">
      <span className="row el"><Glyph side={h.from.division ?? 'marketing'} size={8} /><GoLink className="m el" to={`/coordination?handOff=${h.id}`}>{h.account?.name ?? h.lead.name}</GoLink></span>
      <span className="sub sm el">{d.forWhom(nameOf(h.to))}</span>{h.clock ? <HandOffClock clock={h.clock} /> : <span />}
    </div>
  );
};

/** What one asked the other division for, and how it stands. */
export function AskedSupport() {
  const words = useWords().coordination;
  const may = useMay();
  const rows = useAsk(listRequests, { mine: true, open: true, limit: 8 }, { when: may('coordination.support_request.read'), live: ['support_request'] }).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section>
      <Section title={words.requests.title} n={rows.length} />
      {rows.map((r) => (
        <div key={r.id} className="day-promise">
          <div className="row"><GoLink className="m el" to={`/coordination?request=${r.id}`}>{r.title}</GoLink><span className="sp" /><RequestChip request={r} /></div>
          <div className="sm sub el">{nameOf(r.from)} → {nameOf(r.to)}</div>
        </div>
      ))}
    </section>
  );
}
