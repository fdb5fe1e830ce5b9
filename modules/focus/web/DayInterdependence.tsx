import { useAsk } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { useMay, useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { interdependence } from '../contract.ts';
import { outOf100, pointsBetween } from './interdependenceWords.ts';

/** For who answers for both divisions: a line with how much they depend on one another, and what would raise it most. */
export function DayInterdependence() {
  const may = useMay(), { seats } = useMe();
  return may('focus.interdependence.read') && seats.every((s) => s.division === null) ? <Line /> : null;
}

function Line() {
  const words = useWords().focus.interdependence, f = useFormats();
  const read = useAsk(interdependence, {}, { keep: true }).data;
  if (!read || read.value === null) return null;
  const before = read.quarters.at(-2)?.value ?? null, weakest = read.parts.filter((p) => p.ifWhole !== null).sort((a, b) => b.ifWhole! - a.ifWhole!)[0];
  const points = before === null ? null : pointsBetween(read.value, before, f);
  return (
    <section className="day-block">
      <div className="row" data-wrap style={{ flexWrap: 'wrap' }}>
        <span className="m">{words.day}</span><b className="b">{words.dayIs(outOf100(read.value, f)!)}</b>
        <span className="sub sm">{[points === null ? '' : points === '=' ? words.same : words.change(points), weakest ? words.dayRaise(words.parts[weakest.part]) : ''].filter(Boolean).join('; ')}</span>
        <span className="sp" /><GoLink className="sm u" to="/focus/interdependence">{words.dayOpen}</GoLink>
      </div>
    </section>
  );
}
