import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../../house/testHouse.ts';
import { aCustomer, aSale, eur } from '../../../../house/testSales.ts';
import * as organization from '../../../organization/contract.ts';
import * as reports from '../../contract.ts';

let house: TestHouse;
type Who = Parameters<TestHouse['as']>[0];
const results = (who: Who, span: { from: string; to: string; structureOn?: string } = { from: '2026-01-01', to: '2027-01-01' }) => call(reports.structureResults, span, house.as(who));
const unit = async (who: Who, name: keyof TestHouse['units']) => (await results(who)).rows.find((r) => r.unit.id === house.units[name])!;

beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-12-31T10:00:00+01:00');
  const ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta'), sud = await aCustomer(house, 'Carrelages du Sud', 'claire', [], 'FR');
  await aSale(house, ribera, eur(2_000_00), '2025-10-10');
  await aSale(house, ribera, eur(100_000_00), '2026-03-10');
  await aSale(house, sud, eur(7_000_00), '2026-10-12', 'claire');
  await call(organization.setCosts, { from: '2026-01-01', rates: [{ positionId: house.seats.marta, amount: eur(36_500_00) }, { positionId: house.seats.claire, amount: eur(40_000_00) }] }, house.as('elena'));
  await house.owner`with c as (insert into marketing.campaign (market_id, kind, name, currency, owner_position_id, created_at) values (${house.markets.ES}, 'event', 'Feria', 'EUR', ${house.seats.pau}, now()) returning id, market_id)
    insert into marketing.campaign_cost (campaign_id, market_id, spent_on, what, minor, currency) select id, market_id, '2026-05-01', 'Stand', 250000, 'EUR' from c`;
});
afterAll(() => house.close());

test('a unit brings in what its seats booked, and costs what they and its campaigns cost', async () => {
  expect((await unit('elena', 'levante')).own).toMatchObject({ booked: eur(100_000_00), people: eur(36_500_00), campaigns: eur(0), contribution: eur(63_500_00), seats: 3, customers: 1, costToServe: eur(36_500_00), costUnknown: 2 });
  expect((await unit('elena', 'marketing')).own).toMatchObject({ booked: eur(0), campaigns: eur(2_500_00), contribution: eur(-2_500_00), costToServe: null });
});

test('a unit stands for all below it, and the company for all of them', async () => {
  expect((await unit('elena', 'sales')).whole).toMatchObject({ booked: eur(107_000_00), people: eur(76_500_00), contribution: eur(30_500_00), customers: 2 });
  const { total, totalBefore, before } = await results('elena');
  expect(total).toMatchObject({ booked: eur(107_000_00), campaigns: eur(2_500_00), contribution: eur(28_000_00) });
  expect([before, totalBefore.booked]).toEqual([{ from: '2025-01-01', to: '2026-01-01' }, eur(2_000_00)]);
});

test('a year that is not over costs the days that have passed', async () => {
  house.setNow('2026-01-10T10:00:00+01:00');
  expect((await unit('elena', 'levante')).own.people).toEqual(eur(1_000_00));
  house.setNow('2026-12-31T10:00:00+01:00');
});

test('what stands out says on what it rests', async () => {
  const { findings } = await results('elena');
  expect(findings.find((f) => f.code === 'costs_more')).toMatchObject({ about: { id: house.units.francia }, figures: { booked: '700000', cost: '4000000' } });
});

test('who does not see costs gets no figure that would tell one', async () => {
  const seen = await results('joaquin');
  expect(seen).toMatchObject({ seesCost: false, partial: true });
  expect(seen.rows.every((r) => r.own.people === null && r.own.contribution === null && r.own.costToServe === null && r.before.contribution === null)).toBe(true);
  expect(seen.findings.some((f) => f.code === 'costs_more')).toBe(false);
  expect(seen.rows.find((r) => r.unit.id === house.units.francia)!.own.booked).toEqual(eur(0));
});

test('without the right nothing is told', async () => {
  await expect(results('marta')).rejects.toMatchObject({ problem: { code: 'not_allowed', rule: 'platform.right_missing' } });
});

