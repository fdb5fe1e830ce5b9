import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneOfEach } from '../../../house/oneOfEach.ts';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { listFacts } from '../contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  await oneOfEach(house.owner, house);
});
afterAll(() => house.close());

test('the audit trail tells who changed what, the latest first, page by page', async () => {
  const first = await call(listFacts, { limit: 1 }, house.as('elena'));
  expect(first.rows[0]).toMatchObject({ what: 'customers.account_created', person: { name: 'Claire Dubois' } });
  const second = await call(listFacts, { limit: 1, after: first.next! }, house.as('elena'));
  expect(second.rows[0]).toMatchObject({ what: 'customers.account_created', person: { name: 'Marta Vidal' } });
});

test('a seller may not read it', async () => {
  await expect(call(listFacts, {}, house.as('marta'))).rejects.toMatchObject({ problem: { code: 'not_allowed', rule: 'platform.right_missing' } });
});
