import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse } from '../../../app/house.ts';
import { routes } from '../../../app/routes.ts';
import { connect } from '../../../platform/server/db.ts';
import { serve } from '../../../platform/server/serve.ts';
import { roleNames } from '../../../modules/organization/rules/rights.ts';
import { cloneDatabase } from '../../../platform/server/postgres/forTests.ts';
import { demoAccounts, seedDemo } from './index.ts';

const options = { size: 's', seed: 1, today: '2026-11-23' } as const;
const made: Awaited<ReturnType<typeof cloneDatabase>>[] = [];
const make = async () => {
  const database = await cloneDatabase();
  made.push(database);
  await seedDemo(database.ownerSql, options);
  return database.ownerSql;
};
let sql: Awaited<ReturnType<typeof make>>;
beforeAll(async () => { sql = await make(); }, 300_000);
afterAll(async () => { for (const d of made) await d.drop(); });
const count = async (from: string) => Number((await sql.unsafe(`select count(*) as n from ${from}`))[0]!['n']);

test('the company is as large as it should be', async () => {
  expect(await count('customers.account')).toBe(1200);
  expect(await count('customers.contact')).toBeGreaterThan(2000);
  expect(await count('marketing.lead')).toBe(3000);
  expect(await count('sales.booking_event')).toBeGreaterThan(1000);
  expect(await count('organization.person')).toBeGreaterThan(80);
  expect(await count('organization.unit')).toBe(15);
});

test('every role has somebody who can sign in', async () => {
  expect(demoAccounts.map((a) => a.role).sort()).toEqual([...roleNames].sort());
  const rows = await sql<{ email: string; role: string; name: string }[]>`select p.email, g.role, p.name from organization.person p join platform.credential c on c.person_id = p.id
    join organization.appointment a on a.person_id = p.id and a.current_valid @> ${options.today}::date join organization.role_grant g on g.position_id = a.position_id`;
  for (const { email, role, name } of demoAccounts) expect(rows).toContainEqual({ email, role, name });
});

test('its names are names: no numbers in firms and seats, none twice', async () => {
  expect(await count("customers.account where name ~ '[0-9]'")).toBe(0);
  expect(await count("organization.position_version where title ~ '[0-9]'")).toBe(0);
  expect(await count('(select name from customers.account group by name having count(*) > 1) twice')).toBe(0);
  expect(await count("organization.person where name ~ '[0-9]' or btrim(given_name) = ''")).toBe(0);
});

test('three customers are there twice, and so is somebody at each', async () => {
  expect(await count('customers.account one join customers.account other on other.market_id = one.market_id and other.name_key = one.name_key and other.town_key = one.town_key and other.id > one.id')).toBe(3);
  expect(await count('customers.contact one join customers.contact other on other.email_key = one.email_key and other.id > one.id')).toBe(3);
});

test('every outside seller opens a living day: three to five customers with their hours', async () => {
  const rows = await sql<{ title: string; customers: number }[]>`select v.title, count(a.id)::int as customers from organization.position_version v
    join organization.role_grant g on g.position_id = v.position_id and g.role = 'outside_sales' and g.current_valid @> ${options.today}::date
    left join customers.activity a on a.position_id = v.position_id and a.due_on = ${options.today} and a.due_at is not null and a.account_id is not null
   where v.status = 'filled' and v.current_valid @> ${options.today}::date group by 1`;
  expect(rows).toHaveLength(48);
  for (const r of rows) expect(r.customers, r.title).toSatisfy((n: number) => n >= 3 && n <= 5);
});

test('hand-offs were decided, mostly in time; nothing older than a week waits for an answer', async () => {
  const offered = await count('coordination.hand_off where offered_at is not null'), inTime = await count('coordination.hand_off where coalesce(accepted_at, returned_at) <= decision_due_at');
  expect(inTime / offered).toBeGreaterThan(0.78);
  expect(inTime / offered).toBeLessThan(0.92);
  expect(await count(`coordination.hand_off h where offered_at < date '${options.today}' - 7 and num_nonnulls(accepted_at, returned_at, expired_at) = 0`)).toBe(0);
  expect(await count(`coordination.hand_off h where expired_at is not null and not exists (select from coordination.hand_off n where n.follows_id = h.id)`)).toBe(0);
  expect(await count('(select distinct to_position_id from coordination.hand_off) t')).toBeGreaterThan(40);
  expect(await count('coordination.hand_off where resolved_at is not null')).toBeGreaterThan(0);
});

