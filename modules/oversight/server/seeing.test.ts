import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { routes } from '../../../app/routes.ts';
import { type Caller, requestOf } from '../../../contract/call.ts';
import { endSeeing, me, mySessions, myTokens, signOut } from '../../../contract/me.ts';
import { oneOfEach } from '../../../house/oneOfEach.ts';
import type { PersonName } from '../../../house/testCompany.ts';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { listAccounts } from '../../customers/contract.ts';
import { beginSeeing, listFacts, myAccess } from '../contract.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse();
  await oneOfEach(house.owner, house);
});
afterEach(() => house.close());

/** A session in a browser: the cookie, and the header that its writes carry. */
async function browserOf(who: PersonName, at: TestHouse = house): Promise<Caller> {
  const token = randomBytes(32).toString('base64url');
  await at.owner`insert into platform.session (token_hash, person_id, created_at, last_seen_at, expires_at)
    values (${createHash('sha256').update(token).digest()}, ${at.people[who]}, now(), now(), now() + interval '30 days')`;
  return { origin: at.origin, headers: { cookie: `unisono=${token}`, 'x-unisono': '1' } };
}
const refused = (rule: string) => ({ problem: { code: 'not_allowed', rule } });
const toMarta = () => ({ personId: house.people.marta, reason: 'No encuentra un cliente' });
const factsOf = () => house.owner<{ what: string; person_id: string; about_id: string; at: Date }[]>`select what, person_id, about_id, at from platform.fact where what like 'oversight.seeing%' order by id`;

