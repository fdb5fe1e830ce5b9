import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../../house/testHouse.ts';
import { aCustomer, aSale, eur } from '../../../../house/testSales.ts';
import * as organization from '../../../organization/contract.ts';
import * as sales from '../../../sales/contract.ts';
import * as reports from '../../contract.ts';

let house: TestHouse, ribera: string;
type Who = Parameters<TestHouse['as']>[0];
const figures = async (who: Who, on?: string) => (await call(reports.seatFigures, on ? { on } : {}, house.as(who))).rows;
const of = async (who: Who, seat: keyof TestHouse['seats'], on?: string) => (await figures(who, on)).find((r) => r.seatId === house.seats[seat]);

beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-06T10:00:00+01:00');
  ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta');
  await aCustomer(house, 'Hoteles Bahía', 'marta');
  const sud = await aCustomer(house, 'Carrelages du Sud', 'claire', [], 'FR');
  await aSale(house, ribera, eur(1_000_00), '2025-11-06');
  await aSale(house, ribera, eur(2_000_01), '2025-11-07');
  await aSale(house, ribera, eur(3_000_00), '2026-11-06');
  await aSale(house, sud, eur(700_00), '2026-10-12', 'claire');
  await call(sales.createOpportunity, { accountId: ribera, name: 'Piscina', amount: eur(10_000_00) }, house.as('marta'));
  await house.owner`insert into coordination.support_request (market_id, from_position_id, to_position_id, title, asked_at, wanted_on) values
    (${house.markets.ES}, ${house.seats.pau}, ${house.seats.marta}, 'Opinión de campo', '2026-11-05 10:00Z', '2026-11-10')`;
});
afterAll(() => house.close());

test('what a seat costs on the day is told to whoever may see costs, and to nobody else', async () => {
  const { rows: [seat] } = await call(organization.findSeats, { find: 'Marta' }, house.as('elena'));
  await call(organization.setCosts, { from: '2026-01-01', rates: [{ positionId: seat!.id, amount: eur(42_000_00) }] }, house.as('elena'));
  await call(organization.setCosts, { from: '2026-09-01', rates: [{ positionId: seat!.id, amount: eur(45_000_00) }] }, house.as('elena'));
  expect(await of('elena', 'marta')).toMatchObject({ cost: eur(45_000_00), costUnknown: 0 });
  expect(await of('elena', 'marta', '2026-03-01')).toMatchObject({ cost: eur(42_000_00) });
  expect(await of('elena', 'luis')).toMatchObject({ cost: null, costUnknown: 1 });
  for (const who of ['joaquin', 'marta'] as const) {
    expect((await call(reports.seatFigures, {}, house.as(who))).seesCost).toBe(false);
    expect(await of(who, 'marta')).toMatchObject({ cost: null, costUnknown: 0 });
  }
});

test('a seat holds its customers, twelve months of bookings, its open deals and what waits for it', async () => {
  expect(await of('elena', 'marta')).toMatchObject({
    customers: { all: 2, a: 2, b: 0, c: 0 }, booked: eur(5_000_01), load: { deals: 1, requests: 1, carried: 4, capacity: 60, state: 'under' }, pipeline: { currency: 'EUR' },
  });
  expect((await of('elena', 'claire'))?.booked).toEqual(eur(700_00));
});

test('on another day it tells what is kept by date, and not what is open only now', async () => {
  expect(await of('elena', 'marta', '2025-11-06')).toMatchObject({ customers: { all: 2 }, booked: eur(1_000_00), load: null, pipeline: null });
});

test('what is open adds up, seat by seat, to the pipeline of the executive report, and a cost abroad is at the rate of its day', async () => {
  for (const minor of [1, 3, 5, 7, 50]) await call(sales.createOpportunity, { accountId: ribera, name: 'Zócalo', amount: eur(minor) }, house.as('marta'));
  await house.owner`update sales.opportunity set forecast_category = 'omitted' where amount_minor = 50`;
  await house.owner`insert into sales.fx_rate (from_currency, to_currency, rate, valid) values ('MXN', 'EUR', 0.05, '[2025-01-01,2026-10-01)'), ('MXN', 'EUR', 0.10, '[2026-10-01,)')`;
  await call(organization.setCosts, { from: '2026-01-01', rates: [{ positionId: house.seats.luis, amount: { minor: '1000', currency: 'MXN' } }] }, house.as('elena'));
  const { pipeline } = await call(reports.executiveReport, { from: '2026-10-01', to: '2026-11-01' }, house.as('elena'));
  expect((await figures('elena')).reduce((n, r) => n + BigInt(r.pipeline!.minor), 0n)).toBe(BigInt(pipeline.weighted.total!.minor));
  expect([(await of('elena', 'luis'))!.cost, (await of('elena', 'luis', '2026-09-30'))!.cost]).toEqual([eur(100), eur(50)]);
});

test('the seats of a person add up to no more than their right reaches', async () => {
  expect((await figures('elena')).length).toBeGreaterThan(10);
  expect((await figures('joaquin')).map((r) => r.seatId).sort()).toEqual([house.seats.joaquin, house.seats.luis, house.seats.marta].sort());
  expect((await figures('marta')).map((r) => r.seatId)).toEqual([house.seats.marta]);
  expect(await of('joaquin', 'claire')).toBeUndefined();
});

test('without the right nothing is told', async () => {
  await expect(figures('pau')).rejects.toMatchObject({ problem: { code: 'not_allowed', rule: 'platform.right_missing' } });
  await expect(figures('nadie')).rejects.toMatchObject({ problem: { rule: 'platform.no_position' } });
});
