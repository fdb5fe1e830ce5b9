import { useAsk } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay, useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { structure } from '../../organization/contract.ts';
import { withTeams } from '../rules/seatLoad.ts';
import { seatedIn } from '../../organization/rules/index.ts';
import './reporting.css';
import { useSeatFigures } from './structureExtras.tsx';

/** Who reports to the reader's seats, the most loaded first: each with what they and their own team carry, counted in records. */
export function DayTeam() {
  const all = useWords(), formats = useFormats(), { seats } = useMe();
  const may = useMay()('reporting.seat.read');
  const chart = useAsk(structure, {}, { when: may, live: ['position', 'unit'] }).data;
  const mine = new Set(seats.map((s) => s.id)), below = new Set(chart?.lines.filter((l) => l.kind === 'solid' && mine.has(l.reportsToId)).map((l) => l.positionId));
  const figures = useSeatFigures(formats.settings.today, may && below.size > 0);
  if (!chart || !figures || below.size === 0) return null;
  const { rows, together } = withTeams(figures, chart.lines);
  const team = chart.seats.filter((s) => below.has(s.id) && s.status !== 'planned' && s.status !== 'closed')
    .flatMap((seat) => { const held = together.get(seat.id) ?? rows.get(seat.id); return held?.load && held.load.carried > 0 ? [{ seat, held, load: held.load }] : []; })
    .sort((a, b) => (b.load.share ?? -1) - (a.load.share ?? -1));
  if (team.length === 0) return null;
  // A team of brand or PR looks after no customers and no deals: columns of noughts would say nothing.
  const sells = team.some((t) => t.held.customers.all > 0 || t.load.deals > 0);
  const limited = team.some((t) => t.load.share !== null);
  // Said only by those who lead: nobody else’s day fetches a room of words for it.
  const words = all.reporting.day;
  return (
    <section className="day-block">
      <Section title={words.load} n={team.length} right={<GoLink className="sm u" to="/structure">{words.chart}</GoLink>}>{sells && <span className="sm sub only-wide" style={{ marginLeft: 8, fontWeight: 400 }}>{words.loadNote}</span>}</Section>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={words.load}>
        <table className="t">
          <thead><tr><th scope="col">{words.seat}</th>{sells && <><th scope="col" className="num only-wide">{words.customers}</th><th scope="col" className="num only-wide">{words.deals}</th></>}<th scope="col" className={limited ? 'num only-wide' : 'num'}>{words.requests}</th>{limited && <th scope="col">{words.share}</th>}</tr></thead>
          <tbody>{team.map(({ seat, held, load }) => (
            <tr key={seat.id}>
              <td><GoLink className="m" to={`/structure?seat=${seat.id}`}>{seat.title}</GoLink> <span className="sub">{seatedIn(seat)[0]?.person.name ?? (seat.status === 'unnamed' ? all.organization.structure.status.unnamed : undefined) ?? words.vacant(seat.standIn?.person.name ?? null)}</span></td>
              {sells && <><td className="num only-wide">{formats.number(held.customers.all)}</td><td className="num only-wide">{formats.number(load.deals)}</td></>}<td className={limited ? 'num only-wide' : 'num'}>{formats.number(load.requests)}</td>
              {limited && <td>{load.share === null ? <span className="sub">{words.states.unknown}</span> : (
                <span className="row nw"><span className="day-load" data-state={load.state} aria-hidden><i style={{ width: `${Math.min(1, load.share / 1.5) * 100}%` }} /></span>{formats.percent(load.share, 0)} {load.state !== 'within' && <Chip kind={load.state === 'over' ? 'late' : 'outlined'}>{words.states[load.state]}</Chip>}</span>
              )}</td>}
            </tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}
