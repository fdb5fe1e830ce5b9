import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import type { opportunityTotals } from '../contract.ts';
import { openTotals } from './openTotals.ts';
import { bySeat, matching } from './opportunityFilters.ts';

type Input = z.output<typeof opportunityTotals.input>;
const kept = new Set(['state', 'seat', 'mine', 'stage', 'currency']);
/** Whether the totals that are kept answer it: open deals, by nothing else than whose, where and in what. */
const isKept = (input: Input): boolean => input.state?.length === 1 && input.state[0] === 'open'
  && Object.entries(input).every(([name, value]) => value === undefined || kept.has(name));

/**
 * Count and sums of the filtered deals. The weighted sum rounds each deal half to even as the rule `weightedAmount` does,
 * so that sums by stage and in all agree; the amount is split at 10,000 so that no product overflows a bigint.
 */
export async function totalsOfOpportunities(ctx: Ctx, input: Input): Promise<z.output<typeof opportunityTotals.output>> {
  const { rows } = await sql<{ currency: string; deals: number; minor: string; weighted: string }>`
    select t.currency, sum(t.deals)::int as deals, sum(t.minor)::bigint as minor, sum(t.weighted)::bigint as weighted
      from (${isKept(input) ? openTotals(ctx, input) : sql`
        select o.currency, 1 as deals, o.amount_minor as minor, case when o.state = 'open' then sales.weighted(o.amount_minor, s.probability_bp) else 0 end as weighted
          from sales.opportunity o join sales.stage s on s.id = o.stage_id where true ${bySeat} ${matching(ctx, input)}`}) t
     group by t.currency order by t.currency`.execute(ctx.db);
  return {
    deals: rows.reduce((n, r) => n + r.deals, 0),
    sums: rows.map((r) => ({ deals: r.deals, sum: { minor: r.minor, currency: r.currency }, weighted: { minor: r.weighted, currency: r.currency } })),
  };
}