test('what is under way today is under way in time, but for a few that were left lying', async () => {
  const noon = `(date '${options.today}' + time '12:00') at time zone 'Europe/Madrid'`, taken = `from coordination.hand_off h where accepted_at < ${noon} and num_nonnulls(qualified_at, recycled_at, disqualified_at) = 0`;
  const [row] = await sql.unsafe<{ open: number; late: number }[]>(`
    select count(*)::int as open, (count(*) filter (where case when contacted_at < ${noon} then disposition_due_at when first_attempt_at < ${noon} then contact_due_at else attempt_due_at end < ${noon}))::int as late ${taken}`);
  expect(row!.open).toBeGreaterThan(60);
  expect(row!.late).toBeGreaterThan(0);
  expect(row!.late / row!.open).toBeLessThan(0.2);
});

test('both divisions serve about half of the customers who buy, and nearly all of class A', async () => {
  const rows = await sql<{ class: string; customers: number; both: number }[]>`
    with touched as (select account_id, bool_or(division = 'marketing') and bool_or(division = 'sales') as both from customers.interaction
                      where not planned and kind <> 'internal' and starts_at > ${options.today}::date - 30 group by 1)
    select a.class, count(*)::int as customers, (count(*) filter (where t.both))::int as both from customers.account a left join touched t on t.account_id = a.id where a.status = 'customer' group by 1 order by 1`;
  const share = (own: readonly { customers: number; both: number }[]) => own.reduce((n, r) => n + r.both, 0) / own.reduce((n, r) => n + r.customers, 0);
  expect(share(rows)).toBeGreaterThan(0.35);
  expect(share(rows)).toBeLessThan(0.65);
  expect(share(rows.filter((r) => r.class === 'A'))).toBeGreaterThan(0.75);
});

test('what was booked is a company of its size, and those who changed hands buy less', async () => {
  const year = Number((await sql`select sum(reporting_minor)::bigint as minor from sales.booking_event where booked_on > ${options.today}::date - 365`)[0]!['minor']) / 100;
  expect(year).toBeGreaterThan(15_000_000);
  expect(year).toBeLessThan(22_000_000);
  const [moved] = await sql<{ before: number; after: number }[]>`
    select sum(b.reporting_minor) filter (where b.booked_on < c.day)::float8 as before, sum(b.reporting_minor) filter (where b.booked_on >= c.day + 182)::float8 as after
      from (select account_id, lower(valid) as day from customers.custody where reason = 'Cierre de Castellón interior') c
      join sales.booking_event b on b.account_id = c.account_id and b.booked_on >= c.day - 182 and b.booked_on < c.day + 364`;
  expect(moved!.after).toBeLessThan(0.75 * moved!.before);
});

test('some of what was booked was won as deals, in every quarter, and each deal tells how it went', async () => {
  const rows = await sql<{ quarter: string; share: number }[]>`
    select to_char(date_trunc('quarter', booked_on), 'YYYY-MM') as quarter, (count(*) filter (where opportunity_id is not null))::float8 / count(*) as share
      from sales.booking_event where kind = 'booking' and booked_on >= date_trunc('quarter', ${options.today}::date) - interval '1 year' group by 1 order by 1`;
  expect(rows).toHaveLength(5);
  for (const r of rows) expect(r.share, r.quarter).toSatisfy((n: number) => n > 0.1 && n < 0.4);
  expect(await count("sales.booking_event b join sales.opportunity o on o.id = b.opportunity_id where b.kind = 'booking' and (o.state <> 'won' or o.account_id <> b.account_id)")).toBe(0);
  expect(await count(`sales.opportunity o where (select f.what from platform.fact f where f.about_id = o.id order by f.id desc limit 1)
    is distinct from case o.state when 'won' then 'sales.opportunity_won' when 'open' then coalesce((select 'sales.opportunity_moved' from sales.opportunity_step s where s.opportunity_id = o.id offset 1 limit 1), 'sales.opportunity_created') else 'sales.opportunity_closed' end`)).toBe(0);
});

