import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { unitFocus } from '../contract.ts';
import { weeksBefore } from './unitFocus.ts';

let house: TestHouse;
type Who = keyof TestHouse['seats'];
const field: Who[] = ['joaquin', 'marta', 'luis', 'nerea', 'iker', 'claire', 'beatriz', 'pau', 'carmen', 'ramon', 'rocio'];
const asked = (who: Parameters<TestHouse['as']>[0]) => call(unitFocus, {}, house.as(who));
const unitsOf = async (who: Who) => (await asked(who)).rows.map((r) => Object.entries(house.units).find(([, id]) => id === r.unitId)![0]).sort();
const log = (who: Who, kind: 'direct' | 'internal', day: string, minutes: number) => house.owner`
  insert into customers.interaction (market_id, account_id, kind, division, channel, subject, starts_at, minutes, position_id, person_id)
  select v.market_id, case when ${kind} = 'direct' then (select id from customers.account limit 1) end, ${kind}, 'sales', 'call', 'Hora', ${day}::date + interval '10 hours', ${minutes}, ${house.seats[who]}, ${house.people[who]}
    from organization.position_version v where v.position_id = ${house.seats[who]} limit 1`;

beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-26T10:00:00+01:00');
  await house.owner.begin(async (tx) => {
    const [account] = await tx`insert into customers.account (market_id, name, custody_from, created_at) values (${house.markets.ES}, 'Uno', '2026-01-01', now()) returning id`;
    await tx`insert into customers.custody (account_id, market_id, position_id, valid, recorded) values (${account!['id']}, ${house.markets.ES}, ${house.seats.marta}, '[2026-01-01,)', tstzrange(now(), null))`;
  });
  for (const who of field) { await log(who, 'direct', '2026-11-10', 180); await log(who, 'internal', '2026-11-11', 120); }
  // The days of this week come with their week; a year ago is too long ago.
  await log('marta', 'direct', '2026-11-24', 480);
  await log('marta', 'direct', '2025-11-10', 480);
});
afterAll(() => house.close());

test('the span is eight whole weeks, the same for every day of a week', () => {
  expect(weeksBefore('2026-11-26')).toEqual({ from: '2026-09-28', to: '2026-11-23' });
  expect(weeksBefore('2026-11-23')).toEqual(weeksBefore('2026-11-29'));
});

test('a director sees the units of five or more with all below them, and none of three', async () => {
  expect(await unitsOf('elena')).toEqual(['direction', 'marketing', 'sales']);
  expect((await asked('elena')).rows.find((r) => r.unitId === house.units.sales)).toMatchObject({ people: 6, value: 0.6, low: true });
});

test('it says where the time went, and of the eight weeks before only what may be told', async () => {
  const sales = (await asked('elena')).rows.find((r) => r.unitId === house.units.sales)!;
  expect(sales).toMatchObject({ spent: { customer: 6 * 180, linked: 0, internal: 6 * 120 }, linkedShare: 0.6, facesCustomers: true, before: null });
  for (const who of ['joaquin', 'marta', 'luis', 'nerea', 'iker', 'claire'] as Who[]) await log(who, 'direct', '2026-09-10', 300);
  expect((await asked('elena')).rows.find((r) => r.unitId === house.units.sales)).toMatchObject({ value: 0.6, before: 1 });
  expect((await asked('elena')).rows.find((r) => r.unitId === house.units.marketing)).toMatchObject({ before: null });
});

test('a week ends at midnight where one works', async () => {
  const minutes = async () => (await asked('elena')).rows.find((r) => r.unitId === house.units.sales)!.spent.internal, was = await minutes();
  const at = (instant: string) => house.owner`insert into customers.interaction (market_id, kind, division, channel, subject, starts_at, minutes, position_id, person_id)
    values (${house.markets.ES}, 'internal', 'sales', 'call', 'Noche', ${instant}, 7, ${house.seats.marta}, ${house.people.marta})`;
  // Half past midnight of the first Monday counts, and that of the Monday after the last week does not.
  await at('2026-09-28T00:30:00+02:00');
  await at('2026-11-23T00:30:00+01:00');
  expect(await minutes()).toBe(was + 7);
  await house.owner`delete from customers.interaction where subject = 'Noche'`;
});

test('what it is computed with is a dated parameter: from its day on, and not before', async () => {
  const held = await house.owner`update platform.parameter set valid = '[2000-01-01,2026-11-26)' where name = 'focus.index' returning value`;
  expect(held).toHaveLength(1);
  await house.owner`insert into platform.parameter (name, valid, value) values ('focus.index', '[2026-11-26,)', '{"leastPeople": 6}')`;
  expect(await unitsOf('elena')).toEqual(['direction']);
  expect((await call(unitFocus, { on: '2026-11-25' }, house.as('elena'))).rows).toHaveLength(3);
  await house.owner`delete from platform.parameter where name = 'focus.index' and lower(valid) = '2026-11-26'`;
  await house.owner`update platform.parameter set valid = '[2000-01-01,)' where name = 'focus.index'`;
});

test('once the director logs too, a unit is hidden so that nobody works theirs out', async () => {
  await log('elena', 'internal', '2026-11-12', 300);
  expect(await unitsOf('elena')).toEqual(['direction', 'sales']);
});

test('one’s own is told to oneself, and of others nothing that is small', async () => {
  expect(await asked('marta')).toMatchObject({ rows: [], own: { seatIds: [house.seats.marta], value: 0.6 } });
  expect(await asked('joaquin')).toMatchObject({ rows: [], own: { value: 0.6 } });
  expect(await asked('teresa')).toMatchObject({ own: { value: null } });
});

test('without a right nothing is told', async () => {
  await expect(asked('ana')).rejects.toMatchObject({ problem: { code: 'not_allowed', rule: 'platform.right_missing' } });
  await expect(asked('nadie')).rejects.toMatchObject({ problem: { rule: 'platform.no_position' } });
});
