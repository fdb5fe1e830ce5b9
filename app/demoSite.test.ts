import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { call } from '../contract/call.ts';
import { me, openDemo, signIn, state } from '../contract/me.ts';
import { foundTestCompany } from '../house/testCompany.ts';
import { demoPassword, hashPassword } from '../modules/organization/server/index.ts';
import { type Connection, passwordOf } from '../platform/server/postgres/connection.ts';
import type { Database } from '../platform/server/postgres/openDatabase.ts';
import { createDatabase, withConnection } from '../platform/server/postgres/roles.ts';
import type { SeedDemo } from './demo.ts';
import { hasDatabase } from './demo.ts';
import { DemoSite } from './demoSite.ts';

const owner = (database: string): Connection => ({ ...inject('testCluster').owner, database });
const names = { real: 'postgres', demo: `demo_${randomUUID().replaceAll('-', '')}` };
const database: Database = {
  embedded: true, version: '18', names, owner: (name = names.real) => owner(name),
  app: (name = names.real) => ({ ...owner(name), user: 'unisono_app', password: passwordOf('unisono_app', owner(name).password) }),
  metrics: (name = names.real) => ({ ...owner(name), user: 'unisono_metrics', password: passwordOf('unisono_metrics', owner(name).password) }),
  create: (name) => createDatabase(owner(names.real), name), ended: new Promise(() => undefined), stop: () => Promise.resolve(),
};

let halfway = true;
/** A small company stands in for the large one: what is tried here is how it is made and served. */
const seeding: SeedDemo = async (sql, { today }) => {
  await foundTestCompany(sql);
  if (halfway) throw new Error('ended halfway');
  await sql`update platform.company set kind = 'demo', today = ${today}`;
  await sql`insert into platform.credential select id, ${await hashPassword(demoPassword)}, now() from organization.person where email <> 'nadie@alborada.example'`;
};
const plan = {
  database, port: 0, leaveTo: () => 'http://127.0.0.1:4000', secret: (purpose) => purpose, refuseWrites: () => undefined, seeding,
  site: { web: 'none', logLevel: 'silent', trustProxy: false, secure: false, loopbackOnly: true, isDraining: () => false },
} satisfies ConstructorParameters<typeof DemoSite>[0];
const demo = new DemoSite(plan);
let origin = '';
beforeAll(async () => {
  await expect(demo.open()).rejects.toThrow('ended halfway');
  expect(await hasDatabase(database, names.demo)).toBe(false);
  halfway = false;
  origin = await demo.open();
}, 120_000);
afterAll(async () => {
  await demo.close();
  for (const name of [names.demo, `${names.demo}_making`]) await withConnection(database.owner(), (sql) => sql`drop database if exists ${sql(name)} with (force)`);
});

test('a demo that was ended halfway is not there, and the next one is whole', async () => {
  expect(await demo.open()).toBe(origin);
  expect(await call(state, {}, { origin })).toMatchObject({ state: 'ready', company: { kind: 'demo', leaveTo: 'http://127.0.0.1:4000' } });
});

test('its first page lists one account for each role, and each signs in under a cookie of the demo’s own', async () => {
  const { demoAccounts = [] } = await call(state, {}, { origin });
  expect(demoAccounts).toHaveLength(11);
  expect(demoAccounts[0]).toMatchObject({ role: { es: 'Administración', en: 'Administration' }, name: 'Ana Ferrer' });
  const { email, password } = demoAccounts.find((a) => a.role.es === 'Venta externa')!;
  let cookie = '';
  const keeping: typeof fetch = async (url, init) => {
    const answer = await fetch(url, init);
    cookie = answer.headers.get('set-cookie') ?? '';
    return answer;
  };
  expect(await call(signIn, { email, password }, { origin, fetch: keeping })).toMatchObject({ company: { kind: 'demo' } });
  expect(cookie).toMatch(/^unisono_demo=/);
  const own = { origin, headers: { cookie: cookie.split(';')[0]!, 'x-unisono': '1' } };
  expect((await call(me, {}, own)).company.leaveTo).toBe('http://127.0.0.1:4000');
  await expect(call(me, {}, { origin, headers: { cookie: cookie.split(';')[0]!.replace('unisono_demo', 'unisono') } })).rejects.toMatchObject({ problem: { code: 'not_signed_in' } });
});

test('a server stopped as it starts ends without it: it is not opened on a database that goes', async () => {
  let asked = 0, isGone = false;
  const gone: Database = { ...database, app: (name) => { asked += 1; if (isGone) throw new Error('the database has ended'); return database.app(name); } };
  const site = new DemoSite({ ...plan, database: gone }), looking = site.openIfThere();
  await site.end();
  isGone = true;
  await looking;
  expect(asked).toBe(0);
});

test('the demo opens no demo of its own', async () => {
  const { demoAccounts = [] } = await call(state, {}, { origin });
  const signed = await fetch(`${origin}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: demoAccounts[0]!.email, password: demoAccounts[0]!.password }) });
  const cookie = signed.headers.get('set-cookie')!.split(';')[0]!;
  await expect(call(openDemo, {}, { origin, headers: { cookie, 'x-unisono': '1' } })).rejects.toMatchObject({ problem: { rule: 'platform.is_demo' } });
});
