import { Chart } from '../../../platform/web/parts/Chart.tsx';
import { useWidth } from '../../../platform/web/width.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Flow, ProposalImpact } from '../contract.ts';
import { bandPath, type Band, type Block, type FlowLayout, layFlows, sharedBeginning } from './flowLayout.ts';

const edge = 5, letter = 7;
/** What the names take at each side; where that leaves the picture no room of its own, the flows are told one under the other. */
const names = 164, leastPicture = 460;

/** Who will serve each customer: seats today at the left, seats after at the right; grey stays, the customer's hue changes person. */
export function FlowPicture({ impact }: { impact: ProposalImpact }) {
  const words = useWords().restructuring.flow, f = useFormats();
  const [measured, width] = useWidth();
  const { seats, rows } = impact.flows;
  const moving = rows.filter((r) => r.changesHands);
  if (rows.length === 0) return <p className="sub" style={{ margin: '16px 0' }}>{impact.partial ? words.noneSeen : words.none}</p>;
  const layout = layFlows(seats, rows, Math.min(560, Math.max(160, 70 * Math.max(new Set(rows.map((r) => r.from)).size, new Set(rows.map((r) => r.to)).size))));
  const accounts = moving.reduce((n, r) => n + r.accounts, 0);
  return (
    <div ref={measured} style={{ marginTop: 16 }}>
      <Chart title={words.title} unit={layout.by === 'bookings' ? words.unit(impact.currency) : words.byAccounts} finding={words.finding(f.number(accounts), f.number(new Set(moving.flatMap((r) => [r.from, r.to])).size))} table={<FlowTable impact={impact} />}>
        <p className="row sm sub" style={{ margin: '0 0 10px', gap: 14 }}><span className="row" style={{ gap: 5 }}><i className="sw" data-k="moves" />{words.changes}</span><span className="row" style={{ gap: 5 }}><i className="sw" data-k="stays" />{words.stays}</span></p>
        {width > 0 && width < leastPicture ? <FlowRows impact={impact} layout={layout} /> : <Picture layout={layout} width={Math.max(leastPicture, width)} shared={sharedBeginning(seats.map((x) => x.seat.name))} />}
      </Chart>
    </div>
  );
}

function Picture({ layout, width, shared }: { layout: FlowLayout; width: number; shared: number }) {
  const x0 = names, x1 = width - names;
  const bands = [...layout.bands].sort((a, b) => Number(a.changesHands) - Number(b.changesHands));
  return (
    <svg width={width} height={layout.height + 4} style={{ display: 'block', overflow: 'visible' }} aria-hidden>
      {bands.map((b) => <path key={`${b.from}-${b.to}-${b.changesHands}`} d={bandPath(b, x0, x1)} fill={b.changesHands ? 'var(--u-cust-mark, var(--u-cust))' : 'var(--u-line)'} opacity={b.changesHands ? 0.82 : 1} />)}
      {layout.left.map((block) => <End key={block.id} block={block} x={x0} side="left" shared={shared} />)}
      {layout.right.map((block) => <End key={block.id ?? 'nobody'} block={block} x={x1} side="right" shared={shared} />)}
      {bands.filter((b) => b.changesHands && b.size >= 15).map((b) => <BandWords key={`${b.from}-${b.to}`} band={b} x={x1 - 10} />)}
    </svg>
  );
}

function BandWords({ band, x }: { band: Band; x: number }) {
  const words = useWords().restructuring.flow, f = useFormats();
  const amount = f.moneyWhole(band.bookings);
  return <text x={x} y={band.y1 + band.size / 2 + 4} textAnchor="end" fontSize={11} fontWeight={600} fill="var(--u-sheet)" stroke="var(--u-cust-mark, var(--u-cust))" strokeWidth={3} strokeLinejoin="round" paintOrder="stroke">{band.accounts === 1 ? words.labelOne(amount) : words.label(f.number(band.accounts), amount)}</text>;
}

