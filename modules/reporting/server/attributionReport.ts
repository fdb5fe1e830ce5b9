import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import type { attributionReport as contract, AttributionReport } from '../contract/reports.ts';
import { isPartial } from './partial.ts';

type Input = z.output<typeof contract.input>;
interface Sum { key: string; name: string; minor: string; currency: string; bookings: number; part: 'attributed' | 'unattributed' }

/** What a part is reported under: SQL for its key and its name, and what they are read from. */
function under({ by, structureOn }: Input, ctx: Ctx): { key: RawBuilder<unknown>; name: RawBuilder<unknown>; from: RawBuilder<unknown> } {
  const inLanguage = (alias: string) => sql.raw(`${alias}.name_${ctx.person.language}`);
  const none = sql``;
  // As it is, a booking belongs to whoever leads its customer on that date, as in `structureReading`.
  const seat = structureOn
    ? sql`left join published.booking b on b.id = a.booking_id left join published.custody u on u.account_id = b.account_id and u.valid @> ${structureOn}::date
          left join published.seat s on s.id = coalesce(u.position_id, a.owner_position_id) and s.valid @> ${structureOn}::date`
    : sql`left join published.seat s on s.id = a.owner_position_id and s.valid @> a.booked_on`;
  switch (by) {
    case 'origin': return { key: sql`a.origin_key`, name: inLanguage('o'), from: sql`left join published.origin o on o.key = a.origin_key` };
    case 'campaign': return { key: sql`coalesce(a.campaign_id::text, '')`, name: sql`coalesce(c.name, '')`, from: sql`left join published.campaign c on c.id = a.campaign_id` };
    case 'channel': return { key: sql`t.channel::text`, name: sql`t.channel::text`, from: sql`left join published.touch_ever t on t.id = a.touch_id` };
    case 'market': return { key: sql`b.market_id::text`, name: inLanguage('m'), from: sql`join published.booking b on b.id = a.booking_id join published.market m on m.id = b.market_id` };
    case 'month': return { key: sql`to_char(a.booked_on, 'YYYY-MM')`, name: sql`to_char(a.booked_on, 'YYYY-MM')`, from: none };
    case 'seat': return { key: structureOn ? sql`coalesce(s.id::text, '')` : sql`a.owner_position_id::text`, name: sql`s.title`, from: seat };
    case 'unit': return { key: sql`coalesce(s.unit_id::text, '')`, name: sql`s.unit_name`, from: seat };
  }
}

/** Bookings of the span by where they came from; what was renamed meanwhile is one row, by its last name. Sums of allocated units only, so every view agrees to the cent. */
export async function attributionReport(ctx: Ctx, input: Input): Promise<AttributionReport> {
  const model = input.model.replace('-', '_'), u = under(input, ctx);
  const within = input.market
    ? sql`and a.booking_id in (select id from published.booking where market_id = any(${input.market}::uuid[]) and booked_on >= ${input.from}::date and booked_on < ${input.to}::date)` : sql``;
  const { rows } = await sql<Sum>`
    select case when a.touch_id is null then '' else ${u.key} end as key,
           coalesce((array_agg(${u.name} order by a.booked_on desc, a.booking_id) filter (where a.touch_id is not null and ${u.name} is not null))[1], '') as name,
           sum(a.minor)::text as minor, a.currency, count(distinct a.booking_id)::int as bookings,
           case when a.touch_id is null then 'unattributed' else 'attributed' end as part
      from reporting.allocation a ${u.from}
     where a.model = ${model}::reporting.model and a.booked_on >= ${input.from}::date and a.booked_on < ${input.to}::date ${within}
     group by 1, 4, 6 order by 6, 1, 4`.execute(ctx.db);
  const { booked, pending, touches } = await bookedIn(ctx, input);
  const attributed = rows.filter((r) => r.part === 'attributed');
  return {
    rows: [...Map.groupBy(attributed, (r) => r.key)].map(([key, own]) => ({
      key, name: own[0]!.name, attributed: own.map(({ minor, currency }) => ({ minor, currency })), bookings: own.reduce((n, o) => n + o.bookings, 0), bookingsIn: Object.fromEntries(own.map((o) => [o.currency, o.bookings])),
    })),
    unattributed: rows.filter((r) => r.part === 'unattributed').map(({ minor, currency }) => ({ minor, currency })),
    booked, pending, touches, partial: isPartial(ctx),
  };
}

async function bookedIn(ctx: Ctx, input: Input): Promise<Pick<AttributionReport, 'booked' | 'pending' | 'touches'>> {
  const { rows } = await sql<{ currency: string; minor: string; pending: string; none: number; one: number; several: number }>`
    select b.currency, sum(b.minor)::text as minor, coalesce(sum(b.minor) filter (where w.parts is null), 0)::text as pending,
           (count(*) filter (where w.touches = 0))::int as none, (count(*) filter (where w.touches = 1))::int as one, (count(*) filter (where w.touches > 1))::int as several
      from published.booking b
      left join lateral (select count(*) as parts, count(a.touch_id) as touches from reporting.allocation a
                          where a.booking_id = b.id and a.model = 'linear' having count(*) > 0) w on true
     where b.booked_on >= ${input.from}::date and b.booked_on < ${input.to}::date
       ${input.market ? sql`and b.market_id = any(${input.market}::uuid[])` : sql``}
     group by b.currency order by b.currency`.execute(ctx.db);
  const sum = (pick: 'none' | 'one' | 'several') => rows.reduce((n, r) => n + r[pick], 0);
  return {
    booked: rows.map(({ minor, currency }) => ({ minor, currency })),
    pending: rows.filter((r) => r.pending !== '0').map((r) => ({ minor: r.pending, currency: r.currency })),
    touches: { none: sum('none'), one: sum('one'), several: sum('several') },
  };
}
