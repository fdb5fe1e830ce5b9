import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import type { DayAccount, MyDay } from '../contract/myDay.ts';
import type { WorkCalendar } from '../../organization/rules/index.ts';
import { mayCall } from '../rules/calling.ts';
import { leftAlone } from '../rules/leftAlone.ts';
import { asPromise, promiseColumns, type PromiseRow } from './accountLine.ts';
import { activityColumns, activityJoins, type ActivityRow, asActivity } from './activities.ts';
import { type Mini, miniLinesOf } from './miniLines.ts';
import { seatJoin } from './seats.ts';
import { holdDays } from './served.ts';

/** Promises shown: those due within these days, and late ones. */
const promiseDays = 14;
const aloneShown = 20;
type Lines = (accountId: string) => Mini;

/** The day of the caller's seats. Each part is one statement over the accounts those seats lead today. */
export async function dayOf(ctx: Ctx): Promise<MyDay> {
  const seats = ctx.person.seats.map((s) => s.id), hold = await holdDays(ctx);
  const activities = await activitiesOf(ctx, seats);
  const { alone, aloneCount, led } = await aloneOf(ctx, seats, hold);
  const customers = [...new Set(activities.flatMap((a) => (a.account ? [a.account.id] : [])))];
  const line = await miniLinesOf(ctx, [...customers, ...alone.map((a) => a.id)]);
  const known = await customersOf(ctx, customers, line), calls = await callsOf(ctx, activities.filter((a) => a.kind === 'call' && a.contact && !a.doneAt).map((a) => a.id));
  return {
    today: ctx.today, hold, led, aloneCount,
    activities: activities.map((a) => ({ ...asActivity(a), customer: a.account ? known.get(a.account.id) ?? null : null, late: a.dueOn < ctx.today, calling: calls.get(a.id) ?? null })),
    promises: await promisesOf(ctx, seats), alone: alone.map((a) => ({ ...a, line: line(a.id) })), marketing: await marketingOf(ctx, seats),
  };
}

/** Undone ones due today or before, then those done today: by hour, those without one last. */
async function activitiesOf(ctx: Ctx, seats: readonly string[]): Promise<ActivityRow[]> {
  const { rows } = await sql<ActivityRow>`
    select ${activityColumns} from customers.activity v ${activityJoins}
     where v.position_id = any (${seats}::uuid[]) and v.withdrawn_at is null
       and (v.done_at is null and v.due_on <= ${ctx.today}::date or v.due_on = ${ctx.today}::date)
     order by (v.due_on < ${ctx.today}::date) desc, v.due_at nulls last, v.due_on, v.id limit 100`.execute(ctx.db);
  return rows;
}

interface Call { id: string; zone: string; hours: WorkCalendar['hours']; holidays: string[]; permissions: { obtainedAt: string; expiresAt: string | null; revokedAt: string | null }[] }

/** Who of those to be called may be called now: their permissions for the telephone and the hours of their market gathered, decided by the rule. */
async function callsOf(ctx: Ctx, activityIds: readonly string[]): Promise<Map<string, MyDay['activities'][number]['calling']>> {
  if (activityIds.length === 0) return new Map();
  const { rows } = await sql<Call>`
    with market as materialized (
      select m.id, m.time_zone as zone,
             coalesce((select jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opens', h.opens, 'closes', h.closes) order by h.weekday, h.opens) from published.calendar_hours h where h.calendar_id = m.calendar_id), '[]') as hours,
             coalesce((select jsonb_agg(d.day order by d.day) from published.holiday d where d.calendar_id = m.calendar_id and d.day between ${ctx.today}::date - 2 and ${ctx.today}::date + 2), '[]') as holidays
        from published.market m)
    select v.id, m.zone, m.hours, m.holidays,
           coalesce((select jsonb_agg(jsonb_build_object('obtainedAt', p.obtained_at, 'expiresAt', p.expires_at, 'revokedAt', p.revoked_at)) from customers.permission p
                      where p.contact_id = v.contact_id and p.channel = 'phone' and p.purpose = 'commercial'), '[]') as permissions
      from customers.activity v join customers.contact k on k.id = v.contact_id join market m on m.id = k.market_id where v.id = any (${activityIds}::uuid[])`.execute(ctx.db);
  const date = (told: string | null) => (told === null ? null : new Date(told));
  return new Map(rows.map(({ id, permissions, ...calendar }) => [id, {
    ...mayCall(permissions.map((p) => ({ obtainedAt: new Date(p.obtainedAt), expiresAt: date(p.expiresAt), revokedAt: date(p.revokedAt) })), calendar, ctx.now), timeZone: calendar.zone,
  }]));
}

async function customersOf(ctx: Ctx, ids: readonly string[], line: Lines): Promise<Map<string, DayAccount>> {
  const { rows } = await sql<Omit<DayAccount, 'line' | 'promise'> & { promise: { title: string; dueOn: string; dueAt: string | null } | null }>`
    select a.id, a.name, a.status, a.class, a.city, l.latest, p.promise
      from customers.account a join published.market m on m.id = a.market_id
      left join lateral (select jsonb_build_object('division', i.division, 'on', (i.starts_at at time zone m.time_zone)::date, 'subject', i.subject) as latest
                           from customers.interaction i where i.account_id = a.id and i.withdrawn_at is null and not i.planned and i.kind <> 'internal' and i.starts_at <= ${ctx.now}::timestamptz
                          order by (i.division = 'marketing') desc, i.starts_at desc limit 1) l on true
      left join lateral (select jsonb_build_object('title', p.title, 'dueOn', p.due_on, 'dueAt', p.due_at) as promise
                           from customers.promise p where p.account_id = a.id and p.kept_at is null and p.withdrawn_at is null order by p.due_on, p.id limit 1) p on true
     where a.id = any (${ids}::uuid[])`.execute(ctx.db);
  return new Map(rows.map((r) => [r.id, {
    ...r, line: line(r.id), promise: r.promise && { ...r.promise, dueAt: r.promise.dueAt && new Date(r.promise.dueAt).toISOString() },
  }]));
}

