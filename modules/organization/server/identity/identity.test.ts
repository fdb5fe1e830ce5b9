import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Endpoint } from '../../../../contract/endpoint.ts';
import * as contract from '../../../../contract/me.ts';
import { call, openTestHouse, type TestHouse } from '../../../../house/testHouse.ts';
import { hashPassword } from './hashing.ts';

let house: TestHouse;
const password = 'tres tejas azules';
beforeAll(async () => {
  house = await openTestHouse();
  const hashed = await hashPassword(password);
  await house.owner`insert into platform.credential select id, ${hashed}, now() from organization.person`;
});
afterAll(() => house.close());

/** A browser: keeps its cookie, sends the header that guards it, and comes from an address of its own. */
function browser(headers: Record<string, string> = { 'x-unisono': '1' }) {
  let cookie = '';
  const caller = {
    origin: house.origin, headers,
    fetch: async (url: string | URL | Request, init?: RequestInit) => {
      const response = await fetch(url, { ...init, headers: { ...(init?.headers as Record<string, string>), ...(cookie ? { cookie } : {}) } });
      const set = response.headers.get('set-cookie');
      if (set) cookie = set.split(';')[0]!;
      browserState.lastSet = set;
      return response;
    },
  };
  const browserState = { lastSet: null as string | null };
  return {
    call: <I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, input: z.input<I>) => call(endpoint, input, caller),
    state: browserState, withoutHeader: () => ({ ...caller, headers: {} }),
  };
}
const marta = { email: 'marta@alborada.example', password };
const problem = (rule: string) => expect.objectContaining({ problem: expect.objectContaining({ rule }) });
const forgetFailures = () => house.owner`delete from platform.sign_in_failure`;

test('a person signs in, is known by the cookie, and signs out', async () => {
  const b = browser();
  const me = await b.call(contract.signIn, marta);
  expect(me).toMatchObject({ name: 'Marta Vidal', seats: [{ title: 'Venta externa, Levante 1', unitName: 'Venta externa Levante', marketName: 'España', division: 'sales' }] });
  expect(b.state.lastSet).toMatch(/^unisono=[\w-]{43};.*HttpOnly.*SameSite=Lax/);
  expect(await b.call(contract.me, {})).toEqual(me);
  await b.call(contract.signOut, {});
  await expect(b.call(contract.me, {})).rejects.toEqual(problem('platform.not_signed_in'));
});

test('a wrong password and an unknown address are refused alike', async () => {
  const b = browser();
  await expect(b.call(contract.signIn, { ...marta, password: 'otra cosa distinta' })).rejects.toEqual(problem('platform.wrong_credentials'));
  await expect(b.call(contract.signIn, { email: 'quien@alborada.example', password })).rejects.toEqual(problem('platform.wrong_credentials'));
});

test('guessing shuts out the pair of account and address, and nobody else', async () => {
  await forgetFailures();
  const b = browser();
  for (let i = 0; i < 8; i++) await b.call(contract.signIn, { email: 'iker@alborada.example', password: 'no es esta clave' }).catch(() => undefined);
  await expect(b.call(contract.signIn, { email: 'iker@alborada.example', password })).rejects.toMatchObject({ problem: { rule: 'platform.too_many_attempts', status: 429 } });
  await b.call(contract.signIn, marta);
  house.setNow(new Date(Date.now() + 16 * 60_000).toISOString());
  await b.call(contract.signIn, { email: 'iker@alborada.example', password });
  house.setNow(new Date().toISOString());
  await forgetFailures();
});

test('behind a proxy, guesses count for the address that the proxy saw, whatever the client writes before it', async () => {
  const behind = await openTestHouse({}, {}, 1);
  const guess = async (seenByProxy: string, written: string): Promise<number> => (await fetch(`${behind.origin}/api/v1/session`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'x-unisono': '1', 'x-forwarded-for': `${written}, ${seenByProxy}` }, body: JSON.stringify({ email: 'pau@alborada.example', password: 'no es esta clave' }),
  })).status;
  const answers = [];
  for (let i = 1; i <= 9; i++) answers.push(await guess('203.0.113.9', `198.51.100.${i}`));
  expect(answers.at(-1)).toBe(429);
  expect(await guess('203.0.113.77', '198.51.100.1')).toBe(401);
  await behind.close();
});

