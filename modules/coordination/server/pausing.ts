import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { HandOff } from '../contract/handOffs.ts';
import type { giveHandOffData, pauseHandOff, weighPause } from '../contract/handOffMoves.ts';
import { pauseAt, type PauseAsked, type PausePlan, type PauseRefusal, planPause, windowOpensAt } from '../rules/handOffPauses.ts';
import { handOffOf } from './handOffs.ts';
import { lockHandOff, type Locked, speakOrRefuse } from './handOffMoves.ts';
import { calendarOf, dueColumns, endPause } from './handOffPauses.ts';
import { duesOf, keptPauses, pausesOf, stampsOf } from './handOffReading.ts';

/** Why a clock does not stop, each beside its field where one is to blame. */
const refusals: Record<PauseRefusal, [string, field?: 'until' | 'note' | 'reason']> = {
  not_running: ['Nothing is due of it now.'], already_late: ['What is late already is not paused.'], already_paused: ['Its clock stands still already.'],
  pause_until_missing: ['Say the day the customer set.', 'until'], pause_until_past: ['That day is today or has passed.', 'until'], pause_note_missing: ['Say which data are missing.', 'note'],
  pause_cap_used: ['It has stood still for as long as the agreement allows.'], contact_window_open: ['The customer may be contacted now.', 'reason'], pause_stops_nothing: ['The clock does not run until then anyway.', 'until'],
};

/** Gathers what decides and lets the rule decide; refused by the rule's first reason. */
async function planned(ctx: Ctx, h: Locked, { reason, until, note }: { reason: PauseAsked['reason']; until?: string | undefined; note: string | null }): Promise<PausePlan> {
  speakOrRefuse(ctx, 'receiver', h);
  const [calendar, { pause_cap_minutes: capMinutes }, opens] = [
    await calendarOf(ctx, h.market_id), await ctx.db.selectFrom('coordination.agreement').select('pause_cap_minutes').where('id', '=', h.agreement_id).executeTakeFirstOrThrow(),
    reason === 'contact_window_closed' && !until ? await customerReachedFrom(ctx, h) : null,
  ];
  const asked = { reason, until: until ?? null, note, windowOpensAt: opens };
  const { plan, reasons } = planPause({ stamps: stampsOf(h), dues: duesOf(h), pauses: pausesOf(h), capMinutes, calendar }, asked, ctx.now);
  if (plan) return plan;
  const code = reasons[0]!.code as PauseRefusal, [message, field] = refusals[code];
  throw new Refusal('conflict', message, `coordination.${code}`, field ? { fields: { [field]: `coordination.${code}` } } : {});
}

/** By the hours and holidays of the customer's market: those by which calls are allowed. */
async function customerReachedFrom(ctx: Ctx, h: Locked): Promise<Date | null> {
  const { rows: [account] } = await sql<{ market_id: string }>`select market_id from published.account where id = ${h.account_id}`.execute(ctx.db);
  return windowOpensAt(ctx.now, await calendarOf(ctx, account?.market_id ?? h.market_id));
}

export async function weigh(ctx: Ctx, input: z.output<typeof weighPause.input>): Promise<z.input<typeof weighPause.output>> {
  const { rows: [h] } = await sql<Locked>`
    select h.*, ${keptPauses} as pauses, (select n.offered_at from coordination.hand_off n where n.follows_id = h.id and n.withdrawn_at is null) as followed_at
      from coordination.hand_off h where h.id = ${input.handOffId} and h.withdrawn_at is null`.execute(ctx.db);
  if (!h) throw new Refusal('not_found', 'There is no such hand-off, or it is not yours to see.', 'platform.not_found');
  const { runsAgainAt, minutes, capLeft, capped, milestone, dues } = await planned(ctx, h, { ...input, note: null });
  return { runsAgainAt: runsAgainAt.toISOString(), minutes, minutesLeft: capLeft - minutes, capped, milestone, dueAt: duesOf(h)[milestone]!.toISOString(), dueThen: dues[milestone]!.toISOString() };
}

export async function pauseClock(ctx: Ctx, input: z.output<typeof pauseHandOff.input>): Promise<HandOff> {
  const h = await lockHandOff(ctx, input.handOffId), plan = await planned(ctx, h, input), until = input.until ?? null;
  await ctx.db.insertInto('coordination.hand_off_pause').values({
    hand_off_id: h.id, market_id: h.market_id, reason: input.reason, paused_at: ctx.now, until_on: until, runs_again_at: plan.runsAgainAt, note: input.note, paused_by: ctx.person.system ? null : ctx.person.id,
  }).execute();
  await moveDues(ctx, h.id, dueColumns(plan.dues));
  await recordFact(ctx, {
    what: 'coordination.hand_off_paused', about: { kind: 'hand_off', id: h.id }, guard: h.market_id,
    before: { dueAt: duesOf(h)[plan.milestone] }, after: { reason: input.reason, until: plan.runsAgainAt, dueAt: plan.dues[plan.milestone] },
  });
  return handOffOf(ctx, { handOffId: h.id });
}

const moveDues = (ctx: Ctx, id: string, dues: Record<string, Date | null>) =>
  ctx.db.updateTable('coordination.hand_off').set((eb) => ({ ...dues, version: eb('version', '+', 1) })).where('id', '=', id).execute();

const notPaused = () => new Refusal('conflict', 'Its clock is not standing still for that.', 'coordination.not_paused');

export async function resume(ctx: Ctx, { handOffId }: { handOffId: string }): Promise<HandOff> {
  const h = await lockHandOff(ctx, handOffId);
  speakOrRefuse(ctx, 'receiver', h);
  const dues = await endPause(ctx, h, 'resumed');
  if (!dues) throw notPaused();
  await moveDues(ctx, handOffId, dues);
  return handOffOf(ctx, { handOffId });
}

export async function giveData(ctx: Ctx, { handOffId, answer }: z.output<typeof giveHandOffData.input>): Promise<HandOff> {
  const h = await lockHandOff(ctx, handOffId);
  speakOrRefuse(ctx, 'sender', h);
  if (pauseAt(pausesOf(h), ctx.now)?.reason !== 'returned_for_data') throw notPaused();
  await moveDues(ctx, handOffId, (await endPause(ctx, h, 'data_given', answer))!);
  return handOffOf(ctx, { handOffId });
}
