import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Sql } from '../platform/server/db.ts';
import { type CloneOfDatabase, cloneDatabase } from '../platform/server/postgres/forTests.ts';
import { type GuardedTable, guardedTables, holesIn, type Reach } from './holes.ts';
import { oneOfEach } from './oneOfEach.ts';
import { foundTestCompany } from './testCompany.ts';

/* Row-level security, tried row by row; and tried again with each policy taken away, to know that the trial can fail. */

let database: CloneOfDatabase, app: Sql, tables: GuardedTable[], reach: Reach;

beforeAll(async () => {
  database = await cloneDatabase();
  const company = await foundTestCompany(database.ownerSql);
  await oneOfEach(database.ownerSql, company);
  app = connect(database.appOptions, { max: 2 });
  tables = await guardedTables(database.ownerSql);
  reach = { inside: [company.markets.ES, company.seats.marta], outside: [company.markets.FR, company.seats.claire] };
});
afterAll(async () => {
  await app.end();
  await database.drop();
});

test('every table of a room is guarded', async () => {
  const bare = await database.ownerSql`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and not c.relrowsecurity and n.nspname in ('platform', 'organization', 'directory', 'customers', 'territories', 'marketing', 'sales', 'coordination', 'goals', 'reporting', 'decisions', 'restructuring', 'transition', 'exchange', 'oversight') order by 1`;
  expect(bare.map((r) => r['name'])).toEqual(['platform.company', 'platform.credential', 'platform.one_time_token', 'platform.outbox_mail', 'platform.sign_in_failure']);
});

test('no policy holds an or, or calls a function of ours a row', async () => {
  const slow = await database.ownerSql`
    select schemaname || '.' || tablename || ' ' || policyname as name from pg_policies
     where qual ~* '\\mor\\M' or with_check ~* '\\mor\\M' or qual ~ '\\m[a-z]+[.][a-z_]+[(]'`;
  expect(slow.map((r) => r['name'])).toEqual([]);
});

describe('row-level security', { timeout: 240_000 }, () => {
  test('lets each table be reached exactly within the scope', async () => {
    expect(tables.length).toBeGreaterThan(25);
    const holes: string[] = [];
    for (const t of tables) holes.push(...await holesIn(app, t, reach));
    expect(holes).toEqual([]);
  });

  // Six are tried where they are used: facts may be written for whatever one changes, an import taken back withdraws touches, a proposal put before
  // its signers is read by them and planned for by any of them (restructuring/server/gates.test.ts), notes are hidden from whoever sees as their writer (oversight/server/seeing.test.ts),
  // and nobody merges away another team's customer (customers/server/merging.test.ts).
  test('is missed when any one policy is dropped', async () => {
    const owner = database.ownerSql, unmissed: string[] = [];
    const policies = await owner<Policy[]>`select schemaname, tablename, policyname, cmd, array_to_string(roles, ', ') as roles, qual, with_check from pg_policies
      where schemaname || '.' || tablename = any(${tables.map((t) => t.name)}) and policyname not in ('writes', 'withdraw', 'shared', 'shared_deletes', 'not_to_seers', 'both_led_within')`;
    expect(policies.length).toBeGreaterThan(120);
    for (const p of policies) {
      const table = tables.find((t) => t.name === `${p.schemaname}.${p.tablename}`)!;
      await owner.unsafe(`drop policy ${p.policyname} on ${table.name}`);
      if ((await holesIn(app, table, reach)).length === 0) unmissed.push(`${table.name} ${p.policyname}`);
      await owner.unsafe(recreate(p));
    }
    expect(unmissed).toEqual([]);
  });

  test('is missed when it is switched off for a table', async () => {
    const unmissed: string[] = [];
    for (const t of tables) {
      await database.ownerSql.unsafe(`alter table ${t.name} disable row level security`);
      if ((await holesIn(app, t, reach)).length === 0) unmissed.push(t.name);
      await database.ownerSql.unsafe(`alter table ${t.name} enable row level security`);
    }
    expect(unmissed).toEqual([]);
  });
});

interface Policy { schemaname: string; tablename: string; policyname: string; cmd: string; roles: string; qual: string | null; with_check: string | null }
const recreate = (p: Policy): string => `create policy ${p.policyname} on ${p.schemaname}.${p.tablename} for ${p.cmd} to ${p.roles}`
  + `${p.qual ? ` using (${p.qual})` : ''}${p.with_check ? ` with check (${p.with_check})` : ''}`;
