import { writeAmount } from '../../../contract/money.ts';
import type { Money } from '../../../contract/shapes.ts';
import { csvOf } from '../../../platform/server/csv.ts';
import type { FileAnswer } from '../../../platform/server/http.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { reporting as en } from '../../../words/en/reporting.ts';
import { reporting as es } from '../../../words/es/reporting.ts';
import { attributionReport } from './attributionReport.ts';
import { funnelReport } from './funnelReport.ts';

/** The reports as files: a column for each currency, amounts as plain decimals. */

type Cell = Record<string, unknown>;
const currenciesOf = (all: readonly (readonly Money[])[]) => [...new Set(all.flat().map((m) => m.currency))].sort();
const inCurrency = (money: readonly Money[], currency: string): string => {
  const own = money.find((m) => m.currency === currency);
  return own ? writeAmount({ minor: BigInt(own.minor), currency }) : '0';
};
async function* each(rows: readonly Cell[]): AsyncGenerator<Cell> { yield* rows; }
const file = (name: string, titles: readonly string[], rows: readonly unknown[][]): FileAnswer => ({
  name: `${name}.csv`, body: csvOf<Cell>(titles.map((title, i) => [title, (r: Cell) => r[i]] as const), each(rows.map((r) => ({ ...r })))),
});

export async function funnelFile(ctx: Ctx, input: Parameters<typeof funnelReport>[1]): Promise<FileAnswer> {
  const w = ctx.person.language === 'es' ? es : en, c = w.funnel.columns;
  const { rows, total } = await funnelReport(ctx, input), currencies = currenciesOf([total.booked]);
  const line = (name: string, r: typeof total) => [name, r.leads, r.accepted, r.qualified, r.won, r.conversion, ...currencies.map((k) => inCurrency(r.booked, k))];
  return file(w.funnel.file, [w.by[input.by], c.leads, c.accepted, c.qualified, c.won, c.conversion, ...currencies.map((k) => `${c.booked} ${k}`)],
    [...rows.map((r) => line(r.name || (w.funnel.unnamed[input.by] ?? ''), r)), line(w.funnel.total, total)]);
}

export async function attributionFile(ctx: Ctx, input: Parameters<typeof attributionReport>[1]): Promise<FileAnswer> {
  const w = ctx.person.language === 'es' ? es : en, c = w.attribution.columns;
  const report = await attributionReport(ctx, input), currencies = currenciesOf([report.booked]);
  const line = (name: string, money: readonly Money[], bookings: unknown) => [name, ...currencies.map((k) => inCurrency(money, k)), bookings];
  return file(w.attribution.file, [w.by[input.by], ...currencies.map((k) => `${c.attributed} ${k}`), c.bookings], [
    ...report.rows.map((r) => line(r.name || (w.funnel.unnamed[input.by] ?? ''), r.attributed, r.bookings)), line(w.report.unattributed, report.unattributed, null),
    ...(report.pending.length > 0 ? [line(w.report.pending, report.pending, null)] : []), line(w.report.tieBooked, report.booked, null),
  ]);
}
