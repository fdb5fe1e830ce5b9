import { ActionIcon } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useKeys } from '../../../platform/web/keys.ts';
import { useWords } from '../../../platform/web/words.tsx';
import { thousands } from '../rules/thousands.ts';
import { columnText, type Reading } from './reading.ts';
import { AmountTable } from './AmountTable.tsx';

/** The two charts of the page; `t` sets both as tables, to the cent. */
export function SheetCharts({ reading }: { reading: Reading }) {
  const { platform } = useWords();
  const [asTable, setAsTable] = useState(false);
  useKeys([{ keys: 't', says: platform.asTable, run: () => setAsTable(!asTable) }]);
  const says = asTable ? platform.asChart : platform.asTable;
  const turn = <ActionIcon size={24} aria-label={says} title={`${says} (t)`} onClick={() => setAsTable(!asTable)}>{asTable ? <IconChartBar size={14} stroke={1.7} /> : <IconTable size={14} stroke={1.7} />}</ActionIcon>;
  const { r, words, f, sign } = reading, none = words.noFigure;
  return asTable ? (
    <div className="two">
      <AmountTable title={words.byMonth} unit={sign} right={null} head={[words.month, words.figures.booked, words.goalShort]}
        rows={r.months.map((m) => [f.monthAndYear(`${m.month}-01`), columnText(m, f, none), m.expected ? f.amount(m.expected) : words.notApplies])} />
      <AmountTable title={words.pipelineTitle(f.plainDay(r.on))} unit={sign} right={turn} head={[words.category, words.open, words.weighted]}
        rows={r.pipeline.categories.map((c) => [words.categories[c.category] ?? c.category, columnText(c.open, f, none), columnText(c.weighted, f, none)])} />
    </div>
  ) : <div className="two"><MonthBars reading={reading} /><PipelineBars reading={reading} right={turn} /></div>;
}

/** Thirteen months of bookings; an ink rule for what the common goal asked. Its table stands beside it for those who do not see it. */
function MonthBars({ reading: { r, words, f, sign } }: { reading: Reading }) {
  const values = r.months.map((m) => thousands(m.total)), asked = r.months.map((m) => thousands(m.expected));
  const top = Math.max(1, ...values.map((v) => v ?? 0), ...asked.map((v) => v ?? 0)), tallest = Math.max(...values.map((v) => v ?? 0));
  const unit = `${words.thousands(sign)}${asked.some((a) => a !== null) ? `, ${words.goalLine}` : ''}`;
  const text = (v: number | null) => (v === null ? words.noFigure : f.number(v));
  return (
    <section>
      <h3>{words.byMonth} <span>{unit}</span></h3>
      <div className="chart-scroll" tabIndex={0} role="group" aria-label={words.byMonth}>
        <svg width="100%" viewBox="0 0 340 138" style={{ minWidth: 300 }} role="img" aria-label={`${words.byMonth}: ${r.months.map((m, i) => `${f.monthAndYear(`${m.month}-01`)} ${text(values[i]!)}`).join('; ')}`}>
          {r.months.map((m, i) => {
            const x = 4 + i * 26, height = (Math.max(0, values[i] ?? 0) * 98) / top, y = 118 - height, ruleY = asked[i] === null ? null : 118 - (asked[i]! * 98) / top;
            const said = i === 0 || i === 12 || values[i] === null || values[i] === tallest;
            return (
              <g key={m.month}>
                <rect x={x} y={y} width={18} height={height} fill={i === 12 ? 'var(--u-ink2)' : 'var(--u-line2)'} />
                {ruleY !== null && <line x1={x - 3} x2={x + 21} y1={ruleY} y2={ruleY} stroke="var(--u-ink)" strokeWidth={1.6} />}
                <text x={x + 9} y={132} textAnchor="middle" fontSize={10} fill="var(--u-ink3)">{f.month(`${m.month}-01`)}</text>
                {said && <text x={x + 9} y={Math.min(y, ruleY ?? 118) - 4} textAnchor="middle" fontSize={10.5} fontWeight={600} fill="var(--u-ink)">{values[i] === null ? '?' : text(values[i]!)}</text>}
              </g>
            );
          })}
        </svg>
      </div>
    </section>
  );
}

/** The open pipeline by forecast category: what is open in grey, what it is worth in expectation in ink. */
function PipelineBars({ reading: { r, words, f, sign }, right }: { reading: Reading; right: ReactNode }) {
  const rows = r.pipeline.categories.map((c) => ({ name: words.categories[c.category] ?? c.category, open: thousands(c.open.total), weighted: thousands(c.weighted.total) }));
  const top = Math.max(1, ...rows.map((c) => c.open ?? 0));
  const text = (v: number | null) => (v === null ? words.noFigure : f.number(v));
  return (
    <section>
      <h3>{words.pipelineTitle(f.plainDay(r.on))} <span>{words.pipelineUnit(sign)}</span>{right}</h3>
      <div className="chart-scroll" tabIndex={0} role="group" aria-label={words.pipelineTitle(f.plainDay(r.on))}>
        <svg width="100%" viewBox="0 0 340 138" style={{ minWidth: 300 }} role="img" aria-label={`${words.pipelineTitle(f.plainDay(r.on))}: ${rows.map((c) => `${c.name} ${text(c.open)}, ${text(c.weighted)}`).join('; ')}`}>
          {rows.map((c, i) => {
            const x = 12 + i * 84, [open, weighted] = [((c.open ?? 0) * 98) / top, ((c.weighted ?? 0) * 98) / top];
            return (
              <g key={c.name}>
                <rect x={x} y={118 - open} width={28} height={open} fill="var(--u-line2)" /><rect x={x + 32} y={118 - weighted} width={28} height={weighted} fill="var(--u-ink)" />
                <text x={x + 14} y={114 - open} textAnchor="middle" fontSize={10.5} fontWeight={600} fill="var(--u-ink)">{text(c.open)}</text>
                <text x={x + 46} y={114 - weighted} textAnchor="middle" fontSize={10.5} fontWeight={600} fill="var(--u-ink)">{text(c.weighted)}</text>
                <text x={x + 30} y={132} textAnchor="middle" fontSize={10} fill="var(--u-ink3)">{c.name}</text>
              </g>
            );
          })}
        </svg>
      </div>
    </section>
  );
}