async function promisesOf(ctx: Ctx, seats: readonly string[]): Promise<MyDay['promises']> {
  const { rows } = await sql<PromiseRow & { account_id: string; account_name: string }>`
    select ${promiseColumns}, a.id as account_id, a.name as account_name
      from customers.promise p join customers.account a on a.id = p.account_id join published.market m on m.id = p.market_id ${seatJoin(sql`p.position_id`, ctx.today)}
     where p.position_id = any (${seats}::uuid[]) and p.kept_at is null and p.withdrawn_at is null and p.due_on <= ${ctx.today}::date + ${promiseDays}::int
     order by p.due_on, p.due_at nulls last, p.id limit 50`.execute(ctx.db);
  return rows.map((r) => ({ ...asPromise(ctx, r), account: { id: r.account_id, name: r.account_name } }));
}

interface Led { id: string; name: string; class: 'A' | 'B' | 'C' | null; marketing: string | null; sales: string | null; next: string | null }

/** Which of my customers are being left alone: gathered here, decided by the rule. The longest silent first, then those never contacted. */
async function aloneOf(ctx: Ctx, seats: readonly string[], hold: number): Promise<{ alone: Omit<MyDay['alone'][number], 'line'>[]; aloneCount: number; led: number }> {
  const last = (division: string) => sql`(select ((i.starts_at at time zone m.time_zone)::date)::text from customers.interaction i where i.account_id = a.id and i.withdrawn_at is null and not i.planned
    and i.kind <> 'internal' and i.division = ${sql.lit(division)} and i.starts_at <= ${ctx.now}::timestamptz order by i.starts_at desc limit 1)`;
  const { rows } = await sql<Led>`
    select a.id, a.name, a.class, ${last('marketing')} as marketing, ${last('sales')} as sales,
           (select least(min(v.due_on), (select min((i.starts_at at time zone m.time_zone)::date) from customers.interaction i
                     where i.account_id = a.id and i.withdrawn_at is null and i.planned and i.starts_at > ${ctx.now}::timestamptz))::text
              from customers.activity v where v.account_id = a.id and v.kind <> 'task' and v.done_at is null and v.withdrawn_at is null and v.due_on >= ${ctx.today}::date) as next
      from customers.custody c join customers.account a on a.id = c.account_id join published.market m on m.id = a.market_id
     where c.position_id = any (${seats}::uuid[]) and upper_inf(c.recorded) and c.valid @> ${ctx.today}::date and a.withdrawn_at is null and a.status <> 'former'`.execute(ctx.db);
  const found = rows.map((r) => ({ r, ...leftAlone(r, r.next, ctx.today, hold) })).filter((x) => x.alone)
    .sort((a, b) => (b.days ?? -1) - (a.days ?? -1) || (a.r.name < b.r.name ? -1 : 1));
  const alone = found.slice(0, aloneShown).map(({ r, days }) => ({ id: r.id, name: r.name, class: r.class, lastOn: [r.marketing, r.sales].filter((d) => d !== null).sort().at(-1) ?? null, days }));
  return { alone, aloneCount: found.length, led: rows.length };
}

/** Since Monday and until the end of next week, by subject and day: how many of mine, and how many of them left an outcome. */
async function marketingOf(ctx: Ctx, seats: readonly string[]): Promise<MyDay['marketing']> {
  const { rows } = await sql<MyDay['marketing'][number]>`
    with mine as (
      select c.account_id from customers.custody c where c.position_id = any (${seats}::uuid[]) and upper_inf(c.recorded) and c.valid @> ${ctx.today}::date
    )
    select x.on_day::text as on, x.subject, x.channel, x.planned, count(distinct x.id)::int as accounts, count(distinct x.id) filter (where x.outcome is not null)::int as answered,
           (array_agg(jsonb_build_object('id', x.id, 'name', x.name, 'outcome', x.outcome) order by x.outcome is null, x.class nulls last, x.name))[1:3] as sample
      from (select distinct on (a.id, i.subject, i.channel, i.planned, (i.starts_at at time zone m.time_zone)::date) a.id, a.name, a.class, i.subject, i.channel, i.planned, i.outcome, (i.starts_at at time zone m.time_zone)::date as on_day
              from mine join customers.account a on a.id = mine.account_id join published.market m on m.id = a.market_id
              join customers.interaction i on i.account_id = a.id and i.withdrawn_at is null and i.division = 'marketing' and i.kind <> 'internal'
             where i.starts_at >= (date_trunc('week', ${ctx.today}::date)::timestamp at time zone m.time_zone)
               and i.starts_at < ((date_trunc('week', ${ctx.today}::date) + interval '14 days')::timestamp at time zone m.time_zone) and (i.planned or i.starts_at <= ${ctx.now}::timestamptz)
             order by a.id, i.subject, i.channel, i.planned, (i.starts_at at time zone m.time_zone)::date, i.outcome nulls last) x
     group by x.on_day, x.subject, x.channel, x.planned order by x.planned, x.on_day desc, accounts desc limit 12`.execute(ctx.db);
  return rows;
}