function End({ block, x, side, shared }: { block: Block; x: number; side: 'left' | 'right'; shared: number }) {
  const words = useWords().restructuring.flow, f = useFormats();
  const { seat, y, size } = block;
  const left = side === 'left', tx = left ? x - 12 : x + 13, middle = y + Math.max(size, 22) / 2;
  const person = left ? seat?.personBefore : seat?.personAfter, accounts = left ? seat?.accountsBefore : seat?.accountsAfter;
  const isNew = !left && seat?.opens === true;
  const n = f.number(accounts ?? 0), short = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
  const letters = Math.floor(names / letter), who = isNew ? words.newSeat : person?.name;
  return (
    <g>
      <rect x={left ? x - edge : x} y={y} width={edge} height={size} fill={isNew || seat === null ? 'var(--u-sheet)' : 'var(--u-sales-mark, var(--u-sales))'} stroke={seat === null ? 'var(--u-late)' : 'var(--u-sales-mark, var(--u-sales))'} strokeWidth={isNew || seat === null ? 1.5 : 0} />
      <text x={tx} y={middle - 1} textAnchor={left ? 'end' : 'start'} fontSize={12} fontWeight={600} fill={seat === null ? 'var(--u-late)' : 'var(--u-ink)'}><title>{seat?.seat.name ?? words.nobody}</title>{short(seat?.seat.name.slice(shared) ?? words.nobody, letters)}</text>
      {seat && <text x={tx} y={middle + 13} textAnchor={left ? 'end' : 'start'} fontSize={11} fill={isNew ? 'var(--u-cust)' : 'var(--u-ink3)'} fontWeight={isNew ? 600 : 400}>{who ? `${short(who, letters - n.length)}, ${n}` : n}</text>}
    </g>
  );
}

/** Who changes person first, the widest band first; nothing cut. */
function FlowRows({ impact, layout }: { impact: ProposalImpact; layout: FlowLayout }) {
  const words = useWords().restructuring.flow, f = useFormats(), seats = new Map(impact.flows.seats.map((s) => [s.seat.id, s]));
  const widest = Math.max(...layout.bands.map((b) => b.size)), rows = layout.bands.toSorted((a, b) => Number(b.changesHands) - Number(a.changesHands) || b.size - a.size);
  const person = (seat: (typeof impact.flows.seats)[number] | undefined, which: 'personBefore' | 'personAfter') => seat?.[which]?.name ?? (seat?.opens ? words.newSeat : seat?.seat.name);
  const who = ({ from, to, changesHands }: Pick<Flow, 'from' | 'to' | 'changesHands'>) => {
    const after = to === null ? undefined : seats.get(to);
    return changesHands ? `${person(seats.get(from), 'personBefore')} → ${to === null ? words.nobody : person(after, 'personAfter')}` : person(after, 'personAfter');
  };
  return (
    <ul className="flow-rows">
      {rows.map((b) => (
        <li key={`${b.from} ${b.to} ${b.changesHands}`} data-k={b.changesHands ? 'moves' : 'stays'}>
          <div className="m">{seats.get(b.from)?.seat.name}{b.from !== b.to && <> → {b.to === null ? <span className="late">{words.nobody}</span> : seats.get(b.to)?.seat.name}</>}</div>
          <div className="sm sub">{who(b)}. {b.accounts === 1 ? words.labelOne(f.moneyWhole(b.bookings)) : words.label(f.number(b.accounts), f.moneyWhole(b.bookings))}</div>
          <i style={{ width: `${(100 * b.size) / widest}%` }} />
        </li>
      ))}
    </ul>
  );
}

function FlowTable({ impact }: { impact: ProposalImpact }) {
  const words = useWords().restructuring.flow, f = useFormats(), c = words.columns;
  const name = new Map(impact.flows.seats.map((s) => [s.seat.id, s.seat.name]));
  return (
    <table className="t">
      <thead><tr><th>{c.from}</th><th>{c.to}</th><th className="num">{c.accounts}</th><th className="num">{c.booked}</th><th><span className="visually-hidden">{words.changes}</span></th></tr></thead>
      <tbody>{impact.flows.rows.map((r) => <tr key={`${r.from}-${r.to}-${r.changesHands}`}><td>{name.get(r.from)}</td><td>{r.to === null ? <span className="late">{words.nobody}</span> : name.get(r.to)}</td><td className="num">{f.number(r.accounts)}</td><td className="num">{f.moneyWhole(r.bookings)}</td><td className={r.changesHands ? 'cust m' : 'sub'}>{r.changesHands ? words.changes : words.stays}</td></tr>)}</tbody>
    </table>
  );
}
