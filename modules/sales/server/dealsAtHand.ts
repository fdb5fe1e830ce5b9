import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import type { ClosingReason, Opportunity as Deal, Stage } from '../rules/opportunityStates.ts';
import { stale } from './opportunities.ts';
import { notFound } from './opportunityRecord.ts';

/** A deal with what its moves are decided by. */
export interface DealAtHand extends Deal {
  version: number; name: string; ownerSeatId: string; accountId: string; marketId: string; leadId: string | null; contactId: string | null;
  originKey: string | null; campaignId: string | null; minor: string; currency: string;
}
export interface AtHand { deals: DealAtHand[]; stages: Stage[]; closingReasons: ClosingReason[] }

/** The deals of these ids that one reaches, with every stage and the reasons still offered, in one statement. */
export async function dealsAtHand(ctx: Ctx, ids: readonly string[]): Promise<AtHand> {
  const { rows: [row] } = await sql<AtHand>`
    select coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'state', o.state, 'pipelineId', o.pipeline_id, 'stageId', o.stage_id, 'closedOn', o.closed_on,
             'reopenedAs', (select n.id from sales.opportunity n where n.reopens_id = o.id and n.withdrawn_at is null limit 1),
             'version', o.version, 'name', o.name, 'ownerSeatId', o.owner_position_id, 'accountId', o.account_id, 'marketId', o.market_id, 'leadId', o.lead_id,
             'contactId', o.contact_id, 'originKey', o.origin_key, 'campaignId', o.campaign_id, 'minor', o.amount_minor::text, 'currency', o.currency))
             from sales.opportunity o where o.id = any(${ids}::uuid[]) and o.withdrawn_at is null), '[]') as deals,
           coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'pipelineId', s.pipeline_id, 'place', s.place)) from sales.stage s), '[]') as stages,
           coalesce((select jsonb_agg(jsonb_build_object('key', r.key, 'outcome', r.outcome)) from sales.closing_reason r
                      where r.retired_on is null or r.retired_on > ${ctx.today}::date), '[]') as "closingReasons"`.execute(ctx.db);
  return row!;
}

/** One deal at the version seen, or a refusal: `not_found` out of reach, `stale` when another person was first. */
export async function dealAtHand(ctx: Ctx, id: string, version?: number): Promise<AtHand & { deal: DealAtHand }> {
  const atHand = await dealsAtHand(ctx, [id]);
  const [deal] = atHand.deals;
  if (!deal) throw notFound();
  if (version !== undefined && deal.version !== version) throw stale();
  return { ...atHand, deal };
}
