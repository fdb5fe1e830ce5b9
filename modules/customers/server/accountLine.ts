import { sql } from 'kysely';
import type { z } from 'zod';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { AccountLine, accountLine, LineNeed, LinePromise } from '../contract/account.ts';
import type { SeatHeld } from '../contract/accounts.ts';
import type { listCommitments } from '../contract/promises.ts';
import { type PromiseState, promiseAt } from '../rules/promises.ts';
import { type SeatColumns, seatHeld, seatJoin, withoutName } from './seats.ts';
import { holdSql } from './served.ts';

type GivenPromise = z.output<typeof LinePromise>;
type Need = z.output<typeof LineNeed>;
type LineContact = AccountLine['contacts'][number];

/** What customers knows of one double line: three statements, each by its index. */
export async function lineOfAccount(ctx: Ctx, { accountId, from, to }: z.output<typeof accountLine.input>): Promise<AccountLine> {
  const { rows: [a] } = await sql<{ time_zone: string; today: string; hold: number; marketing: SeatHeld | null; sales: SeatHeld | null }>`
    select m.time_zone, ((${ctx.now}::timestamptz at time zone m.time_zone)::date)::text as today, ${holdSql(ctx)} as hold,
           ${sideOf('marketing', ctx)} as marketing, ${sideOf('sales', ctx)} as sales
      from customers.account a join published.market m on m.id = a.market_id where a.id = ${accountId}`.execute(ctx.db);
  if (!a) throw new Refusal('not_found', 'There is no such customer, or it is not yours to see.', 'platform.not_found');
  const contacts = await contactsBetween(ctx, accountId, a.time_zone, from, to, a.hold);
  const { promises, needs } = await commitmentsOf(ctx, { accountId }, { from, to });
  return { from, to, today: a.today, hold: a.hold, contacts, promises, needs, marketing: a.marketing, sales: a.sales };
}

/** The lead where it is of that division, else the first of the team that is. */
const sideOf = (division: 'marketing' | 'sales', ctx: Ctx) => sql`(
  select jsonb_build_object('seat', jsonb_build_object('id', x.id, 'name', x.title), 'person',
           (select jsonb_build_object('id', w.person_id, 'name', w.person_name) from published.answers_for(x.id, ${ctx.today}::date) w), 'unnamed', ${withoutName('x', ctx.today)})
    from (select c.position_id, 0 as place from customers.custody c where c.account_id = a.id and upper_inf(c.recorded) and c.valid @> ${ctx.today}::date
          union all select t.position_id, 1 from customers.account_team t where t.account_id = a.id and upper_inf(t.recorded) and t.valid @> ${ctx.today}::date) l
    join published.seat x on x.id = l.position_id and x.valid @> ${ctx.today}::date and x.division = ${division}
   order by l.place limit 1)`;

async function contactsBetween(ctx: Ctx, accountId: string, zone: string, from: string, to: string, hold: number): Promise<LineContact[]> {
  const { rows } = await sql<Omit<LineContact, 'at'> & { at: Date }>`
    select x.id, x.at, ((x.at at time zone ${zone})::date)::text as on, x.division, x.kind, x.channel, x.subject, x.outcome, x.minutes, x.planned, x.person,
           x.object_kind as "objectKind", x.object_id as "objectId"
      from (
        select i.id, i.starts_at as at, i.division, i.kind::text as kind, i.channel::text as channel, i.subject, i.outcome, i.minutes, i.planned, p.name as person, i.object_kind, i.object_id
          from customers.interaction i left join published.person p on p.id = i.person_id
         where i.account_id = ${accountId} and i.withdrawn_at is null
           and i.starts_at >= ((${from}::date - ${hold}::int)::timestamp at time zone ${zone}) and i.starts_at < (${to}::date::timestamp at time zone ${zone})
        union all
        select v.id, coalesce(v.due_at, (v.due_on + time '12:00') at time zone ${zone}), coalesce(s.division, 'sales'), 'direct', v.kind::text, v.title, null, v.minutes, true, w.person_name, 'activity', v.id
          from customers.activity v
          left join published.seat s on s.id = v.position_id and s.valid @> ${ctx.today}::date
          left join lateral published.answers_for(v.position_id, ${ctx.today}::date) w on true
         where v.account_id = ${accountId} and v.kind <> 'task' and v.done_at is null and v.withdrawn_at is null and v.due_on >= ${ctx.today}::date and v.due_on < ${to}::date
      ) x order by x.at desc limit 2000`.execute(ctx.db);
  return rows.map((r) => ({ ...r, at: r.at.toISOString() }));
}

export async function commitmentsOf(
  ctx: Ctx, { accountId }: z.output<typeof listCommitments.input>, within?: { from: string; to: string },
): Promise<{ promises: GivenPromise[]; needs: Need[] }> {
  const { rows: promises } = await sql<PromiseRow>`
    select ${promiseColumns} from customers.promise p join published.market m on m.id = p.market_id ${seatJoin(sql`p.position_id`, ctx.today)}
     where p.account_id = ${accountId} and p.withdrawn_at is null
       ${within ? sql`and p.given_on < ${within.to}::date and (p.kept_at is null or p.due_on >= ${within.from}::date)` : sql``}
     order by (p.kept_at is not null), p.due_on, p.id limit 500`.execute(ctx.db);
  const { rows: needs } = await sql<Need>`
    select n.id, n.title, n.detail, n.registered_on::text as "registeredOn", n.met_on::text as "metOn", c.name as "confirmedBy", n.version
      from customers.need n left join customers.contact c on c.id = n.confirmed_by
     where n.account_id = ${accountId} and n.withdrawn_at is null
       ${within ? sql`and n.registered_on < ${within.to}::date and (n.met_on is null or n.met_on >= ${within.from}::date)` : sql``}
     order by (n.met_on is not null), n.registered_on desc, n.id limit 500`.execute(ctx.db);
  return { promises: promises.map((p) => asPromise(ctx, p)), needs };
}

/** For a row `p` of customers.promise with its market `m` and its seat joined. A day's promise is due until that day ends. */
export const promiseColumns = sql`p.id, p.title, p.given_on::text as given_on, p.due_on::text as due_on, p.due_at, p.kept_at, p.version, p.position_id, s.title as seat_title,
  h.person_id, h.person_name, h.unnamed, p.given_on::timestamp at time zone m.time_zone as given_at, m.time_zone,
  coalesce(p.due_at, (p.due_on + 1)::timestamp at time zone m.time_zone) as due_by`;

export interface PromiseRow extends Omit<SeatColumns, 'title'> {
  id: string; title: string; given_on: string; due_on: string; due_at: Date | null; kept_at: Date | null; version: number; seat_title: string | null;
  given_at: Date; due_by: Date; time_zone: string;
}

export function asPromise(ctx: Ctx, p: PromiseRow): GivenPromise & { state: PromiseState } {
  const at = promiseAt({ givenAt: p.given_at, dueOn: p.due_on, dueBy: p.due_by, keptAt: p.kept_at }, ctx.now, ctx.today);
  return {
    id: p.id, title: p.title, givenOn: p.given_on, dueOn: p.due_on, dueAt: p.due_at?.toISOString() ?? null, ...at, version: p.version,
    seat: seatHeld({ ...p, title: p.seat_title })!,
  };
}
