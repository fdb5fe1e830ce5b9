import { Chart } from '../../../platform/web/parts/Chart.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { InterdependenceRead } from '../contract.ts';
import { partCodes } from '../rules/interdependence.ts';
import { outOf100, useQuarterName } from './interdependenceWords.ts';

const step = 92, tall = 96;

/** The index of five quarters as columns, and under them the table behind: each part, what moved, and what there was no data for. */
export function InterdependenceTrend({ read, onQuarter }: { read: InterdependenceRead; onQuarter: (quarter: string) => void }) {
  const words = useWords().focus.interdependence, f = useFormats(), nameOf = useQuarterName(true);
  const said = (value: number | null) => outOf100(value, f) ?? words.noData, { quarters } = read;
  return (
    <section>
      <Chart title={words.trend} unit={words.trendUnit} finding={words.finding(quarters.map((q) => `${nameOf(q.quarter)} ${said(q.value)}`).join('; '))}>
        <svg width={quarters.length * step} height={tall + 44} style={{ display: 'block', marginTop: 8 }}>
          <line x1={0} x2={quarters.length * step} y1={tall + 20} y2={tall + 20} stroke="var(--u-line2)" />
          {quarters.map((q, i) => {
            const x = i * step + 8, height = q.value === null ? 0 : Math.max(1, q.value * tall), top = tall + 20 - height, isNow = q.quarter === read.quarter;
            return (
              <g key={q.quarter}>
                <rect x={x} y={top} width={56} height={height} rx={2} fill={isNow ? 'var(--u-ink2)' : 'var(--u-line2)'} />
                <text x={x + 28} y={top - 6} textAnchor="middle" fontSize={q.value === null ? 11 : 12} fontWeight={q.value === null ? 400 : 600} fill={q.value === null ? 'var(--u-ink3)' : 'var(--u-ink)'}>{said(q.value)}</text>
                <text x={x + 28} y={tall + 36} textAnchor="middle" fontSize={11} fontWeight={isNow ? 600 : 400} fill={isNow ? 'var(--u-ink)' : 'var(--u-ink3)'}>{nameOf(q.quarter)}</text>
              </g>
            );
          })}
        </svg>
      </Chart>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={words.trend} style={{ marginTop: 8 }}>
        <table className="t idi-quarters">
          <thead><tr><th>{words.columns.part}</th>{quarters.map((q) => <th key={q.quarter} className="num">{q.quarter === read.quarter ? <b className="ink">{nameOf(q.quarter)}</b> : <button type="button" className="idi-open" onClick={() => onQuarter(q.quarter)}>{nameOf(q.quarter)}</button>}</th>)}</tr></thead>
          <tbody>{partCodes.map((code) => <tr key={code}><td>{words.parts[code]}</td>{quarters.map((q) => <td key={q.quarter} className={q.parts[code] === null ? 'num sub' : 'num'}>{said(q.parts[code])}</td>)}</tr>)}</tbody>
          <tfoot><tr><td>{words.index}</td>{quarters.map((q) => <td key={q.quarter} className="num b">{said(q.value)}</td>)}</tr></tfoot>
        </table>
      </div>
      <p className="sm sub prose" style={{ margin: '8px 0 0' }}>{words.trendNote}</p>
    </section>
  );
}
