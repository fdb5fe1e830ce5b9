import { sql } from 'kysely';
import type { Ctx } from '../../../../platform/server/request.ts';
import type { ExecutiveReport, Total } from '../../contract/executive.ts';
import { type Asked, ofMarket, recordsAt, shareOf, why, within } from './asked.ts';
import { openTotal } from './totals.ts';

interface Row { category: string; market_id: string; currency: string; deals: number; minor: string; weighted: string }
const categories = ['pipeline', 'best_case', 'most_likely', 'commit'];

/** Open deals by forecast category, as they stand today, from the sums that sales keeps: each weighed once by its stage, half to even. */
export async function pipelineOf(ctx: Ctx, asked: Asked): Promise<{ pipeline: ExecutiveReport['pipeline']; byMarket: Map<string, Total> }> {
  const { rows } = await sql<Row>`
    select o.forecast_category as category, o.market_id, o.currency, sum(o.deals)::int as deals, sum(o.minor)::text as minor, sum(o.weighted)::text as weighted
      from published.open_deals o where true ${ofMarket(asked, 'o.market_id')} group by 1, 2, 3 having sum(o.deals) <> 0`.execute(ctx.db);
  const plain = (some: readonly Row[]) => openTotal(some, asked);
  const weighted = (some: readonly Row[]) => openTotal(some.map((r) => ({ currency: r.currency, minor: r.weighted })), asked);
  const deals = (some: readonly Row[]) => some.reduce((n, r) => n + r.deals, 0);
  const counted = rows.filter((r) => r.category !== 'omitted');
  const lines = categories.map((category) => {
    const own = counted.filter((r) => r.category === category);
    return { category, deals: deals(own), open: plain(own), weighted: weighted(own) };
  });
  const parts = lines.map((l) => ({ key: l.category, amount: l.weighted.total, count: l.deals }));
  return {
    pipeline: {
      deals: deals(counted), open: plain(counted), weighted: weighted(counted), categories: lines,
      why: why('pipeline', { on: ctx.today, deals: deals(counted) }, parts, recordsAt('pipeline', asked.period, asked)),
    },
    byMarket: new Map([...Map.groupBy(counted, (r) => r.market_id)].map(([id, own]) => [id, weighted(own)])),
  };
}

/** Deals that were decided in the period, and how many of them were won. */
export async function dealsOf(ctx: Ctx, asked: Asked): Promise<ExecutiveReport['deals']> {
  const { rows: [row] } = await sql<{ won: number; closed: number }>`
    select (count(*) filter (where o.state = 'won'))::int as won, count(*)::int as closed
      from published.opportunity o where o.state <> 'open' and ${within('o.closed_on', asked.period)} ${ofMarket(asked, 'o.market_id')}`.execute(ctx.db);
  const { won, closed } = row!;
  return {
    won, closed, value: shareOf(won, closed),
    why: why('deals', { won, closed }, [{ key: 'won', count: won }, { key: 'not_won', count: closed - won }], recordsAt('deals', asked.period, asked)),
  };
}
