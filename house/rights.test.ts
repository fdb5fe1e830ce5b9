import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../app/routes.ts';
import { requestOf } from '../contract/call.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { rights, type Role, roleNames, systemActors } from '../modules/organization/rules/rights.ts';
import { openTestHouse, type TestHouse } from './testHouse.ts';
import { isTest, read, sources } from './plan.ts';
import type { PersonName } from './testCompany.ts';

/*
  The matrix of roles and rights, every cell of it, over HTTP: whoever lacks the right is refused at the door of every
  endpoint that needs it, whoever has it is not. Where a right reaches is tried in policies.test.ts.
*/

/** Somebody of the test company in each role. */
const inRole: Record<Role, PersonName> = {
  administrator: 'ana', commercial_director: 'elena', senior_management: 'sofia', controller: 'teresa', sales_supervisor: 'joaquin', outside_sales: 'marta',
  marketing_supervisor: 'beatriz', brand_specialist: 'pau', pr_specialist: 'carmen', telemarketing_supervisor: 'ramon', telemarketing_agent: 'rocio',
};
const needed = routes.filter((r) => r.needs !== 'anyone' && r.needs !== 'self');
const nameOf = (e: Endpoint) => `${e.method} ${e.path}`;

test('every endpoint needs a right of the matrix, and every right of the matrix is needed somewhere', () => {
  expect(needed.length).toBeGreaterThan(60);
  expect(needed.filter((r) => !rights[r.needs]).map((r) => `${nameOf(r.endpoint)} needs ${r.needs}`)).toEqual([]);
  const asked = sources.filter((f) => !isTest(f)).flatMap((f) => [...read(f).matchAll(/\b(?:may|scopeOf)\(\s*'([a-z_.]+)'/g)].map((m) => m[1]!));
  const used = new Set([...needed.map((r) => r.needs), ...asked, ...Object.values(systemActors).flat()]);
  expect(Object.keys(rights).filter((r) => !used.has(r))).toEqual([]);
});

test('every role has a column, and no endpoint is there twice', () => {
  expect(Object.values(rights).flatMap((r) => r.roles).filter((r) => !roleNames.includes(r))).toEqual([]);
  expect(roleNames.filter((role) => !Object.values(rights).some((r) => r.roles.includes(role)))).toEqual([]);
  const names = routes.map((r) => nameOf(r.endpoint));
  expect(names.filter((n, i) => names.indexOf(n) !== i)).toEqual([]);
});

/** Refused by the door, or not: what happens after it (bad input, nothing there) does not matter here. */
async function refusedAtDoor(house: TestHouse, person: PersonName, endpoint: Endpoint): Promise<boolean> {
  const params = Object.fromEntries([...endpoint.path.matchAll(/:(\w+)/g)].map((m) => [m[1]!, '01900000-0000-7000-8000-000000000000']));
  const { url, init } = requestOf(endpoint, { ...params, version: 1 }, house.as(person));
  const body = endpoint.upload ? { body: 'a,b\n' , headers: { ...(init.headers as Record<string, string>), 'content-type': 'text/csv' } } : {};
  const response = await fetch(url, { ...init, ...body });
  const problem = (await response.json().catch(() => ({}))) as { rule?: string };
  return response.status === 403 && (problem.rule === 'platform.right_missing' || problem.rule === 'platform.no_position');
}

describe('the door', { timeout: 120_000 }, () => {
  let house: TestHouse;
  beforeAll(async () => { house = await openTestHouse({ parseOutputs: false }); });
  afterAll(() => house.close());

  test.each(roleNames)('opens for %s exactly where the matrix says so', async (role) => {
    const wrong: string[] = [];
    for (const { endpoint, needs } of needed) {
      const refused = await refusedAtDoor(house, inRole[role], endpoint);
      if (refused === rights[needs]!.roles.includes(role)) wrong.push(`${nameOf(endpoint)} ${refused ? 'refused' : 'let in'}`);
    }
    expect(wrong).toEqual([]);
  });

  test('is shut to whoever holds no position', async () => {
    const open: string[] = [];
    for (const { endpoint } of needed) if (!(await refusedAtDoor(house, 'nadie', endpoint))) open.push(nameOf(endpoint));
    expect(open).toEqual([]);
  });

  test('is missed when it is taken away', async () => {
    const open = await openTestHouse({ parseOutputs: false, door: () => undefined });
    const refused: string[] = [];
    for (const { endpoint } of needed) if (await refusedAtDoor(open, 'rocio', endpoint)) refused.push(nameOf(endpoint));
    await open.close();
    // A few functions ask for a second right themselves; the door's own refusals are all gone.
    expect(refused.length).toBeLessThan(needed.filter((r) => !rights[r.needs]!.roles.includes('telemarketing_agent')).length / 10);
  });

  test('is shut to whoever is not signed in', async () => {
    const open: string[] = [];
    for (const { endpoint } of routes.filter((r) => r.needs !== 'anyone')) {
      const { url, init } = requestOf(endpoint, { version: 1 }, { origin: house.origin });
      if ((await fetch(url, init)).status !== 401) open.push(nameOf(endpoint));
    }
    expect(open).toEqual([]);
  });
});
