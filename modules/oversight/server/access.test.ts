import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { rights } from '../../organization/rules/rights.ts';
import { myAccess, readAccess } from '../contract.ts';

let house: TestHouse;
beforeAll(async () => { house = await openTestHouse(); });
afterAll(() => house.close());

const refusedForLack = { problem: { code: 'not_allowed', rule: 'platform.right_missing' } };

describe('what a person may see and do', () => {
  test('is told with the chain from right to role, seat and appointment, and what each scope reaches', async () => {
    const access = await call(readAccess, { personId: house.people.joaquin }, house.as('elena'));
    expect(access.seats).toMatchObject([{
      seat: { id: house.seats.joaquin }, unit: 'Venta externa Levante', market: 'España', kind: 'regular', from: '2025-01-01', to: null, counts: true,
      grants: [{ role: 'sales_supervisor', scope: 'unit', reach: { company: false, seats: 3, unitCount: 1, units: [{ name: 'Venta externa Levante' }], markets: [{ id: house.markets.ES }] } }],
    }]);
    const move = access.rights.find((r) => r.right === 'sales.opportunity.move')!;
    expect(move).toMatchObject({ because: [{ role: 'sales_supervisor', scope: 'unit', seat: house.seats.joaquin }], company: false, seats: 3 });
  });

  test('names who would be let where this person is not, and what nobody is', async () => {
    const access = await call(readAccess, { personId: house.people.beatriz }, house.as('ana'));
    expect(access.rights.find((r) => r.right === 'sales.opportunity.move')).toMatchObject({ because: [], seats: 0, roles: ['commercial_director', 'sales_supervisor', 'outside_sales'] });
    expect(access.nobodyMay).toContain('edit_bookings');
  });

  test('is what the door and the policies go by, for everybody', async () => {
    for (const [name, personId] of Object.entries(house.people)) {
      const access = await call(readAccess, { personId }, house.as('ana'));
      const [row] = await house.owner<{ told: { grants: { role: string; company: boolean; seats: string[] }[] } }[]>`select organization.standing(${personId}, current_date) as told`;
      for (const r of access.rights) {
        const holding = row!.told.grants.filter((g) => rights[r.right]!.roles.includes(g.role as never));
        expect([name, r.right, r.because.length > 0, r.company, r.seats]).toEqual([name, r.right, holding.length > 0, holding.some((g) => g.company), new Set(holding.flatMap((g) => g.seats)).size]);
      }
    }
  });

  test('on another date is that of that date: before the appointment nothing', async () => {
    const access = await call(readAccess, { personId: house.people.marta, on: '2024-12-15' }, house.as('elena'));
    expect(access.seats).toEqual([]);
    expect(access.rights.filter((r) => r.because.length > 0)).toEqual([]);
  });

  test('tells whom a seat stands in for, and whether it answers because nobody is there', async () => {
    const recorded = '[2025-01-01 00:00Z,)';
    await house.owner.begin(async (tx) => {
      await tx`insert into organization.delegate (position_id, delegate_id, valid, recorded) values (${house.seats.luis}, ${house.seats.marta}, '[2025-02-01,)', ${recorded}), (${house.seats.iker}, ${house.seats.marta}, '[2025-02-01,)', ${recorded})`;
      await tx`update organization.appointment set recorded = tstzrange(lower(recorded), now()) where position_id = ${house.seats.iker}`;
      await tx`update organization.structure_stamp set recorded = clock_timestamp()`;
    });
    const access = await call(readAccess, { personId: house.people.marta }, house.as('elena'));
    expect(access.standsInFor).toMatchObject([
      { seat: { id: house.seats.luis }, by: { id: house.seats.marta }, from: '2025-02-01', to: null, answers: false }, { seat: { id: house.seats.iker }, answers: true },
    ]);
    expect(access.rights.find((r) => r.right === 'customers.account.write')).toMatchObject({ seats: 1 });
  });

  test('is everybody’s to see of themselves; of others it takes a right', async () => {
    expect((await call(myAccess, {}, house.as('rocio'))).seats).toMatchObject([{ seat: { id: house.seats.rocio } }]);
    expect(await call(myAccess, {}, house.as('nadie'))).toMatchObject({ seats: [], lookedBy: [] });
    await expect(call(readAccess, { personId: house.people.marta }, house.as('luis'))).rejects.toMatchObject(refusedForLack);
    await expect(call(readAccess, { personId: '01900000-0000-7000-8000-000000000000' }, house.as('ana'))).rejects.toMatchObject({ problem: { code: 'not_found' } });
  });
});
