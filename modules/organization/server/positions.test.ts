import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as contract from '../contract.ts';

let house: TestHouse;
beforeAll(async () => { house = await openTestHouse(); house.setNow('2026-11-23T10:50:00+01:00'); });
afterAll(() => house.close());

const seller = (more: object = {}) => ({
  title: 'Venta externa, Castellón', unitId: house.units.levante, marketId: house.markets.ES, from: '2026-12-01', reportsToId: house.seats.joaquin, ...more,
});
const refused = (rule: string, code = 'conflict') => ({ problem: { rule, code } });
const titleOn = async (id: string, on: string) => (await call(contract.readPosition, { positionId: id, on }, house.as('elena'))).current?.title;

describe('a position', () => {
  test('begins on its date, vacant, under its manager', async () => {
    const position = await call(contract.createPosition, seller(), house.as('elena'));
    expect(position).toMatchObject({ on: '2026-12-01', version: 1, current: { title: 'Venta externa, Castellón', status: 'open', from: '2026-12-01', to: null }, holders: [], division: 'sales' });
    expect(position.reportsTo).toMatchObject([{ seat: { id: house.seats.joaquin }, person: { name: 'Joaquín Beltrán' }, kind: 'solid' }]);
    expect((await call(contract.structure, {}, house.as('elena'))).seats.some((s) => s.id === position.id)).toBe(false);
    expect((await call(contract.structure, { on: '2026-12-01' }, house.as('elena'))).seats.find((s) => s.id === position.id)).toMatchObject({ holders: [], standIn: null });
    const facts = await house.owner`select what, after from platform.fact where about_id = ${position.id}`;
    expect(facts).toMatchObject([{ what: 'organization.position_created' }]);
  });

  test('changes from a date, for a while, and in the past', async () => {
    const { id } = await call(contract.createPosition, seller({ from: '2026-01-01' }), house.as('elena'));
    const once = await call(contract.changePosition, { positionId: id, version: 1, from: '2027-01-01', title: 'Grandes cuentas' }, house.as('elena'));
    const twice = await call(contract.changePosition, { positionId: id, version: once.version, from: '2026-02-28', to: '2026-03-01', title: 'Feria' }, house.as('elena'));
    await call(contract.changePosition, { positionId: id, version: twice.version, from: '2026-06-01', title: 'Castellón y Teruel' }, house.as('elena'));
    expect(await Promise.all(['2026-02-27', '2026-02-28', '2026-03-01', '2026-06-01', '2027-01-01'].map((d) => titleOn(id, d))))
      .toEqual(['Venta externa, Castellón', 'Feria', 'Venta externa, Castellón', 'Castellón y Teruel', 'Castellón y Teruel']);
  });

  test('takes a planned change back, and a planned seat altogether; what is past stays', async () => {
    const { id } = await call(contract.createPosition, seller({ from: '2026-01-01' }), house.as('elena'));
    const planned = await call(contract.changePosition, { positionId: id, version: 1, from: '2028-02-29', title: 'Bisiesto' }, house.as('elena'));
    expect(await titleOn(id, '2028-02-29')).toBe('Bisiesto');
    const back = await call(contract.cancelPositionChange, { positionId: id, day: '2028-02-29', version: planned.version }, house.as('elena'));
    expect([back.exists, await titleOn(id, '2028-02-29'), await titleOn(id, '2028-03-01')]).toEqual([true, 'Venta externa, Castellón', 'Venta externa, Castellón']);
    await expect(call(contract.cancelPositionChange, { positionId: id, day: '2026-01-01', version: back.version }, house.as('elena'))).rejects.toMatchObject(refused('organization.change_is_past'));
    await expect(call(contract.cancelPositionChange, { positionId: id, day: '2029-01-01', version: back.version }, house.as('elena'))).rejects.toMatchObject(refused('organization.no_change_then'));
    const future = await call(contract.createPosition, seller({ from: '2027-05-01' }), house.as('elena'));
    expect(await call(contract.cancelPositionChange, { positionId: future.id, day: '2027-05-01', version: future.version }, house.as('elena'))).toMatchObject({ exists: false });
    expect((await call(contract.structure, { on: '2027-06-01' }, house.as('elena'))).lines.some((l) => l.positionId === future.id)).toBe(false);
  });

  test('tells what is planned of whom it depends on and of who stands in, and takes it back; a later plan stays', async () => {
    const { joaquin, nerea, marta } = house.seats;
    const { id } = await call(contract.createPosition, seller({ from: '2026-01-01', reportsToId: joaquin }), house.as('elena'));
    await call(contract.setManager, { positionId: id, reportsToId: nerea, from: '2027-03-01', to: '2027-09-01' }, house.as('elena'));
    await call(contract.setDelegate, { positionId: id, delegateId: marta, from: '2027-03-01', to: '2027-06-01' }, house.as('elena'));
    await call(contract.setDelegate, { positionId: id, delegateId: nerea, from: '2027-08-01' }, house.as('elena'));
    const plansNow = async () => (await call(contract.readPosition, { positionId: id }, house.as('elena'))).planned.map((p) => `${p.day} ${p.kind} ${p.act} ${p.seat.id === joaquin ? 'joaquin' : p.seat.id === nerea ? 'nerea' : 'marta'}`);
    expect(await plansNow()).toEqual(['2027-03-01 delegate begins marta', '2027-03-01 solid begins nerea', '2027-06-01 delegate ends marta', '2027-08-01 delegate begins nerea', '2027-09-01 solid begins joaquin']);
    const { version } = await call(contract.readPosition, { positionId: id }, house.as('elena'));
    await expect(call(contract.cancelPositionChange, { positionId: id, day: '2027-03-01', version }, house.as('marta'))).rejects.toMatchObject({ problem: { code: 'not_allowed' } });
    await call(contract.cancelPositionChange, { positionId: id, day: '2027-03-01', version }, house.as('elena'));
    expect(await plansNow()).toEqual(['2027-08-01 delegate begins nerea']);
    expect((await call(contract.readPosition, { positionId: id, on: '2027-04-01' }, house.as('elena'))).reportsTo.map((l) => l.seat.id)).toEqual([joaquin]);
    await expect(call(contract.cancelPositionChange, { positionId: id, day: '2027-03-01', version }, house.as('elena'))).rejects.toMatchObject(refused('organization.no_change_then'));
  });

  test('is not changed over another person’s change, and not before it exists', async () => {
    const { id } = await call(contract.createPosition, seller({ from: '2026-01-01' }), house.as('elena'));
    await call(contract.changePosition, { positionId: id, version: 1, from: '2026-02-01', capacity: 40 }, house.as('elena'));
    await expect(call(contract.changePosition, { positionId: id, version: 1, from: '2026-02-01', capacity: 50 }, house.as('elena'))).rejects.toMatchObject({ problem: { code: 'stale', rule: 'platform.stale' } });
    const { version } = await call(contract.readPosition, { positionId: id }, house.as('elena'));
    await expect(call(contract.changePosition, { positionId: id, version, from: '2025-01-01', to: '2025-02-01', capacity: 50 }, house.as('elena'))).rejects.toMatchObject(refused('organization.nothing_then'));
  });

  test('cannot end before it begins', async () => {
    await expect(call(contract.createPosition, seller({ from: '2028-03-01', to: '2028-02-29' }), house.as('elena'))).rejects.toMatchObject(refused('platform.ends_before_start', 'invalid_input'));
    await expect(call(contract.setManager, { positionId: house.seats.marta, reportsToId: house.seats.elena, from: '2027-01-01', to: '2027-01-01' }, house.as('elena'))).rejects.toMatchObject(refused('organization.period_is_empty', 'invalid_input'));
  });

  test('of two changes on one day the second stands, and the same again changes nothing', async () => {
    const { id } = await call(contract.createPosition, seller({ from: '2026-01-01' }), house.as('elena'));
    const a = await call(contract.changePosition, { positionId: id, version: 1, from: '2026-07-01', title: 'Uno' }, house.as('elena'));
    const b = await call(contract.changePosition, { positionId: id, version: a.version, from: '2026-07-01', title: 'Dos' }, house.as('elena'));
    const c = await call(contract.changePosition, { positionId: id, version: b.version, from: '2026-07-01', title: 'Dos' }, house.as('elena'));
    expect([await titleOn(id, '2026-06-30'), await titleOn(id, '2026-07-01'), c.version]).toEqual(['Venta externa, Castellón', 'Dos', b.version]);
  });
});

