import { currencySign } from '../../../words/currencies.ts';
import { Chart } from '../../../platform/web/parts/Chart.tsx';
import { useWidth } from '../../../platform/web/width.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { GoalMonth } from '../contract.ts';

const thousands = (minor: string) => Number(BigInt(minor) / 100_000n);

/** Each month's bookings as a column, with an ink rule for what was expected of it. */
export function GoalMonths({ months, currency }: { months: readonly GoalMonth[]; currency: string }) {
  const words = useWords().goals;
  const f = useFormats();
  // A year fits a phone; what does not fit even so scrolls.
  const [room, wide] = useWidth(), step = wide === 0 ? 44 : Math.min(44, Math.max(27, Math.floor((wide - 12) / months.length))), bar = Math.round(step * 0.64);
  const c = words.monthColumns, width = Math.max(270, months.length * step + 12);
  const top = Math.max(1, ...months.flatMap((m) => [m.booked ? thousands(m.booked.minor) : 0, thousands(m.expected.minor)]));
  const table = (
    <table className="t"><thead><tr><th>{c.month}</th><th className="num">{c.booked}</th><th className="num">{c.expected}</th><th className="num">{c.events}</th></tr></thead>
      <tbody>{months.map((m) => <tr key={m.month}><td>{f.monthAndYear(`${m.month}-01`)}</td><td className="num">{m.booked ? f.money(m.booked) : words.noFigure}</td><td className="num">{f.money(m.expected)}</td><td className="num">{f.number(m.events)}</td></tr>)}</tbody></table>
  );
  return (
    <Chart title={words.months} unit={words.monthsUnit(currencySign(currency))} table={table} finding={months.map((m) => `${f.monthAndYear(`${m.month}-01`)} ${m.booked ? f.money(m.booked) : words.noFigure}`).join('; ')}>
      <div ref={room}><svg width={width} height={168} style={{ display: 'block', marginTop: 8 }}>
        {months.map((m, i) => {
          const x = 8 + i * step, value = m.booked ? thousands(m.booked.minor) : null, height = (Math.max(0, value ?? 0) * 120) / top, rule = 144 - (thousands(m.expected.minor) * 120) / top;
          // Beside its own bar, unless the rule runs through there.
          const barTop = 144 - height, labelY = rule < barTop && barTop - rule < 16 ? rule - 5 : barTop - 5;
          const isNow = m.month === f.settings.today.slice(0, 7), isAhead = m.month > f.settings.today.slice(0, 7);
          return (
            <g key={m.month}>
              <rect x={x} y={144 - height} width={bar} height={height} fill={isNow ? 'var(--u-ink2)' : 'var(--u-line2)'} />
              <line x1={x - 4} x2={x + bar + 4} y1={rule} y2={rule} stroke="var(--u-ink)" strokeWidth={1.6} {...(isAhead ? { strokeDasharray: '3 3' } : {})} />
              <text x={x + bar / 2} y={160} textAnchor="middle" fontSize={11} fill="var(--u-ink3)">{f.month(`${m.month}-01`)}</text>
              {!isAhead && <text x={x + bar / 2} y={labelY} textAnchor="middle" fontSize={step < 36 ? 9.5 : 11} fontWeight={600} fill="var(--u-ink)">{value === null ? '?' : f.number(value)}</text>}
            </g>
          );
        })}
      </svg></div>
    </Chart>
  );
}
