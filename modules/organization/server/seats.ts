import { sql } from 'kysely';
import type { z } from 'zod';
import { asPage, pageQuery, sortOf } from '../../../platform/server/paging.ts';
import type { Division, Named } from '../../../contract/shapes.ts';
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
           ${statusShown('s', sql`h.person_id is not null`)} as status, ${page.value} as sort_value
      from published.seat s
      join published.market m on m.id = s.market_id
      left join lateral (select x.person_id, x.person_name from published.seat_holder x where x.position_id = s.id and x.seated @> ${on}::date order by x.kind limit 1) h on true
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

/*
  The directory: every market, every seat of today and who answers for it. A list shows these beside each row; joining
  them cost more than finding the rows (decision 007). Whoever holds a seat reads the whole structure, so one directory
  serves all of them. It is remembered under `person.structure`, which is replaced as soon as the structure's stamp or
  the day has changed; every request reads the stamp before it begins, so nothing remembered outlives a change.
*/

export interface SeatToday {
  title: string;
  unit: string;
  division: Division | null;
  /** Who sits there today: regular before acting before handing over. Whoever is suspended sits nowhere. */
  holder: Named | null;
  /** Who answers for it: the holder, or whoever stands in while it is vacant. */
  answers: Named | null;
  /** Held by somebody whose name is not given: not vacant, though nobody is named. */
  unnamed: boolean;
}
export interface MarketToday { nameEs: string; nameEn: string; currency: string; timeZone: string }
export interface Directory { day: string; seats: ReadonlyMap<string, SeatToday>; markets: ReadonlyMap<string, MarketToday> }

const remembered = new WeakMap<object, Directory>();

export async function directoryOf(ctx: Ctx): Promise<Directory> {
  const key = ctx.person.structure, known = key && remembered.get(key);
  if (known?.day === ctx.today) return known;
  const [seats, markets] = await Promise.all([seatsToday(ctx), marketsToday(ctx)]);
  const directory = { day: ctx.today, seats: new Map(seats.map((s) => [s.id, s])), markets: new Map(markets.map((m) => [m.id, m])) };
  // A write may have changed the structure itself, and may yet be undone: only what a reader saw is remembered.
  if (key && seats[0]?.settled && ctx.person.seats.length > 0) remembered.set(key, directory);
  return directory;
}

async function seatsToday(ctx: Ctx): Promise<(SeatToday & { id: string; settled: boolean })[]> {
  const { rows } = await sql<SeatToday & { id: string; settled: boolean }>`
    with sits as materialized (
      select distinct on (h.position_id) h.position_id, jsonb_build_object('id', h.person_id, 'name', h.person_name) as person
        from published.seat_holder h where not h.suspended and h.valid @> ${ctx.today}::date order by h.position_id, h.kind
    )
    select s.id, s.title, s.unit_name as unit, s.division, h.person as holder,
           coalesce(h.person, (select jsonb_build_object('id', w.person_id, 'name', w.person_name) from published.answers_for(s.id, ${ctx.today}::date) w)) as answers,
           h.person is null and s.unnamed and s.status in ('open', 'filled') as unnamed, current_setting('transaction_read_only') = 'on' as settled
      from published.seat s left join sits h on h.position_id = s.id
     where s.valid @> ${ctx.today}::date`.execute(ctx.db);
  return rows;
}

async function marketsToday(ctx: Ctx): Promise<(MarketToday & { id: string })[]> {
  const { rows } = await sql<MarketToday & { id: string }>`
    select id, name_es as "nameEs", name_en as "nameEn", currency, time_zone as "timeZone" from published.market`.execute(ctx.db);
  return rows;
}

/** A market as a list names it, in the reader's language. */
export function marketNamed(ctx: Ctx, directory: Directory, id: string): Named {
  const market = directory.markets.get(id);
  return { id, name: (ctx.person.language === 'es' ? market?.nameEs : market?.nameEn) ?? '' };
}
