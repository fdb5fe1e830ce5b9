import { sql } from 'kysely';
import type { z } from 'zod';
import { amountText } from '../../../contract/money.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { forecast, ForecastLine } from '../contract.ts';
import { type ForecastCategory, rollUpForecast } from '../rules/forecast.ts';
import { bySeat, categoryOf, ofSeats, seatsAsked } from './opportunityFilters.ts';

interface Row { seat: string; title: string | null; person: string | null; category: ForecastCategory; currency: string; deals: number; minor: string }

/** What a period should bring by seat and in all. The rule adds the surer categories up, over sums that SQL made. */
export async function periodForecast(ctx: Ctx, input: z.output<typeof forecast.input>): Promise<z.output<typeof forecast.output>> {
  const { rows } = await sql<Row>`
    with summed as (
      select o.owner_position_id as seat, ${categoryOf}::text as category, o.currency, count(*)::int as deals, sum(o.amount_minor)::bigint as minor
        from sales.opportunity o join sales.stage s on s.id = o.stage_id
       where o.withdrawn_at is null and o.state in ('open', 'won')
         and case o.state when 'won' then o.closed_on else o.close_on end >= ${input.from}::date
         and case o.state when 'won' then o.closed_on else o.close_on end < ${input.to}::date
         ${bySeat} ${ofSeats(ctx, seatsAsked(ctx, input))}
       group by 1, 2, 3
    )
    select t.*, p.title, h.person_name as person from summed t
      left join published.seat p on p.id = t.seat and p.valid @> ${ctx.today}::date
      left join lateral (select h.person_name from published.seat_holder h where h.position_id = t.seat and h.seated @> ${ctx.today}::date order by h.kind limit 1) h on true
     order by p.title collate "es-x-icu", t.seat`.execute(ctx.db);
  return {
    total: rolled(rows),
    seats: [...Map.groupBy(rows, (r) => r.seat)].map(([seat, own]) => ({ seat: { id: seat, name: own[0]!.title ?? '' }, person: own[0]!.person, ...rolled(own) })),
  };
}

function rolled(rows: readonly Row[]): ForecastLine {
  const roll = rollUpForecast(rows.map((r) => ({ category: r.category, amount: { minor: BigInt(r.minor), currency: r.currency } })));
  const deals = rollUpForecast(rows.map((r) => ({ category: r.category, amount: { minor: BigInt(r.deals), currency: 'XXX' } })));
  const of = (key: keyof typeof roll) => ({ deals: Number(deals[key].amounts[0]?.minor ?? 0n), sums: roll[key].amounts.map(amountText) });
  return { closed: of('closed'), commit: of('commit'), mostLikely: of('most_likely'), bestCase: of('best_case'), openPipeline: of('open_pipeline') };
}
