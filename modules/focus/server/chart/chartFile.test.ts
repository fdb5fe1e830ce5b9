import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../../house/testHouse.ts';
import { aCustomer, eur } from '../../../../house/testSales.ts';
import { setCosts } from '../../../organization/contract.ts';

let house: TestHouse;
const taken = (who: Parameters<TestHouse['as']>[0], file: string) => fetch(`${house.origin}/api/v1/structure/chart.${file}`, { headers: house.as(who).headers! });
const lines = async (who: Parameters<TestHouse['as']>[0], query: string) => (await (await taken(who, `csv?${query}`)).text()).replace(/^\uFEFF/, '').trim().split('\r\n');

beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-06T10:00:00+01:00');
  await aCustomer(house, 'Pavimentos Ribera', 'marta');
  await call(setCosts, { from: '2026-01-01', rates: [{ positionId: house.seats.marta, amount: eur(42_000_00) }] }, house.as('elena'));
});
afterAll(() => house.close());

test('the picture has every seat, the date, the measure and what it means', async () => {
  const answer = await taken('elena', 'svg?see=customers&all=true'), svg = await answer.text();
  expect(answer.headers.get('content-type')).toContain('image/svg+xml');
  expect(decodeURIComponent(answer.headers.get('content-disposition')!)).toContain('organigrama-2026-11-06.svg');
  expect(svg.match(/<title>/g)).toHaveLength(15);
  expect(svg).toContain('Cerámica Alborada, S. A. · Estructura del viernes, 6 de noviembre de 2026');
  expect(svg).toContain('Clientes de los que responde cada puesto');
});

test('a branch is only that branch, in a table too, with own figures and those with the team', async () => {
  const rows = await lines('elena', `see=customers&branch=${house.seats.joaquin}`);
  expect(rows[0]).toContain('Clientes');
  expect(rows).toHaveLength(1 + 4);
  const commas = await taken('elena', `semicolons?see=customers&branch=${house.seats.joaquin}`), spanish = (await commas.text()).replace(/^\uFEFF/, '').trim().split('\r\n');
  expect([commas.headers.get('content-type'), spanish[0]]).toEqual(['text/csv; charset=utf-8', rows[0]!.replaceAll(/,(?! )/g, ';')]);
  expect(rows.find((r) => r.includes('Venta externa, Levante 1'))).toMatch(/^3.Venta externa, Levante 1|^3,"Venta externa, Levante 1"/);
});

test('the printed chart is a PDF on the paper asked for', async () => {
  for (const paper of ['a4', 'a3']) {
    const answer = await taken('elena', `pdf?see=load&paper=${paper}`), pdf = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  }
});

test('a measure that the reader may not see is refused, and what they may see ends where their reach does', async () => {
  expect((await lines('elena', 'see=cost')).find((r) => r.includes('Levante 1'))).toContain('42000.00');
  for (const [who, see] of [['marta', 'cost'], ['joaquin', 'cost'], ['ana', 'customers'], ['pau', 'load']] as const) {
    expect(await (await taken(who, `csv?see=${see}`)).json()).toMatchObject({ code: 'not_allowed', rule: 'platform.right_missing' });
  }
  const own = await lines('marta', 'see=customers'), figure = (title: string) => own.find((r) => r.includes(title))!.split(',').at(-4);
  expect([figure('Levante 1'), figure('Levante 2'), figure('Francia')]).toEqual(['1', '', '']);
  expect(await (await taken('nadie', 'svg')).json()).toMatchObject({ rule: 'platform.no_position' });
});

test('a branch that is not there is said to be so', async () => {
  expect(await (await taken('elena', `svg?branch=${house.units.sales}`)).json()).toMatchObject({ code: 'not_found' });
});
