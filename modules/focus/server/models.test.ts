import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer, aSale, eur } from '../../../house/testSales.ts';
import * as sales from '../../sales/contract.ts';
import * as territories from '../../territories/contract.ts';
import * as focus from '../contract.ts';

let house: TestHouse, ribera: string, bahia: string, now: string, next: string;
const director = () => house.as('elena');
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
  [ribera, bahia] = [await aCustomer(house, 'Pavimentos Ribera', 'marta'), await aCustomer(house, 'Hoteles Bahía', 'marta')];
  await house.owner`update customers.account set postcode = case when id = ${ribera} then '46001' else '12006' end`;
  await aSale(house, ribera, eur(400_00), '2026-01-10');
  await call(sales.createOpportunity, { accountId: ribera, name: 'Piscina', amount: eur(1_000_00) }, house.as('marta'));
  now = (await call(territories.createModel, { name: 'Vigente' }, director())).id;
  const rule = (modelId: string, name: string, positionId: string, postcodes: string[]) => call(territories.createTerritory, { modelId, name, marketId: house.markets.ES, positionId, postcodes, place: 1 }, director());
  await rule(now, 'Levante', house.seats.marta, ['46', '12']);
  next = (await call(territories.createModel, { name: 'Otoño' }, director())).id;
  await rule(next, 'Valencia', house.seats.luis, ['46']);
  await call(territories.makeException, { modelId: next, accountId: bahia, positionId: null, reason: 'Obra en curso' }, director());
});
afterAll(() => house.close());

test('two models side by side: what each finds, what each seat would lead, and whom they part over', async () => {
  const c = await call(focus.compareModels, { modelId: now, otherId: next }, director());
  expect([c.left, c.right]).toMatchObject([{ model: { name: 'Vigente' }, territories: 1, gaps: 0, overlaps: 0, frozen: 0, differ: 0 }, { model: { name: 'Otoño' }, frozen: 1, gaps: 0, differ: 1 }]);
  expect(c.accounts).toMatchObject([{ account: { id: ribera }, left: { id: house.seats.marta }, right: { id: house.seats.luis } }]);
  expect([c.total, c.changing.find((k) => k.class === 'A')]).toEqual([1, { class: 'A', accounts: 1 }]);
  expect(c.seats.find((s) => s.seat.id === house.seats.luis)).toMatchObject({ person: { name: 'Luis Ferrando' }, capacity: 60, left: { accounts: 0, load: 0, booked: eur(0) }, right: { accounts: 1, load: 2, booked: eur(400_00) } });
  expect(c.seats.find((s) => s.seat.id === house.seats.marta)).toMatchObject({ left: { accounts: 2, load: 3 }, right: { accounts: 1, load: 1, booked: eur(0) } });
});

test('a model beside itself parts over nobody; a model that is not there is refused, and so is whoever weighs no changes', async () => {
  expect(await call(focus.compareModels, { modelId: now, otherId: now }, director())).toMatchObject({ total: 0, accounts: [] });
  await expect(call(focus.compareModels, { modelId: now, otherId: ribera }, director())).rejects.toMatchObject({ problem: expect.objectContaining({ code: 'not_found' }) });
  await expect(call(focus.compareModels, { modelId: now, otherId: next }, house.as('marta'))).rejects.toMatchObject({ problem: expect.objectContaining({ code: 'not_allowed' }) });
});

test('an exception is told with its reason where its customer is shown', async () => {
  const { rows } = await call(territories.modelAccounts, { modelId: next, show: 'exceptions' }, director());
  expect(rows).toMatchObject([{ account: { id: bahia }, by: 'frozen', exception: { reason: 'Obra en curso' } }]);
});
