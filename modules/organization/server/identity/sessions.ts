import { sql } from 'kysely';
import type { z } from 'zod';
import type { endOtherSessions, endSession, mySessions, signIn, signOut } from '../../../../contract/me.ts';
import { recordFact } from '../../../../platform/server/facts.ts';
import type { House } from '../../../../platform/server/http.ts';
import { Refusal } from '../../../../platform/server/problem.ts';
import type { Ctx, Person } from '../../../../platform/server/request.ts';
import { countAttempt, forgive } from './attempts.ts';
import { isPassword, newToken } from './hashing.ts';
import { meOf } from './me.ts';
import { asSelf, type Visit } from '../../../../platform/server/visit.ts';

/** A session lasts thirty days; a new sign-in begins a new one. */
const lifetime = 30 * 86_400_000;

type Input<E extends { input: z.ZodType }> = z.output<E['input']>;
type Me = Awaited<ReturnType<typeof meOf>>;

/** The account of an address, whether or not it has a password yet; looked up before anybody is known. */
export async function accountOf(house: House, email: string): Promise<{ person_id: string; password_hash: string | null; language: 'es' | 'en'; name: string } | undefined> {
  const [row] = await house.sql<{ person_id: string; password_hash: string | null; language: 'es' | 'en'; name: string }[]>`
    select * from platform.person_to_sign_in(${email}::citext)`;
  return row;
}

export async function signInWith(visit: Visit, input: Input<typeof signIn>): Promise<Me> {
  const { house, request, now } = visit;
  await countAttempt(house.sql, input.email, request.ip, now);
  const account = await accountOf(house, input.email);
  const right = await isPassword(input.password, account?.password_hash ?? null);
  if (!account || !right) throw new Refusal('not_signed_in', 'E-mail or password is wrong.', 'platform.wrong_credentials');
  await forgive(house.sql, input.email, request.ip);
  const person = await house.installation.person(account.person_id);
  return asSelf(visit, person, false, (ctx) => begin(visit, ctx));
}

/** Opens a session for `ctx.person`, gives the browser its cookie, and answers who they are. */
export async function begin(visit: Visit, ctx: Ctx): Promise<Me> {
  const { token, hash } = newToken();
  const { id } = await ctx.db.insertInto('platform.session').values({
    token_hash: hash, person_id: ctx.person.id, created_at: ctx.now, last_seen_at: ctx.now, expires_at: new Date(ctx.now.getTime() + lifetime),
    user_agent: (visit.request.headers['user-agent'] ?? '').slice(0, 300) || null,
  }).returning('id').executeTakeFirstOrThrow();
  await recordFact(ctx, { what: 'platform.session_begun', about: { kind: 'session', id }, guard: ctx.person.id });
  const me = await meOf(visit.house, ctx);
  visit.reply.setCookie(visit.house.installation.cookie, token, {
    path: '/', httpOnly: true, sameSite: 'lax', secure: visit.house.installation.secure, maxAge: lifetime / 1000,
  });
  return me;
}

export async function signOutOf(visit: Visit): Promise<z.input<typeof signOut.output>> {
  if (visit.holder?.kind === 'session') await asSelf(visit, visit.person, false, (ctx) => close(ctx, [visit.holder!.id]));
  visit.reply.clearCookie(visit.house.installation.cookie, { path: '/' });
  return { done: true };
}

export const listSessions = (visit: Visit): Promise<z.input<typeof mySessions.output>> => asSelf(visit, visit.person, true, async (ctx) => {
  const rows = await ctx.db.selectFrom('platform.session').select(['id', 'created_at', 'last_seen_at', 'expires_at', 'user_agent'])
    .where('ended_at', 'is', null).where('expires_at', '>', ctx.now).orderBy('last_seen_at', 'desc').limit(200).execute();
  return { rows: rows.map((s) => ({
    id: s.id, createdAt: s.created_at.toISOString(), lastSeenAt: s.last_seen_at.toISOString(), expiresAt: s.expires_at.toISOString(),
    userAgent: s.user_agent, current: s.id === visit.holder?.id,
  })) };
});

export const endOne = (visit: Visit, input: Input<typeof endSession>): Promise<z.input<typeof endSession.output>> =>
  asSelf(visit, visit.person, false, async (ctx) => {
    if ((await close(ctx, [input.sessionId])) === 0) throw new Refusal('not_found', 'No such session of yours is open.');
    return { done: true as const };
  });

export const endOthers = (visit: Visit): Promise<z.input<typeof endOtherSessions.output>> =>
  asSelf(visit, visit.person, false, async (ctx) => ({ ended: await closeAll(ctx, visit.holder) }));

/** Ends every open session of `ctx.person` but the one they came in with, and says how many. */
export async function closeAll(ctx: Ctx, but: Visit['holder'] = null): Promise<number> {
  const open = await ctx.db.selectFrom('platform.session').select('id').where('person_id', '=', ctx.person.id)
    .where('ended_at', 'is', null).where('id', '<>', but?.kind === 'session' ? but.id : ctx.person.id).execute();
  return open.length === 0 ? 0 : close(ctx, open.map((s) => s.id));
}

async function close(ctx: Ctx, ids: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`update platform.session set ended_at = ${ctx.now}
    where id = any(${ids}::uuid[]) and person_id = ${ctx.person.id} and ended_at is null`.execute(ctx.db);
  const ended = Number(numAffectedRows ?? 0);
  if (ended > 0) await recordFact(ctx, { what: 'platform.sessions_ended', about: { kind: 'person', id: ctx.person.id }, guard: ctx.person.id, after: { ended } });
  return ended;
}

/** Works on what belongs to another person (their sessions, tokens): only they reach it, so the work is done in their name. */
export async function inNameOf<T>(ctx: Ctx, person: Pick<Person, 'id'>, work: () => Promise<T>): Promise<T> {
  await sql`select set_config('unisono.person', ${person.id}::text, true)`.execute(ctx.db);
  const answer = await work();
  await sql`select set_config('unisono.person', ${ctx.person.id}::text, true)`.execute(ctx.db);
  return answer;
}
