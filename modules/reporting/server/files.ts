import type { Money } from '../../../contract/shapes.ts';
import { addDays } from '../../organization/rules/index.ts';
import type { FileAnswer } from '../../../platform/server/http.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { each, type SheetColumn, sheetOf } from '../../../platform/server/sheet.ts';
import { formatsOf } from '../../../words/formats.ts';
import { reporting as en } from '../../../words/en/reporting.ts';
import { reporting as es } from '../../../words/es/reporting.ts';
import type { z } from 'zod';
import type { exportAttribution, exportFunnel } from '../contract/reports.ts';
import type { exportStructureReading } from '../contract/structureReading.ts';
import type { exportStructureResults, Results, UnitResults } from '../contract/structureResults.ts';
import { unitsInOrder } from '../rules/unitResults.ts';
import { attributionReport } from './attributionReport.ts';
import { funnelReport } from './funnelReport.ts';
import { resultsOfStructure } from './structure/structureResults.ts';
import { structureReading } from './structureReading.ts';

/** The reports as files: a column for each currency. */

const currenciesOf = (all: readonly (readonly Money[])[]) => [...new Set(all.flat().map((m) => m.currency))].sort();
const inCurrency = (money: readonly Money[], currency: string): Money => money.find((m) => m.currency === currency) ?? { minor: '0', currency };

export async function funnelFile(ctx: Ctx, input: z.output<typeof exportFunnel.input>): Promise<FileAnswer> {
  const w = ctx.person.language === 'es' ? es : en, c = w.funnel.columns;
  const { rows, total } = await funnelReport(ctx, input);
  type Line = typeof total & { name: string };
  const columns: SheetColumn<Line>[] = [
    [w.by[input.by], (r) => r.name], [c.leads, (r) => r.leads], [c.accepted, (r) => r.accepted], [c.qualified, (r) => r.qualified], [c.won, (r) => r.won], [c.conversion, (r) => r.conversion, 'share'],
    ...currenciesOf([total.booked]).map((k): SheetColumn<Line> => [`${c.booked} ${k}`, (r) => inCurrency(r.booked, k)]),
  ];
  return sheetOf(ctx, input.format, w.funnel.file, columns, each([...rows.map((r) => ({ ...r, name: r.name || (w.funnel.unnamed[input.by] ?? '') })), { ...total, name: w.funnel.total }]));
}

export async function attributionFile(ctx: Ctx, input: z.output<typeof exportAttribution.input>): Promise<FileAnswer> {
  const w = ctx.person.language === 'es' ? es : en, c = w.attribution.columns;
  const report = await attributionReport(ctx, input);
  interface Line { name: string; money: readonly Money[]; bookings: number | null }
  const line = (name: string, money: readonly Money[], bookings: number | null = null): Line => ({ name, money, bookings });
  const columns: SheetColumn<Line>[] = [
    [w.by[input.by], (r) => r.name], ...currenciesOf([report.booked]).map((k): SheetColumn<Line> => [`${c.attributed} ${k}`, (r) => inCurrency(r.money, k)]), [c.bookings, (r) => r.bookings],
  ];
  return sheetOf(ctx, input.format, w.attribution.file, columns, each([
    ...report.rows.map((r) => line(r.name || (w.funnel.unnamed[input.by] ?? ''), r.attributed, r.bookings)), line(w.report.unattributed, report.unattributed),
    ...(report.pending.length > 0 ? [line(w.report.pending, report.pending)] : []), line(w.report.tieBooked, report.booked),
  ]));
}

/** Whoever does not see what positions cost gets none of the columns that tell it. */
export async function structureResultsFile(ctx: Ctx, { own, format, ...asked }: z.output<typeof exportStructureResults.input>): Promise<FileAnswer> {
  const w = (ctx.person.language === 'es' ? es : en).seats.results, c = w.columns, report = await resultsOfStructure(ctx, asked);
  interface Line { name: string; above: string; before: Money | null; of: Results }
  const names = new Map(report.rows.map((r) => [r.unit.id, r.unit.name])), costs = (...columns: SheetColumn<Line>[]) => (report.seesCost ? columns : []);
  const say = formatsOf({ language: ctx.person.language, locale: ctx.person.locale, timeZone: ctx.person.timeZone, today: ctx.today });
  const line = (r: UnitResults): Line => ({ name: r.endedOn ? `${r.unit.name} (${w.until(say.plainDay(addDays(r.endedOn, -1)))})` : r.unit.name, above: names.get(r.parentId ?? '') ?? '', before: own ? null : r.before.booked, of: own ? r.own : r.whole });
  return sheetOf<Line>(ctx, format, w.file, [
    [c.unit, (r) => r.name], [c.above, (r) => r.above], [`${c.booked} ${report.currency}`, (r) => r.of.booked], ...(own ? [] : [[`${c.before} ${report.currency}`, (r) => r.before] satisfies SheetColumn<Line>]),
    ...costs([c.people, (r) => r.of.people]), [c.campaigns, (r) => r.of.campaigns], ...costs([c.contribution, (r) => r.of.contribution]), [c.perFte, (r) => r.of.bookedPerFte], ...costs([c.serve, (r) => r.of.costToServe]),
    [c.seats, (r) => r.of.seats], [c.vacant, (r) => r.of.vacant], [c.fte, (r) => r.of.fte], [c.managers, (r) => r.of.managers], [c.outsideBand, (r) => r.of.outsideBand], [c.customers, (r) => r.of.customers],
  ], each([...unitsInOrder(report.rows).map(({ row }) => line(row)), { name: w.total, above: '', before: own ? null : report.totalBefore.booked, of: report.total }]));
}

export async function structureReadingFile(ctx: Ctx, { format, ...asked }: z.output<typeof exportStructureReading.input>): Promise<FileAnswer> {
  const { language, locale, timeZone } = ctx.person, w = language === 'es' ? es : en, s = w.structure, c = s.columns, { bridges, on } = await structureReading(ctx, asked);
  interface Line { name: string; currency: string | null; was: string; out: string; in: string; is: string; events: number }
  const size = (read: (r: Line) => string) => (r: Line) => (r.currency ? { minor: read(r), currency: r.currency } : Number(read(r)));
  const lines = bridges.flatMap((b): Line[] => [
    ...b.rows.map((r) => ({ ...r, name: r.name || s.nobody[asked.by], currency: b.currency, events: r.eventsIs })), { name: s.total, currency: b.currency, was: b.total, out: '0', in: '0', is: b.total, events: b.events },
  ]);
  return sheetOf<Line>(ctx, format, s.file, [
    [w.by[asked.by], (r) => r.name], [s.currency, (r) => r.currency], [c.was, size((r) => r.was)], [c.out, size((r) => r.out)], [c.in, size((r) => r.in)], [c.isOn(formatsOf({ language, locale, timeZone, today: ctx.today }).plainDay(on)), size((r) => r.is)],
  ], each(lines));
}
