import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../house/testHouse.ts';

/*
  The last guard: what the database itself refuses, whoever writes. Tried as the owner, past every policy and function,
  because imports and restores come that way too. Known now is `[now,)`; history that is closed binds nothing.
*/
let house: TestHouse;
beforeAll(async () => { house = await openTestHouse(); });
afterAll(() => house.close());

const known = '[2026-01-01,)';
const refusedBy = (name: string) => ({ constraint_name: name });
const seat = (more: { position?: string; unit?: string; valid?: string; recorded?: string } = {}) => house.owner`
  insert into organization.position_version (position_id, unit_id, market_id, title, valid, recorded)
  values (${more.position ?? house.seats.marta}, ${more.unit ?? house.units.levante}, ${house.markets.ES}, 'x', ${more.valid ?? '[2025-01-01,)'}, ${more.recorded ?? known})`;

async function freshSeat(valid: string): Promise<string> {
  const [row] = await house.owner`insert into organization.position default values returning id`;
  await seat({ position: String(row!['id']), valid });
  return String(row!['id']);
}

const appoint = (person: string, position: string, valid: string, more: { fte?: number; kind?: string; recorded?: string } = {}) => house.owner`
  insert into organization.appointment (person_id, position_id, fte, kind, valid, recorded)
  values (${person}, ${position}, ${more.fte ?? 1}, ${more.kind ?? 'regular'}, ${valid}, ${more.recorded ?? known})`;

const line = (position: string, reportsTo: string, valid: string, kind = 'solid') => house.owner`
  insert into organization.reporting_line (position_id, reports_to_id, kind, valid, recorded) values (${position}, ${reportsTo}, ${kind}, ${valid}, ${known})`;

describe('dates', () => {
  test('a position has one version a day', () => expect(seat()).rejects.toMatchObject(refusedBy('position_dated')));
  test('a version that is no longer known overlaps nothing', () => expect(seat({ recorded: '[2025-01-01,2026-01-01)' })).resolves.toBeDefined());
  test('a position version outside its unit’s dates is refused', async () => {
    await expect(freshSeat('[2024-01-01,2024-06-01)')).rejects.toMatchObject(refusedBy('position_unit_dated'));
    await expect(freshSeat('[2024-11-30,2025-06-01)')).rejects.toMatchObject(refusedBy('position_unit_dated'));
  });
  test('a unit is not ended under its positions', () => expect(house.owner.begin(async (tx) => {
    await tx`update organization.unit_version set recorded = tstzrange(lower(recorded), now()) where unit_id = ${house.units.norte}`;
    await tx`insert into organization.unit_version (unit_id, name, function, parent_id, valid, recorded) values (${house.units.norte}, 'Norte', 'sales', ${house.units.sales}, '[2024-12-01,2026-01-01)', tstzrange(now(), null))`;
  })).rejects.toMatchObject(refusedBy('position_unit_dated')));
  test('a boundary between two versions of a unit may move under its positions', async () => {
    await house.owner.begin(async (tx) => {
      await tx`update organization.unit_version set recorded = tstzrange(lower(recorded), now()) where unit_id = ${house.units.norte}`;
      await tx`insert into organization.unit_version (unit_id, name, function, parent_id, valid, recorded) values
        (${house.units.norte}, 'Norte', 'sales', ${house.units.sales}, '[2024-12-01,2026-01-01)', tstzrange(now(), null)),
        (${house.units.norte}, 'Norte y Ebro', 'sales', ${house.units.sales}, '[2026-01-01,)', tstzrange(now(), null))`;
    });
    expect(await house.owner`select from organization.unit_version where unit_id = ${house.units.norte} and upper_inf(recorded)`).toHaveLength(2);
  });
  test('nobody is appointed to a seat before it exists or after it ends', async () => {
    const id = await freshSeat('[2026-01-01,2026-07-01)');
    await expect(appoint(house.people.nadie, id, '[2025-12-31,2026-02-01)')).rejects.toMatchObject(refusedBy('appointment_position_dated'));
    await expect(appoint(house.people.nadie, id, '[2026-02-01,)')).rejects.toMatchObject(refusedBy('appointment_position_dated'));
    await expect(house.owner`insert into organization.role_grant (position_id, role, scope, valid, recorded) values (${id}, 'controller', 'company', '[2026-02-01,)', ${known})`).rejects.toMatchObject(refusedBy('grant_position_dated'));
    await expect(house.owner`insert into organization.delegate (position_id, delegate_id, valid, recorded) values (${house.seats.marta}, ${id}, '[2026-02-01,)', ${known})`).rejects.toMatchObject(refusedBy('delegate_seat_dated'));
    await expect(line(id, house.seats.joaquin, '[2026-02-01,)')).rejects.toMatchObject(refusedBy('line_position_dated'));
    await expect(line(house.seats.marta, id, '[2026-02-01,)', 'dotted')).rejects.toMatchObject(refusedBy('line_manager_dated'));
  });
  test('an empty stretch is no stretch', () => expect(seat({ valid: 'empty' })).rejects.toMatchObject({ code: '23514' }));
});

