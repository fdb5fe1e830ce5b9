import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { InterdependencePart, InterdependenceRead, PartOfIndex } from '../contract.ts';
import { outOf100, pointsBetween } from './interdependenceWords.ts';

/** The vector, always beside the index: each part with its value, what it comes from and how much it counts. Without data, it says so. */
export function InterdependenceParts({ read, chosen, open }: { read: InterdependenceRead; chosen: InterdependencePart | undefined; open: (part: InterdependencePart) => void }) {
  const words = useWords().focus.interdependence, f = useFormats(), c = words.columns, says = usePartSays();
  return (
    <section>
      <Section title={words.partsTitle} />
      <div className="scroll-x" tabIndex={0} role="group" aria-label={words.partsTitle} style={{ marginTop: 6 }}>
        <table className="t stacked idi">
          <thead><tr><th>{c.part}</th><th className="num">{c.value}</th><th className="bar-cell"><span className="visually-hidden">{c.value}</span></th><th className="num">{c.before}</th><th>{c.evidence}</th><th className="num">{c.share}</th></tr></thead>
          <tbody>{read.parts.map((p) => (
            <tr key={p.part} data-on={p.part === chosen || undefined}>
              <td className="m named"><button type="button" className="idi-open" aria-pressed={p.part === chosen} onClick={() => open(p.part)}>{words.parts[p.part]}</button></td>
              <td className="num b" data-label={c.value}>{p.value === null ? <span className="sub">{words.noData}</span> : outOf100(p.value, f)}</td>
              <td className="bar-cell">{p.value !== null && <span className="part-bar" aria-hidden><i style={{ width: `${100 * p.value}%` }} /></span>}</td>
              <td className="num" data-label={c.before}>{p.value === null || p.before === null ? '—' : pointsBetween(p.value, p.before, f)}</td>
              <td className="ink2" data-label={c.evidence}>{says(p)}</td>
              <td className="num" data-label={c.share}>{p.value === null ? '—' : f.percent(p.share, 0)}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}

/** What a part was counted from, in a line: the records, and what they weigh where that is another number. */
function usePartSays(): (p: PartOfIndex) => string {
  const words = useWords().focus.interdependence, says = words.says, f = useFormats();
  return (p) => {
    if (p.value === null || p.part === 'IR') return says.none[p.part];
    if (p.part === 'R') return says.R(f.number(p.gives!.sales), f.number(p.gives!.marketing));
    const text = says[p.part](f.number(p.counted), f.number(p.of));
    return p.part === 'JW' && p.of !== p.records ? `${text}, ${says.weighted}` : text;
  };
}
