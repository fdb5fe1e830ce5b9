import { useElementSize } from '@mantine/hooks';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Assignment, AssignmentPoint } from '../contract.ts';

const high = 206, pad = { left: 44, right: 16, top: 30, bottom: 34 };
/** Scores that are small, or close together, are told to two places. */
export const digitsFor = (points: readonly { score: number }[]): number => (points.every((p) => p.score < 1) || Math.max(...points.map((p) => p.score)) - Math.min(...points.map((p) => p.score)) < 1 ? 2 : 1);

/** From the least to the most of what is drawn, with some air; what lies far off is not drawn. */
const spanOf = (values: readonly number[]): { from: number; to: number } => { const least = Math.min(...values), most = Math.max(...values), air = Math.max((most - least) * 0.12, most * 0.02, 1e-6); return { from: Math.max(0, least - air), to: most + air }; };
export const fitsNot = (p: AssignmentPoint): boolean => p.unplaced + p.overfull.length > 0;

/** The assignments found, impact against evenness: a small picture, and beside it the table one chooses from. */
export function AssignmentFront({ found, chosen, onChoose }: { found: Assignment; chosen: number | undefined; onChoose: (point: number) => void }) {
  const words = useWords().restructuring.assignment.front, f = useFormats();
  const { ref, width } = useElementSize(), { points } = found;
  if (points.length === 0) return null;
  const digits = digitsFor(points), finding = words.finding(f.number(points.length), f.number(points[0]!.score, digits), f.number(points.at(-1)!.score, digits));
  return (
    <section ref={ref}>
      <Section title={words.title}><span className="sm sub">{words.unit}</span></Section>
      <div role="img" aria-label={finding}><Picture found={found} chosen={chosen} width={Math.max(260, width)} onChoose={onChoose} /></div>
      <Table found={found} chosen={chosen} onChoose={onChoose} />
      <p className="sm sub" style={{ margin: '6px 0 0' }}>{words.unevenNote} {words.gapNote}{found.wishes?.nearness !== 'none' && ` ${words.awayNote}`}</p>
    </section>
  );
}

function Picture({ found: { points, now }, chosen, width, onChoose }: { found: Assignment; chosen: number | undefined; width: number; onChoose: (point: number) => void }) {
  const words = useWords().restructuring.assignment.front, f = useFormats();
  // As it is belongs to the picture while that leaves room to tell the assignments apart.
  const isNear = now !== null && (now.score - points[0]!.score) < 4 * Math.max(0.01, points.at(-1)!.score - points[0]!.score) && now.unevenness - points[0]!.unevenness < 4 * Math.max(0.01, points[0]!.unevenness - points.at(-1)!.unevenness);
  const shown = isNear ? [...points, now] : points, across = spanOf(shown.map((p) => p.score)), up = spanOf(shown.map((p) => p.unevenness)), floor = high - pad.bottom, digits = digitsFor(points);
  const x = (score: number) => pad.left + ((score - across.from) / (across.to - across.from)) * (width - pad.left - pad.right), y = (uneven: number) => pad.top + (1 - (uneven - up.from) / (up.to - up.from)) * (floor - pad.top);
  return (
    <svg width={width} height={high} style={{ display: 'block' }} aria-hidden>
      <line x1={pad.left} x2={width - pad.right} y1={floor} y2={floor} stroke="var(--u-line2)" /><line x1={pad.left} x2={pad.left} y1={pad.top} y2={floor} stroke="var(--u-line2)" />
      <text x={width - pad.right} y={high - 4} textAnchor="end" fontSize={11} fill="var(--u-ink3)">{words.x}</text><text x={0} y={10} fontSize={11} fill="var(--u-ink3)">{words.y}</text>
      {[across.from, across.to].map((v, n) => <text key={n} x={x(v)} y={floor + 14} textAnchor={n === 0 ? 'start' : 'end'} fontSize={11} fill="var(--u-ink3)">{f.number(v, v === 0 ? 0 : digits)}</text>)}
      {[up.from, up.to].map((v, n) => <text key={n} x={pad.left - 6} y={y(v) + 4} textAnchor="end" fontSize={11} fill="var(--u-ink3)">{f.percent(v, v === 0 ? 0 : 1)}</text>)}
      <polyline points={points.map((p) => `${x(p.score)},${y(p.unevenness)}`).join(' ')} fill="none" stroke="var(--u-cust-line, var(--u-line2))" strokeWidth={1.5} />
      {now && !isNear && <text x={width - pad.right} y={10} textAnchor="end" fontSize={11} fill="var(--u-ink2)">{words.nowFar(f.number(now.score, digits), f.percent(now.unevenness, 0))}</text>}
      {now && isNear && <g><rect x={x(now.score) - 5} y={y(now.unevenness) - 5} width={10} height={10} fill="var(--u-sheet)" stroke="var(--u-ink)" strokeWidth={1.5} /><text x={x(now.score) + 10} y={y(now.unevenness) + 4} fontSize={11} fill="var(--u-ink2)">{words.now}</text></g>}
      {points.map((p, n) => (
        <g key={p.point} onClick={() => onChoose(p.point)} style={{ cursor: 'pointer' }}>
          <circle cx={x(p.score)} cy={y(p.unevenness)} r={10} fill={chosen === p.point ? 'var(--u-cust-mark, var(--u-cust))' : 'var(--u-sheet)'} stroke={fitsNot(p) ? 'var(--u-late)' : 'var(--u-cust-mark, var(--u-cust))'} strokeWidth={1.5} />
          <text x={x(p.score)} y={y(p.unevenness) + 4} textAnchor="middle" fontSize={11} fontWeight={600} fill={chosen === p.point ? 'var(--u-sheet)' : 'var(--u-ink)'}>{f.number(n + 1)}</text>
        </g>
      ))}
    </svg>
  );
}

function Table({ found: { points, wishes }, chosen, onChoose }: { found: Assignment; chosen: number | undefined; onChoose: (point: number) => void }) {
  const words = useWords().restructuring.assignment.front, c = words.columns, f = useFormats();
  const near = wishes?.nearness !== 'none';
  const gap = (p: AssignmentPoint) => (fitsNot(p) ? <span className="late">{words.doesNotFit}</span> : p.gap === null ? words.unknown : p.gap < 0.0005 ? words.best : f.percent(p.gap, 1));
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className="t assign-front" aria-label={words.title}>
        <thead><tr><th>{c.point}</th><th className="num">{c.score}</th><th className="num">{c.unevenness}</th><th className="num">{c.moved}</th>{near && <th className="num">{c.away}</th>}<th className="num">{c.gap}</th></tr></thead>
        <tbody>
          {points.map((p, n) => (
            <tr key={p.point} data-on={chosen === p.point || undefined} onClick={() => onChoose(p.point)}>
              <td><label className="row" style={{ gap: 8 }}><input type="radio" name="assignment-point" checked={chosen === p.point} onChange={() => onChoose(p.point)} aria-label={words.choose(f.number(n + 1))} /><span className="m">{f.number(n + 1)}</span></label></td>
              <td className="num b">{f.number(p.score, digitsFor(points))}</td><td className="num">{f.percent(p.unevenness, 1)}</td><td className="num">{f.number(p.moved)}</td>{near && <td className="num">{f.percent(p.away, 0)}</td>}<td className="num nw">{gap(p)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
