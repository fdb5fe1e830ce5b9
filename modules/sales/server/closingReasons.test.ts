import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as sales from '../contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });
const reasonOf = async (key: string) => (await call(sales.listClosingReasons, { withRetired: true }, house.as('ana'))).rows.find((r) => r.key === key)!;

test('a reason is renamed, and no longer offered once it is retired', async () => {
  const { version } = await reasonOf('price');
  const renamed = await call(sales.changeClosingReason, { key: 'price', version, nameEs: 'Precio alto' }, house.as('elena'));
  expect(renamed).toMatchObject({ nameEs: 'Precio alto', version: version + 1 });
  await call(sales.changeClosingReason, { key: 'price', version: renamed.version, retiredOn: '2026-03-01' }, house.as('ana'));
  expect((await call(sales.listClosingReasons, {}, house.as('marta'))).rows.map((r) => r.key)).not.toContain('price');
  expect(await reasonOf('price')).toMatchObject({ nameEs: 'Precio alto', retiredOn: '2026-03-01' });
});

test('whoever comes second is told, and writes over nothing', async () => {
  const { version } = await reasonOf('delivery');
  await call(sales.changeClosingReason, { key: 'delivery', version, nameEs: 'Plazos' }, house.as('elena'));
  await expect(call(sales.changeClosingReason, { key: 'delivery', version, nameEs: 'Entrega' }, house.as('ana'))).rejects.toMatchObject(refused('stale', 'platform.stale'));
  expect(await reasonOf('delivery')).toMatchObject({ nameEs: 'Plazos' });
});

test('refused where there is no such reason', () =>
  expect(call(sales.changeClosingReason, { key: 'weather', version: 1, nameEs: 'El tiempo' }, house.as('ana'))).rejects.toMatchObject(refused('not_found', 'platform.not_found')));

test('a seller changes no reason', () =>
  expect(call(sales.changeClosingReason, { key: 'silent', version: 1, nameEs: 'Calla' }, house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing')));