test('a seller may not change the structure, nor a director whose role reaches only a part of it', async () => {
  await expect(call(contract.createPosition, seller(), house.as('marta'))).rejects.toMatchObject({ problem: { code: 'not_allowed', rule: 'platform.right_missing' } });
  await call(contract.grantRole, { positionId: house.seats.nerea, role: 'commercial_director', scope: 'unit', from: '2026-01-01' }, house.as('ana'));
  await expect(call(contract.createPosition, seller(), house.as('nerea'))).rejects.toMatchObject({ problem: { code: 'not_allowed', rule: 'platform.out_of_scope' } });
});

describe('units', () => {
  test('lie within units that exist then, and never in a circle', async () => {
    const unit = await call(contract.createUnit, { name: 'Venta externa Centro', function: 'sales', parentId: house.units.sales, from: '2026-03-01' }, house.as('elena'));
    expect(unit).toMatchObject({ version: 1, division: 'sales', current: { name: 'Venta externa Centro', parent: { name: 'Ventas' } } });
    await expect(call(contract.createUnit, { name: 'Antes', function: 'sales', parentId: unit.id, from: '2026-01-01' }, house.as('elena'))).rejects.toMatchObject(refused('organization.unit_dates'));
    const sales = await call(contract.readUnit, { unitId: house.units.sales }, house.as('elena'));
    await expect(call(contract.changeUnit, { unitId: house.units.sales, version: sales.version, from: '2026-04-01', parentId: unit.id }, house.as('elena'))).rejects.toMatchObject(refused('organization.no_circles'));
  });

  test('end when they are empty, and not while somebody sits there', async () => {
    const { version } = await call(contract.readUnit, { unitId: house.units.norte }, house.as('elena'));
    await expect(call(contract.endUnit, { unitId: house.units.norte, version, on: '2027-01-01' }, house.as('elena'))).rejects.toMatchObject(refused('organization.unit_dates'));
    const unit = await call(contract.createUnit, { name: 'De paso', function: 'support', from: '2026-03-01' }, house.as('elena'));
    expect((await call(contract.endUnit, { unitId: unit.id, version: 1, on: '2027-01-01' }, house.as('elena'))).versions).toMatchObject([{ from: '2026-03-01', to: '2027-01-01' }]);
    const planned = await call(contract.readUnit, { unitId: unit.id }, house.as('elena'));
    expect((await call(contract.cancelUnitChange, { unitId: unit.id, day: '2027-01-01', version: planned.version }, house.as('elena'))).versions).toMatchObject([{ to: null }]);
  });
});
