import { sql } from 'kysely';
import { recordFact } from '../../../platform/server/facts.ts';
import type { Task } from '../../../platform/server/jobs.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { type DatedParameters, parametersOn } from '../../focus/rules/index.ts';
import { measuringOn, worthOn } from '../../focus/server/index.ts';
import { addDays, daysBetween } from '../../organization/rules/index.ts';
import { baseWeeks, figuresOf, type Plan } from '../../restructuring/rules/index.ts';
import { basisOn, costOf, focusOver } from '../../restructuring/server/index.ts';
import type { LossShares, ReviewFigures } from '../contract/reviews.ts';
import { type FollowUp, followUpDefaults, type ReviewDay, reviewDays } from '../rules/followUp.ts';
import { boughtBefore, foreseen, type Observed, observedLoss } from '../rules/observedLoss.ts';
import { cellsOf, keptPromises, type WaveSpan } from './gathering.ts';
import { openPulse } from './pulse.ts';

/*
  Each review is computed once, on its day or as soon after as the house is awake, over the span that its day closes: a review
  caught up with a week late says what it would have said. Cost, spans and focus are read off the structure of that day.
*/

/** What was predicted when the wave was published; older predictions kept less. */
export interface Predicted { revenueAtRisk: Record<keyof LossShares, { minor: string }>; resale?: { minor: string }; cost: { minor: string; currency: string } | null; costUnknown?: number; outsideBand: number; focus: number | null; layers?: number; loss?: LossShares; units?: string[] }
export interface WaveSeen { proposalId: string; wave: number; on: string; guard: string; predicted: Predicted | null; ordinals: number[] }

/** The parameters of following up, on any day. */
export async function followUpsDated(ctx: Ctx): Promise<(on: string) => FollowUp> {
  const { rows } = await sql<DatedParameters<FollowUp>>`select jsonb_build_object('from', lower(valid), 'to', upper(valid)) as valid, value from platform.parameter where name = 'restructuring.follow_up'`.execute(ctx.db);
  return (on) => parametersOn(rows, on, followUpDefaults);
}

/** Published waves with the reviews they have already; of one proposal, or of all. */
export async function wavesSeen(ctx: Ctx, proposalId?: string): Promise<WaveSeen[]> {
  const { rows } = await sql<WaveSeen>`
    select w.proposal_id as "proposalId", w.number as wave, w.on_day as on, w.position_id as guard, w.predicted,
           coalesce((select array_agg(r.ordinal::int) from transition.review r where r.proposal_id = w.proposal_id and r.wave = w.number), '{}') as ordinals
      from published.wave w where ${proposalId ? sql`w.proposal_id = ${proposalId}::uuid` : sql`true`} order by w.on_day, w.proposal_id, w.number`.execute(ctx.db);
  return rows;
}

export async function computeDueReviews(ctx: Ctx): Promise<number> {
  const parameters = await followUpsDated(ctx), waves = await wavesSeen(ctx);
  const due = waves.flatMap((wave) => reviewDays(wave.on, parameters(wave.on)).filter((d) => d.dueOn <= ctx.today && !wave.ordinals.includes(d.ordinal)).map((day) => ({ wave, day })));
  let computed = 0;
  for (const { wave, day } of due) {
    // Of the structure, what the last wave that had come by then was to leave.
    const standing = waves.findLast((w) => w.proposalId === wave.proposalId && w.on <= day.dueOn) ?? wave;
    if (await computeOne(ctx, { ...wave, standing: standing.predicted }, day, parameters(wave.on))) computed += 1;
  }
  return computed;
}

type Looked = WaveSeen & { standing: Predicted | null };

async function computeOne(ctx: Ctx, wave: Looked, { ordinal, days, dueOn }: ReviewDay, p: FollowUp): Promise<boolean> {
  const figures = await figuresFor(ctx, wave, dueOn, p);
  const { rows: [made] } = await sql<{ id: string }>`
    insert into transition.review (proposal_id, wave, position_id, ordinal, days, due_on, computed_at, figures)
    values (${wave.proposalId}, ${wave.wave}, ${wave.guard}, ${ordinal}, ${days}, ${dueOn}, ${ctx.now}, ${figures}::jsonb) on conflict on constraint review_once do nothing returning id`.execute(ctx.db);
  if (!made) return false;
  const { loss, movedAccounts } = figures.resale ?? figures.bookings;
  await recordFact(ctx, { what: 'restructuring.review_computed', about: { kind: 'proposal', id: wave.proposalId }, guard: wave.guard, after: { wave: wave.wave, days, loss, accounts: movedAccounts } });
  await openPulse(ctx, wave, { ordinal, days: p.pulseDays });
  return true;
}

