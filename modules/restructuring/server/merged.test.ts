import { afterEach, beforeEach, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer } from '../../../house/testSales.ts';
import { getAccount, mergeAccounts, previewAccountMerge, undoAccountMerge } from '../../customers/contract.ts';
import { dayComes, published, signedWhole } from '../../transition/server/fixtures.ts';
import * as restructuring from '../contract.ts';

/* Two records of a customer become one while a restructuring speaks of both. */

let house: TestHouse, keep: string, absorb: string;
const on = '2026-06-01', elena = () => house.as('elena');
beforeEach(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
  [keep, absorb] = [await aCustomer(house, 'Pavimentos Ribera', 'marta'), await aCustomer(house, 'Pavimentos Ribera SA', 'marta')];
});
afterEach(() => house.close());

async function joined(): Promise<string> {
  const seen = await call(previewAccountMerge, { keepId: keep, absorbId: absorb }, elena());
  return (await call(mergeAccounts, { keepId: keep, absorbId: absorb, keepVersion: seen.keep.version, absorbVersion: seen.absorb.version }, elena())).id;
}
const moving = () => [{ kind: 'move_accounts' as const, accountIds: [keep, absorb], toPositionId: house.seats.luis }];
const leads = async () => (await call(getAccount, { accountId: keep }, elena())).lead!.seat.id;

test('a proposal that moves both is weighed and published for the one that stays', async () => {
  let p = await call(restructuring.createProposal, { name: 'Levante', on }, elena());
  p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: moving().map((change) => ({ change, wave: 1 })) }, elena());
  await joined();
  p = await call(restructuring.shareProposal, { proposalId: p.id, version: p.version }, elena());
  await signedWhole(house, p.id);
  const impact = await call(restructuring.proposalImpact, { proposalId: p.id }, elena());
  expect(impact.customers.touched).toBe(1);
  await call(restructuring.publishWave, { proposalId: p.id, version: p.version, number: 1, impactToken: impact.token }, elena());
  await dayComes(house, '2026-06-01T06:00:00+02:00');
  expect(await leads()).toBe(house.seats.luis);
});

test('a wave still to come that moves both goes on for the one that stays, and undoing the merge gives the other what was planned', async () => {
  await published(house, 'Levante', moving(), [on]);
  const mergeId = await joined();
  await dayComes(house, '2026-06-01T06:00:00+02:00');
  expect(await leads()).toBe(house.seats.luis);
  await call(undoAccountMerge, { mergeId }, elena());
  expect((await call(getAccount, { accountId: absorb }, elena())).lead!.seat.id).toBe(house.seats.luis);
});

test('a wave still to come can be withdrawn after one of its customers was merged', async () => {
  const p = await published(house, 'Levante', moving(), [on]), mergeId = await joined();
  await call(restructuring.withdrawWave, { proposalId: p.id, version: p.version, number: 1 }, elena());
  await dayComes(house, '2026-06-01T06:00:00+02:00');
  expect(await leads()).toBe(house.seats.marta);
  await call(undoAccountMerge, { mergeId }, elena());
  expect((await call(getAccount, { accountId: absorb }, elena())).lead!.seat.id).toBe(house.seats.marta);
});
