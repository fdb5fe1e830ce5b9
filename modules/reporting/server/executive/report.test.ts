import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../../house/testHouse.ts';
import { aCustomer, aSale, divideWaiting, eur } from '../../../../house/testSales.ts';
import * as goals from '../../../goals/contract.ts';
import * as sales from '../../../sales/contract.ts';
import * as reports from '../../contract.ts';

let house: TestHouse, ribera: string, bahia: string;
const october = { from: '2026-10-01', to: '2026-11-01' };
const report = (more: object = {}, who: 'elena' | 'joaquin' | 'beatriz' | 'marta' = 'elena') => call(reports.executiveReport, { ...october, ...more }, house.as(who));
const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });

beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-06T10:00:00+01:00');
  ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta', [['fair', '2026-01-10'], ['press', '2026-02-10'], ['call', '2026-03-01']]);
  bahia = await aCustomer(house, 'Hoteles Bahía', 'marta');
  const sud = await aCustomer(house, 'Carrelages du Sud', 'claire', [['fair', '2026-09-01']], 'FR');
  await aSale(house, ribera, eur(1_000_00), '2025-10-10');
  await aSale(house, ribera, eur(2_000_01), '2026-09-10');
  await aSale(house, ribera, eur(3_000_00), '2026-10-10');
  await aSale(house, bahia, eur(500_50), '2026-10-11');
  await aSale(house, sud, eur(700_00), '2026-10-12', 'claire');
  await house.owner`insert into customers.interaction (market_id, account_id, kind, division, channel, subject, starts_at, minutes) values
    (${house.markets.ES}, ${ribera}, 'direct', 'sales', 'visit', 'Visita', '2026-10-20 10:00Z', 60), (${house.markets.ES}, ${ribera}, 'mass', 'marketing', 'email', 'Boletín', '2026-10-21 10:00Z', 0),
    (${house.markets.ES}, ${bahia}, 'direct', 'sales', 'call', 'Llamada', '2026-10-30 10:00Z', 10)`;
  await house.owner`insert into customers.promise (account_id, market_id, position_id, title, given_on, due_on, kept_at) values
    (${ribera}, ${house.markets.ES}, ${house.seats.marta}, 'Muestra', '2026-10-01', '2026-10-05', '2026-10-05 12:00Z'), (${ribera}, ${house.markets.ES}, ${house.seats.marta}, 'Precio', '2026-10-01', '2026-10-06', '2026-10-09 12:00Z'),
    (${ribera}, ${house.markets.ES}, ${house.seats.marta}, 'Ficha', '2026-10-01', '2026-10-07', null)`;
  await house.owner`insert into coordination.support_request (market_id, from_position_id, to_position_id, title, asked_at, wanted_on, accepted_at, due_on) values
    (${house.markets.ES}, ${house.seats.marta}, ${house.seats.pau}, 'Kit de tienda', '2026-10-05 10:00Z', '2026-10-10', '2026-10-06 10:00Z', '2026-10-31')`;
  await house.owner`insert into marketing.lead (market_id, name, origin_key, first_contact_on, created_at) select ${house.markets.ES}, 'Lead ' || n, 'fair', '2026-10-15', now() from generate_series(1, 4) n`;
  await call(goals.createGoal, { nameEs: 'Ventas del año', nameEn: 'Bookings of the year', startsOn: '2026-01-01', endsOn: '2027-01-01', targetMinor: '1000000', salesPositionId: house.seats.joaquin, marketingPositionId: house.seats.beatriz }, house.as('elena'));
  const deal = await call(sales.createOpportunity, { accountId: bahia, name: 'Piscina', amount: eur(10_000_00) }, house.as('marta'));
  expect(deal.id).toBeTruthy();
});
afterAll(() => house.close());

