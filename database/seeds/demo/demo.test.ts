import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
beforeAll(async () => { sql = await make(); }, 120_000);
afterAll(async () => { for (const d of made) await d.drop(); });
const count = async (from: string) => Number((await sql.unsafe(`select count(*) as n from ${from}`))[0]!['n']);

test('the company is as large as it should be', async () => {
  expect(await count('customers.account')).toBe(1200);
  expect(await count('customers.contact')).toBe(2200);
  expect(await count('marketing.lead')).toBe(2500);
  expect(await count('sales.booking_event')).toBeGreaterThan(1000);
  expect(await count('organization.person')).toBeGreaterThan(80);
  expect(await count('organization.unit')).toBe(16);
});

test('every role has somebody who can sign in', async () => {
  expect(demoAccounts.map((a) => a.role).sort()).toEqual([...roleNames].sort());
  const rows = await sql<{ email: string; role: string; name: string }[]>`select p.email, g.role, p.name from organization.person p join platform.credential c on c.person_id = p.id
    join organization.appointment a on a.person_id = p.id and a.current_valid @> ${options.today}::date join organization.role_grant g on g.position_id = a.position_id`;
  for (const { email, role, name } of demoAccounts) expect(rows).toContainEqual({ email, role, name });
});

test('each booking is divided to the cent by every model', async () => {
  expect(await count(`sales.booking_event b where (select count(distinct model) from reporting.allocation a where a.booking_id = b.id) <> 5
    or exists (select from reporting.allocation a where a.booking_id = b.id group by a.model having sum(a.minor) <> b.minor or sum(a.reporting_minor) <> b.reporting_minor)`)).toBe(0);
});

test('bookings have nought to nine touches before them, some at one instant, in two currencies, and some are reversed', async () => {
  const rows = await sql<{ n: number }[]>`select distinct (select count(*)::int from marketing.touch t where t.account_id = b.account_id and t.occurred_on <= b.booked_on) as n from sales.booking_event b where b.kind = 'booking' order by 1`;
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
}, 120_000);

test('the funnel answers for the director', async () => {
  await sql`insert into platform.api_token (person_id, name, token_hash, created_at, expires_at)
    select id, 'test', ${createHash('sha256').update('token-of-elena').digest()}, now(), now() + interval '1 day' from organization.person where email = 'elena@alborada.example'`;
  const app = connect(made[0]!.appOptions, { max: 2 });
  const house = await openHouse(app, { cookie: 'unisono', secure: false, publicUrl: () => 'https://unisono.test', secret: (purpose) => purpose, setUpCode: null });
  const site = await serve(house, routes, { logLevel: 'error', trustProxy: false, secure: false });
  const answer = await site.inject({ url: '/api/v1/reports/funnel?by=origin&from=2025-01-01&to=2026-11-23', headers: { authorization: 'Bearer token-of-elena' } });
  await site.close();
  await app.end({ timeout: 2 });
  expect(answer.statusCode).toBe(200);
  const { total } = answer.json<{ total: { leads: number; won: number; booked: unknown[] } }>();
  expect(total.leads).toBeGreaterThan(1000);
  expect(total.won).toBeGreaterThan(300);
  expect(total.booked).toHaveLength(2);
});
