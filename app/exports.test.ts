import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Endpoint } from '../contract/endpoint.ts';
import { sheetTypes } from '../contract/sheet.ts';
import { dayOfCell, readSheet } from '../house/readSheet.ts';
import { call, openTestHouse, type TestHouse } from '../house/testHouse.ts';
import { aCustomer, aSale, divideWaiting, eur } from '../house/testSales.ts';
import * as reports from '../modules/reporting/contract.ts';
import * as sales from '../modules/sales/contract.ts';
import { routes } from './routes.ts';

/** Every list goes out in both forms, and a sum is the same wherever it is read. What belongs to one record (`:runId`) is tried where that record is made. */

let house: TestHouse;
const october = { from: '2026-10-01', to: '2026-11-01' };
const bothForms = (e: Endpoint) => (['csv', 'xlsx'] as const).every((form) => ((e.input as z.ZodObject).shape['format'] as z.ZodType).safeParse(form).success);
const exports = routes.map((r) => r.endpoint).filter((e) => e.path.endsWith('.:format') && e.path.indexOf(':') === e.path.indexOf(':format') && bothForms(e)).map((e) => e.path);
const file = async (path: string, format: string, who: 'elena' | 'marta' | 'ana' = 'elena') => {
  const answer = await fetch(`${house.origin}${path.replace(':format', format)}${path.includes('/reports/') ? '?from=2026-10-01&to=2026-11-01' : ''}`, { headers: house.as(who).headers! });
  return { status: answer.status, type: answer.headers.get('content-type'), name: decodeURIComponent(answer.headers.get('content-disposition') ?? ''), bytes: Buffer.from(await answer.arrayBuffer()) };
};

beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-06T10:00:00+01:00');
  const ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta', [['fair', '2026-01-10'], ['press', '2026-02-10']]);
  const bahia = await aCustomer(house, '=HYPERLINK("mal")', 'marta');
  await aSale(house, ribera, eur(3_000_01), '2026-10-10');
  await aSale(house, bahia, eur(500_50), '2026-10-11');
  await divideWaiting(house);
});
afterAll(() => house.close());

test('there are exports to try', () => expect(exports.length).toBeGreaterThanOrEqual(9));

test.each(exports)('%s answers both forms, with the same columns', async (path) => {
  const [csv, xlsx] = [await file(path, 'csv'), await file(path, 'xlsx')];
  expect([csv.status, csv.type, xlsx.status, xlsx.type]).toEqual([200, sheetTypes[0], 200, sheetTypes[1]]);
  expect(csv.name).toMatch(/\.csv$/);
  expect(xlsx.name).toMatch(/\.xlsx$/);
  const { cells, frozenRows } = readSheet(xlsx.bytes);
  expect(csv.bytes.toString().replace('\uFEFF', '').split('\r\n')[0]).toBe(cells[0]!.map((c) => c.value).join(','));
  expect(frozenRows).toBe(1);
});

test.each(exports)('%s has the same columns with semicolons', async (path) => {
  const [points, commas] = [await file(path, 'csv'), await file(path, 'semicolons')];
  const titles = ({ bytes }: typeof points, mark: string) => bytes.toString().replace('\uFEFF', '').split('\r\n')[0]!.split(mark);
  expect([commas.status, commas.type, commas.name]).toEqual([200, sheetTypes[0], points.name]);
  expect(titles(commas, ';')).toEqual(titles(points, ','));
});

test('another form is refused, and so is a person who may not', async () => {
  expect((await file('/api/v1/bookings.:format', 'ods')).status).toBe(400);
  expect((await file('/api/v1/reports/funnel.:format', 'xlsx', 'marta')).status).toBe(403);
});

test('the file of bookings has dates and amounts that add up, and a name that runs nothing', async () => {
  const { cells, formulas } = readSheet((await file('/api/v1/bookings.:format', 'xlsx')).bytes);
  const title = (name: string) => cells[0]!.findIndex((c) => c.value === name), rows = cells.slice(1);
  expect(rows.map((r) => dayOfCell(r[title('Fecha')]!.value as number))).toEqual(['2026-10-11', '2026-10-10']);
  expect(rows.map((r) => r[title('Importe')])).toEqual([{ value: 500.5, format: '#,##0.00' }, { value: 3000.01, format: '#,##0.00' }]);
  expect([rows[0]![title('Cliente')]!.value, formulas]).toEqual(['=HYPERLINK("mal")', 0]);
});

test('report, records, bookings and their file tell one sum, to the cent', async () => {
  const elena = house.as('elena'), cents = (rows: readonly { amount: { minor: string } | null }[]) => rows.reduce((n, r) => n + BigInt(r.amount?.minor ?? '0'), 0n);
  const report = await call(reports.executiveReport, october, elena);
  const records = await call(reports.reportRecords, { of: 'bookings', ...october }, elena);
  const totals = await call(sales.bookingTotals, { bookedFrom: october.from, bookedTo: october.to }, elena);
  const { cells } = readSheet((await file('/api/v1/bookings.:format', 'xlsx')).bytes), amount = cells[0]!.findIndex((c) => c.value === 'Importe');
  const attributed = readSheet((await file('/api/v1/reports/attribution.:format', 'xlsx')).bytes).cells;
  expect([report.booked.total, totals.reporting]).toEqual([eur(3_500_51), eur(3_500_51)]);
  expect(cents(records.rows)).toBe(350051n);
  expect(cells.slice(1).reduce((n, r) => n + Math.round((r[amount]!.value as number) * 100), 0)).toBe(350051);
  expect(Math.round((attributed.at(-1)![1]!.value as number) * 100)).toBe(350051);
  expect(attributed.slice(1, -1).reduce((n, r) => n + Math.round((r[1]!.value as number) * 100), 0)).toBe(350051);
});