async function figuresFor(ctx: Ctx, wave: Looked, dueOn: string, p: FollowUp): Promise<ReviewFigures> {
  const span: WaveSpan = { ...wave, until: dueOn }, { predicted, standing } = wave;
  const again = await cellsOf(ctx, span, 'resale'), resale = observedLoss(again, p.leastAccounts), bookings = observedLoss(await cellsOf(ctx, span, 'all'), p.leastAccounts), kept = await keptPromises(ctx, span);
  const { plan, away, seesCosts } = await basisOn(ctx, dueOn), structure = figuresOf(plan, away), worth = await worthOn(ctx, dueOn);
  const risk = predicted && { low: Number(predicted.revenueAtRisk.low.minor), base: Number(predicted.revenueAtRisk.base.minor), high: Number(predicted.revenueAtRisk.high.minor) };
  // What they bought again, as it was reckoned with; older predictions did not keep it.
  const before = predicted?.resale ? Number(predicted.resale.minor) : boughtBefore(again, daysBetween(wave.on, dueOn));
  const { cost, costUnknown } = costOf(plan, worth, seesCosts);
  return {
    cost: { predicted: standing?.cost ?? null, predictedUnknown: standing?.costUnknown ?? 0, realised: cost, unknown: costUnknown }, outsideBand: { predicted: standing?.outsideBand ?? 0, realised: structure.outsideBand }, layers: { predicted: standing?.layers ?? null, realised: structure.layers },
    focus: { predicted: standing?.focus ?? null, ...await focusFor(ctx, wave, dueOn, plan) }, resale: observedTold(resale), bookings: observedTold(bookings),
    atRisk: { ...foreseen(risk, before, predicted?.loss?.base ?? null), realised: resale.loss },
    steps: { all: kept.all, done: kept.done, late: kept.late }, lost: { moved: kept.movedLost, movedOf: kept.movedOf, matched: kept.matchedLost, matchedOf: kept.matchedOf },
  };
}

const observedTold = (o: Observed): ReviewFigures['bookings'] => ({ ...o, reasons: o.reasons.map((r) => ({ code: r.code, figures: { ...r.figures } })) });

/** Of the units the wave touched, all together: eight weeks before it, and as many before the review, or what there is since the wave. */
async function focusFor(ctx: Ctx, { on, predicted }: WaveSeen, dueOn: string, after: Plan): Promise<Omit<ReviewFigures['focus'], 'predicted'>> {
  const units = new Set(predicted?.units ?? []), seats = (plan: Plan) => [...plan.seats.values()].filter((s) => units.has(s.unitId)).map((s) => s.id), before = (await basisOn(ctx, addDays(on, -1))).plan, by = await measuringOn(ctx, dueOn);
  const found = await focusOver(ctx, [
    { key: 'before', plan: before, seats: seats(before), from: addDays(on, -7 * baseWeeks), to: on },
    { key: 'after', plan: after, seats: seats(after), from: addDays(dueOn, -Math.min(7 * baseWeeks, daysBetween(on, dueOn))), to: dueOn },
  ], by);
  const { focus, people } = found.get('after')!, { value, evidence } = focus;
  return { before: found.get('before')!.focus.value, realised: value, evidence, lowEvidence: evidence === null || evidence < by.lowEvidenceBelow, people, reasons: focus.reasons.map((r) => ({ code: r.code, figures: { ...r.figures } })) };
}

/** Every hour, so that a house that slept catches up when it wakes; run twice, it does nothing new. */
export const reviewTask: Task = {
  name: 'restructuring.review', actor: 'transition', needs: 'restructuring.review.compute', cron: '37 * * * *',
  perform: async (run) => { await run.transact(computeDueReviews); },
};
