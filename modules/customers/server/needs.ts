import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { meetNeed, registerNeed, reopenNeed } from '../contract/promises.ts';
import type { Changed } from './accountChanges.ts';
import { actingSeat } from './seats.ts';
import type { PastOf } from '../../../words/es/facts.ts';

type One = z.output<typeof reopenNeed.input>;

/** Any seat registers what a customer needs. */
export async function needRegistered(ctx: Ctx, input: z.output<typeof registerNeed.input>): Promise<Changed> {
  const seat = actingSeat(ctx, 'customers.promise.write', input.seatId);
  const { rows: [row] } = await sql<Changed & { market_id: string }>`
    insert into customers.need (account_id, market_id, position_id, title, detail, registered_on)
    select a.id, a.market_id, ${seat}, ${input.title}, ${input.detail}, ${input.registeredOn ?? ctx.today}::date
      from customers.account a where a.id = ${input.accountId} returning id, version, market_id`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'There is no such customer, or it is not yours to see.', 'platform.not_found');
  await record(ctx, 'registered', row.id, row.market_id, { account: input.accountId, seat });
  return { id: row.id, version: row.version };
}

/** It closes when somebody at the customer confirms it. */
export async function needMet(ctx: Ctx, { needId, version, confirmedBy, metOn }: z.output<typeof meetNeed.input>): Promise<Changed> {
  const { rows: [who] } = await sql<{ confirms: boolean; since: string }>`
    select exists (select from customers.contact k where k.id = ${confirmedBy} and k.account_id = n.account_id) as confirms, n.registered_on::text as since
      from customers.need n where n.id = ${needId}`.execute(ctx.db);
  if (who && !who.confirms) {
    throw new Refusal('conflict', 'A need closes when a contact of that customer confirms it.', 'customers.need_confirmed_by', { fields: { confirmedBy: 'customers.need_confirmed_by' } });
  }
  const on = metOn ?? (who && who.since > ctx.today ? who.since : ctx.today);
  if (who && on < who.since) throw new Refusal('invalid_input', 'It was met before it was registered.', 'customers.need_dates', { fields: { metOn: 'not_valid' } });
  return change(ctx, { needId, version }, sql`met_on = ${on}::date, confirmed_by = ${confirmedBy}`, sql`met_on is null`, 'met', { metOn: on, confirmedBy });
}

export const needReopened = (ctx: Ctx, one: One): Promise<Changed> => change(ctx, one, sql`met_on = null, confirmed_by = null`, sql`met_on is not null`, 'reopened');
export const needWithdrawn = (ctx: Ctx, one: One): Promise<Changed> => change(ctx, one, sql`withdrawn_at = ${ctx.now}::timestamptz`, sql`withdrawn_at is null`, 'withdrawn');
export const needRestored = (ctx: Ctx, one: One): Promise<Changed> => change(ctx, one, sql`withdrawn_at = null`, sql`withdrawn_at is not null`, 'restored');

async function change(ctx: Ctx, { needId, version }: One, set: RawBuilder<unknown>, when: RawBuilder<unknown>, what: PastOf<'customers.need_'>, after?: Record<string, unknown>): Promise<Changed> {
  const { rows: [row] } = await sql<Changed & { market_id: string }>`
    update customers.need set ${set}, version = version + 1 where id = ${needId} and version = ${version} and ${when} returning id, version, market_id`.execute(ctx.db);
  if (!row) {
    const why = await whyUnchanged(ctx, 'customers.need', needId, version);
    throw why.code === 'not_allowed' ? new Refusal('conflict', 'The need is so already.', 'customers.need_so_already') : why;
  }
  await record(ctx, what, needId, row.market_id, after);
  return { id: row.id, version: row.version };
}

const record = (ctx: Ctx, what: PastOf<'customers.need_'>, id: string, guard: string, after?: Record<string, unknown>): Promise<void> =>
  recordFact(ctx, { what: `customers.need_${what}`, about: { kind: 'need', id }, guard, ...(after ? { after } : {}) });