describe('the executive report', () => {
  test('sets the period against the one before and the year before', async () => {
    const { booked, months, markets, before, yearBefore } = await report();
    expect([before, yearBefore]).toEqual([{ from: '2026-09-01', to: '2026-10-01' }, { from: '2025-10-01', to: '2025-11-01' }]);
    expect(booked).toMatchObject({ total: eur(420050), events: 3, before: eur(200001), yearBefore: eur(100000), overYear: 3.2005, missing: [] });
    expect(booked.why.parts.map((p) => [p.name, p.amount?.minor, p.count])).toEqual([['España', '350050', 2], ['Francia', '70000', 1]]);
    expect(booked.largest.map((l) => [l.account, l.person])).toEqual([['Pavimentos Ribera', 'Marta Vidal'], ['Carrelages du Sud', 'Claire Dubois'], ['Hoteles Bahía', 'Marta Vidal']]);
    expect(months).toHaveLength(13);
    expect([months[0], months.at(-1)]).toMatchObject([{ month: '2025-10', total: eur(100000) }, { month: '2026-10', total: eur(420050), expected: { currency: 'EUR' } }]);
    expect((await report({ from: '2026-10-11', to: '2026-10-13' })).months.at(-1)).toMatchObject({ month: '2026-10', total: eur(420050) });
    expect(markets.map((m) => [m.market.name, m.total?.minor, m.overYear, m.customers])).toEqual([['España', '350050', 2.5005, 2], ['Francia', '70000', null, 1]]);
  });

  test('attribution ties out to the cent, and until it is divided it is pending', async () => {
    expect((await report()).attribution).toMatchObject({ rows: [], pending: [eur(420050)], difference: [] });
    await divideWaiting(house);
    const { attribution: a } = await report();
    expect(a.rows.map((r) => [r.key, r.total?.minor, r.share])).toEqual([['fair', '190000', 452], ['call', '120000', 286], ['press', '60000', 143]]);
    expect(a).toMatchObject({ unattributed: { total: eur(50050), share: 119 }, booked: { total: eur(420050) }, difference: [], pending: [], touches: { none: 1, one: 1, several: 1 } });
    expect(a.rows.reduce((n, r) => n + (r.share ?? 0), a.unattributed.share ?? 0)).toBe(1000);
  });

  test('counts who is served, what was kept, and what is owed', async () => {
    const { served, promises, support, divisions, funnel, deals, goals: [goal], pipeline, handOffs } = await report();
    expect(served).toMatchObject({ both: 1, sales: 1, marketing: 0, none: 1, share: 1 / 3, holdDays: 30 });
    expect(promises).toMatchObject({ met: 1, missed: 2, pending: 0, value: 1 / 3, before: null });
    expect(support.map((s) => [s.to, s.met, s.missed])).toEqual([['marketing', 1, 0], ['sales', 0, 0]]);
    expect(divisions).toMatchObject([{ division: 'marketing', exists: true, people: ['Beatriz Sanchis', 'Ramón Cabrera'], owes: { count: 1, oldest: { title: 'Kit de tienda', days: 6 } } }, { division: 'sales', owes: { count: 0, oldest: null } }]);
    expect(funnel).toMatchObject({ leads: 4, won: 0, conversion: 0, before: { leads: 0, conversion: null } });
    expect(deals).toMatchObject({ won: 3, closed: 3, value: 1 });
    expect(goal).toMatchObject({ name: 'Ventas del año', progress: 0.620051, target: eur(1_000_000) });
    expect(pipeline).toMatchObject({ deals: 1, open: { total: eur(10_000_00) } });
    expect(handOffs).toMatchObject({ joint: null, sales: null, marketing: null });
  });

  test('a goal stands in it as it stood at the end of the period, whatever is booked since', async () => {
    await aSale(house, ribera, eur(1_000_00), '2026-11-05');
    expect((await report()).goals[0]).toMatchObject({ progress: 0.620051, value: eur(6_200_51) });
    expect((await report({ from: '2026-11-01', to: '2026-12-01' })).goals[0]).toMatchObject({ progress: 0.720051, value: eur(7_200_51) });
    const { rows: [goal] } = await call(goals.listGoals, {}, house.as('elena'));
    expect(goal).toMatchObject({ progress: 0.720051 });
    expect((await call(goals.getGoal, { goalId: goal!.id, on: '2026-11-04' }, house.as('elena'))).progress).toBe(0.620051);
  });

  test('each figure opens records that add up to it', async () => {
    const r = await report();
    const addresses = [r.booked.why, r.pipeline.why, r.funnel.why, r.attribution.why, r.handOffs.why, r.served.why, r.promises.why, r.deals.why, ...r.support.map((s) => s.why)].map((w) => w.records);
    expect(addresses.every((a) => a?.startsWith('/reports/records?'))).toBe(true);
    const behind = async (address: string) => (await call(reports.reportRecords, Object.fromEntries(new URLSearchParams(address.split('?')[1])) as never, house.as('elena'))).rows;
    const bookings = await behind(r.booked.why.records!);
    expect(bookings.reduce((n, b) => n + BigInt(b.amount!.minor), 0n)).toBe(420050n);
    expect((await behind(r.attribution.why.records!)).reduce((n, b) => n + BigInt(b.amount!.minor), 0n)).toBe(370000n);
    expect((await behind(r.funnel.why.records!)).length).toBe(4);
    expect((await behind(r.promises.why.records!)).map((p) => p.state).sort()).toEqual(['met', 'missed', 'missed']);
    expect((await behind(`${r.served.why.records!}&state=both`)).map((a) => a.name)).toEqual(['Pavimentos Ribera']);
    for (const of of reports.RecordsOf.options) await call(reports.reportRecords, { of, ...october, limit: 1 }, house.as('elena'));
  });

  test('of one market counts that market alone', async () => {
    const fr = await report({ market: house.markets.FR });
    expect(fr).toMatchObject({ market: { name: 'Francia' }, booked: { total: eur(70000), yearBefore: null, overYear: null }, served: { none: 1, both: 0 }, funnel: { leads: 0 } });
    expect(fr.markets.map((m) => m.market.name)).toEqual(['Francia']);
  });

  test('names the rate that is missing instead of a total', async () => {
    await aSale(house, bahia, { minor: '100', currency: 'MXN' }, '2026-10-20');
    const { booked, attribution } = await report();
    expect(booked).toMatchObject({ total: null, missing: ['MXN'], overYear: null, sums: [eur(420050), { minor: '100', currency: 'MXN' }] });
    expect(attribution.pending).toEqual([{ minor: '100', currency: 'MXN' }]);
    await divideWaiting(house);
    await call(sales.recordFxRate, { from: 'MXN', to: 'EUR', rate: '0.05', since: '2026-01-01' }, house.as('teresa'));
    const after = await report();
    expect(after.booked).toMatchObject({ total: eur(420055), missing: [] });
    expect(after.attribution).toMatchObject({ booked: { total: eur(420055) }, unattributed: { total: eur(50055) }, difference: [] });
  });

  test('says of each lead how far it came as the figure counted it', async () => {
    const leads = await house.owner<{ id: string }[]>`select id from marketing.lead where name in ('Lead 1', 'Lead 2', 'Lead 3') order by name`;
    await house.owner`with a as (insert into coordination.agreement (definition_es, definition_en, decision_minutes, first_attempt_minutes, contact_minutes, disposition_minutes, valid) values ('Lead', 'Lead', 1, 1, 1, 1, '[2026-01-01,)') returning id)
      insert into coordination.hand_off (agreement_id, lead_id, market_id, from_position_id, to_position_id, drafted_at, accepted_at, qualified_at)
      select (select id from a), l.id, ${house.markets.ES}, ${house.seats.rocio}, ${house.seats.marta}, '2026-10-16 10:00Z', '2026-10-17 10:00Z', case when l.name = 'Lead 1' then timestamptz '2026-10-18 10:00Z' end from marketing.lead l where l.id = any (${leads.slice(0, 2).map((l) => l.id)}::uuid[])`;
    const { funnel } = await report(), { rows } = await call(reports.reportRecords, { of: 'leads', ...october }, house.as('elena'));
    expect(funnel).toMatchObject({ leads: 4, accepted: 2, qualified: 1 });
    expect(rows.map((r) => [r.name, r.state]).sort()).toEqual([['Lead 1', 'qualified'], ['Lead 2', 'accepted'], ['Lead 3', null], ['Lead 4', null]]);
    await house.owner`delete from coordination.hand_off`;
  });

  test('counts a customer from the day it became one, and an answer that was reopened as owed', async () => {
    await house.owner`update customers.account set customer_since = '2026-10-20' where id = ${bahia}`;
    const [before, now] = [await report({ from: '2026-09-01', to: '2026-10-01' }), await report()];
    expect([before, now].map((r) => r.markets.map((m) => m.customers))).toEqual([[1, 1], [2, 1]]);
    const behind = async (span: object) => (await call(reports.reportRecords, { of: 'served', ...october, ...span }, house.as('elena'))).rows.length;
    expect([await behind({ from: '2026-09-01', to: '2026-10-01' }), await behind({})]).toEqual([2, 3]);
    await house.owner`update customers.account set customer_since = null where id = ${bahia}`;
    await house.owner`update customers.account set withdrawn_at = '2026-11-02 09:00Z' where id = ${bahia}`;
    expect([(await report()).served, await behind({})]).toMatchObject([{ sales: 1, both: 1, none: 1 }, 3]);
    expect((await report({ to: '2026-11-04' })).served).toMatchObject({ sales: 0, both: 1, none: 1 });
    await house.owner`update customers.account set withdrawn_at = null where id = ${bahia}`;
    const owed = async () => (await report()).divisions.find((d) => d.division === 'marketing')!.owes.count;
    await house.owner`update coordination.support_request set delivered_at = '2026-11-02 10:00Z'`;
    const delivered = await owed();
    await house.owner`update coordination.support_request set reopened_at = '2026-11-03 10:00Z'`;
    expect([delivered, await owed()]).toEqual([0, 1]);
    await house.owner`update coordination.support_request set delivered_at = null, reopened_at = null`;
  });

  test('a month that runs is held against the same days of the month before, in promises too', async () => {
    expect(await report({ from: '2026-11-01', to: '2026-12-01' })).toMatchObject({ before: { from: '2026-10-01', to: '2026-10-07' }, yearBefore: { from: '2025-11-01', to: '2025-11-07' }, booked: { before: null }, promises: { before: 1 / 2 } });
  });

  test('compares its funnel with the cohort before as the funnel report counts that one', async () => {
    const [lead] = await house.owner<{ id: string }[]>`select id from marketing.lead where name = 'Lead 1'`;
    await house.owner`update sales.opportunity set lead_id = ${lead!.id} where id = (select id from sales.opportunity where state = 'won' order by id limit 1)`;
    const { total: { leads, won, conversion } } = await call(reports.funnelReport, { by: 'origin', ...october }, house.as('elena'));
    expect([leads, won, conversion]).toEqual([4, 1, 0.25]);
    house.setNow('2026-12-02T10:00:00+01:00');
    for (const market of [undefined, house.markets.ES]) expect((await report({ from: '2026-11-01', to: '2026-12-01', ...(market ? { market } : {}) })).funnel.before).toEqual({ leads, won, conversion });
    expect((await report({ from: '2026-11-01', to: '2026-12-01', market: house.markets.FR })).funnel.before).toEqual({ leads: 0, won: 0, conversion: null });
    await house.owner`update sales.opportunity set lead_id = null where lead_id = ${lead!.id}`;
    house.setNow('2026-11-06T10:00:00+01:00');
  });

  test('is read within one’s reach, and says so; outside sales does not read it', async () => {
    const part = await report({}, 'joaquin');
    expect(part).toMatchObject({ partial: true, booked: { events: 3 } });
    expect(part.months.every((m) => m.expected === null)).toBe(true);
    expect((await report()).partial).toBe(false);
    await expect(report({}, 'marta')).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    await expect(call(reports.executiveReport, { from: '2026-11-01', to: '2026-10-01' }, house.as('elena'))).rejects.toMatchObject(refused('invalid_input', 'platform.invalid_input'));
  });
});

test('a company with nothing in it, and one division only, has a report without a figure that is not there', async () => {
  const empty = await openTestHouse();
  await empty.owner`update organization.unit_version set function = 'sales' where function in ('marketing', 'public_relations', 'telemarketing')`;
  const r = await call(reports.executiveReport, october, empty.as('elena'));
  expect(r).toMatchObject({
    booked: { total: eur(0), events: 0, before: null, yearBefore: null, overYear: null }, served: { share: null }, promises: { value: null }, handOffs: { joint: null }, deals: { value: null },
    funnel: { leads: 0, conversion: null }, attribution: { rows: [], unattributed: { share: null }, difference: [] }, goals: [],
  });
  expect(r.divisions).toMatchObject([{ division: 'marketing', exists: false, people: [] }, { division: 'sales', exists: true }]);
  const pdf = await fetch(`${empty.origin}/api/v1/reports/executive.pdf?from=2026-10-01&to=2026-11-01&language=en`, { headers: empty.as('elena').headers! });
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  await empty.close();
});
