import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import { useFormats, useWords } from '../words.tsx';
import { DivisionLane } from './DivisionLane.tsx';
import { HandOffCurve, HandOffLabel, NeedDiamond, PromiseFlag } from './customerLane.tsx';
import { daysServed, placeBeside, stretchesOf, weeksServed } from './layout.ts';
import { laneAt, type ContactMark, type HandOffMark, type NeedMark, type PromiseMark } from './marks.ts';
import { monthsOf, scaleOf, type Scale } from './scale.ts';

export interface DoubleLineProps {
  /** [from, to): what is drawn; `today` inside it divides past from planned. */
  from: string; to: string; today: string;
  contacts: readonly ContactMark[]; handOffs?: readonly HandOffMark[]; promises?: readonly PromiseMark[]; needs?: readonly NeedMark[];
  /** Who looks after this customer on each side, under the lane's name. */
  marketingName?: string; salesName?: string;
  /** Days a contact holds; a parameter by class of customer. */
  hold?: number;
}

const height = 302;

/**
 * The signature: marketing above, sales below, the customer between them, over one time axis. A lane is thick while that
 * division has been in touch within `hold` days, a dashed hairline with its length in words when not. On a phone it is not drawn:
 * there `StandingLine` tells the same.
 */
export function DoubleLine({ from, to, today, contacts, handOffs = [], promises = [], needs = [], marketingName, salesName, hold = 30 }: DoubleLineProps) {
  const { ref, width } = useElementSize();
  const words = useWords();
  const arrow = useId();
  const scale = scaleOf(from, to, Math.max(width, 560));
  const total = Math.max(width, 560);
  const now = scale.x(today);
  const beside = placeBeside(promises.map((p) => ({ id: p.id, x: scale.x(p.due), text: p.label })), [scale.left, scale.right]);
  return (
    <div ref={ref} className="double-line only-wide" tabIndex={0} role="group" aria-label={words.platform.line.name}>
      <svg className="double-line-drawn" width={total} height={height} viewBox={`0 0 ${total} ${height}`} role="img" aria-label={useServedSentence({ from, today, contacts, hold })}>
        <defs><marker id={arrow} viewBox="0 0 8 8" refX={6.5} refY={4} markerWidth={7} markerHeight={7} orient="auto"><path d="M0 .8 7 4 0 7.2Z" fill="var(--u-ink)" /></marker></defs>
        <TimeGround from={from} to={to} scale={scale} now={now} />
        <LaneName y={laneAt.marketing} hue="mkt" name={words.common.marketing} note={marketingName} />
        <LaneName y={laneAt.customer} hue="cust" name={words.common.customer} note={words.platform.line.waitsFor} />
        <LaneName y={laneAt.sales} hue="sales" name={words.common.sales} note={salesName} />
        <NowRule x={now} />
        <line x1={scale.left} x2={scale.right} y1={laneAt.customer} y2={laneAt.customer} stroke="var(--u-cust-line)" strokeWidth={1.5} />
        <DivisionLane side="marketing" contacts={contacts} scale={scale} today={today} hold={hold}>
          {handOffs.map((h) => <HandOffCurve key={h.id} handOff={h} scale={scale} arrow={arrow} />)}
          {promises.map((p) => <PromiseFlag key={p.id} promise={p} label={beside.get(p.id)} scale={scale} />)}
          {needs.map((n) => <NeedDiamond key={n.id} need={n} scale={scale} />)}
        </DivisionLane>
        <DivisionLane side="sales" contacts={contacts} scale={scale} today={today} hold={hold} />
        {handOffs.map((h) => <HandOffLabel key={h.id} handOff={h} scale={scale} />)}
      </svg>
    </div>
  );
}

/** The one sentence above the line: weeks served by both divisions, by one, by none. */
export function useServedSentence({ from, today, contacts, hold = 30 }: Pick<DoubleLineProps, 'from' | 'today' | 'contacts' | 'hold'>): string {
  const words = useWords();
  const scale = scaleOf(from, today, 1);
  const n = scale.day(today);
  const lane = (side: 'marketing' | 'sales') => stretchesOf(contacts.filter((c) => c.side === side && !c.planned).map((c) => scale.day(c.on)), hold, n);
  const weeks = weeksServed(daysServed(lane('marketing'), lane('sales'), n));
  return words.platform.line.served(weeks.both, weeks.marketing, weeks.sales, weeks.none);
}

function TimeGround({ from, to, scale, now }: { from: string; to: string; scale: Scale; now: number }) {
  const formats = useFormats();
  return (
    <g>
      <rect x={now} y={24} width={Math.max(0, scale.right - now)} height={height - 28} fill="var(--u-sunken)" />
      {monthsOf(from, to).map((month, i, all) => (
        <g key={month}>
          <line x1={scale.x(month)} x2={scale.x(month)} y1={24} y2={height - 4} stroke="var(--u-line)" />
          {/* A month that begins outside has its name only where the next one leaves room for it. */}
          <text x={scale.x(month) + 5} y={17} fontSize={11} fill="var(--u-ink3)">{all[i + 1] !== undefined && scale.x(all[i + 1]!) - scale.x(month) < 30 ? '' : `${formats.month(month)}${month.slice(5, 7) === '01' ? ` ${month.slice(0, 4)}` : ''}`}</text>
        </g>
      ))}
    </g>
  );
}

function NowRule({ x }: { x: number }) {
  const words = useWords();
  return (
    <g>
      <line x1={x} x2={x} y1={22} y2={height - 4} stroke="var(--u-ink)" strokeWidth={1.2} />
      <rect x={x - 19} y={3} width={38} height={18} rx={4} fill="var(--u-ink)" />
      <text x={x} y={16} textAnchor="middle" fontSize={11} fontWeight={600} fill="var(--u-sheet)">{words.common.today}</text>
    </g>
  );
}

const LaneName = ({ y, hue, name, note }: { y: number; hue: string; name: string; note: string | undefined }) => (
  <g>
    <text x={16} y={y - 1} fontSize={13} fontWeight={600} fill={`var(--u-${hue})`}>{name}</text>
    {note && <text x={16} y={y + 14} fontSize={12} fill="var(--u-ink3)">{note.length > 14 ? `${note.slice(0, 13)}…` : note}<title>{note}</title></text>}
  </g>
);
