import { sql } from 'kysely';
import type { z } from 'zod';
import type { askReset, changePassword, setPassword } from '../../../../contract/me.ts';
import { inTransaction } from '../../../../platform/server/db.ts';
import { recordFact } from '../../../../platform/server/facts.ts';
import { postMail } from '../../../../platform/server/mail.ts';
import { Refusal } from '../../../../platform/server/problem.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import { hashOf } from '../people.ts';
import { countAttempt } from './attempts.ts';
import { hashPassword, isPassword, newToken, refuseWeak } from './hashing.ts';
import { resetMail } from './letters.ts';
import { accountOf, begin, closeAll } from './sessions.ts';
import { asSelf, type Visit } from '../../../../platform/server/visit.ts';

type Input<E extends { input: z.ZodType }> = z.output<E['input']>;
const done = { done: true as const };
const anHour = 3_600_000;

/** Wrong guesses at the current password count like guesses at the door: a stolen session is no free try. */
export async function changeOwnPassword(visit: Visit, input: Input<typeof changePassword>): Promise<z.input<typeof changePassword.output>> {
  const { house, person } = visit;
  await countAttempt(house.sql, `change:${person.id}`, visit.request.ip, visit.now);
  const account = await accountOf(house, person.email);
  if (!(await isPassword(input.current, account?.password_hash ?? null))) {
    throw new Refusal('not_allowed', 'The current password is wrong.', 'platform.current_password', { fields: { current: 'platform.current_password' } });
  }
  refuseWeak(input.password, { email: person.email, name: person.name, company: house.installation.clock.company?.name ?? '' });
  const hashed = await hashPassword(input.password);
  await asSelf(visit, person, false, async (ctx) => {
    await keepPassword(ctx, hashed);
    await closeAll(ctx, visit.holder);
  });
  return done;
}

export async function keepPassword(ctx: Ctx, hashed: string): Promise<void> {
  await ctx.db.insertInto('platform.credential').values({ person_id: ctx.person.id, password_hash: hashed, changed_at: ctx.now })
    .onConflict((c) => c.column('person_id').doUpdateSet({ password_hash: hashed, changed_at: ctx.now })).execute();
  await recordFact(ctx, { what: 'platform.password_changed', about: { kind: 'person', id: ctx.person.id }, guard: ctx.person.id });
}

/**
 * Answers at once and writes afterwards, so that the time it takes tells nobody whether there is such an account. At
 * most three letters an hour to one account; earlier links keep working for their hour, so nobody can spoil another's.
 */
export async function askForReset(visit: Visit, input: Input<typeof askReset>): Promise<z.input<typeof askReset.output>> {
  await countAttempt(visit.house.sql, `reset:${input.email}`, visit.request.ip, visit.now);
  void writeReset(visit, input.email).catch((error: unknown) => visit.request.log.error({ err: error, requestId: visit.request.id }, 'reset not written'));
  return done;
}

async function writeReset(visit: Visit, email: string): Promise<void> {
  const { house, now } = visit;
  const account = await accountOf(house, email);
  if (!account) return;
  const person = await house.installation.person(account.person_id);
  await asSelf(visit, person, false, async (ctx) => {
    const { rows } = await sql`select from platform.one_time_token where person_id = ${person.id}::uuid and purpose = 'reset'
      and created_at > ${new Date(now.getTime() - anHour)}`.execute(ctx.db);
    if (rows.length >= 3) return;
    const token = await newLink(ctx, person.id, 'reset', anHour);
    await postMail(ctx, resetMail(person, `${house.installation.publicUrl()}/new-password#${token}`, house.installation.clock.company?.name ?? ''));
    await recordFact(ctx, { what: 'platform.reset_asked', about: { kind: 'person', id: person.id }, guard: person.id });
  });
}

/** A link that works once: what is kept of it is its hash. */
export async function newLink(ctx: Ctx, personId: string, purpose: 'invitation' | 'reset', milliseconds: number): Promise<string> {
  const { token, hash } = newToken();
  await ctx.db.insertInto('platform.one_time_token').values({
    token_hash: hash, person_id: personId, purpose, created_at: ctx.now, expires_at: new Date(ctx.now.getTime() + milliseconds),
  }).execute();
  return token;
}

/** Uses a link up: sets the password, ends what was open, and signs in. */
export async function useLink(visit: Visit, input: Input<typeof setPassword>) {
  const { house, now } = visit;
  await countAttempt(house.sql, `link:${input.token}`, visit.request.ip, now);
  const hash = hashOf(input.token);
  const [link] = await house.sql<{ person_id: string }[]>`
    select person_id from platform.one_time_token where token_hash = ${hash} and used_at is null and expires_at > ${now}`;
  const person = link && await house.installation.person(link.person_id).catch(() => null);
  if (!person) throw linkUsed();
  refuseWeak(input.password, { email: person.email, name: person.name, company: house.installation.clock.company?.name ?? '' });
  const hashed = await hashPassword(input.password);
  return asSelf(visit, person, false, async (ctx) => {
    const used = await ctx.db.updateTable('platform.one_time_token').set({ used_at: now })
      .where('person_id', '=', person.id).where('used_at', 'is', null).where('expires_at', '>', now).returning('token_hash').execute();
    if (!used.some((u) => u.token_hash.equals(hash))) throw linkUsed();
    await keepPassword(ctx, hashed);
    await closeAll(ctx);
    return begin(visit, ctx);
  });
}

const linkUsed = () => new Refusal('not_found', 'This link was used, replaced or has expired.', 'platform.link_used');

/** For the command line: sets a person's password outright and ends what was open. */
export async function imposePassword(house: Visit['house'], ctx: Omit<Ctx, 'db' | 'copyIn'>, password: string): Promise<void> {
  refuseWeak(password, { email: ctx.person.email, name: ctx.person.name, company: house.installation.clock.company?.name ?? '' });
  const hashed = await hashPassword(password);
  const opening = { readOnly: false, role: null, personId: ctx.person.id, reads: [], markets: [], writes: [] };
  await inTransaction(house.sql, opening, async (db, copyIn) => {
    await keepPassword({ ...ctx, db, copyIn }, hashed);
    await closeAll({ ...ctx, db, copyIn });
  });
}
