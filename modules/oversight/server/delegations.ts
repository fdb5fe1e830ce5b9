import { sql } from 'kysely';
import type { z } from 'zod';
import { asPage, pageQuery, sortOf } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Delegation, listDelegations } from '../contract/delegations.ts';

/** Seats as they are called on the date, or on their nearest day known. */
export async function delegationList(ctx: Ctx, input: z.output<typeof listDelegations.input>): Promise<{ rows: Delegation[]; next: string | null }> {
  const on = input.on ?? ctx.today, page = pageQuery(sortOf({ seat: { by: sql`s.title`, type: 'text', collate: true } }, 'seat'), sql`d.id`, input);
  const named = (id: string) => sql`lateral (select x.id, x.title, x.market_id, x.unnamed and x.status in ('open', 'filled') as unnamed from published.seat x where x.id = ${sql.ref(id)} and x.valid && d.valid order by x.valid @> ${on}::date desc, lower(x.valid) desc limit 1)`;
  const { rows } = await sql<Delegation & { sort_value: string }>`
    select d.id, jsonb_build_object('id', s.id, 'name', s.title) as seat, jsonb_build_object('id', o.id, 'name', o.title) as delegate,
           jsonb_build_object('id', m.id, 'name', ${sql.raw(ctx.person.language === 'es' ? 'm.name_es' : 'm.name_en')}) as market,
           ${holder('d.position_id', on)} as holder, s.unnamed, (select jsonb_build_object('id', w.person_id, 'name', w.person_name) from published.answers_for(d.delegate_id, ${on}::date) w) as "standsIn", lower(d.valid) as "from", upper(d.valid) as "to",
           d.valid @> ${on}::date and ${holder('d.position_id', on)} is null as answers, ${page.value} as sort_value
      from published.delegate d join ${named('d.position_id')} s on true join ${named('d.delegate_id')} o on true join published.market m on m.id = s.market_id
     where d.valid && daterange(${on}::date, null) and ${page.where} ${input.market ? sql`and s.market_id = any (${input.market}::uuid[])` : sql``}
     order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  return asPage(rows, input.limit);
}

const holder = (seat: string, on: string) => sql`(
  select jsonb_build_object('id', h.person_id, 'name', h.person_name) from published.seat_holder h
   where h.position_id = ${sql.ref(seat)} and h.seated @> ${on}::date order by h.kind limit 1)`;
