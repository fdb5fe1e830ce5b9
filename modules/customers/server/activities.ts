import { sql } from 'kysely';
import type { z } from 'zod';
import { dateIn } from '../../../platform/server/company.ts';
import { recordFact } from '../../../platform/server/facts.ts';
import { asPage, pageQuery } from '../../../platform/server/paging.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { Activity, changeActivity, listActivities, planActivity, withdrawActivity } from '../contract/activities.ts';
import type { Changed } from './accountChanges.ts';
import { actingSeat } from './seats.ts';

export type ActivityRow = Omit<Activity, 'dueAt' | 'doneAt'> & { dueAt: Date | null; doneAt: Date | null };
export const asActivity = ({ dueAt, doneAt, ...r }: ActivityRow): Activity => ({ ...r, dueAt: dueAt?.toISOString() ?? null, doneAt: doneAt?.toISOString() ?? null });

/** For a row `v` of customers.activity with its account `a` and contact `k` joined. */
export const activityColumns = sql`v.id, v.kind, v.title, v.place, v.due_on::text as "dueOn", v.due_at as "dueAt", v.minutes, v.done_at as "doneAt", v.version,
  case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as account,
  case when k.id is not null then jsonb_build_object('id', k.id, 'name', k.name, 'phone', k.phone) end as contact,
  jsonb_build_object('id', v.position_id, 'name', coalesce((select s.title from published.seat s where s.id = v.position_id order by s.valid desc limit 1), '')) as seat`;
export const activityJoins = sql`left join customers.account a on a.id = v.account_id left join customers.contact k on k.id = v.contact_id`;

export async function activityList(ctx: Ctx, input: z.output<typeof listActivities.input>): Promise<{ rows: Activity[]; next: string | null }> {
  const page = pageQuery({ by: sql`v.due_on`, type: 'date', desc: false }, sql`v.id`, input);
  const seats = input.seat ?? (input.account ? undefined : ctx.person.seats.map((s) => s.id));
  const { rows } = await sql<ActivityRow & { sort_value: string }>`
    select ${activityColumns}, ${page.value} as sort_value from customers.activity v ${activityJoins}
     where v.withdrawn_at is null and v.done_at is ${input.done ? sql`not null` : sql`null`} and ${page.where}
       ${seats ? sql`and v.position_id = any (${seats}::uuid[])` : sql``} ${input.account ? sql`and v.account_id = ${input.account}` : sql``}
       ${input.from ? sql`and v.due_on >= ${input.from}::date` : sql``} ${input.to ? sql`and v.due_on < ${input.to}::date` : sql``}
     order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  const { rows: shown, next } = asPage(rows, input.limit);
  return { rows: shown.map(({ sort_value: _, ...r }) => asActivity(r)), next };
}

export async function activityPlanned(ctx: Ctx, input: z.output<typeof planActivity.input>): Promise<Changed> {
  const seat = actingSeat(ctx, 'customers.activity.write', input.seatId);
  const { rows: [row] } = await sql<Changed>`
    insert into customers.activity (position_id, market_id, account_id, contact_id, kind, title, place, due_on, due_at, minutes, object_kind, object_id)
    select ${seat}, m.id, a.id, k.id, ${input.kind}::customers.activity_kind, ${input.title}, ${input.place || null},
           coalesce((${input.dueAt ?? null}::timestamptz at time zone m.time_zone)::date, ${input.dueOn ?? null}::date), ${input.dueAt ?? null}::timestamptz, ${input.minutes ?? 30},
           ${input.objectKind ?? null}, ${input.objectId ?? null}::uuid
      from published.seat s
      left join customers.account a on a.id = ${input.accountId ?? null}::uuid
      left join customers.contact k on k.id = ${input.contactId ?? null}::uuid
      join published.market m on m.id = coalesce(a.market_id, s.market_id)
     where s.id = ${seat} and s.valid @> ${ctx.today}::date and (a.id is not null or ${input.accountId ?? null}::uuid is null)
    returning id, version`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'There is no such customer, or it is not yours to see.', 'platform.not_found');
  await recordFact(ctx, { what: 'customers.activity_planned', about: { kind: 'activity', id: row.id }, guard: seat, after: { kind: input.kind, account: input.accountId ?? null } });
  return row;
}

/** Rescheduled by day alone, it keeps its hour on the new day. */
export async function activityChanged(ctx: Ctx, { activityId, version, ...asked }: z.output<typeof changeActivity.input>): Promise<Changed> {
  const { rows: [v] } = await sql<{ position_id: string; due_on: string; due_at: Date | null; time_zone: string; kind: string; title: string; place: string | null; minutes: number }>`
    select v.position_id, v.due_on::text as due_on, v.due_at, m.time_zone, v.kind, v.title, v.place, v.minutes from customers.activity v join published.market m on m.id = v.market_id
     where v.id = ${activityId} and v.version = ${version} and v.withdrawn_at is null for update of v`.execute(ctx.db);
  if (!v) throw await whyUnchanged(ctx, 'customers.activity', activityId, version);
  const dueOn = asked.dueAt ? dateIn(v.time_zone, new Date(asked.dueAt)) : asked.dueOn ?? v.due_on;
  const dueAt = asked.dueAt === undefined && v.due_at
    ? sql`((${dueOn}::date + (${v.due_at}::timestamptz at time zone ${v.time_zone})::time) at time zone ${v.time_zone})` : sql`${asked.dueAt ?? null}::timestamptz`;
  await sql`update customers.activity set kind = ${asked.kind ?? v.kind}::customers.activity_kind, title = ${asked.title ?? v.title}, place = ${asked.place === undefined ? v.place : asked.place || null},
    minutes = ${asked.minutes ?? v.minutes}, due_on = ${dueOn}::date, due_at = ${dueAt}, version = version + 1 where id = ${activityId}`.execute(ctx.db);
  await recordFact(ctx, { what: 'customers.activity_changed', about: { kind: 'activity', id: activityId }, guard: v.position_id, before: { dueOn: v.due_on }, after: { dueOn } });
  return { id: activityId, version: version + 1 };
}

export const activityWithdrawn = (ctx: Ctx, input: z.output<typeof withdrawActivity.input>): Promise<Changed> => withdraw(ctx, input, true);
export const activityRestored = (ctx: Ctx, input: z.output<typeof withdrawActivity.input>): Promise<Changed> => withdraw(ctx, input, false);

async function withdraw(ctx: Ctx, { activityId: id, version }: { activityId: string; version: number }, away: boolean): Promise<Changed> {
  const { rows: [row] } = await sql<Changed & { position_id: string }>`
    update customers.activity set withdrawn_at = ${away ? ctx.now : null}::timestamptz, version = version + 1
     where id = ${id} and version = ${version} and (withdrawn_at is null) = ${away} returning id, version, position_id`.execute(ctx.db);
  if (!row) throw await whyUnchanged(ctx, 'customers.activity', id, version);
  await recordFact(ctx, { what: away ? 'customers.activity_withdrawn' : 'customers.activity_restored', about: { kind: 'activity', id }, guard: row.position_id });
  return { id, version: row.version };
}
