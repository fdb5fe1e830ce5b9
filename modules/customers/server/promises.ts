import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { changePromise, givePromise, keepPromise } from '../contract/promises.ts';
import type { Changed } from './accountChanges.ts';
import { actingSeat } from './seats.ts';
import type { PastOf } from '../../../words/es/facts.ts';

type One = z.output<typeof keepPromise.input>;

export async function promiseGiven(ctx: Ctx, input: z.output<typeof givePromise.input>): Promise<Changed> {
  const seat = actingSeat(ctx, 'customers.promise.write', input.seatId), givenOn = input.givenOn ?? ctx.today;
  if (input.dueOn < givenOn) throw new Refusal('invalid_input', 'It is due before it was given.', 'customers.promise_dates', { fields: { dueOn: 'not_valid' } });
  const { rows: [row] } = await sql<Changed & { market_id: string }>`
    insert into customers.promise (account_id, market_id, position_id, title, given_on, due_on, due_at)
    select a.id, a.market_id, ${seat}, ${input.title}, ${givenOn}::date, ${input.dueOn}::date, ${input.dueAt ?? null}::timestamptz
      from customers.account a where a.id = ${input.accountId} returning id, version, market_id`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'There is no such customer, or it is not yours to see.', 'platform.not_found');
  await record(ctx, 'given', row.id, row.market_id, { after: { account: input.accountId, seat, dueOn: input.dueOn } });
  return { id: row.id, version: row.version };
}

export async function promiseChanged(ctx: Ctx, { promiseId, version, title, dueOn, dueAt }: z.output<typeof changePromise.input>): Promise<Changed> {
  const { rows: [was] } = await sql<{ due_on: string; given_on: string }>`
    select due_on::text as due_on, given_on::text as given_on from customers.promise where id = ${promiseId} and version = ${version} for update`.execute(ctx.db);
  if (!was) throw await whyUnchanged(ctx, 'customers.promise', promiseId, version);
  if (dueOn && dueOn < was.given_on) throw new Refusal('invalid_input', 'It is due before it was given.', 'customers.promise_dates', { fields: { dueOn: 'not_valid' } });
  const hour = dueAt !== undefined ? sql`${dueAt}::timestamptz` : dueOn ? sql`null` : sql`due_at`;
  const set = sql`title = coalesce(${title ?? null}, title), due_on = coalesce(${dueOn ?? null}::date, due_on), due_at = ${hour}`;
  return change(ctx, { promiseId, version }, set, sql`true`, 'changed', dueOn ? { before: { dueOn: was.due_on }, after: { dueOn } } : {});
}

export const promiseKept = (ctx: Ctx, one: One): Promise<Changed> => change(ctx, one, sql`kept_at = ${ctx.now}::timestamptz`, sql`kept_at is null and withdrawn_at is null`, 'kept');
export const promiseReopened = (ctx: Ctx, one: One): Promise<Changed> => change(ctx, one, sql`kept_at = null`, sql`kept_at is not null`, 'reopened');
export const promiseWithdrawn = (ctx: Ctx, one: One): Promise<Changed> => change(ctx, one, sql`withdrawn_at = ${ctx.now}::timestamptz`, sql`withdrawn_at is null`, 'withdrawn');
export const promiseRestored = (ctx: Ctx, one: One): Promise<Changed> => change(ctx, one, sql`withdrawn_at = null`, sql`withdrawn_at is not null`, 'restored');

async function change(ctx: Ctx, { promiseId, version }: One, set: RawBuilder<unknown>, when: RawBuilder<unknown>, what: PastOf<'customers.promise_'>, told: Told = {}): Promise<Changed> {
  const { rows: [row] } = await sql<Changed & { market_id: string }>`
    update customers.promise set ${set}, version = version + 1 where id = ${promiseId} and version = ${version} and ${when} returning id, version, market_id`.execute(ctx.db);
  if (!row) {
    const why = await whyUnchanged(ctx, 'customers.promise', promiseId, version);
    throw why.code === 'not_allowed' ? new Refusal('conflict', 'The promise is so already.', 'customers.promise_so_already') : why;
  }
  await record(ctx, what, promiseId, row.market_id, told);
  return { id: row.id, version: row.version };
}

interface Told { before?: Record<string, unknown>; after?: Record<string, unknown> }
const record = (ctx: Ctx, what: PastOf<'customers.promise_'>, id: string, guard: string, told: Told): Promise<void> =>
  recordFact(ctx, { what: `customers.promise_${what}`, about: { kind: 'promise', id }, guard, ...told });
