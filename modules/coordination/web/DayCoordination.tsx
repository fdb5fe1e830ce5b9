import { useAsk } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { handOffQueue, listRequests } from '../contract.ts';
import { HandOffClock } from './HandOffClock.tsx';
import { nameOf } from './partyNames.ts';
import { RequestChip } from './Requests.tsx';

/** Hand-offs that wait for one's own answer, for the day: each opens in coordination. Nothing where none waits. */
export function WaitingHandOffs() {
  const words = useWords().coordination;
  const may = useMay();
  const rows = useAsk(handOffQueue, { own: true }, { when: may('coordination.hand_off.answer'), every: 60_000, live: ['hand_off'] }).data?.forMe ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="day-section">
      <Section title={words.waitsForMe} n={rows.length} />
      {rows.slice(0, 5).map((h) => (
        <div key={h.id} className="day-promise">
          <div className="row"><Glyph side={h.from.division ?? 'marketing'} size={8} /><GoLink className="m el" to={`/coordination?handOff=${h.id}`}>{h.account?.name ?? h.lead.name}</GoLink></div>
          <div className="sm sub el">{[nameOf(h.from), h.brief].filter(Boolean).join('. ')}</div>
          {h.clock && <HandOffClock clock={h.clock} />}
        </div>
      ))}
    </section>
  );
}

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
