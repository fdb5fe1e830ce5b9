import { type RawBuilder, sql } from 'kysely';
import type { Task } from '../../../platform/server/jobs.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { seatsAsked } from './opportunityFilters.ts';

/*
  Open deals by seat, stage, currency, market and category, kept by the database as they change (migrations 0013, 0041), under the policy of the
  deals themselves. What is asked by nothing else is summed from these few rows instead of from every deal.
*/

interface Asked { mine?: boolean | undefined; seat?: string[] | undefined; stage?: string[] | undefined; currency?: string | undefined }

/** `stage_id, currency, deals, minor, weighted` of what one reaches, summed: a select to stand in parentheses. */
export function openTotals(ctx: Ctx, asked: Asked): RawBuilder<unknown> {
  const seats = seatsAsked(ctx, asked);
  return sql`select t.stage_id, t.currency, sum(t.deals) as deals, sum(t.minor) as minor, sum(t.weighted) as weighted
    from sales.open_total t
   where true ${seats ? sql`and t.owner_position_id = any(${seats}::uuid[])` : sql``} ${asked.stage ? sql`and t.stage_id = any(${asked.stage}::uuid[])` : sql``}
    ${asked.currency ? sql`and t.currency = ${asked.currency}` : sql``}
   group by t.stage_id, t.currency having sum(t.deals) <> 0`;
}

/** Folds the changes since the last time into the totals: what a reader sums stays as many rows as there are totals. */
export const foldTotalsTask: Task = {
  name: 'sales.fold_totals', actor: 'sweep', needs: 'platform.record.sweep', cron: '*/2 * * * *',
  perform: async (run) => { await run.transact((ctx) => sql`select sales.fold_open_totals()`.execute(ctx.db)); },
};
