import { sql } from 'kysely';
import { recordFacts } from '../../../platform/server/facts.ts';
import type { Ctx } from '../../../platform/server/request.ts';

/** A deal as it is written: every reference known. Amount in minor units; `createdAt` and the closing only when they are brought from elsewhere. */
export interface NewOpportunity {
  accountId: string; marketId: string; ownerSeatId: string; pipelineId: string; stageId: string; name: string;
  amount: { minor: string; currency: string };
  contactId?: string | null; closeOn?: string | null; nextStep?: string | null; nextStepOn?: string | null;
  leadId?: string | null; originKey?: string | null; campaignId?: string | null; reopensId?: string | null; externalKey?: string | null;
  state?: 'open' | 'won' | 'lost' | 'no_decision'; closedOn?: string | null; closingReason?: string | null; createdAt?: string;
  forecastCategory?: string | null;
}

/** Writes deals, their first step and their facts, in two statements however many they are. Answers their ids, in order. */
export async function addOpportunities(ctx: Ctx, deals: readonly NewOpportunity[], more: { actId?: string } = {}): Promise<string[]> {
  if (deals.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with given as materialized (
      select uuidv7() as id, g.* from rows from (jsonb_to_recordset(${deals}::jsonb) as (
        "accountId" uuid, "marketId" uuid, "ownerSeatId" uuid, "pipelineId" uuid, "stageId" uuid, name text, amount jsonb, "contactId" uuid, "closeOn" date,
        "nextStep" text, "nextStepOn" date, "leadId" uuid, "originKey" text, "campaignId" uuid, "reopensId" uuid, "externalKey" text, state text,
        "closedOn" date, "closingReason" text, "createdAt" timestamptz, "forecastCategory" text)) with ordinality g
    ), made as (
      insert into sales.opportunity (id, account_id, market_id, owner_position_id, pipeline_id, stage_id, name, amount_minor, currency, contact_id, close_on, next_step,
             next_step_on, lead_id, origin_key, campaign_id, reopens_id, external_key, state, closed_on, closing_reason, created_at, forecast_category)
      select id, "accountId", "marketId", "ownerSeatId", "pipelineId", "stageId", name, (amount ->> 'minor')::bigint, amount ->> 'currency', "contactId", "closeOn", "nextStep",
             "nextStepOn", "leadId", "originKey", "campaignId", "reopensId", "externalKey", coalesce(state, 'open')::sales.opportunity_state, "closedOn", "closingReason",
             coalesce("createdAt", ${ctx.now}::timestamptz), "forecastCategory"::sales.forecast_category
        from given
      returning id, owner_position_id, stage_id, state, amount_minor, created_at
    ), step as (
      insert into sales.opportunity_step (opportunity_id, owner_position_id, stage_id, state, amount_minor, at, person_id)
      select id, owner_position_id, stage_id, state, amount_minor, created_at, ${ctx.person.system ? null : ctx.person.id}::uuid from made
    )
    select g.id from given g join made m on m.id = g.id order by g.ordinality`.execute(ctx.db);
  const ids = rows.map((r) => r.id);
  await recordFacts(ctx, deals.map((d, i) => ({
    what: 'sales.opportunity_created', about: { kind: 'opportunity', id: ids[i]! }, guard: d.ownerSeatId,
    after: {
      account: d.accountId, seat: d.ownerSeatId, stage: d.stageId, amount: d.amount, closeOn: d.closeOn ?? null, state: d.state ?? 'open',
      ...(d.leadId ? { lead: d.leadId } : {}), ...(d.originKey ? { origin: d.originKey } : {}), ...(d.reopensId ? { reopens: d.reopensId } : {}),
    },
    ...(more.actId ? { actId: more.actId } : {}),
  })));
  return ids;
}
