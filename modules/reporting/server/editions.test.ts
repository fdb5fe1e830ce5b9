import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer, aSale, divideWaiting, eur } from '../../../house/testSales.ts';
import * as reports from '../contract.ts';
import { printReport } from './print/page.ts';

let house: TestHouse;
const october = { from: '2026-10-01', to: '2026-11-01' };
const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });
const page = async (path: string, who: 'elena' | 'beatriz' = 'elena') => {
  const answer = await fetch(`${house.origin}${path}`, { headers: house.as(who).headers! });
  return { status: answer.status, name: answer.headers.get('content-disposition'), bytes: Buffer.from(await answer.arrayBuffer()) };
};

beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-06T10:00:00+01:00');
  const ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta', [['fair', '2026-01-10'], ['press', '2026-02-10']]);
  await aSale(house, ribera, eur(1_000_00), '2025-10-10');
  await aSale(house, ribera, eur(3_000_00), '2026-10-10');
});
afterAll(() => house.close());

test('nothing is issued while bookings of the period wait to be divided, or before it ends', async () => {
  await expect(call(reports.issueEdition, { ...october }, house.as('elena'))).rejects.toMatchObject(refused('conflict', 'reporting.still_dividing'));
  await divideWaiting(house);
  await expect(call(reports.issueEdition, { from: '2026-11-01', to: '2026-12-01' }, house.as('elena'))).rejects.toMatchObject(refused('conflict', 'reporting.period_not_over'));
});

test('an edition has the next number, its figures and its page, and keeps them when the figures change', async () => {
  const first = await call(reports.issueEdition, { ...october, language: 'es', note: 'Unir Portugal y Norte el 1 de febrero.\nRepetir la feria.' }, house.as('elena'));
  expect(first).toMatchObject({ number: 1, language: 'es', from: '2026-10-01', to: '2026-11-01', issuedBy: { name: 'Elena Marqués' }, market: null });
  const before = await page(`/api/v1/editions/${first.id}/page.pdf`);
  expect(before.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(createHash('sha256').update(before.bytes).digest('hex')).toBe(first.sha256);
  expect(decodeURIComponent(before.name!)).toContain('informe-comercial-2026-10-1.pdf');
  const more = await aCustomer(house, 'Hoteles Bahía', 'marta');
  await aSale(house, more, eur(500_00), '2026-10-11');
  await divideWaiting(house);
  const second = await call(reports.issueEdition, { ...october, language: 'en' }, house.as('teresa'));
  expect(second.number).toBe(2);
  expect((await call(reports.getEdition, { editionId: first.id }, house.as('sofia'))).figures.booked.total).toEqual(eur(3_000_00));
  expect((await call(reports.getEdition, { editionId: second.id }, house.as('sofia'))).figures.booked.total).toEqual(eur(3_500_00));
  expect((await page(`/api/v1/editions/${first.id}/page.pdf`)).bytes.equals(before.bytes)).toBe(true);
  expect((await call(reports.listEditions, {}, house.as('elena'))).rows.map((e) => e.number)).toEqual([2, 1]);
});

test('issuing twice under one name issues once', async () => {
  const caller = { ...house.as('elena'), idempotencyKey: 'october' };
  const one = await call(reports.issueEdition, { ...october }, caller);
  expect(await call(reports.issueEdition, { ...october }, caller)).toEqual(one);
});

test('two at once never share a number', async () => {
  const both = await Promise.allSettled([call(reports.issueEdition, { ...october }, house.as('elena')), call(reports.issueEdition, { ...october }, house.as('teresa'))]);
  const numbers = (await call(reports.listEditions, {}, house.as('elena'))).rows.map((e) => e.number);
  expect(numbers).toEqual(numbers.map((_, i) => numbers.length - i));
  for (const b of both) if (b.status === 'rejected') expect(b.reason).toMatchObject(refused('conflict', 'reporting.number_taken'));
});

test('only the director and the controller issue; a draft is anybody’s who reads reports, in both languages', async () => {
  for (const who of ['beatriz', 'joaquin', 'sofia', 'ana'] as const) await expect(call(reports.issueEdition, { ...october }, house.as(who))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
  for (const language of ['es', 'en']) {
    const draft = await page(`/api/v1/reports/executive.pdf?from=2026-10-01&to=2026-11-01&language=${language}`, 'beatriz');
    expect(draft.status).toBe(200);
    const folder = process.env['LOOK_AT'];
    if (folder) { mkdirSync(folder, { recursive: true }); writeFileSync(`${folder}/draft-${language}.pdf`, draft.bytes); }
  }
});

test('a page is one page in the product’s typeface, on the paper of its readers, however much it has to say', async () => {
  const issue = { language: 'es' as const, note: 'Unir Portugal y Norte el 1 de febrero, y repetir la feria con la mitad de superficie.\n'.repeat(7), edition: null, fileName: 'x.pdf' };
  const figures = await call(reports.executiveReport, october, house.as('elena'));
  const crowded = { ...figures, markets: Array.from({ length: 6 }, () => figures.markets[0]!), attribution: { ...figures.attribution, booked: { ...figures.attribution.booked, sums: ['EUR', 'MXN', 'USD', 'GBP'].map((currency) => ({ minor: '100', currency })) } } };
  for (const [locale, box] of [['es-ES', /595\.27\d* 841\.8/], ['es-MX', /612 792/]] as const) for (const of of [figures, crowded]) {
    const pdf = printReport({ ...issue, figures: of, locale }).toString('latin1');
    expect([pdf.match(/\/Type \/Page\b/g)?.length, box.test(pdf), /BaseFont \/\w+\+InstrumentSans-SemiBold/.test(pdf)]).toEqual([1, true, true]);
  }
});

test('nobody changes an edition: no role may, and there is no way to', async () => {
  for (const role of ['unisono_app', 'unisono_reader', 'unisono_company']) {
    const [may] = await house.owner`select has_table_privilege(${role}, 'reporting.edition', 'update') as update, has_any_column_privilege(${role}, 'reporting.edition', 'update') as column, has_table_privilege(${role}, 'reporting.edition', 'delete') as delete`;
    expect(may).toEqual({ update: false, column: false, delete: false });
  }
  const { rows: [edition] } = await call(reports.listEditions, {}, house.as('elena'));
  for (const method of ['PUT', 'PATCH', 'DELETE']) expect((await fetch(`${house.origin}/api/v1/editions/${edition!.id}`, { method, headers: { ...house.as('elena').headers, 'content-type': 'application/json' }, body: '{}' })).status).toBe(404);
});
