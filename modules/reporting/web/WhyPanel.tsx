import { Button } from '@mantine/core';
import { addDays } from '../../../words/days.ts';
import { useGo } from '../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { ExecutiveReport, Why } from '../contract.ts';
import { doorsOf, reachedText } from './reading.ts';

/** Beside the sheet: why the chosen figure, the largest bookings, and what was checked. */
export function WhyPanel({ report, opened }: { report: ExecutiveReport; opened: string | undefined }) {
  const { reporting: words } = useWords();
  const f = useFormats();
  const doors = doorsOf(report, words.report, f);
  const door = doors.find((d) => d.id === opened) ?? doors[0]!;
  return (
    <>
      <section aria-live="polite"><Section title={words.why(door.value)} /><Reasons why={door.why} report={report} /></section>
      {report.booked.largest.length > 0 && (
        <section><Section title={words.largest} n={words.ofCount(f.number(report.booked.events))} />
          {report.booked.largest.map((l) => <Rec key={l.id} a={l.account} b={[f.plainDay(l.on), l.person].filter(Boolean).join(', ')} c={f.money(l.amount)} />)}
        </section>
      )}
      <section><Section title={words.checks} /><Checks report={report} /></section>
    </>
  );
}

const Rec = ({ a, b, c }: { a: string; b?: string; c: string }) =>
  <div className="rec"><span className="rec-name"><span className="m">{a}</span>{b && <span className="sm sub">{b}</span>}</span><span className="m nw">{c}</span></div>;

function Reasons({ why, report }: { why: Why; report: ExecutiveReport }) {
  const { reporting: words } = useWords();
  const f = useFormats(), go = useGo();
  const figures = Object.fromEntries(Object.entries(why.figures).map(([k, v]) => [k, k === 'progress' && typeof v === 'number' ? reachedText(v, f, words.report) : textOf(k, v, f, words.report.noFigure)]));
  const isBookings = why.note === 'booked';
  const value = (p: Why['parts'][number]) => (p.amount ? f.money(p.amount) : p.count === null ? words.report.noFigure : p.of === null ? f.number(p.count) : words.report.of(f.number(p.count), f.number(p.of)));
  const total = isBookings ? report.booked.total : why.note === 'attribution' ? report.attribution.booked.total : null;
  return (
    <>
      <p className="ink2" style={{ margin: '4px 0 8px' }}>{words.notes[why.note]?.(figures)}</p>
      {why.parts.slice(0, 12).map((p) => <Rec key={p.key} a={p.name ?? words.parts[p.key] ?? p.key} {...(p.amount && p.count !== null && isBookings ? { b: words.sales(f.number(p.count)) } : {})} c={value(p)} />)}
      {total && <div className="rec rec-total"><b className="rec-name">{words.total}</b><b>{f.money(total)}</b></div>}
      {why.records && <Button fullWidth mt={6} onClick={() => go(why.records!)}>{isBookings ? words.seeBookings(f.number(report.booked.events)) : words.seeRecords}</Button>}
    </>
  );
}

function textOf(name: string, value: string | number | null, f: ReturnType<typeof useFormats>, none: string): string {
  if (value === null) return none;
  if (typeof value === 'number') return name === 'expected' ? f.percent(value, 0) : f.number(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? f.plainDay(name === 'to' ? addDays(value, -1) : value) : value;
}

function Checks({ report }: { report: ExecutiveReport }) {
  const { reporting: words } = useWords();
  const f = useFormats();
  const difference = report.attribution.difference.length > 0 ? report.attribution.difference.map(f.money).join(' + ') : f.money({ minor: '0', currency: report.currency });
  const blind = doorsOf(report, words.report, f).filter((d) => d.why.records === null).length;
  const rows: [string, string, boolean][] = [
    [difference, words.checkDifference, report.attribution.difference.length === 0],
    [f.number(blind), words.checkRecords, blind === 0],
    [f.number(report.booked.missing.length), words.checkRates, report.booked.missing.length === 0],
  ];
  return <div className="ck">{rows.map(([n, text, isRight]) => <div key={text}><b className={isRight ? 'done' : 'late'}>{n}</b><span>{text}</span></div>)}</div>;
}
