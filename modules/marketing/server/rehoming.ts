import { sql } from 'kysely';
import { recordFacts } from '../../../platform/server/facts.ts';
import type { Ctx } from '../../../platform/server/request.ts';

/** Passes a seat's campaigns that are not over, and its leads that are nobody's customer yet, to another seat: for whoever closes the first. */
export async function rehomeCampaigns(ctx: Ctx, { fromPositionId, toPositionId }: { fromPositionId: string; toPositionId: string }, actId: string): Promise<number> {
  const { rows } = await sql<{ kind: 'campaign' | 'lead'; id: string; market_id: string }>`
    with campaign as (
      update marketing.campaign set version = version + 1,
             owner_position_id = case when owner_position_id = ${fromPositionId} then ${toPositionId}::uuid else owner_position_id end,
             co_owner_position_id = case when co_owner_position_id = ${fromPositionId} then ${toPositionId}::uuid else co_owner_position_id end
       where withdrawn_at is null and state not in ('evaluated', 'archived', 'cancelled') and ${fromPositionId}::uuid in (owner_position_id, co_owner_position_id)
      returning id, market_id
    ), lead as (
      update marketing.lead set position_id = ${toPositionId}, version = version + 1
       where position_id = ${fromPositionId} and withdrawn_at is null and erased_at is null and account_id is null returning id, market_id
    )
    select 'campaign' as kind, id, market_id from campaign union all select 'lead', id, market_id from lead`.execute(ctx.db);
  await recordFacts(ctx, rows.map((r) => ({ what: `marketing.${r.kind}_rehomed`, about: { kind: r.kind, id: r.id }, guard: r.market_id, actId, before: { seat: fromPositionId }, after: { seat: toPositionId } })));
  return rows.length;
}
