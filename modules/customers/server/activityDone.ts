import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact, recordFacts } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { finishActivity, reopenActivity } from '../contract/activities.ts';
import type { Changed } from './accountChanges.ts';
import { activityPlanned } from './activities.ts';
import { logInteractions } from './interactions.ts';
import { reaches } from './seats.ts';

interface Done extends Changed {
  position_id: string; market_id: string; account_id: string | null; contact_id: string | null; kind: 'task' | 'call' | 'visit' | 'meeting'; title: string; minutes: number;
  due_at: Date | null; division: 'marketing' | 'sales' | null; person_id: string | null;
}

/** Done, and what was done with a customer is logged as a contact, where it was held: by whoever answers for the seat. */
export async function activityFinished(ctx: Ctx, input: z.output<typeof finishActivity.input>): Promise<Changed & { interactionId: string | null }> {
  const { rows: [v] } = await sql<Done>`
    update customers.activity v set done_at = ${ctx.now}::timestamptz, version = version + 1
     where v.id = ${input.activityId} and v.version = ${input.version} and v.done_at is null and v.withdrawn_at is null
    returning v.*, (select s.division from published.seat s where s.id = v.position_id and s.valid @> ${ctx.today}::date limit 1) as division,
              (select w.person_id from published.answers_for(v.position_id, ${ctx.today}::date) w) as person_id`.execute(ctx.db);
  if (!v) throw await whyNot(ctx, input.activityId, input.version, 'customers.activity_done');
  await recordFact(ctx, { what: 'customers.activity_finished', about: { kind: 'activity', id: v.id }, guard: v.position_id });
  if (input.next) {
    await activityPlanned(ctx, {
      kind: v.kind, title: v.title, minutes: v.minutes, dueOn: input.next.dueOn, dueAt: input.next.dueAt ?? null, seatId: v.position_id, objectKind: 'activity', objectId: v.id,
      ...(v.account_id && { accountId: v.account_id }), ...(v.contact_id && { contactId: v.contact_id }),
    });
  }
  const logs = input.log && v.account_id !== null && v.kind !== 'task' && reaches(ctx, 'customers.interaction.write', v.market_id);
  if (!logs) return { id: v.id, version: v.version, interactionId: null };
  const at = input.at ? new Date(input.at) : v.due_at && v.due_at < ctx.now ? v.due_at : ctx.now;
  if (at > ctx.now) throw new Refusal('invalid_input', 'A contact that took place does not lie ahead.', 'customers.contact_in_future', { fields: { at: 'customers.contact_in_future' } });
  const [made] = await logInteractions(ctx, [{
    marketId: v.market_id, accountId: v.account_id, kind: 'direct', division: v.division ?? 'sales', channel: v.kind as 'call' | 'visit' | 'meeting', subject: v.title,
    outcome: input.outcome ?? null, startsAt: at.toISOString(), minutes: input.minutes ?? v.minutes, planned: false, seatId: v.position_id, personId: v.person_id,
    contactIds: v.contact_id ? [v.contact_id] : [], objectKind: 'activity', objectId: v.id,
  }]);
  return { id: v.id, version: v.version, interactionId: made!.id };
}

export async function activityReopened(ctx: Ctx, { activityId, version }: z.output<typeof reopenActivity.input>): Promise<Changed> {
  const { rows: [v] } = await sql<Changed & { position_id: string }>`
    update customers.activity set done_at = null, version = version + 1 where id = ${activityId} and version = ${version} and done_at is not null
    returning id, version, position_id`.execute(ctx.db);
  if (!v) throw await whyNot(ctx, activityId, version, 'customers.activity_not_done');
  await sql`update customers.interaction set withdrawn_at = ${ctx.now}::timestamptz, version = version + 1
             where object_kind = 'activity' and object_id = ${activityId} and withdrawn_at is null`.execute(ctx.db);
  const { rows: planned } = await sql<Changed & { position_id: string }>`
    update customers.activity set withdrawn_at = ${ctx.now}::timestamptz, version = version + 1
     where object_kind = 'activity' and object_id = ${activityId} and done_at is null and withdrawn_at is null returning id, version, position_id`.execute(ctx.db);
  await recordFacts(ctx, planned.map((p) => ({ what: 'customers.activity_withdrawn', about: { kind: 'activity', id: p.id }, guard: p.position_id })));
  await recordFact(ctx, { what: 'customers.activity_reopened', about: { kind: 'activity', id: activityId }, guard: v.position_id });
  return { id: v.id, version: v.version };
}

async function whyNot(ctx: Ctx, id: string, version: number, rule: string): Promise<Refusal> {
  const why = await whyUnchanged(ctx, 'customers.activity', id, version);
  return why.code === 'not_allowed' ? new Refusal('conflict', 'It is so already.', rule) : why;
}
