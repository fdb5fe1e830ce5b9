import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as contract from '../contract.ts';
import { addDays } from '../rules/index.ts';

let house: TestHouse;
beforeAll(async () => { house = await openTestHouse(); house.setNow('2026-11-23T10:50:00+01:00'); });
afterAll(() => house.close());

const refused = (rule: string, code = 'conflict') => ({ problem: { rule, code } });
const adminSeat = () => ({ positionId: house.seats.ana, role: 'administrator' as const, scope: 'company' as const });

test('a role granted to a seat holds at once for whoever sits there, and ends on its date', async () => {
  const grant = { positionId: house.seats.nerea, role: 'controller' as const, scope: 'market' as const };
  await call(contract.grantRole, { ...grant, from: '2026-11-23' }, house.as('ana'));
  await expect(call(contract.grantRole, { ...grant, from: '2026-12-01' }, house.as('ana'))).rejects.toMatchObject(refused('organization.granted_already'));
  const { rows } = await call(contract.listGrants, { role: 'controller' }, house.as('ana'));
  expect(rows.find((r) => r.seat.id === house.seats.nerea)).toMatchObject({ scope: 'market', from: '2026-11-23', to: null, person: { name: 'Nerea Etxeberria' } });
  await call(contract.endGrant, { ...grant, on: '2026-12-31' }, house.as('ana'));
  expect((await call(contract.listGrants, { seat: house.seats.nerea }, house.as('ana'))).rows.find((r) => r.role === 'controller')?.to).toBe('2026-12-31');
  await expect(call(contract.endGrant, { ...grant, on: '2027-01-01' }, house.as('ana'))).rejects.toMatchObject(refused('organization.nothing_then'));
});

test('a role cannot be granted to a seat before it exists', async () => {
  await expect(call(contract.grantRole, { positionId: house.seats.marta, role: 'controller', scope: 'own_seat', from: '2020-01-01' }, house.as('ana'))).rejects.toMatchObject(refused('organization.position_dates'));
});

test('a director changes the structure but grants no roles', async () => {
  await expect(call(contract.grantRole, { positionId: house.seats.marta, role: 'controller', scope: 'company', from: '2026-01-01' }, house.as('elena'))).rejects.toMatchObject(refused('platform.right_missing', 'not_allowed'));
});

test('who administers only a part cannot grant themselves the whole', async () => {
  await call(contract.grantRole, { positionId: house.seats.claire, role: 'administrator', scope: 'market', from: '2026-01-01' }, house.as('ana'));
  await expect(call(contract.grantRole, { positionId: house.seats.claire, role: 'administrator', scope: 'company', from: '2026-01-01' }, house.as('claire'))).rejects.toMatchObject(refused('platform.out_of_scope', 'not_allowed'));
});

test('the last administrator stays: not ended, not for a while, not by freezing the seat', async () => {
  await expect(call(contract.endGrant, { ...adminSeat(), on: '2026-12-01' }, house.as('ana'))).rejects.toMatchObject(refused('organization.last_administrator'));
  await expect(call(contract.endGrant, { ...adminSeat(), on: '2030-01-01' }, house.as('ana'))).rejects.toMatchObject(refused('organization.last_administrator'));
  // Later than any day this is run on: the database goes by its own clock.
  const inTime = addDays(new Date().toISOString().slice(0, 10), 400), { version } = await call(contract.readPosition, { positionId: house.seats.ana }, house.as('ana'));
  await expect(call(contract.changePosition, { positionId: house.seats.ana, version, from: inTime, to: addDays(inTime, 1), status: 'frozen' }, house.as('ana'))).rejects.toMatchObject(refused('organization.last_administrator'));
  await call(contract.grantRole, { positionId: house.seats.teresa, role: 'administrator', scope: 'company', from: '2026-11-01' }, house.as('ana'));
  await call(contract.endGrant, { ...adminSeat(), on: '2026-12-01' }, house.as('ana'));
  house.setNow('2026-12-02T10:00:00+01:00');
  await expect(call(contract.grantRole, { positionId: house.seats.marta, role: 'controller', scope: 'own_seat', from: '2026-12-01' }, house.as('ana'))).rejects.toMatchObject(refused('platform.right_missing', 'not_allowed'));
  house.setNow('2026-11-23T10:50:00+01:00');
});
