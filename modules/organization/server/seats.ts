import { sql } from 'kysely';
import type { z } from 'zod';
import { asPage, pageQuery, sortOf } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { findSeats, SeatRow } from '../contract/positions.ts';
import { statusShown } from './structure.ts';
import { marketName } from './units.ts';

type Row = SeatRow & { sort_value: string };

/** Positions on a date by words, market, unit, function or division, by title. */
export async function seatsFound(ctx: Ctx, input: z.output<typeof findSeats.input>): Promise<{ rows: SeatRow[]; next: string | null }> {
  const on = input.on ?? ctx.today;
  const page = pageQuery(sortOf({ title: { by: sql`s.title`, type: 'text', collate: true } }, 'title'), sql`s.id`, input);
  const words = (input.find ?? '').split(/\s+/).filter(Boolean).map((w) => `%${w.replace(/[\\%_]/g, '\\$&')}%`);
  const { rows } = await sql<Row>`
    select s.id, s.title, jsonb_build_object('id', s.unit_id, 'name', s.unit_name) as unit, s.function, s.division,
           jsonb_build_object('id', m.id, 'name', ${marketName(ctx)}) as market,
           case when h.person_id is not null then jsonb_build_object('id', h.person_id, 'name', h.person_name) end as holder,
           ${statusShown(sql`s.status`, sql`h.person_id is not null`)} as status, ${page.value} as sort_value
      from published.seat s
      join published.market m on m.id = s.market_id
      left join lateral (select x.person_id, x.person_name from published.seat_holder x where x.position_id = s.id and x.valid @> ${on}::date order by x.kind limit 1) h on true
     where s.valid @> ${on}::date and ${page.where}
       and platform.plain(concat_ws(' ', s.title, s.unit_name, h.person_name)) like all (select platform.plain(w) from unnest(${words}::text[]) w)
       ${input.market ? sql`and s.market_id = any(${input.market}::uuid[])` : sql``}
       ${input.unit ? sql`and s.unit_id = any(${input.unit}::uuid[])` : sql``}
       ${input.function ? sql`and s.function = any(${input.function}::organization.function[])` : sql``}
       ${input.division ? sql`and s.division = any(${input.division}::text[])` : sql``}
       ${input.vacant === undefined ? sql`` : input.vacant ? sql`and h.person_id is null` : sql`and h.person_id is not null`}
     order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  return asPage(rows, input.limit);
}
