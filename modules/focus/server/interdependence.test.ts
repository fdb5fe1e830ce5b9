import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { acceptHandOff, askForSupport, createHandOff, moveRequest, returnHandOff } from '../../coordination/contract.ts';
import { createGoal } from '../../goals/contract.ts';
import { createLead } from '../../marketing/contract.ts';
import { exportInterdependence, interdependence, type InterdependencePart, interdependenceRecords } from '../contract.ts';
import { reciprocity } from '../rules/interdependence.ts';

let house: TestHouse, fair: string, press: string;
type Who = Parameters<TestHouse['as']>[0];
const asked = (who: Who = 'elena', input = {}) => call(interdependence, input, house.as(who));
const partOf = async (part: InterdependencePart, input = {}) => (await asked('elena', input)).parts.find((p) => p.part === part)!;
const recordsOf = async (part: InterdependencePart, more = {}, who: Who = 'elena') => (await call(interdependenceRecords, { part, ...more }, house.as(who))).rows;

const campaign = async (name: string, kind: string, owner: 'pau' | 'carmen') => {
  const [c] = await house.owner`insert into marketing.campaign (market_id, kind, name, state, starts_on, ends_on, currency, owner_position_id, created_at)
    values (${house.markets.ES}, ${kind}, ${name}, 'running', '2026-10-05', '2026-12-20', 'EUR', ${house.seats[owner]}, '2026-09-01') returning id`;
  return c!['id'] as string;
};
/** From asking to the word of whoever asked, who may leave it out. */
async function given(asks: 'marta' | 'pau', helps: 'marta' | 'pau', effort: number, confirms = true) {
  const { id: requestId } = await call(askForSupport, { toPositionId: house.seats[helps], title: `Apoyo de ${helps}`, wantedOn: '2026-11-30', effort }, house.as(asks));
  await call(moveRequest, { requestId, verb: 'accept', dueOn: '2026-11-27' }, house.as(helps));
  await call(moveRequest, { requestId, verb: 'start' }, house.as(helps));
  await call(moveRequest, { requestId, verb: 'deliver' }, house.as(helps));
  if (confirms) await call(moveRequest, { requestId, verb: 'confirm' }, house.as(asks));
  return requestId;
}
async function offered(n: number, campaignId?: string) {
  const lead = await call(createLead, { marketId: house.markets.ES, company: `Hoteles ${n}`, name: 'Amparo Gil', email: `amparo${n}@serena.example`, origin: 'web', ...(campaignId ? { campaignId } : {}) }, house.as('rocio'));
  return { handOffId: (await call(createHandOff, { leadId: lead.id, toPositionId: house.seats.marta, brief: 'Baños' }, house.as('rocio'))).id };
}

beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-23T10:00:00+01:00');
}, 60_000);
afterAll(() => house.close());

