import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import { addWorkingDays, dayInZone } from '../../organization/rules/index.ts';
import type { HandOff } from '../contract/handOffs.ts';
import type { disputeHandOff, disqualifyHandOff, recycleHandOff, resolveHandOff, returnHandOff } from '../contract/handOffMoves.ts';
import { type HandOffPlan, type HandOffVerb, type MoveDetails, planHandOffMove, type Side } from '../rules/handOffMoves.ts';
import type { HandOffStamps } from '../rules/handOffStates.ts';
import { calendarsOf } from './calendars.ts';
import { handOffOf } from './handOffs.ts';
import { endPause } from './handOffPauses.ts';
import { keptPauses, type Row, stampsOf } from './handOffReading.ts';
import { speaksFor } from './sides.ts';

/*
  Every move is the same act: lock the row, ask who speaks, ask the rule, write the stamps it answers and the fact. What a
  move writes besides its stamps is given to `move`.
*/

export type Locked = Row & { agreement_id: string };
type Past = 'accepted' | 'returned' | 'disputed' | 'resolved' | 'attempted' | 'contacted' | 'qualified' | 'recycled' | 'disqualified';
type Verb = Exclude<HandOffVerb, 'offer' | 'offer_again'>;
const sides: Record<Verb, Side> = {
  accept: 'receiver', return: 'receiver', attempt: 'receiver', contact: 'receiver', qualify: 'receiver', recycle: 'receiver', disqualify: 'receiver', dispute: 'sender', resolve: 'arbiter',
};
const past: Record<Verb, Past> = {
  accept: 'accepted', return: 'returned', attempt: 'attempted', contact: 'contacted', qualify: 'qualified', recycle: 'recycled', disqualify: 'disqualified', dispute: 'disputed', resolve: 'resolved',
};

export async function lockHandOff(ctx: Ctx, id: string): Promise<Locked> {
  const { rows: [locked] } = await sql<Locked>`
    select h.*, ${keptPauses} as pauses, (select n.offered_at from coordination.hand_off n where n.follows_id = h.id and n.withdrawn_at is null) as followed_at
      from coordination.hand_off h where h.id = ${id} and h.withdrawn_at is null for update of h`.execute(ctx.db);
  if (!locked) throw await whyUnchanged(ctx, 'coordination.hand_off', id);
  return locked;
}

export function speakOrRefuse(ctx: Ctx, side: Side, h: Locked): void {
  if (speaksFor(ctx.person, side, { from: h.from_position_id, to: h.to_position_id })) return;
  throw new Refusal('not_allowed', 'This is for the other side of the hand-off to do.', 'coordination.not_your_move', { facts: { side } });
}

export const refusedMove = (reasons: HandOffPlan['reasons']): Refusal =>
  new Refusal('conflict', 'That cannot be done with this hand-off now.', 'coordination.hand_off_move', { facts: { reasons } });

export interface Move { verb: Verb; details?: MoveDetails; /** What else it writes, decided on the locked row once the rule has said yes. */ also?: (h: Locked) => Promise<Record<string, unknown>>; told?: Record<string, unknown> }

export async function move(ctx: Ctx, handOffId: string, { verb, details, also, told }: Move): Promise<HandOff> {
  const h = await lockHandOff(ctx, handOffId);
  speakOrRefuse(ctx, sides[verb], h);
  const plan = planHandOffMove(stampsOf(h), verb, sides[verb], ctx.now, { ...details, today: ctx.today });
  if (!plan.stamp) throw refusedMove(plan.reasons);
  const more = (await also?.(h)) ?? {};
  // Whoever takes a step waits no longer: the clock runs again.
  const dues = sides[verb] === 'receiver' ? await endPause(ctx, h) : null;
  const columns = { ...columnsOf(plan.stamp), ...dues, ...more };
  await ctx.db.updateTable('coordination.hand_off').set((eb) => ({ ...columns, version: eb('version', '+', 1) })).where('id', '=', handOffId).execute();
  const late = plan.reasons.some((r) => r.code === 'answered_late');
  await recordFact(ctx, { what: `coordination.hand_off_${past[verb]}`, about: { kind: 'hand_off', id: handOffId }, guard: h.market_id, after: { ...told, ...(late ? { late } : {}) } });
  return handOffOf(ctx, { handOffId });
}

const stampColumn: Partial<Record<keyof HandOffStamps, string>> = {
  acceptedAt: 'accepted_at', returnedAt: 'returned_at', disputedAt: 'disputed_at', resolvedAt: 'resolved_at', resolvedFor: 'resolved_for', firstAttemptAt: 'first_attempt_at',
  contactedAt: 'contacted_at', qualifiedAt: 'qualified_at', recycledAt: 'recycled_at', disqualifiedAt: 'disqualified_at',
};
const columnsOf = (stamp: Partial<HandOffStamps>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(stamp).map(([k, v]) => [stampColumn[k as keyof HandOffStamps]!, v]));

export const attempt = (ctx: Ctx, { handOffId }: { handOffId: string }) => move(ctx, handOffId, { verb: 'attempt' });
export const contact = (ctx: Ctx, { handOffId }: { handOffId: string }) => move(ctx, handOffId, { verb: 'contact' });

export async function giveBack(ctx: Ctx, { handOffId, reason, note }: z.output<typeof returnHandOff.input>): Promise<HandOff> {
  const known = await ctx.db.selectFrom('coordination.return_reason').select('key').execute();
  return move(ctx, handOffId, {
    verb: 'return', details: { codedReason: reason, knownReasons: known.map((k) => k.key) }, told: { reason },
    also: async () => ({ return_reason: reason, return_note: note || null, answered_by: ctx.person.system ? null : ctx.person.id }),
  });
}

/** The day by which it must be settled is counted in the market's working days and frozen. */
export const dispute = (ctx: Ctx, { handOffId, note }: z.output<typeof disputeHandOff.input>) => move(ctx, handOffId, {
  verb: 'dispute',
  also: async (h) => {
    const calendar = (await calendarsOf(ctx, [h.market_id])).get(h.market_id)!;
    const agreement = await ctx.db.selectFrom('coordination.agreement').select('dispute_days').where('id', '=', h.agreement_id).executeTakeFirstOrThrow();
    return { dispute_note: note, dispute_due_on: addWorkingDays(dayInZone(ctx.now, calendar.zone), agreement.dispute_days, calendar) };
  },
});

export const resolve = (ctx: Ctx, { handOffId, resolvedFor, note }: z.output<typeof resolveHandOff.input>) =>
  move(ctx, handOffId, { verb: 'resolve', details: { resolvedFor }, also: async () => ({ resolve_note: note || null }), told: { resolvedFor } });

export const recycle = (ctx: Ctx, { handOffId, on }: z.output<typeof recycleHandOff.input>) =>
  move(ctx, handOffId, { verb: 'recycle', details: { recycleOn: on }, also: async () => ({ recycle_on: on }), told: { on } });

export async function disqualify(ctx: Ctx, { handOffId, reason }: z.output<typeof disqualifyHandOff.input>): Promise<HandOff> {
  const known = await ctx.db.selectFrom('coordination.disqualify_reason').select('key').execute();
  return move(ctx, handOffId, { verb: 'disqualify', details: { codedReason: reason, knownReasons: known.map((k) => k.key) }, also: async () => ({ disqualify_reason: reason }), told: { reason } });
}