test('one restructuring is behind it: its first review signed, its second computed, and those it touched have said how it goes', async () => {
  expect(await sql`select ordinal::int, days, signed_at is not null as signed, (figures #>> '{bookings,movedAccounts}')::int as moved from transition.review order by ordinal`).toEqual([
    { ordinal: 1, days: 30, signed: true, moved: 20 }, { ordinal: 2, days: 90, signed: false, moved: 20 }]);
  expect(await sql`select question::int, answers, average::float8 from transition.pulse p, transition.pulse_told(p.id, ${options.today}::date) where p.ordinal = 1 order by question`).toEqual([
    { question: 1, answers: 6, average: 3.7 }, { question: 2, answers: 6, average: 3.5 }, { question: 3, answers: 5, average: 2.8 }, { question: 4, answers: 6, average: 3 }]);
  expect(await count("restructuring.halt")).toBe(0);
  // The API answers none but real ids: an act's, a custody's.
  expect(await count("(select act_id as id from platform.fact where act_id is not null union select id from customers.custody) i where uuid_extract_version(id) is null")).toBe(0);
});

test('the report of last month was issued yesterday, and its bookings and what the common goal had reached are those of the records', async () => {
  const [edition] = await sql<{ number: number; from: string; issued: string; booked: string; reached: string }[]>`
    select number, from_day::text as from, (issued_at at time zone 'Europe/Madrid')::date::text as issued, figures #>> '{booked,total,minor}' as booked,
           figures #>> '{goals,0,value,minor}' as reached from reporting.edition`;
  const [year] = await sql<{ minor: string }[]>`select sum(reporting_minor)::text as minor from sales.booking_event where booked_on >= '2026-01-01' and booked_on < '2026-11-01'`;
  const [month] = await sql<{ minor: string }[]>`select sum(reporting_minor)::text as minor from sales.booking_event where booked_on >= '2026-10-01' and booked_on < '2026-11-01'`;
  expect(edition).toEqual({ number: 1, from: '2026-10-01', issued: '2026-11-22', booked: month!.minor, reached: year!.minor });
});

test('each booking is divided to the cent by every model', async () => {
  expect(await count(`sales.booking_event b where (select count(distinct model) from reporting.allocation a where a.booking_id = b.id) <> 5
    or exists (select from reporting.allocation a where a.booking_id = b.id group by a.model having sum(a.minor) <> b.minor or sum(a.reporting_minor) <> b.reporting_minor)`)).toBe(0);
});

