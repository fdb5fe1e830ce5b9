import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appMayNotBypass, waysToBypass } from './bypass.ts';
import { startCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { prepareDatabase } from './prepare.ts';
import { makeOwner } from './roles.ts';

// Roles belong to the cluster, and here the application's is given powers it must never have: a cluster of its own.
const folder = mkdtempSync(join(tmpdir(), 'unisono-bypass-'));
let cluster: Cluster;
let owner: postgres.Sql;
let superuser: postgres.Sql;

beforeAll(async () => {
  cluster = await startCluster({ folder, superuserPassword: 'secret', durable: false });
  const to = { host: cluster.host, port: cluster.port, database: 'unisono', user: 'unisono_owner', password: 'owner' };
  await makeOwner(to, 'secret');
  await prepareDatabase(to, { ...to, user: 'unisono_app', password: 'app' });
  owner = postgres({ ...to, max: 1, onnotice: () => {} });
  superuser = postgres({ ...to, user: 'postgres', password: 'secret', max: 1, onnotice: () => {} });
});

afterAll(async () => {
  await owner?.end();
  await superuser?.end();
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the database as migrated leaves the application no way past a policy', async () => {
  expect(await waysToBypass(owner)).toEqual([]);
});

test.each([
  ['a superuser', 'alter role unisono_app superuser', 'alter role unisono_app nosuperuser', 'unisono_app is superuser'],
  ['a role past row security', 'alter role unisono_company bypassrls', 'alter role unisono_company nobypassrls', 'unisono_company has BYPASSRLS'],
  ['a member that inherits the whole company', 'grant unisono_company to unisono_app with inherit true', 'grant unisono_company to unisono_app with inherit false', 'unisono_app inherits unisono_company'],
  ['a role that may read everything', 'grant pg_read_all_data to unisono_app with inherit false', 'revoke pg_read_all_data from unisono_app', 'unisono_app may become pg_read_all_data'],
  ['a role that may truncate', 'grant truncate on platform.fact to unisono_app', 'revoke truncate on platform.fact from unisono_app', 'unisono_app may truncate platform.fact'],
  ['the owner of a table', 'create table platform.own (id int); alter table platform.own owner to unisono_app', 'drop table platform.own', 'unisono_app owns platform.own'],
  ['a table without row security', 'alter table platform.fact disable row level security', 'alter table platform.fact enable row level security', 'platform.fact has no row security'],
  ['a view that reads as its owner', 'create view published.leak as select * from platform.fact; grant select on published.leak to unisono_app', 'drop view published.leak', 'published.leak is not security_invoker'],
  ['a stored copy', 'create materialized view platform.copy as select 1; grant select on platform.copy to public', 'drop materialized view platform.copy', 'platform.copy cannot be guarded'],
])('the start is refused with %s, and the sentence says which', async (_, give, takeBack, way) => {
  await superuser.unsafe(give);
  try {
    expect(await waysToBypass(owner)).toContain(way);
    await expect(appMayNotBypass(owner)).rejects.toThrow(way);
  } finally {
    await superuser.unsafe(takeBack);
  }
  expect(await waysToBypass(owner)).toEqual([]);
});

test('the role of metrics reads figures and no row of anybody’s; the application does not read them', async () => {
  const reached = await superuser`
    select format('%s.%s', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'v', 'm', 'p') and n.nspname !~ '^(pg_|information_schema$)' and has_any_column_privilege('unisono_metrics', c.oid, 'select, insert, update')`;
  expect(reached.map((r) => r['name'])).toEqual([]);
  const as = (role: string) => superuser.begin(async (tx) => {
    await tx.unsafe(`set local role ${role}`);
    return tx`select name, value from platform.measures()`;
  });
  expect((await as('unisono_metrics')).map((r) => r['name'])).toEqual(['mail_waiting', 'sessions_open', 'database_bytes', 'facts']);
  await expect(as('unisono_app')).rejects.toThrow('permission denied');
});
