import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { CampaignWhere, reviewCampaign, stepCampaign } from '../contract/campaignSteps.ts';
import { type CampaignState, decideCampaignMove } from '../rules/campaignStates.ts';
import { possibleSteps, weighCampaign } from './campaignWeighing.ts';

type Where = z.input<typeof CampaignWhere>;

/** Gathers, asks the rule, writes the step: the state of a campaign is the latest line of its history. */
export async function moveCampaign(ctx: Ctx, { campaignId, to, note }: z.output<typeof stepCampaign.input>): Promise<Where> {
  if (to === 'approved' && !ctx.person.may('marketing.campaign.approve')) {
    throw new Refusal('not_allowed', 'Approving a campaign takes the right to approve.', 'marketing.approver', { facts: { right: 'marketing.campaign.approve' } });
  }
  await lock(ctx, campaignId);
  const { state: from, marketId, move } = await weighCampaign(ctx, campaignId);
  const { allowed, reasons } = decideCampaignMove({ from, to, ...move });
  if (!allowed) throw new Refusal('conflict', 'Something is missing before that.', 'marketing.campaign_move', { facts: { from, to, reasons } });
  await write(ctx, campaignId, marketId, from, to, note ?? null);
  return whereIs(ctx, campaignId);
}

/** What sales says of it: the latest word on the campaign, each one in its history; sent back, it is a draft again. */
export async function reviewFromSales(ctx: Ctx, { campaignId, feedback, sendBack }: z.output<typeof reviewCampaign.input>): Promise<Where> {
  await lock(ctx, campaignId);
  const { state, marketId } = await weighCampaign(ctx, campaignId);
  if (sendBack && state !== 'review') throw new Refusal('conflict', 'Only a campaign in review is sent back.', 'marketing.campaign_move', { facts: { from: state, to: 'draft' } });
  await ctx.db.updateTable('marketing.campaign').set((eb) => ({ sales_feedback: feedback, version: eb('version', '+', 1) })).where('id', '=', campaignId).execute();
  await recordFact(ctx, { what: 'marketing.campaign_reviewed', about: { kind: 'campaign', id: campaignId }, guard: marketId, after: { sendBack } });
  await write(ctx, campaignId, marketId, state, sendBack ? 'draft' : state, feedback);
  return whereIs(ctx, campaignId);
}

async function lock(ctx: Ctx, campaignId: string): Promise<void> {
  const locked = await ctx.db.selectFrom('marketing.campaign').select('id').where('id', '=', campaignId).forUpdate().executeTakeFirst();
  if (!locked) throw await whyUnchanged(ctx, 'marketing.campaign', campaignId);
}

async function write(ctx: Ctx, campaignId: string, marketId: string, from: CampaignState, to: CampaignState, note: string | null): Promise<void> {
  await ctx.db.updateTable('marketing.campaign').set((eb) => ({ state: to, version: eb('version', '+', 1) })).where('id', '=', campaignId).execute();
  await ctx.db.insertInto('marketing.campaign_step')
    .values({ campaign_id: campaignId, market_id: marketId, from_state: from, to_state: to, at: ctx.now, person_id: ctx.person.system ? null : ctx.person.id, note }).execute();
  if (from === to) return;
  await recordFact(ctx, { what: 'marketing.campaign_moved', about: { kind: 'campaign', id: campaignId }, guard: marketId, before: { state: from }, after: { state: to } });
}

async function whereIs(ctx: Ctx, campaignId: string): Promise<Where> {
  const now = await weighCampaign(ctx, campaignId);
  return { id: campaignId, state: now.state, possible: possibleSteps(now), version: now.version };
}
