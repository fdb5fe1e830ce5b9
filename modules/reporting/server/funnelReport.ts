import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import type { funnelReport as contract, FunnelReport } from '../contract/reports.ts';
import { conversionOf } from '../rules/funnel.ts';
import { isPartial } from './partial.ts';

type Input = z.output<typeof contract.input>;
interface Row { key: string | null; name: string | null; whole: boolean; leads: number; accepted: number; qualified: number; won: number; booked: { minor: string; currency: string }[] }

interface Under { key: RawBuilder<unknown>; name: RawBuilder<unknown>; from: RawBuilder<unknown> }

/**
 * What a lead is counted under: over the lead `l`, its key and what else is read for it; over the counted row `n`, its name,
 * looked up once a row of the report. A seat's and a unit's name is that of its day, so it is carried along: the last one names the row.
 */
function under({ by, structureOn }: Input, ctx: Ctx): Under {
  const inLanguage = sql.raw(`name_${ctx.person.language}`), none = sql``;
  const seat = sql`left join published.seat s on s.id = l.position_id and s.valid @> ${structureOn ? sql`${structureOn}::date` : sql`l.first_contact_on`}`;
  switch (by) {
    case 'origin': return { key: sql`l.origin_key as key, ''`, name: sql`(select o.${inLanguage} from published.origin o where o.key = n.key)`, from: none };
    case 'campaign': return { key: sql`l.campaign_id as key, ''`, name: sql`(select c.name from published.campaign c where c.id = n.key)`, from: none };
    case 'market': return { key: sql`l.market_id as key, ''`, name: sql`(select m.${inLanguage} from published.market m where m.id = n.key)`, from: none };
    case 'month': return { key: sql`to_char(l.first_contact_on, 'YYYY-MM') as key, ''`, name: sql`n.key`, from: none };
    case 'seat': return { key: sql`s.id as key, coalesce(s.title, '')`, name: sql`n.label`, from: seat };
    case 'unit': return { key: sql`s.unit_id as key, coalesce(s.unit_name, '')`, name: sql`n.label`, from: seat };
  }
}

/** One statement: the cohort, what became of each lead, grouped and totalled. A lead's bookings are those of its deals. */
export async function funnelReport(ctx: Ctx, input: Input): Promise<FunnelReport> {
  const u = under(input, ctx), bySeat = input.by === 'seat' || input.by === 'unit';
  const { rows } = await sql<Row>`
    with cohort as materialized (
      select l.id, l.first_contact_on as day, ${u.key} as label from published.lead l ${u.from}
       where l.first_contact_on >= ${input.from}::date and l.first_contact_on < ${input.to}::date
         ${input.market ? sql`and l.market_id = any(${input.market}::uuid[])` : sql``}
    ), became as (
      select m.lead_id, bool_or(m.accepted) as accepted, bool_or(m.qualified) as qualified, bool_or(m.won) as won
        from (select h.lead_id, h.accepted_at is not null as accepted, h.qualified_at is not null as qualified, false as won from published.hand_off_stamp h
              union all select o.lead_id, false, true, o.state = 'won' from published.opportunity o where o.lead_id is not null) m
       where m.lead_id in (select id from cohort) group by m.lead_id
    ), counted as (
      select c.key, ${bySeat ? sql`(array_agg(c.label order by c.day desc, c.id))[1]` : sql`''`} as label, grouping(c.key) = 1 as whole, count(*)::int as leads, (count(*) filter (where b.accepted))::int as accepted,
             (count(*) filter (where b.qualified))::int as qualified, (count(*) filter (where b.won))::int as won
        from cohort c left join became b on b.lead_id = c.id
       group by grouping sets ((c.key), ())
    ), money as materialized (
      select c.key, grouping(c.key) = 1 as whole, b.currency, sum(b.minor)::text as minor
        from cohort c join published.booking b on b.lead_id = c.id group by grouping sets ((c.key, b.currency), (b.currency))
    )
    select n.key::text as key, ${u.name} as name, n.whole, n.leads, n.accepted, n.qualified, n.won,
           coalesce((select jsonb_agg(jsonb_build_object('minor', m.minor, 'currency', m.currency) order by m.currency)
                            from money m where m.whole = n.whole and m.key is not distinct from n.key), '[]') as booked
      from counted n order by n.whole, ${input.by === 'month' ? sql`` : sql`n.leads desc,`} n.key`.execute(ctx.db);
  const counts = (r: Row) => ({ leads: r.leads, accepted: r.accepted, qualified: r.qualified, won: r.won, conversion: conversionOf(r.won, r.leads), booked: r.booked });
  const total = rows.find((r) => r.whole);
  return {
    rows: rows.filter((r) => !r.whole).map((r) => ({ key: r.key ?? '', name: r.name ?? '', ...counts(r) })),
    total: total ? counts(total) : { leads: 0, accepted: 0, qualified: 0, won: 0, conversion: null, booked: [] },
    partial: isPartial(ctx),
  };
}

/** Of a cohort only how many leads it had and how many of them were won: what a report compares itself with. */
export async function cohortWon(ctx: Ctx, { from, to, market }: { from: string; to: string; market?: string | undefined }): Promise<{ leads: number; won: number; conversion: number | null }> {
  const cohort = sql`published.lead l where l.first_contact_on >= ${from}::date and l.first_contact_on < ${to}::date ${market ? sql`and l.market_id = ${market}::uuid` : sql``}`;
  const { rows: [row] } = await sql<{ leads: number; won: number }>`
    select (select count(*)::int from ${cohort}) as leads,
           (select count(*)::int from ${cohort} and l.id in (select o.lead_id from published.opportunity o where o.lead_id is not null and o.state = 'won')) as won`.execute(ctx.db);
  const { leads, won } = row!;
  return { leads, won, conversion: conversionOf(won, leads) };
}