describe('a unit that was merged into another', () => {
  beforeAll(async () => {
    const who = house.as('elena');
    const seat = await call(organization.readPosition, { positionId: house.seats.claire }, who), unit = await call(organization.readUnit, { unitId: house.units.francia }, who);
    await call(organization.changePosition, { positionId: seat.id, version: seat.version, from: '2026-11-01', unitId: house.units.norte }, who);
    await call(organization.endUnit, { unitId: unit.id, version: unit.version, on: '2026-11-01' }, who);
  });

  test('as it is on a date, what it booked and cost is where its seat and its customer are then, and the total is the same', async () => {
    const read = async (structureOn?: string) => { const r = await results('elena', { from: '2026-01-01', to: '2027-01-01', ...(structureOn ? { structureOn } : {}) }); return { total: r.total, of: (id: string) => r.rows.find((x) => x.unit.id === id) }; };
    const [was, is, before] = [await read(), await read('2026-12-31'), await read('2026-10-31')], { norte, francia } = house.units;
    expect([is.of(norte)!.own, is.of(francia)]).toMatchObject([{ booked: eur(7_000_00), people: eur(40_000_00) }, undefined]);
    expect(before.of(francia)).toMatchObject({ endedOn: null, own: { booked: eur(7_000_00), people: eur(40_000_00), seats: 1 } });
    expect(was.of(norte)!.own).toMatchObject({ booked: eur(0), people: eur(6_684_93) });
    for (const key of ['booked', 'people', 'campaigns', 'contribution'] as const) expect([is.total[key], before.total[key]]).toEqual([was.total[key], was.total[key]]);
  });
  test('keeps what it booked and cost until then, within what it belonged to, and nothing is missing of the total', async () => {
    const francia = await unit('elena', 'francia'), { total, rows } = await results('elena');
    expect(francia).toMatchObject({ endedOn: '2026-11-01', parentId: house.units.sales, own: { booked: eur(7_000_00), people: eur(33_315_07), seats: 0 } });
    expect((await unit('elena', 'norte')).own).toMatchObject({ booked: eur(0), people: eur(6_684_93), seats: 3 });
    expect((await unit('elena', 'sales')).whole).toMatchObject({ booked: eur(107_000_00), people: eur(76_500_00) });
    expect(total).toMatchObject({ booked: eur(107_000_00), people: eur(76_500_00), campaigns: eur(2_500_00) });
    expect(rows.reduce((n, r) => n + Number(r.own.booked!.minor), 0)).toBe(Number(total.booked!.minor));
  });

  test('is still told of the time before, and no more where it had no figure', async () => {
    const after = await results('elena', { from: '2026-11-01', to: '2026-12-01' });
    expect([after.before, after.totalBefore.booked]).toEqual([{ from: '2026-10-01', to: '2026-11-01' }, eur(7_000_00)]);
    expect(after.rows.find((r) => r.unit.id === house.units.francia)).toMatchObject({ endedOn: '2026-11-01', whole: { booked: eur(0) }, before: { booked: eur(7_000_00) } });
    expect((await results('elena', { from: '2026-12-01', to: '2027-01-01' })).rows.some((r) => r.unit.id === house.units.francia)).toBe(false);
  });
});

test('what is not over is held against as many days before, and each day costs once', async () => {
  house.setNow('2026-01-10T10:00:00+01:00');
  expect((await results('elena')).before).toEqual({ from: '2025-12-22', to: '2026-01-01' });
  house.setNow('2026-12-31T10:00:00+01:00');
  const { rows, totalBefore } = await results('elena', { from: '2026-06-01', to: '2026-07-01' });
  // Marta's 31 days of May and those of Claire; nothing was booked, and the stand was paid.
  expect(totalBefore.contribution).toEqual(eur(-(3_100_00 + 3_397_26 + 2_500_00)));
  expect(rows.find((r) => r.unit.id === house.units.levante)!.before.contribution).toEqual(eur(-3_100_00));
});

test('what was booked while its seat was not there is told in the total all the same', async () => {
  const viejo = await aCustomer(house, 'Cliente viejo', 'iker');
  await aSale(house, viejo, eur(1_000_00), '2024-11-15', 'iker');
  const { total, rows } = await results('elena', { from: '2024-11-01', to: '2024-12-01' });
  expect([total.booked, rows.reduce((n, r) => n + Number(r.own.booked!.minor), 0)]).toEqual([eur(1_000_00), 0]);
});

describe('money in another currency', () => {
  const july = { from: '2026-07-01', to: '2026-08-01' }, august = { from: '2026-08-01', to: '2026-09-01' }, both = { from: '2026-07-01', to: '2026-09-01' };

  beforeAll(async () => {
    await house.owner`insert into sales.fx_rate (from_currency, to_currency, rate, valid) values ('MXN', 'EUR', 0.05, '[2026-01-01,2026-08-01)'), ('MXN', 'EUR', 0.10, '[2026-08-01,)')`;
    await house.owner`with c as (insert into marketing.campaign (market_id, kind, name, currency, owner_position_id, created_at) values (${house.markets.ES}, 'event', 'Expo', 'MXN', ${house.seats.pau}, now()) returning id, market_id)
      insert into marketing.campaign_cost (campaign_id, market_id, spent_on, what, minor, currency) select id, market_id, d::date, 'Sala', 1050, 'MXN' from c, unnest(array['2026-07-03', '2026-07-04', '2026-08-04']) d`;
  });

  test('a cost is worth what it was on its day, here and in the report to senior management, and months add up to their quarter', async () => {
    const campaigns = async (span: typeof july) => (await results('elena', span)).total.campaigns;
    expect([await campaigns(july), await campaigns(august), await campaigns(both)]).toEqual([eur(52 + 52), eur(105), eur(52 + 52 + 105)]);
    for (const span of [july, august, both]) expect((await call(reports.executiveReport, span, house.as('elena'))).attribution.cost).toEqual(await campaigns(span));
  });

  test('a position paid in it costs each day at the rate of that day', async () => {
    const before = (await unit('elena', 'marketing')).own.people;
    await call(organization.setCosts, { from: '2026-01-01', rates: [{ positionId: house.seats.pau, amount: { minor: '3650000', currency: 'MXN' } }] }, house.as('elena'));
    const people = async (span: typeof july) => (await results('elena', span)).rows.find((r) => r.unit.id === house.units.marketing)!.own.people;
    expect(before).toEqual(eur(0));
    expect([await people(july), await people(august), await people(both)]).toEqual([eur(31 * 5_00), eur(31 * 10_00), eur(31 * 15_00)]);
    await house.owner`delete from sales.fx_rate where valid = '[2026-08-01,)'`;
    expect([await people(july), await people(august), (await results('elena', august)).missing]).toEqual([eur(31 * 5_00), null, ['MXN']]);
  });
});