test('many guesses at once count as many', async () => {
  await forgetFailures();
  const answers = await Promise.all(Array.from({ length: 20 }, () =>
    browser().call(contract.signIn, { email: 'luis@alborada.example', password: 'no es esta clave' }).catch((e: { problem: { code: string } }) => e.problem.code)));
  expect(answers.filter((a) => a === 'not_signed_in')).toHaveLength(8);
  await forgetFailures();
});

test('a write by cookie without the header is refused, and a form of a foreign page cannot sign anybody in', async () => {
  const b = browser();
  await b.call(contract.signIn, marta);
  await expect(call(contract.updateProfile, { name: 'Otra' }, b.withoutHeader())).rejects.toEqual(problem('platform.foreign_page'));
  const form = await fetch(`${house.origin}/api/v1/session?email=${marta.email}&password=${encodeURIComponent(password)}`, { method: 'POST' });
  expect(form.status).toBe(400);
  const text = await fetch(`${house.origin}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: JSON.stringify(marta) });
  expect(text.status).toBe(403);
});

test('sign-out everywhere ends the other sessions and keeps this one', async () => {
  const [here, there] = [browser(), browser()];
  await here.call(contract.signIn, marta);
  await there.call(contract.signIn, marta);
  const { rows } = await here.call(contract.mySessions, {});
  expect(rows.filter((s) => s.current)).toHaveLength(1);
  expect((await here.call(contract.endOtherSessions, {})).ended).toBeGreaterThanOrEqual(1);
  await expect(there.call(contract.me, {})).rejects.toEqual(problem('platform.not_signed_in'));
  expect((await here.call(contract.mySessions, {})).rows).toHaveLength(1);
});

test('nobody ends a session of somebody else', async () => {
  const [mine, hers] = [browser(), browser()];
  await mine.call(contract.signIn, marta);
  await hers.call(contract.signIn, { email: 'claire@alborada.example', password });
  const { rows } = await hers.call(contract.mySessions, {});
  await expect(mine.call(contract.endSession, { sessionId: rows[0]!.id })).rejects.toMatchObject({ problem: { code: 'not_found' } });
  await hers.call(contract.me, {});
});

test('a changed profile shows at once, also to a person without a position', async () => {
  const nadie = house.as('nadie');
  expect(await call(contract.me, {}, nadie)).toMatchObject({ seats: [], rights: [], language: 'es' });
  const changed = await call(contract.updateProfile, { language: 'en', timeZone: 'Europe/London', name: 'Nadie Nunca' }, nadie);
  expect(changed).toMatchObject({ language: 'en', timeZone: 'Europe/London', name: 'Nadie Nunca' });
  expect(await call(contract.me, {}, nadie)).toEqual(changed);
  await expect(call(contract.updateProfile, { timeZone: 'Mars/Olympus' }, nadie)).rejects.toEqual(problem('platform.unknown_time_zone'));
  const [fact] = await house.owner`select after from platform.fact where what = 'organization.profile_changed'`;
  expect(JSON.stringify(fact)).not.toContain('Nunca');
});

test('the audit trail says of a profile only what changed in it, and nothing when it was saved as it was', async () => {
  const claire = house.as('claire'), { name, language, locale, timeZone } = await call(contract.me, {}, claire);
  await call(contract.updateProfile, { name, language, locale, timeZone }, claire);
  await call(contract.updateProfile, { name, language: language === 'es' ? 'en' : 'es', locale, timeZone }, claire);
  const facts = await house.owner`select after from platform.fact where what = 'organization.profile_changed' and about_id = (select id from organization.person where name = ${name})`;
  expect(facts.map((f) => f['after'])).toEqual([{ fields: ['language'] }]);
});

test('a new password needs the current one, must not be weak, and ends the other sessions', async () => {
  const [here, there] = [browser(), browser()];
  const who = { email: 'pau@alborada.example', password };
  await here.call(contract.signIn, who);
  await there.call(contract.signIn, who);
  await expect(here.call(contract.changePassword, { current: 'no es la mía', password: 'otra frase larga' })).rejects.toEqual(problem('platform.current_password'));
  await expect(here.call(contract.changePassword, { current: password, password: 'Alborada2026' })).rejects.toMatchObject({ problem: { fields: { password: 'password_is_you' } } });
  await here.call(contract.changePassword, { current: password, password: 'cuatro tejas verdes' });
  await here.call(contract.me, {});
  await expect(there.call(contract.me, {})).rejects.toEqual(problem('platform.not_signed_in'));
  await there.call(contract.signIn, { ...who, password: 'cuatro tejas verdes' });
});

test('a reset link works once, for an hour, and is not told from an unknown address', async () => {
  const b = browser();
  expect(await b.call(contract.askReset, { email: 'quien@alborada.example' })).toEqual({ done: true });
  expect(await b.call(contract.askReset, { email: 'carmen@alborada.example' })).toEqual({ done: true });
  const letter = await waitFor(async () => (await house.owner<{ body: string; to_address: string }[]>`select * from platform.outbox_mail`)[0]);
  expect(letter.to_address).toBe('carmen@alborada.example');
  const token = letter.body.match(/https:\/\/unisono\.test\/new-password#([\w-]+)/)![1]!;
  await expect(b.call(contract.setPassword, { token, password: 'password1234' })).rejects.toMatchObject({ problem: { fields: { password: 'password_common' } } });
  expect(await b.call(contract.setPassword, { token, password: 'cinco tejas rojas' })).toMatchObject({ name: 'Carmen Pallarés' });
  await expect(b.call(contract.setPassword, { token, password: 'seis tejas rojas' })).rejects.toEqual(problem('platform.link_used'));
  const [kept] = await house.owner<{ n: number }[]>`select count(*)::int as n from platform.one_time_token where encode(token_hash, 'escape') like ${`%${token}%`}`;
  expect(kept!.n).toBe(0);
});

test('an API token acts as its person; repeated under its key it is the same one; revoked it opens nothing', async () => {
  const caller = { ...house.as('marta'), idempotencyKey: 'k1' };
  const made = await call(contract.createToken, { name: 'hoja', expiresInDays: 30 }, caller);
  expect(await call(contract.createToken, { name: 'hoja', expiresInDays: 30 }, caller)).toEqual(made);
  await expect(call(contract.createToken, { name: 'otra', expiresInDays: 30 }, caller)).rejects.toEqual(problem('platform.idempotency_key_reused'));
  const [kept] = await house.owner<{ answer: unknown }[]>`select answer from platform.idempotency where key = 'k1'`;
  expect(JSON.stringify(kept)).not.toContain(made.token);
  const withToken = { origin: house.origin, headers: { authorization: `Bearer ${made.token}` } };
  expect((await call(contract.me, {}, withToken)).name).toBe('Marta Vidal');
  expect((await call(contract.myTokens, {}, withToken)).rows.map((t) => t.name)).toContain('hoja');
  await call(contract.revokeToken, { tokenId: made.id }, house.as('marta'));
  await expect(call(contract.me, {}, withToken)).rejects.toEqual(problem('platform.not_signed_in'));
});

test('the first look tells whose installation this is and no accounts of a real company', async () => {
  expect(await call(contract.state, {}, { origin: house.origin })).toEqual({ state: 'ready', needsCode: false, company: { name: 'Cerámica Alborada, S. A.', kind: 'real', sendsMail: false } });
});

async function waitFor<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let i = 0; i < 100; i++) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it never came');
}
