import { sql } from 'kysely';
import type { z } from 'zod';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { accountCustody } from '../contract/account.ts';
import { withoutName } from './seats.ts';
import { custodyPeople, type SeatHolding } from '../rules/custodyPeople.ts';

type Custody = z.output<typeof accountCustody.output>;

/** Who led a customer and when, as we know it now, and who looks after it today. */
export async function custodyOf(ctx: Ctx, { accountId }: z.output<typeof accountCustody.input>): Promise<Custody> {
  const { rows: history } = await sql<Custody['history'][number] & { because: string | null }>`
    select jsonb_build_object('id', c.position_id, 'name', coalesce(s.title, '')) as seat, s.unit_name as unit, s.division, lower(c.valid)::text as from, upper(c.valid)::text as to, c.reason, c.because,
           (select jsonb_build_object('id', w.person_id, 'name', w.person_name)
              from published.answers_for(c.position_id, case when c.valid @> ${ctx.today}::date then ${ctx.today}::date else coalesce(upper(c.valid) - 1, lower(c.valid)) end) w) as person
      from customers.custody c
      left join lateral (select x.title, x.unit_name, x.division from published.seat x where x.id = c.position_id and x.valid && c.valid order by x.valid desc limit 1) s on true
     where c.account_id = ${accountId} and upper_inf(c.recorded) order by c.valid desc`.execute(ctx.db);
  if (history.length === 0) throw new Refusal('not_found', 'There is no such customer, or it is not yours to see.', 'platform.not_found');
  const { rows: held } = await sql<SeatHolding>`
    select distinct h.position_id as "seatId", h.person_id::text as "personId", h.person_name as name, h.kind::text as kind, lower(h.valid)::text as from, upper(h.valid)::text as to
      from published.seat_holder h join customers.custody c on c.position_id = h.position_id and h.valid && c.valid where c.account_id = ${accountId} and upper_inf(c.recorded) and not h.suspended
    union all
    select s.id, '', '', 'unnamed', lower(s.valid)::text, upper(s.valid)::text
      from published.seat s join customers.custody c on c.position_id = s.id and s.valid && c.valid where c.account_id = ${accountId} and upper_inf(c.recorded) and s.unnamed and s.status in ('open', 'filled')`.execute(ctx.db);
  const { rows: team } = await sql<Custody['team'][number]>`
    select l.id as "memberId", l.role, jsonb_build_object('id', l.position_id, 'name', coalesce(s.title, '')) as seat, s.unit_name as unit, s.division,
           case when w.person_id is not null then jsonb_build_object('id', w.person_id, 'name', w.person_name) end as person, ${withoutName('s', ctx.today)} as unnamed, coalesce(w.reason, 'nobody') as because, l.since
      from (select null::uuid as id, 'lead' as role, c.position_id, lower(c.valid)::text as since, 0 as place from customers.custody c
             where c.account_id = ${accountId} and upper_inf(c.recorded) and c.valid @> ${ctx.today}::date
            union all
            select t.id, t.role::text, t.position_id, lower(t.valid)::text, 1 from customers.account_team t
             where t.account_id = ${accountId} and upper_inf(t.recorded) and t.valid @> ${ctx.today}::date) l
      left join published.seat s on s.id = l.position_id and s.valid @> ${ctx.today}::date
      left join lateral published.answers_for(l.position_id, ${ctx.today}::date) w on true
     order by l.place, l.role, s.title`.execute(ctx.db);
  const seats = new Map(history.map((h) => [h.seat.id, h])), people = custodyPeople(history.map((h) => ({ ...h, seatId: h.seat.id })), held);
  return {
    history: history.map(({ because: _, ...h }) => h), team,
    people: people.map(({ seatId, began, ...p }) => ({ ...p, began: began as Custody['people'][number]['began'], seat: seats.get(seatId)!.seat, division: seats.get(seatId)!.division })),
  };
}
