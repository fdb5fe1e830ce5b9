import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { HandOff } from '../contract/handOffs.ts';
import type { correctHandOff, createHandOff } from '../contract/handOffMoves.ts';
import { dueOnOffering } from '../rules/handOffDue.ts';
import { planHandOffMove } from '../rules/handOffMoves.ts';
import { readHandOff } from '../rules/handOffStates.ts';
import { agreementFor } from './agreements.ts';
import { calendarsOf } from './calendars.ts';
import { handOffOf } from './handOffs.ts';
import { lockHandOff, type Locked, refusedMove, speakOrRefuse } from './handOffMoves.ts';
import { type Row, stampsOf } from './handOffReading.ts';
import { keptRouting, routed } from './routing.ts';
import { actsFor } from './sides.ts';

/** Hands a lead over: one at a time, to a seat in sales of its market, with the terms it was offered under. */
export async function handOver(ctx: Ctx, input: z.output<typeof createHandOff.input>): Promise<HandOff> {
  const from = input.fromPositionId ?? ctx.person.seats[0]?.id;
  if (!from || !actsFor(ctx.person, 'coordination.hand_off.offer', from)) throw new Refusal('not_allowed', 'That seat is not yours to offer from.', 'coordination.not_your_move', { facts: { side: 'sender' } });
  // Two people offering the same lead at once: the second sees what the first did.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`hand_off:${input.leadId}`}, 0))`.execute(ctx.db);
  await refuseHandedOver(ctx, input.leadId);
  return offerNew(ctx, { leadId: input.leadId, from, to: input.toPositionId, brief: input.brief, accountId: null, followsId: null, draft: input.draft });
}

/** A lead has one current owner: it is handed over again once it was recycled, disqualified or qualified. */
async function refuseHandedOver(ctx: Ctx, leadId: string): Promise<void> {
  const { rows: [last] } = await sql<Row>`
    select h.*, (select n.offered_at from coordination.hand_off n where n.follows_id = h.id and n.withdrawn_at is null) as followed_at
      from coordination.hand_off h where h.lead_id = ${leadId} and h.withdrawn_at is null order by coalesce(h.offered_at, h.drafted_at) desc, h.id desc limit 1`.execute(ctx.db);
  if (!last) return;
  const { state } = readHandOff(stampsOf(last), ctx.now);
  if (['recycled', 'disqualified', 'qualified'].includes(state)) return;
  throw new Refusal('conflict', 'This lead is being handed over already.', 'coordination.lead_handed_over', { facts: { handOffId: last.id, state } });
}

interface Offer { leadId: string; from: string; to: string; brief: string; accountId: string | null; followsId: string | null; draft: boolean }

async function offerNew(ctx: Ctx, offer: Offer): Promise<HandOff> {
  const routing = await routed(ctx, offer.leadId), { marketId } = routing.lead;
  if (!routing.seats.some((s) => s.positionId === offer.to)) {
    throw new Refusal('conflict', 'It goes to a seat in sales of its market that faces customers.', 'coordination.receiver_in_sales', { fields: { toPositionId: 'coordination.receiver_in_sales' } });
  }
  const terms = await termsFrom(ctx, marketId);
  const { id } = await ctx.db.insertInto('coordination.hand_off').values({
    lead_id: offer.leadId, market_id: marketId, from_position_id: offer.from, to_position_id: offer.to, agreement_id: terms.agreement_id, follows_id: offer.followsId, account_id: offer.accountId,
    brief: offer.brief, drafted_at: ctx.now, routing: sql`${keptRouting(routing)}::jsonb`, ...(offer.draft ? {} : terms),
  }).returning('id').executeTakeFirstOrThrow();
  await recordFact(ctx, {
    what: offer.draft ? 'coordination.hand_off_drafted' : 'coordination.hand_off_offered', about: { kind: 'hand_off', id }, guard: marketId,
    after: { leadId: offer.leadId, from: offer.from, to: offer.to, proposed: routing.positionId, ...(offer.followsId ? { follows: offer.followsId } : {}), ...(offer.draft ? {} : { decisionDueAt: terms.decision_due_at }) },
  });
  return handOffOf(ctx, { handOffId: id });
}

/** What is frozen on offering: the agreement in force and the instants it makes due, in the market's working time. */
async function termsFrom(ctx: Ctx, marketId: string) {
  const agreement = await agreementFor(ctx, marketId), calendar = (await calendarsOf(ctx, [marketId])).get(marketId)!;
  const due = dueOnOffering({
    decisionMinutes: agreement.decision_minutes, firstAttemptMinutes: agreement.first_attempt_minutes, contactMinutes: agreement.contact_minutes, dispositionMinutes: agreement.disposition_minutes,
  }, ctx.now, calendar);
  if (!due.disposition.at) throw new Refusal('conflict', 'The calendar of this market never opens: nothing could be due.', 'coordination.never_open');
  return {
    agreement_id: agreement.id, offered_at: ctx.now, decision_due_at: due.decision.at, attempt_due_at: due.attempt.at, contact_due_at: due.contact.at, disposition_due_at: due.disposition.at,
  };
}

/** A draft is offered under the terms of the day it is offered. */
export async function offerDraft(ctx: Ctx, { handOffId }: { handOffId: string }): Promise<HandOff> {
  const draft = await lockHandOff(ctx, handOffId);
  const plan = planned(ctx, draft, 'offer');
  if (!plan.stamp) throw refusedMove(plan.reasons);
  const terms = await termsFrom(ctx, draft.market_id);
  await ctx.db.updateTable('coordination.hand_off').set((eb) => ({ ...terms, version: eb('version', '+', 1) })).where('id', '=', handOffId).execute();
  await recordFact(ctx, { what: 'coordination.hand_off_offered', about: { kind: 'hand_off', id: handOffId }, guard: draft.market_id, after: { decisionDueAt: terms.decision_due_at } });
  return handOffOf(ctx, { handOffId });
}

/** Corrected after a return (or unanswered, or settled) it is offered again as a new one that follows; the old one stays as it was. */
export async function offerAgain(ctx: Ctx, { handOffId, toPositionId, brief }: z.output<typeof correctHandOff.input>): Promise<HandOff> {
  const old = await lockHandOff(ctx, handOffId);
  const plan = planned(ctx, old, 'offer_again');
  if (!plan.stamp) throw refusedMove(plan.reasons);
  return offerNew(ctx, { leadId: old.lead_id, from: old.from_position_id, to: toPositionId ?? old.to_position_id, brief, accountId: old.account_id, followsId: handOffId, draft: false });
}

function planned(ctx: Ctx, h: Locked, verb: 'offer' | 'offer_again') {
  speakOrRefuse(ctx, 'sender', h);
  return planHandOffMove(stampsOf(h), verb, 'sender', ctx.now);
}
