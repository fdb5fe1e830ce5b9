import { afterAll, beforeAll, expect, test } from 'vitest';
import * as customers from '../modules/customers/contract.ts';
import * as sales from '../modules/sales/contract.ts';
import { call, openTestHouse, type TestHouse } from './testHouse.ts';
import { aCustomer, aSale, eur } from './testSales.ts';

/*
  Two supervisors with the same role in the same market: Joaquín leads Levante (Marta, Luis), Nerea leads Norte (Iker). What their
  people keep for themselves (notes, activities, amounts) is seen by each one's own supervisor and never by the other.
*/

let house: TestHouse;
const accounts = {} as Record<'marta' | 'iker', string>, deals = {} as Record<'marta' | 'iker', string>;
beforeAll(async () => {
  house = await openTestHouse();
  for (const seller of ['marta', 'iker'] as const) {
    const accountId = await aCustomer(house, `Cliente de ${seller}`, seller);
    await call(customers.writeNote, { accountId, body: `Nota de ${seller}` }, house.as(seller));
    await call(customers.planActivity, { accountId, kind: 'call', title: `Llamada de ${seller}`, dueOn: '2026-12-01' }, house.as(seller));
    deals[seller] = (await call(sales.createOpportunity, { accountId, name: `Obra de ${seller}`, amount: eur(seller === 'marta' ? 111_00 : 222_00) }, house.as(seller))).id;
    await aSale(house, accountId, eur(seller === 'marta' ? 1_00 : 2_00), '2025-06-02', seller);
    accounts[seller] = accountId;
  }
});
afterAll(() => house.close());

test.each([['joaquin', 'marta', 'iker'], ['nerea', 'iker', 'marta']] as const)('%s sees the notes, activities and amounts of %s and never those of %s', async (supervisor, own, other) => {
  const as = house.as(supervisor);
  const notes = async (of: 'marta' | 'iker') => (await call(customers.listNotes, { accountId: accounts[of] }, as)).rows.map((n) => n.body);
  expect([await notes(own), await notes(other)]).toEqual([[`Nota de ${own}`], []]);

  const activities = async (input = {}) => (await call(customers.listActivities, input, as)).rows.map((a) => a.title);
  const both = [house.seats.marta, house.seats.iker];
  expect([await activities({ seat: both }), await activities({ account: accounts[own] }), await activities({ account: accounts[other] })]).toEqual([[`Llamada de ${own}`], [`Llamada de ${own}`], []]);

  expect((await call(sales.listOpportunities, { state: ['open'] }, as)).rows.map((d) => d.name)).toEqual([`Obra de ${own}`]);
  const { deals: count, sums } = await call(sales.opportunityTotals, { state: ['open'] }, as);
  expect({ count, sums: sums.map((s) => s.sum) }).toEqual({ count: 1, sums: [eur(own === 'marta' ? 111_00 : 222_00)] });
  await expect(call(sales.getOpportunity, { opportunityId: deals[other] }, as)).rejects.toMatchObject({ problem: { code: 'not_found' } });
  await expect(call(sales.moveOpportunity, { opportunityId: deals[other], version: 1, stageId: house.seats[other] } as never, as)).rejects.toMatchObject({ problem: { code: expect.stringMatching(/not_found|not_allowed/) } });
  expect((await call(sales.listBookings, {}, as)).rows.map((b) => b.amount)).toEqual([eur(own === 'marta' ? 1_00 : 2_00)]);
});

test('who the two share see both: the customers themselves, and their director everything', async () => {
  const names = async (who: 'joaquin' | 'nerea') => (await call(customers.listAccounts, {}, house.as(who))).rows.map((a) => a.name);
  expect([await names('joaquin'), await names('nerea')]).toEqual([['Cliente de iker', 'Cliente de marta'], ['Cliente de iker', 'Cliente de marta']]);
  expect((await call(customers.listActivities, { seat: [house.seats.marta, house.seats.iker] }, house.as('elena'))).rows).toHaveLength(2);
  expect((await call(sales.opportunityTotals, { state: ['open'] }, house.as('elena'))).deals).toBe(2);
});
