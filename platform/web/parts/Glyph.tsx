/** The two divisions and the customer between them. */
export type Side = 'marketing' | 'sales' | 'customer';
/** The side's name in the colour tokens: `var(--u-mkt-mark)`. */
export const hue = { marketing: 'mkt', sales: 'sales', customer: 'cust' } as const;

/** Round = marketing, square = sales, diamond = customer: shape repeats what colour says. Hollow: planned, vacant, closed or origin only. */
export function Glyph({ side, size = 9, hollow, name }: { side: Side; size?: number; hollow?: boolean; name?: string }) {
  const colour = `var(--u-${hue[side]}-mark)`;
  const ink = { fill: hollow ? 'var(--u-sheet)' : colour, stroke: colour, strokeWidth: 1.5 };
  return (
    <svg className="g" width={size + 2} height={size + 2} viewBox="-6 -6 12 12" {...(name ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}>
      {side === 'marketing' ? <circle r={4.6} {...ink} />
        : side === 'sales' ? <rect x={-4.3} y={-4.3} width={8.6} height={8.6} rx={1} {...ink} />
          : <path d="M0-5.6 5.6 0 0 5.6-5.6 0Z" {...ink} />}
    </svg>
  );
}