test('bookings have nought to nine touches before them, some at one instant, in two currencies, and some are reversed', async () => {
  const rows = await sql<{ n: number }[]>`select distinct count(t.id)::int as n from sales.booking_event b left join marketing.touch t on t.account_id = b.account_id and t.occurred_on <= b.booked_on where b.kind = 'booking' group by b.id order by 1`;
  expect(rows.map((r) => r.n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(await count('(select distinct currency from sales.booking_event) c')).toBe(2);
  expect(await count('(select from marketing.touch group by lead_id, occurred_at having count(*) > 1) t')).toBeGreaterThan(0);
  expect(await count("sales.booking_event where kind = 'reversal'")).toBeGreaterThan(3);
});

test('the same seed and day make the same company', async () => {
  const again = await make();
  const digest = async (of: typeof sql) => {
    const h = createHash('sha256');
    for (const t of ['organization.position_version', 'organization.person', 'customers.account', 'customers.custody', 'customers.interaction', 'marketing.touch', 'sales.booking_event', 'coordination.hand_off']) {
      h.update(((await of.unsafe(`select md5(string_agg(to_jsonb(t)::text, '' order by t.id)) as d from ${t} t`)) as unknown as { d: string }[])[0]!.d);
    }
    return h.digest('hex');
  };
  expect(await digest(again)).toBe(await digest(sql));
}, 300_000);

test('the funnel and how much both divisions depend on one another answer for the director', async () => {
  await sql`insert into platform.api_token (person_id, name, token_hash, created_at, expires_at)
    select id, 'test', ${createHash('sha256').update('token-of-elena').digest()}, now(), now() + interval '1 day' from organization.person where email = 'elena@alborada.example'`;
  const app = connect(made[0]!.appOptions, { max: 2 });
  const house = await openHouse(app, { cookie: 'unisono', secure: false, publicUrl: () => 'https://unisono.test', secret: (purpose) => purpose, setUpCode: null });
  const site = await serve(house, routes, { logLevel: 'error', trustProxy: false, secure: false });
  const answer = await site.inject({ url: '/api/v1/reports/funnel?by=origin&from=2025-01-01&to=2026-11-23', headers: { authorization: 'Bearer token-of-elena' } });
  const byMonth = await site.inject({ url: '/api/v1/reports/funnel?by=month&from=2025-12-01&to=2026-11-01', headers: { authorization: 'Bearer token-of-elena' } });
  const together = await site.inject({ url: '/api/v1/interdependence?quarter=2026-Q3', headers: { authorization: 'Bearer token-of-elena' } });
  await site.close();
  await app.end({ timeout: 2 });
  expect(answer.statusCode).toBe(200);
  expect(byMonth.json<{ rows: { key: string }[] }>().rows.map((r) => r.key)).toEqual(['2025-12', ...Array.from({ length: 10 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`)]);
  const { total } = answer.json<{ total: { leads: number; won: number; booked: unknown[] } }>();
  expect(total.leads).toBeGreaterThan(1000);
  expect(total.won / total.leads).toBeGreaterThan(0.05);
  expect(total.won / total.leads).toBeLessThan(0.15);
  expect(total.booked).toHaveLength(2);
  const { value, parts } = together.json<{ value: number; parts: { part: string; value: number | null; records: number }[] }>();
  expect(value).toBeGreaterThan(0.6);
  expect(value).toBeLessThan(0.95);
  expect(parts.filter((p) => p.value !== null && p.records > 0).map((p) => p.part)).toEqual(['JG', 'JW', 'R', 'HQ']);
});

describe('the money of the reports is that of the records, whenever it is read', () => {
  const spans = [['2026-10-01', '2026-11-01'], ['2026-07-01', '2026-08-01'], ['2026-07-01', '2026-10-01'], ['2026-01-01', '2026-11-01'], ['2026-11-01', '2026-12-01'], ['2026-09-10', '2026-09-25']] as const;
  let site: Awaited<ReturnType<typeof serve>>, app: ReturnType<typeof connect>, now = new Date('2026-11-23T10:00:00+01:00'), mexico = '';
  const ask = async <T>(url: string) => {
    const { statusCode, body } = await site.inject({ url: `/api/v1/${url}`, headers: { authorization: 'Bearer token-of-director' } });
    expect(statusCode, body.slice(0, 300)).toBe(200);
    return JSON.parse(body) as T;
  };

  beforeAll(async () => {
    await sql`insert into platform.api_token (person_id, name, token_hash, created_at, expires_at)
      select id, 'reports', ${createHash('sha256').update('token-of-director').digest()}, now() - interval '10 years', now() + interval '10 years' from organization.person where email = 'elena@alborada.example'`;
    mexico = (await sql<{ id: string }[]>`select id from organization.market where code = 'MX'`)[0]!.id;
    app = connect(made[0]!.appOptions, { max: 2 });
    site = await serve(await openHouse(app, { cookie: 'unisono', secure: false, publicUrl: () => 'https://unisono.test', secret: (purpose) => purpose, setUpCode: null, now: () => now }), routes, { logLevel: 'error', trustProxy: false, secure: false });
  });
  afterAll(async () => { await site.close(); await app.end({ timeout: 2 }); });
  /** What was signed, from the ledger and the rates alone; credit notes and reversals as they mirror theirs. */
  const ledger = async (from: string, to: string, market: string | null = null) => (await sql<{ minor: string }[]>`
    select coalesce(sum(case when b.currency = 'EUR' then b.minor when b.kind in ('credit_note', 'reversal') then b.reporting_minor else round(b.minor * f.rate) end), 0)::bigint::text as minor
      from sales.booking_event b left join sales.fx_rate f on f.from_currency = b.currency and f.to_currency = 'EUR' and f.valid @> b.booked_on
     where b.booked_on >= ${from}::date and b.booked_on < ${to}::date and (${market}::uuid is null or b.market_id = ${market}::uuid)`)[0]!.minor;
  const spent = async (from: string, to: string) => (await sql<{ minor: string }[]>`
    select coalesce(sum(round(x.minor * coalesce(f.rate, 1))), 0)::bigint::text as minor from marketing.campaign_cost x
      left join sales.fx_rate f on f.from_currency = x.currency and f.to_currency = 'EUR' and f.valid @> x.spent_on where x.spent_on >= ${from}::date and x.spent_on < ${to}::date`)[0]!.minor;
  const goalsUpTo = async (day: string) => (await sql<{ id: string; value: string }[]>`
    select g.id, (g.start_minor + coalesce(sum(b.reporting_minor), 0))::text as value from goals.goal g
      left join sales.booking_event b on b.booked_on >= g.starts_on and b.booked_on < g.ends_on and b.booked_on <= ${day}::date and (g.market_id is null or g.market_id = b.market_id) group by g.id`);

  type Span = Record<'from' | 'to', string>; type Amount = Record<'minor' | 'currency', string>; type Total = { sums: Amount[]; total: Amount };
  interface Report {
    before: Span; yearBefore: Span; booked: Total & { before: Amount | null; yearBefore: Amount | null; why: { records: string } }; months: (Total & { month: string })[]; markets: (Total & { market: { id: string } })[];
    attribution: { rows: (Total & { cost: Amount | null })[]; unattributed: Total; difference: Amount[]; cost: Amount }; goals: { id: string; value: Amount }[];
  }
  const sum = (some: readonly (Amount | null)[]) => some.reduce((n, m) => n + BigInt(m?.minor ?? '0'), 0n).toString();
  const next = (month: string) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 10);

  async function holds(from: string, to: string, market: string | null, today: string): Promise<void> {
    const r = await ask<Report>(`reports/executive?from=${from}&to=${to}${market ? `&market=${market}` : ''}`), own = await ledger(from, to, market), day = new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10);
    expect([r.booked.total.minor, sum(r.markets.map((m) => m.total)), sum([...r.attribution.rows.map((a) => a.total), r.attribution.unattributed.total])]).toEqual([own, own, own]);
    expect([r.booked.before?.minor, r.booked.yearBefore?.minor]).toEqual([await ledger(r.before.from, r.before.to, market), await ledger(r.yearBefore.from, r.yearBefore.to, market)]);
    for (const m of r.months) expect([m.month, m.total.minor]).toEqual([m.month, await ledger(`${m.month}-01`, next(m.month) < to ? next(m.month) : to, market)]);
    const reached = new Map((await goalsUpTo(day < today ? day : today)).map((g) => [g.id, g.value]));
    expect(r.goals.length).toBeGreaterThan(0);
    for (const g of r.goals) expect(g.value.minor).toBe(reached.get(g.id));
    expect(r.attribution.difference).toEqual([]);
    if (market) return;
    const [was, is] = [await ask<{ total: { booked: Amount; campaigns: Amount } }>(`reports/structure-results?from=${from}&to=${to}`), await ask<{ bridges: { currency: string; total: string }[] }>(`reports/structure?from=${from}&to=${to}&on=2025-06-15`)];
    expect([was.total.booked.minor, was.total.campaigns.minor, r.attribution.cost.minor, sum(r.attribution.rows.map((a) => a.cost))]).toEqual([own, ...Array.from({ length: 3 }).fill(await spent(from, to))]);
    expect(is.bridges.map((b) => ({ minor: b.total, currency: b.currency }))).toEqual(r.booked.sums);
  }

  test('for months, a quarter, a market and days between, to the cent', async () => {
    for (const [from, to] of spans) await holds(from, to, null, options.today);
    for (const [from, to] of spans.slice(0, 2)) await holds(from, to, mexico, options.today);
  });

  test('by every model and every grouping, with the structure as it was and as it is', async () => {
    const [from, to] = spans[2], { booked } = await ask<Report>(`reports/executive?from=${from}&to=${to}`);
    for (const model of ['first', 'last', 'linear', 'time-decay', 'position']) for (const by of ['origin', 'campaign', 'channel', 'market', 'month', 'unit', 'seat', 'unit&structureOn=2025-06-15', 'seat&structureOn=2026-11-23']) {
      const r = await ask<{ rows: { attributed: Amount[] }[]; unattributed: Amount[] }>(`reports/attribution?from=${from}&to=${to}&model=${model}&by=${by}`), all = [...r.rows.flatMap((x) => x.attributed), ...r.unattributed];
      expect([by, booked.sums.map(({ currency }) => sum(all.filter((m) => m.currency === currency)))]).toEqual([by, booked.sums.map((m) => m.minor)]);
    }
  });

  test('and weeks later, whatever was signed since and however the rates went on', async () => {
    now = new Date('2027-01-12T10:00:00+01:00');
    await sql`update sales.fx_rate set valid = daterange(lower(valid), '2026-12-01') where upper_inf(valid)`;
    await sql`insert into sales.fx_rate (from_currency, to_currency, rate, valid) values ('MXN', 'EUR', 0.0611, '[2026-12-01,)')`;
    await sql`insert into sales.booking_event (kind, account_id, market_id, owner_position_id, booked_on, minor, currency, reporting_minor, reporting_currency, recorded_at)
      select 'booking', account_id, market_id, owner_position_id, '2026-12-10', minor, currency, case when currency = 'EUR' then minor else round(minor * 0.0611) end, 'EUR', now()
        from sales.booking_event where kind = 'booking' and booked_on >= '2026-10-01' and booked_on < '2026-11-01'`;
    for (const [from, to] of spans) await holds(from, to, null, '2027-01-12');
  });
});