describe('who holds what', () => {
  test('two hold one seat only while one hands it over', async () => {
    await expect(appoint(house.people.nadie, house.seats.marta, '[2026-11-01,2026-12-01)')).rejects.toMatchObject(refusedBy('one_holder_a_seat'));
    await expect(appoint(house.people.nadie, house.seats.marta, '[2026-11-01,2026-12-01)', { kind: 'overlap' })).resolves.toBeDefined();
  });
  test('nobody holds more than one full time, but for handing over', async () => {
    const [a, b] = [await freshSeat('[2026-01-01,)'), await freshSeat('[2026-01-01,)')];
    await expect(appoint(house.people.luis, a, '[2026-03-01,2026-03-02)', { fte: 0.001 })).rejects.toMatchObject(refusedBy('nobody_over_full_time'));
    await expect(appoint(house.people.luis, a, '[2026-03-01,2026-03-02)', { kind: 'overlap' })).resolves.toBeDefined();
    for (const valid of ['[2026-04-01,)', '[2026-04-01,2027-04-02)']) await expect(appoint(house.people.luis, a, valid, { kind: 'overlap' })).rejects.toMatchObject(refusedBy('overlap_is_bounded'));
    await expect(appoint(house.people.nadie, a, '[2026-01-01,2026-06-01)', { fte: 0.5 })).resolves.toBeDefined();
    await expect(appoint(house.people.nadie, b, '[2026-05-31,)', { fte: 0.6 })).rejects.toMatchObject(refusedBy('nobody_over_full_time'));
    await expect(appoint(house.people.nadie, b, '[2026-06-01,)', { fte: 1 })).resolves.toBeDefined();
  });
});

describe('lines', () => {
  test('a seat has one solid manager a day', () => expect(line(house.seats.marta, house.seats.nerea, '[2026-01-01,)')).rejects.toMatchObject(refusedBy('one_solid_manager')));
  test('solid lines close no circle, not on a single day, nor two at once', async () => {
    const [a, b, c] = [await freshSeat('[2026-01-01,)'), await freshSeat('[2026-01-01,)'), await freshSeat('[2026-01-01,)')];
    await line(a, b, '[2026-01-01,2026-06-01)');
    await line(b, c, '[2026-05-31,)');
    await expect(line(c, a, '[2026-05-31,)')).rejects.toMatchObject(refusedBy('solid_lines_are_a_forest'));
    await expect(line(c, a, '[2026-06-01,)')).resolves.toBeDefined();
    await expect(house.owner.begin(async (tx) => {
      await tx`insert into organization.reporting_line (position_id, reports_to_id, valid, recorded) values (${house.seats.elena}, ${house.seats.sofia}, '[2026-01-01,)', ${known}), (${house.seats.sofia}, ${house.seats.elena}, '[2026-01-01,)', ${known})`;
    })).rejects.toMatchObject(refusedBy('solid_lines_are_a_forest'));
    await expect(line(b, a, '[2026-02-01,2026-03-01)', 'dotted')).resolves.toBeDefined();
  });
  test('units lie within no circle', () => expect(house.owner.begin(async (tx) => {
    await tx`update organization.unit_version set recorded = tstzrange(lower(recorded), now()) where unit_id = ${house.units.direction}`;
    await tx`insert into organization.unit_version (unit_id, name, function, parent_id, valid, recorded) values
      (${house.units.direction}, 'Dirección', 'management', null, '[2024-12-01,2026-01-01)', tstzrange(now(), null)),
      (${house.units.direction}, 'Dirección', 'management', ${house.units.press}, '[2026-01-01,)', tstzrange(now(), null))`;
  })).rejects.toMatchObject(refusedBy('units_are_a_forest')));
});

describe('the last administrator', () => {
  const shorten = (table: string, where: string) => house.owner.begin((tx) => tx.unsafe(`update organization.${table} set recorded = tstzrange(lower(recorded), now()) where ${where}`));
  test('keeps the appointment', () => expect(shorten('appointment', `position_id = '${house.seats.ana}'`)).rejects.toMatchObject(refusedBy('last_administrator_stays')));
  test('keeps the role', () => expect(shorten('role_grant', `position_id = '${house.seats.ana}'`)).rejects.toMatchObject(refusedBy('last_administrator_stays')));
  test('is not suspended', () => expect(house.owner`update organization.person set suspended_at = now() where id = ${house.people.ana}`).rejects.toMatchObject(refusedBy('last_administrator_stays')));
});