test('with nothing on record there is nothing to count, and no part is zero', async () => {
  const read = await asked();
  expect(read).toMatchObject({ quarter: '2026-Q4', from: '2026-10-01', until: '2026-11-23', running: true, value: null, range: null, divisions: { sales: true, marketing: true }, partial: false });
  expect(read.parts.map((p) => [p.part, p.value])).toEqual([['JG', null], ['JW', null], ['R', null], ['IR', null], ['HQ', null]]);
  expect(read.quarters.map((q) => q.quarter)).toEqual(['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
});

test('each part is counted from what both divisions did, and its records are those that were counted', async () => {
  await call(createGoal, { nameEs: 'Ventas del año', nameEn: 'Bookings of the year', startsOn: '2026-01-01', endsOn: '2027-01-01', targetMinor: '10000000', salesPositionId: house.seats.joaquin, marketingPositionId: house.seats.beatriz }, house.as('elena'));
  [fair, press] = [await campaign('Feria', 'event', 'pau'), await campaign('Prensa', 'public_relations', 'carmen')];
  const [kept, back] = [await offered(1, fair), await offered(2), await offered(3)];
  house.setNow('2026-11-23T11:00:00+01:00');
  await call(acceptHandOff, kept!, house.as('marta'));
  await call(returnHandOff, { ...back!, reason: 'not_ready', note: 'Falta la fecha' }, house.as('marta'));
  await given('marta', 'pau', 4);
  await given('marta', 'pau', 2);
  await given('pau', 'marta', 2);
  await given('pau', 'marta', 5, false);
  house.setNow('2026-11-24T10:00:00+01:00');
  await offered(4);

  const read = await asked(), values = Object.fromEntries(read.parts.map((p) => [p.part, p.value]));
  expect(values).toEqual({ JG: 1, JW: 0.5, R: reciprocity(2, 6), IR: null, HQ: 1 / 3 });
  expect(read.value).toBeCloseTo(Math.exp((0.2 * Math.log(1) + 0.2 * Math.log(0.5) + 0.25 * Math.log(0.5) + 0.2 * Math.log(1 / 3)) / 0.85), 9);
  expect(read.range!.low).toBeLessThan(read.value!);
  expect(read.parts.reduce((sum, p) => sum + p.share, 0)).toBeCloseTo(1, 9);
  expect(await partOf('R')).toMatchObject({ gives: { sales: 2, marketing: 6 }, records: 4, findings: expect.arrayContaining([{ finding: 'unconfirmed', side: 'sales', records: 1, weight: 5 }]) });
  expect(await partOf('HQ')).toMatchObject({ counted: 1, of: 3, records: 4 });

  expect((await recordsOf('JW')).map((r) => [r.name, r.finding, r.proof]).sort()).toEqual([['Feria', 'contributed', { handOffs: 1 }], ['Prensa', 'no_contribution', {}]]);
  expect((await recordsOf('HQ')).map((r) => r.finding).sort()).toEqual(['kept', 'pending', 'returned', 'unanswered']);
  expect((await recordsOf('R', { finding: 'confirmed', side: 'marketing' })).map((r) => r.proof.effort).sort()).toEqual([2, 4]);
  expect(await recordsOf('JG')).toMatchObject([{ kind: 'goal', name: 'Ventas del año', finding: 'owned_by_both' }]);
  expect(await recordsOf('IR')).toEqual([]);
  const first = await call(interdependenceRecords, { part: 'HQ', limit: 3 }, house.as('elena')), rest = await call(interdependenceRecords, { part: 'HQ', limit: 3, after: first.next! }, house.as('elena'));
  expect(new Set([...first.rows, ...rest.rows].map((r) => r.id)).size).toBe(4);
});

test('a rate that is missing since makes no goal of an earlier quarter unread', async () => {
  const jg = async (quarter: string) => (await partOf('JG', { quarter })).value;
  await house.owner`with made as (
      insert into customers.account (market_id, name, custody_from, created_at) select ${house.markets.ES}, 'Baldosas del Golfo', '2026-01-01', now() returning id, market_id),
    led as (insert into customers.custody (account_id, market_id, position_id, valid, recorded) select id, market_id, ${house.seats.marta}, '[2026-01-01,)', '[2026-01-01,)' from made)
    insert into sales.booking_event (kind, account_id, market_id, owner_position_id, booked_on, minor, currency, reporting_currency, recorded_at)
    select 'booking', id, market_id, ${house.seats.marta}, '2026-11-20', 100, 'MXN', 'EUR', now() from made`;
  expect([await jg('2026-Q3'), await jg('2026-Q4')]).toEqual([1, 0]);
  expect(await recordsOf('JG', { quarter: '2026-Q3' })).toMatchObject([{ finding: 'owned_by_both' }]);
  expect(await recordsOf('JG')).toMatchObject([{ finding: 'measure_unread' }]);
  await house.owner`insert into sales.fx_rate (from_currency, to_currency, rate, valid) values ('MXN', 'EUR', 0.05, '[2026-01-01,)')`;
  await house.owner`insert into sales.booking_conversion (booking_id, owner_position_id, fx_rate_id, reporting_minor, reporting_currency, converted_at)
    select b.id, b.owner_position_id, f.id, 5, 'EUR', now() from sales.booking_event b, sales.fx_rate f where b.currency = 'MXN'`;
  expect(await jg('2026-Q4')).toBe(1);
});

test('a word of sales on a campaign is a contribution, and one of its own division is not', async () => {
  const word = (person: 'carmen' | 'joaquin') => house.owner`insert into marketing.campaign_step (campaign_id, market_id, from_state, to_state, at, person_id, note)
    values (${press}, ${house.markets.ES}, 'running', 'running', '2026-11-20 10:00Z', ${house.people[person]}, 'Buena prensa')`;
  await word('carmen');
  expect((await partOf('JW')).value).toBe(0.5);
  await word('joaquin');
  expect(await partOf('JW')).toMatchObject({ value: 1, counted: 2, of: 2 });
});

test('a goal whose owner has left the seat is owned by one division only', async () => {
  await house.owner`update organization.appointment set valid = daterange(lower(valid), '2026-11-20') where position_id = ${house.seats.beatriz} and upper_inf(recorded)`;
  expect(await partOf('JG')).toMatchObject({ value: 0, findings: [{ finding: 'owner_vacant', records: 1 }], before: 1 });
  await house.owner`update organization.appointment set valid = daterange(lower(valid), null) where position_id = ${house.seats.beatriz} and upper_inf(recorded)`;
  expect((await partOf('JG')).value).toBe(1);
});

test('what it is computed with is dated: from its day on, and a quarter that is over keeps its own', async () => {
  await house.owner`update platform.parameter set valid = '[2000-01-01,2026-11-24)' where name = 'focus.interdependence'`;
  await house.owner`insert into platform.parameter (name, valid, value) values ('focus.interdependence', '[2026-11-24,)', '{"weightsBp": {"JG": 10000, "JW": 0, "R": 0, "IR": 0, "HQ": 0}, "least": 0.01, "jointWork": {"event": 3, "public_relations": 0}}')`;
  const read = await asked();
  expect(read.value).toBeCloseTo(1, 9);
  expect(read.parts.find((p) => p.part === 'JW')).toMatchObject({ weightBp: 0, share: 0, counted: 3, of: 3, records: 1 });
  expect((await asked('elena', { quarter: '2026-Q3' })).parts.find((p) => p.part === 'JW')).toMatchObject({ weightBp: 2000 });
  await house.owner`delete from platform.parameter where name = 'focus.interdependence' and lower(valid) = '2026-11-24'`;
  await house.owner`update platform.parameter set valid = '[2000-01-01,)' where name = 'focus.interdependence'`;
});

test('by market it counts what is of that market, and company goals everywhere', async () => {
  const read = await asked('elena', { market: house.markets.FR });
  expect(read.parts.map((p) => p.value)).toEqual([1, null, null, null, null]);
});

test('a quarter to come is refused', async () => {
  await expect(asked('elena', { quarter: '2027-Q1' })).rejects.toMatchObject({ problem: { code: 'invalid_input', rule: 'focus.quarter_ahead' } });
});

test('the board, the controller and the supervisors of both divisions read it; who sees part of the company is told so', async () => {
  for (const who of ['sofia', 'teresa'] as const) expect(await asked(who)).toMatchObject({ partial: false });
  for (const who of ['joaquin', 'beatriz', 'ramon'] as const) expect(await asked(who)).toMatchObject({ partial: true, value: expect.any(Number) });
  expect(await recordsOf('R', {}, 'beatriz')).toHaveLength(4);
});

test('whoever sells, runs campaigns, calls or administers may not', async () => {
  for (const who of ['marta', 'pau', 'rocio', 'ana'] as const) {
    await expect(asked(who)).rejects.toMatchObject({ problem: { code: 'not_allowed', rule: 'platform.right_missing' } });
    await expect(recordsOf('HQ', {}, who)).rejects.toMatchObject({ problem: { code: 'not_allowed' } });
  }
  await expect(asked('nadie')).rejects.toMatchObject({ problem: { rule: 'platform.no_position' } });
});

test('as a file it has a row for each part of each quarter, and an empty cell where there is no data', async () => {
  const answer = await fetch(`${house.origin}${exportInterdependence.path.replace(':format', 'csv')}`, { headers: house.as('elena').headers ?? {} }), text = await answer.text();
  expect(answer.status).toBe(200);
  const lines = text.trim().split(/\r?\n/);
  expect(lines).toHaveLength(1 + 5 * 6);
  expect(lines.find((l) => l.includes('2026-Q4') && l.includes('Lo que uno sabe llega al otro'))).toMatch(/otro"?[,;][,;]0[.,]15[,;]0[,;]0$/);
});

test('a company of one division has nothing to count', async () => {
  await house.owner`update organization.unit_version set function = 'support' where function in ('marketing', 'public_relations', 'telemarketing')`;
  const read = await asked();
  expect(read).toMatchObject({ value: null, divisions: { sales: true, marketing: false } });
  expect(read.parts.every((p) => p.value === null && p.records === 0)).toBe(true);
  expect(await recordsOf('JG')).toEqual([]);
});
