import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import type { opportunityTotals } from '../contract.ts';
import { bySeat, matching } from './opportunityFilters.ts';

/**
 * Count and sums of the filtered deals. The weighted sum rounds each deal half to even as the rule `weightedAmount` does,
 * so that sums by stage and in all agree; the amount is split at 10,000 so that no product overflows a bigint.
 */
export async function totalsOfOpportunities(ctx: Ctx, input: z.output<typeof opportunityTotals.input>): Promise<z.output<typeof opportunityTotals.output>> {
  const { rows } = await sql<{ currency: string; deals: number; minor: string; weighted: string }>`
    select t.currency, count(*)::int as deals, sum(t.amount_minor)::bigint as minor,
           sum(case when t.state <> 'open' then 0 else t.whole + (t.rest > 5000 or (t.rest = 5000 and t.whole % 2 = 1))::int end)::bigint as weighted
      from (select o.currency, o.state, o.amount_minor, o.amount_minor / 10000 * s.probability_bp + o.amount_minor % 10000 * s.probability_bp / 10000 as whole,
                   o.amount_minor % 10000 * s.probability_bp % 10000 as rest
              from sales.opportunity o join sales.stage s on s.id = o.stage_id where true ${bySeat} ${matching(ctx, input)}) t
     group by t.currency order by t.currency`.execute(ctx.db);
  return {
    deals: rows.reduce((n, r) => n + r.deals, 0),
    sums: rows.map((r) => ({ deals: r.deals, sum: { minor: r.minor, currency: r.currency }, weighted: { minor: r.weighted, currency: r.currency } })),
  };
}
