import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { closeOpportunity, moveOpportunity, Opportunity, reassignOpportunity, winOpportunity } from '../contract.ts';
import { mayChangeAmount } from '../rules/opportunityAmounts.ts';
import { type OpportunityMove, type OpportunityPlan, planMove, planReopening } from '../rules/opportunityStates.ts';
import { recordBookings } from './bookingEvents.ts';
import { type AtHand, dealAtHand, type DealAtHand } from './dealsAtHand.ts';
import { addOpportunities } from './newOpportunities.ts';
import { recordStep, stale } from './opportunities.ts';
import { askerOf, readOpportunity } from './opportunityRecord.ts';
import { refuseBy } from './refusing.ts';
import type { PastOf } from '../../../words/es/facts.ts';

type Win = z.output<typeof winOpportunity.input>;

/** Moves an open deal to another stage of its pipeline. */
export async function moveToStage(ctx: Ctx, input: z.output<typeof moveOpportunity.input>): Promise<Opportunity> {
  const atHand = await dealAtHand(ctx, input.opportunityId, input.version);
  const set = decide(ctx, atHand, { to: 'stage', stageId: input.stageId });
  await apply(ctx, atHand.deal, set);
  await tell(ctx, atHand.deal, 'moved', { stage: atHand.deal.stageId }, { stage: set.stageId });
  return readOpportunity(ctx, input.opportunityId);
}

/** Closes a deal as lost or without a decision, with its coded reason. */
export async function closeWithoutSale(ctx: Ctx, input: z.output<typeof closeOpportunity.input>): Promise<Opportunity> {
  refuseFuture(ctx, input.on);
  const atHand = await dealAtHand(ctx, input.opportunityId, input.version);
  const set = decide(ctx, atHand, { to: input.outcome, on: input.on, closingReason: input.reason });
  await apply(ctx, atHand.deal, set);
  await tell(ctx, atHand.deal, 'closed', { state: 'open' }, { state: set.state, on: input.on, reason: input.reason });
  return readOpportunity(ctx, input.opportunityId);
}

/** Closes a deal as won and records its booking in the same transaction: neither stands without the other. */
export async function win(ctx: Ctx, input: Win): Promise<Opportunity> {
  refuseFuture(ctx, input.on);
  const atHand = await dealAtHand(ctx, input.opportunityId, input.version);
  const { deal } = atHand;
  const set = decide(ctx, atHand, { to: 'won', on: input.on });
  const amount = input.amount ?? { minor: deal.minor, currency: deal.currency };
  if (amount.minor === '0') throw new Refusal('conflict', 'Say how much was sold.', 'sales.nothing_to_book', { fields: { amount: 'missing' } });
  await apply(ctx, deal, set, amount);
  await tell(ctx, deal, 'won', { state: 'open', amount: { minor: deal.minor, currency: deal.currency } }, { state: 'won', on: input.on, amount });
  await recordBookings(ctx, [{
    opportunityId: deal.id, accountId: deal.accountId, marketId: deal.marketId, ownerSeatId: deal.ownerSeatId, leadId: deal.leadId,
    on: input.on, amount, reference: input.reference ?? null,
  }]);
  return readOpportunity(ctx, deal.id);
}

/** A new deal, linked to the one that was lost or undecided, at the first stage of its pipeline. */
export async function reopen(ctx: Ctx, { opportunityId }: { opportunityId: string }): Promise<Opportunity> {
  const { deal, stages } = await dealAtHand(ctx, opportunityId);
  const { create, reasons } = planReopening(deal, stages);
  if (!create) throw refuseBy(reasons);
  const [id] = await addOpportunities(ctx, [{
    accountId: deal.accountId, marketId: deal.marketId, ownerSeatId: deal.ownerSeatId, contactId: deal.contactId, leadId: deal.leadId, originKey: deal.originKey,
    campaignId: deal.campaignId, name: deal.name, amount: { minor: deal.minor, currency: deal.currency }, ...create,
  }]);
  await tell(ctx, deal, 'reopened', {}, { as: id! });
  return readOpportunity(ctx, id!);
}

/** Gives an open deal to another seat. The policy tests both seats: the one that gives and the one that takes. */
export async function reassign(ctx: Ctx, input: z.output<typeof reassignOpportunity.input>): Promise<Opportunity> {
  const { deal } = await dealAtHand(ctx, input.opportunityId, input.version);
  if (deal.state !== 'open') throw refuseBy([{ code: 'already_closed', figures: { state: deal.state } }]);
  if (deal.ownerSeatId === input.seatId) return readOpportunity(ctx, deal.id);
  const asker = askerOf(ctx, 'sales.opportunity.write', input.seatId);
  if (!asker.reachesOwner) throw refuseBy([{ code: 'out_of_scope', figures: { seat: input.seatId } }]);
  await sql`update sales.opportunity_product set owner_position_id = ${input.seatId}::uuid where opportunity_id = ${deal.id}::uuid`.execute(ctx.db);
  const { numUpdatedRows } = await ctx.db.updateTable('sales.opportunity').set({ owner_position_id: input.seatId, version: deal.version + 1 })
    .where('id', '=', deal.id).where('version', '=', deal.version).executeTakeFirst();
  if (numUpdatedRows === 0n) throw stale();
  await recordStep(ctx, deal.id);
  await tell(ctx, { ...deal, ownerSeatId: input.seatId }, 'reassigned', { seat: deal.ownerSeatId }, { seat: input.seatId });
  return readOpportunity(ctx, deal.id);
}

/** What the rules say: who may touch it at all, then whether the move is one. */
function decide(ctx: Ctx, { deal, stages, closingReasons }: AtHand & { deal: DealAtHand }, move: OpportunityMove): NonNullable<OpportunityPlan['set']> {
  const plan = planMove(deal, move, stages, closingReasons);
  if (!plan.set) throw refuseBy(plan.reasons);
  const { allowed, reasons } = mayChangeAmount(deal.state, askerOf(ctx, 'sales.opportunity.move', deal.ownerSeatId));
  if (!allowed) throw refuseBy(reasons);
  return plan.set;
}

async function apply(ctx: Ctx, deal: DealAtHand, set: NonNullable<OpportunityPlan['set']>, amount?: { minor: string; currency: string }): Promise<void> {
  const { numUpdatedRows } = await ctx.db.updateTable('sales.opportunity').set({
    state: set.state, stage_id: set.stageId, closed_on: set.closedOn, closing_reason: set.closingReason, version: deal.version + 1,
    ...(amount && { amount_minor: amount.minor, currency: amount.currency }),
  }).where('id', '=', deal.id).where('version', '=', deal.version).executeTakeFirst();
  if (numUpdatedRows === 0n) throw stale();
  await recordStep(ctx, deal.id);
}

const tell = (ctx: Ctx, deal: DealAtHand, past: PastOf<'sales.opportunity_'>, before: Record<string, unknown>, after: Record<string, unknown>) =>
  recordFact(ctx, { what: `sales.opportunity_${past}`, about: { kind: 'opportunity', id: deal.id }, guard: deal.ownerSeatId, before, after });

/** What has not happened yet is no sale: a day to come is refused. */
export function refuseFuture(ctx: Ctx, on: string): void {
  if (on > ctx.today) throw new Refusal('invalid_input', 'That day has not come yet.', 'sales.in_the_future', { fields: { on: 'in_the_future' } });
}
