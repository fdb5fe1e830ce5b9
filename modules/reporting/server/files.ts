import type { Money } from '../../../contract/shapes.ts';
import type { FileAnswer } from '../../../platform/server/http.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { each, type SheetColumn, sheetOf } from '../../../platform/server/sheet.ts';
import { reporting as en } from '../../../words/en/reporting.ts';
import { reporting as es } from '../../../words/es/reporting.ts';
import type { z } from 'zod';
import type { exportAttribution, exportFunnel } from '../contract/reports.ts';
import { attributionReport } from './attributionReport.ts';
import { funnelReport } from './funnelReport.ts';

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
