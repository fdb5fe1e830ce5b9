import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as sales from '../../sales/contract.ts';
import * as goals from '../contract.ts';

let house: TestHouse, ribera: string;
const eur = (minor: number | string) => ({ minor: String(minor), currency: 'EUR' });
const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });

beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-02-14T10:00:00+01:00');
  ribera = await house.owner.begin(async (tx) => {
    const [a] = await tx`insert into customers.account (market_id, name, custody_from, created_at) values (${house.markets.ES}, 'Pavimentos Ribera', '2025-01-01', now()) returning id`;
    await tx`insert into customers.custody (account_id, market_id, position_id, valid, recorded) values (${a!['id'] as string}, ${house.markets.ES}, ${house.seats.marta}, '[2025-01-01,)', '[2025-01-01,)')`;
    return a!['id'] as string;
  });
});
afterAll(() => house.close());

const quarter = (more: object = {}) => ({
  nameEs: 'Ventas del trimestre', nameEn: 'Bookings of the quarter', startsOn: '2026-01-01', endsOn: '2026-04-01', targetMinor: '10000000',
  salesPositionId: house.seats.joaquin, marketingPositionId: house.seats.beatriz, seasonBp: [2000, 5000, 10000], ...more,
});
async function book(amount: { minor: string; currency: string }, on: string) {
  const deal = await call(sales.createOpportunity, { accountId: ribera, name: 'Obra', amount }, house.as('marta'));
  await call(sales.winOpportunity, { opportunityId: deal.id, version: 1, on }, house.as('marta'));
}

describe('a common goal', () => {
  test('has the progress of what was booked and the pace of its season', async () => {
    await book(eur(2_000_000), '2026-01-20');
    await book(eur(1_500_000), '2026-02-10');
    const goal = await call(goals.createGoal, quarter(), house.as('elena'));
    expect(goal).toMatchObject({ value: eur(3_500_000), progress: 0.35, expected: 0.35, pace: 1, state: 'running', missing: [], events: 2 });
    expect(goal.reasons.map((r) => r.code)).toEqual(['measured', 'on_pace']);
    expect(goal.sales).toMatchObject({ seat: { id: house.seats.joaquin }, person: { name: 'Joaquín Beltrán' } });
    const { months } = await call(goals.getGoal, { goalId: goal.id }, house.as('elena'));
    expect(months.map((m) => [m.month, m.booked?.minor, m.expected.minor])).toEqual([['2026-01', '2000000', '2000000'], ['2026-02', '1500000', '3000000'], ['2026-03', '0', '5000000']]);
  });

  test('shows everybody the same sums, and each only the bookings they reach', async () => {
    const [mine] = (await call(goals.listGoals, {}, house.as('rocio'))).rows;
    expect(mine).toMatchObject({ value: eur(3_500_000) });
    expect((await call(goals.goalBookings, { goalId: mine!.id }, house.as('elena'))).rows).toMatchObject([{ on: '2026-02-10', account: { name: 'Pavimentos Ribera' } }, { on: '2026-01-20' }]);
    expect((await call(goals.goalBookings, { goalId: mine!.id }, house.as('luis'))).rows).toEqual([]);
  });

  test('is unknown while a rate is missing, which is named', async () => {
    await book({ minor: '900', currency: 'MXN' }, '2026-02-11');
    const [goal] = (await call(goals.listGoals, {}, house.as('elena'))).rows;
    expect(goal).toMatchObject({ value: null, progress: null, pace: null, known: eur(3_500_000), missing: ['MXN'] });
    expect(goal!.reasons.map((r) => r.code)).toEqual(['rate_missing', 'progress_unknown']);
    await call(sales.recordFxRate, { from: 'MXN', to: 'EUR', rate: '0.05', since: '2026-01-01' }, house.as('teresa'));
    expect((await call(goals.listGoals, {}, house.as('elena'))).rows[0]).toMatchObject({ value: eur(3_500_045), missing: [] });
  });

  test('of a market counts that market alone', async () => {
    const goal = await call(goals.createGoal, quarter({ marketId: house.markets.FR }), house.as('elena'));
    expect(goal).toMatchObject({ value: eur(0), progress: 0, market: { name: 'Francia' } });
    expect((await call(goals.listGoals, { market: house.markets.FR }, house.as('elena'))).rows.map((g) => g.id)).toEqual([goal.id]);
  });
});

describe('setting one', () => {
  test.each([
    ['ends_before_start', { endsOn: '2026-01-01' }], ['target_over_start', { startMinor: '10000000' }], ['season_of_other_length', { seasonBp: [10000] }], ['season_falls', { seasonBp: [5000, 4000, 10000] }],
  ])('is refused: %s', async (rule, more) => {
    await expect(call(goals.createGoal, quarter(more), house.as('elena'))).rejects.toMatchObject(refused('conflict', `goals.${rule}`));
  });
  test('needs an owner in each division', async () => {
    await expect(call(goals.createGoal, quarter({ marketingPositionId: house.seats.marta }), house.as('elena'))).rejects.toMatchObject(refused('conflict', 'goals.one_owner_each'));
    await expect(call(goals.createGoal, quarter({ salesPositionId: house.seats.elena, marketingPositionId: house.seats.elena }), house.as('elena'))).rejects.toMatchObject(refused('conflict', 'goals.one_owner_each'));
  });
  test('is for the commercial director', async () => {
    for (const who of ['joaquin', 'beatriz', 'teresa'] as const) await expect(call(goals.createGoal, quarter(), house.as(who))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
  });
  test('two people changing it never overwrite each other; a withdrawn one leaves the list and comes back', async () => {
    const { id } = await call(goals.createGoal, quarter(), house.as('elena'));
    await call(goals.changeGoal, { goalId: id, version: 1, targetMinor: '20000000' }, house.as('elena'));
    await expect(call(goals.changeGoal, { goalId: id, version: 1, targetMinor: '5' }, house.as('elena'))).rejects.toMatchObject(refused('stale', 'platform.stale'));
    expect(await call(goals.withdrawGoal, { goalId: id, version: 2 }, house.as('elena'))).toMatchObject({ withdrawn: true, version: 3, target: eur(20_000_000) });
    expect((await call(goals.listGoals, {}, house.as('marta'))).rows.map((g) => g.id)).not.toContain(id);
    await expect(call(goals.withdrawGoal, { goalId: id, version: 3 }, house.as('elena'))).rejects.toMatchObject(refused('conflict', 'goals.so_already'));
    expect(await call(goals.restoreGoal, { goalId: id, version: 3 }, house.as('elena'))).toMatchObject({ withdrawn: false });
  });
});