describe('seeing as somebody else', () => {
  test('shows what that person’s seats reach, says who really is here, and ends when one wants', async () => {
    const browser = await browserOf('ana');
    await expect(call(listAccounts, {}, browser)).rejects.toMatchObject(refused('platform.right_missing'));
    await call(beginSeeing, toMarta(), browser);
    expect(await call(me, {}, browser)).toMatchObject({ name: 'Marta Vidal', seats: [{ id: house.seats.marta }], seenBy: { name: 'Ana Ferrer', secondsLeft: expect.any(Number) } });
    expect((await call(listAccounts, {}, browser)).rows).toHaveLength(1);
    await expect(call(listFacts, {}, browser)).rejects.toMatchObject(refused('platform.right_missing'));
    await call(endSeeing, {}, browser);
    expect(await call(me, {}, browser)).toMatchObject({ name: 'Ana Ferrer' });
    expect(await factsOf()).toMatchObject(['oversight.seeing_begun', 'oversight.seeing_ended'].map((what) => ({ what, person_id: house.people.ana, about_id: house.people.marta })));
  });

  test('refuses every write of every kind, and every file', { timeout: 180_000 }, async () => {
    const browser = await browserOf('ana');
    await call(beginSeeing, toMarta(), browser);
    const letIn: string[] = [];
    const tried = routes.filter((r) => r.needs !== 'anyone' && (r.endpoint.method !== 'GET' || r.endpoint.file) && r.endpoint.path !== endSeeing.path && r.endpoint.path !== signOut.path);
    expect(tried.length).toBeGreaterThan(80);
    for (const { endpoint } of tried) {
      const params = Object.fromEntries([...endpoint.path.matchAll(/:(\w+)/g)].map((m) => [m[1]!, '01900000-0000-7000-8000-000000000000']));
      const { url, init } = requestOf(endpoint, { ...params, version: 1 }, browser);
      const body = endpoint.upload ? { body: 'a,b\n', headers: { ...(init.headers as Record<string, string>), 'content-type': 'text/csv' } } : {};
      const answer = await fetch(url, { ...init, ...body });
      const { rule } = (await answer.json().catch(() => ({}))) as { rule?: string };
      if (answer.status !== 403 || rule !== (endpoint.method === 'GET' ? 'platform.seeing_takes_no_file' : 'platform.seeing_only_reads')) letIn.push(`${endpoint.method} ${endpoint.path}: ${answer.status} ${rule}`);
    }
    expect(letIn).toEqual([]);
  });

  test('writes nothing even where the door is open: the transaction itself only reads', async () => {
    const open = await openTestHouse({ parseOutputs: false, door: () => undefined });
    try {
      const browser = await browserOf('ana', open);
      await call(beginSeeing, { personId: open.people.marta, reason: 'Probar' }, browser);
      const answer = await fetch(`${open.origin}/api/v1/me`, { method: 'PATCH', headers: { ...browser.headers, 'content-type': 'application/json' }, body: '{"name":"Otra Persona"}' });
      expect(answer.ok).toBe(false);
      expect(await open.owner`select name from organization.person where id in (${open.people.marta}, ${open.people.ana}) order by name`).toMatchObject([{ name: 'Ana Ferrer' }, { name: 'Marta Vidal' }]);
    } finally { await open.close(); }
  });

  test('keeps sessions, tokens and private notes hidden, and the notes by a policy of their own', async () => {
    const browser = await browserOf('ana');
    const notes = async () => ((await (await fetch(`${house.origin}/api/v1/accounts/${await accountOfMarta()}/notes`, { headers: browser.headers! })).json()) as { rows: unknown[] }).rows;
    await call(beginSeeing, toMarta(), browser);
    await expect(call(mySessions, {}, browser)).rejects.toMatchObject(refused('platform.seeing_not_private'));
    await expect(call(myTokens, {}, browser)).rejects.toMatchObject(refused('platform.seeing_not_private'));
    expect(await notes()).toEqual([]);
    await house.owner`drop policy not_to_seers on customers.note`;
    expect(await notes()).toHaveLength(1);
  });

  test('is over after half an hour by the house’s clock, and its fact says when, also where nobody came back', async () => {
    house.setNow('2026-11-23T10:00:00+01:00');
    const [one, other] = [await browserOf('ana'), await browserOf('ana')];
    for (const browser of [one, other]) await call(beginSeeing, toMarta(), browser);
    house.setNow('2026-11-23T10:29:59+01:00');
    expect(await call(me, {}, one)).toMatchObject({ name: 'Marta Vidal', seenBy: { secondsLeft: 1 } });
    house.setNow('2026-11-23T10:40:00+01:00');
    expect(await call(me, {}, one)).toMatchObject({ name: 'Ana Ferrer' });
    const expired = (await factsOf()).filter((f) => f.what === 'oversight.seeing_expired');
    expect(expired.map((f) => f.at.toISOString())).toEqual(['2026-11-23T09:30:00.000Z', '2026-11-23T09:30:00.000Z']);
  });

  test('ends with the session it was begun in', async () => {
    const browser = await browserOf('ana');
    await call(beginSeeing, toMarta(), browser);
    await call(signOut, {}, browser);
    await expect(call(me, {}, browser)).rejects.toMatchObject({ problem: { code: 'not_signed_in' } });
    await house.sql`select platform.close_seeings(now())`;
    expect((await factsOf()).map((f) => f.what)).toEqual(['oversight.seeing_begun', 'oversight.seeing_ended']);
  });

  test('is refused to a token, to whoever lacks the right, as oneself, as nobody, as another administrator, and twice over', async () => {
    const browser = await browserOf('ana');
    await expect(call(beginSeeing, toMarta(), house.as('ana'))).rejects.toMatchObject(refused('oversight.seeing_needs_session'));
    await expect(call(beginSeeing, toMarta(), await browserOf('elena'))).rejects.toMatchObject(refused('platform.right_missing'));
    await expect(call(beginSeeing, { ...toMarta(), personId: house.people.ana }, browser)).rejects.toMatchObject(refused('oversight.not_oneself'));
    await expect(call(beginSeeing, { ...toMarta(), personId: house.people.nadie }, browser)).rejects.toMatchObject(refused('oversight.holds_nothing'));
    await house.owner`insert into organization.role_grant (position_id, role, scope, valid, recorded) values (${house.seats.luis}, 'administrator', 'company', '[2025-01-01,)', '[2025-01-01 00:00Z,)')`;
    await house.owner`update organization.structure_stamp set recorded = clock_timestamp()`;
    await expect(call(beginSeeing, { ...toMarta(), personId: house.people.luis }, browser)).rejects.toMatchObject(refused('oversight.another_administrator'));
    await call(beginSeeing, toMarta(), browser);
    await expect(call(beginSeeing, { ...toMarta(), personId: house.people.elena }, browser)).rejects.toMatchObject(refused('platform.seeing_only_reads'));
  });

  test('stops when the person becomes an administrator too', async () => {
    const browser = await browserOf('ana');
    await call(beginSeeing, toMarta(), browser);
    await house.owner`insert into organization.role_grant (position_id, role, scope, valid, recorded) values (${house.seats.marta}, 'administrator', 'company', '[2025-01-01,)', '[2025-01-01 00:00Z,)')`;
    await house.owner`update organization.structure_stamp set recorded = clock_timestamp()`;
    expect(await call(me, {}, browser)).toMatchObject({ name: 'Ana Ferrer' });
  });

  test('is known to the person who was looked through', async () => {
    const browser = await browserOf('ana');
    await call(beginSeeing, toMarta(), browser);
    expect((await call(myAccess, {}, browser)).lookedBy).toEqual([]);
    expect((await call(myAccess, {}, house.as('marta'))).lookedBy).toMatchObject([{ person: 'Ana Ferrer', reason: 'No encuentra un cliente' }]);
  });
});

async function accountOfMarta(): Promise<string> {
  const [row] = await house.owner<{ account_id: string }[]>`select account_id from customers.note where position_id = ${house.seats.marta} limit 1`;
  return row!.account_id;
}
