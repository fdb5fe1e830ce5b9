import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { addCampaignCost, setCampaignLines } from '../contract/campaignMoney.ts';

/** Replaces the lines of a campaign's budget. What they leave over stays undivided; they never sum to more. */
export async function divideBudget(ctx: Ctx, { campaignId, version, lines }: z.output<typeof setCampaignLines.input>): Promise<z.input<typeof setCampaignLines.output>> {
  const campaign = await lockOpen(ctx, campaignId);
  if (campaign.version !== version) throw await whyUnchanged(ctx, 'marketing.campaign', campaignId, version);
  const sum = lines.reduce((s, l) => s + BigInt(l.budgetMinor), 0n);
  if (campaign.budget_minor !== null && sum > BigInt(campaign.budget_minor)) {
    throw new Refusal('conflict', 'The lines sum to more than the budget.', 'marketing.lines_over_budget', { facts: { sum: sum.toString(), budget: campaign.budget_minor, currency: campaign.currency } });
  }
  const { rows } = await sql<{ id: string; channel: typeof lines[number]['channel']; budget_minor: string }>`
    with gone as (delete from marketing.campaign_line where campaign_id = ${campaignId}), written as (update marketing.campaign set version = version + 1 where id = ${campaignId})
    insert into marketing.campaign_line (campaign_id, market_id, channel, budget_minor)
    select ${campaignId}, ${campaign.market_id}, l.channel::customers.channel, l.minor
      from jsonb_to_recordset(${lines.map((l) => ({ channel: l.channel, minor: l.budgetMinor }))}::jsonb) as l(channel text, minor bigint)
    returning id, channel, budget_minor`.execute(ctx.db);
  await recordFact(ctx, { what: 'marketing.budget_divided', about: { kind: 'campaign', id: campaignId }, guard: campaign.market_id, after: { lines, currency: campaign.currency } });
  return { lines: rows.map((r) => ({ id: r.id, channel: r.channel, budget: { minor: r.budget_minor, currency: campaign.currency } })), version: version + 1 };
}

export async function addCost(ctx: Ctx, input: z.output<typeof addCampaignCost.input>): Promise<z.input<typeof addCampaignCost.output>> {
  const campaign = await lockOpen(ctx, input.campaignId);
  const currency = input.currency ?? campaign.currency;
  const { id } = await ctx.db.insertInto('marketing.campaign_cost')
    .values({ campaign_id: input.campaignId, market_id: campaign.market_id, spent_on: input.spentOn, what: input.what, minor: input.minor, currency })
    .returning('id').executeTakeFirstOrThrow();
  const after = { spentOn: input.spentOn, minor: input.minor, currency };
  await recordFact(ctx, { what: 'marketing.cost_added', about: { kind: 'campaign', id: input.campaignId }, guard: campaign.market_id, after });
  return { id, spentOn: input.spentOn, what: input.what, amount: { minor: input.minor, currency } };
}

/** Late invoices arrive after the end: only what was archived or cancelled takes no more. */
async function lockOpen(ctx: Ctx, campaignId: string) {
  const campaign = await ctx.db.selectFrom('marketing.campaign').select(['market_id', 'currency', 'budget_minor', 'state', 'version']).where('id', '=', campaignId)
    .where('withdrawn_at', 'is', null).forUpdate().executeTakeFirst();
  if (!campaign) throw await whyUnchanged(ctx, 'marketing.campaign', campaignId);
  if (campaign.state === 'archived' || campaign.state === 'cancelled') {
    throw new Refusal('conflict', 'This campaign is over.', 'marketing.campaign_over', { facts: { state: campaign.state } });
  }
  return campaign;
}
