import type { Division } from '../../../contract/shapes.ts';
import { hue } from '../parts/Glyph.tsx';
import { useWords } from '../words.tsx';
import { stretchesOf } from './layout.ts';

const windowDays = 90;

/**
 * The double line in a list: 90 days, marketing above, sales below, hand-offs crossing. Values are days ago (0 to 90).
 * Both lanes always, even when empty: the empty lane is the message.
 */
export function MiniLine({ marketing, sales, handOffs = [], hold = 30, width = 112, height = 20 }: {
  marketing: readonly number[]; sales: readonly number[]; handOffs?: readonly number[]; hold?: number; width?: number; height?: number;
}) {
  const words = useWords();
  const x = (ago: number) => 3 + (width - 6) * (1 - ago / windowDays);
  const lane = (side: Division, ago: readonly number[], y: number) => {
    const inside = ago.filter((d) => d >= 0 && d <= windowDays);
    const served = stretchesOf(inside.map((d) => windowDays - d), hold, windowDays);
    const mark = `var(--u-${hue[side]}-mark)`;
    return (
      <g>
        <line x1={3} x2={width - 3} y1={y} y2={y} stroke="var(--u-line2)" strokeDasharray="2 3" />
        {served.map(([from, to]) => <line key={from} x1={x(windowDays - from)} x2={x(windowDays - to)} y1={y} y2={y} stroke={`var(--u-${hue[side]}-line)`} strokeWidth={4} />)}
        {inside.map((d) => side === 'marketing' ? <circle key={d} cx={x(d)} cy={y} r={2.8} fill={mark} /> : <rect key={d} x={x(d) - 2.5} y={y - 2.5} width={5} height={5} fill={mark} />)}
      </g>
    );
  };
  return (
    <svg width={width} height={height} style={{ display: 'block' }} role="img" aria-label={words.platform.line.mini(marketing.length, sales.length)}>
      {lane('marketing', [...new Set(marketing)], 5)}
      {lane('sales', [...new Set(sales)], height - 5)}
      {[...new Set(handOffs)].map((d) => <path key={d} d={`M${x(d) - 5} 7 L${x(d) - 1} ${height - 7}`} stroke="var(--u-ink)" strokeWidth={1.4} fill="none" />)}
    </svg>
  );
}
