import { Why } from '../../../platform/web/parts/Why.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { ProposalRow } from '../contract.ts';

/** The parameters that an installation comes with hold from this day. */
const origin = '2000-01-01';

/** What a proposal was last weighed at, with when and by which parameters; or that it is not, or no more. */
export function Score({ proposal: { weighed, changes } }: { proposal: ProposalRow }) {
  const words = useWords().restructuring, w = words.weighed, f = useFormats();
  if (!weighed) return <span className="sub" title={w.noneWhy}>{changes === 0 ? '—' : w.none}</span>;
  const { score, changing, at, parametersFrom, stale } = weighed;
  const when = parametersFrom === origin ? w.atFirst(f.moment(at)) : w.at(f.moment(at), f.plainDay(parametersFrom));
  return (
    <>
      {stale && <span className="sub sm">{w.stale} </span>}
      <Why title={words.impact.why} parts={[{ name: words.impact.hands, value: f.number(changing) }]} total={{ name: words.columns.score, value: `${f.number(score, 1)} ${words.impact.of}` }} note={`${stale ? `${w.staleWhy} ` : ''}${when} ${w.whole}`}>
        <span className={stale ? 'sub' : 'cust m'}>{f.number(score, 1)}</span>
      </Why>
    </>
  );
}

/** The same in a line. */
export function useWeighedWords(): (p: ProposalRow) => string {
  const w = useWords().restructuring.weighed, f = useFormats();
  return ({ weighed, changes }) => (weighed ? `${w.moved(f.number(weighed.changing))} · ${w.impact(f.number(weighed.score, 1))}${weighed.stale ? `, ${w.stale}` : ''}` : changes === 0 ? '—' : w.none);
}
