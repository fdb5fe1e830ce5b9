import { sql } from 'kysely';
import { recordFact } from '../../../platform/server/facts.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { type WorkCalendar, workingMinutesBetween } from '../../organization/rules/index.ts';
import type { HandOff } from '../contract/handOffs.ts';
import { type Milestone, milestones } from '../rules/handOffDue.ts';
import { milestoneOf } from '../rules/handOffClock.ts';
import { duesAfter, endOf, pauseAt, pausedMinutes } from '../rules/handOffPauses.ts';
import { readHandOff } from '../rules/handOffStates.ts';
import { calendarsOf } from './calendars.ts';
import { duesOf, pausesOf, type Row, stampsOf } from './handOffReading.ts';
import { speaksFor } from './sides.ts';

const dueColumn: Record<Milestone, string> = { decision: 'decision_due_at', attempt: 'attempt_due_at', contact: 'contact_due_at', disposition: 'disposition_due_at' };
/** The instants as the columns that keep them: whatever reads what is due reads it moved. */
export const dueColumns = (dues: Record<Milestone, Date | null>): Record<string, Date | null> => Object.fromEntries(milestones.map((m) => [dueColumn[m], dues[m]]));

export const calendarOf = async (ctx: Ctx, marketId: string): Promise<WorkCalendar> => (await calendarsOf(ctx, [marketId])).get(marketId)!;

/** Ends the pause that holds, if one does, with its fact; answers what is due then, as columns of the hand-off. */
export async function endPause(ctx: Ctx, h: Row, because: 'step' | 'resumed' | 'data_given' = 'step', answer: string | null = null): Promise<Record<string, Date | null> | null> {
  const held = pauseAt(pausesOf(h), ctx.now);
  if (!held) return null;
  const dues = duesAfter({ stamps: stampsOf(h), dues: duesOf(h), calendar: await calendarOf(ctx, h.market_id) }, held, ctx.now);
  await ctx.db.updateTable('coordination.hand_off_pause').set({ ended_at: ctx.now, ended_by: ctx.person.system ? null : ctx.person.id, answer }).where('id', '=', held.id).execute();
  const milestone = milestoneOf(readHandOff(stampsOf(h), ctx.now).state) as Milestone;
  await recordFact(ctx, {
    what: because === 'data_given' ? 'coordination.hand_off_data_given' : 'coordination.hand_off_resumed', about: { kind: 'hand_off', id: h.id }, guard: h.market_id,
    before: { dueAt: duesOf(h)[milestone] }, after: { dueAt: dues[milestone] },
  });
  return dueColumns(dues);
}

interface Told { id: string; by: { id: string; name: string } | null; ended: { id: string; name: string } | null; answer: string | null }
type Clocks = Pick<HandOff, 'pauses' | 'pauseMinutesLeft' | 'mayWithClock'>;

/** Every pause of one hand-off as it is told, what is left of the cap, and what the caller may do about its clock. */
export async function clocksOf(ctx: Ctx, r: Row, capMinutes: number): Promise<Clocks> {
  const calendar = await calendarOf(ctx, r.market_id), pauses = pausesOf(r);
  const told = new Map(pauses.length === 0 ? [] : (await sql<Told>`
    select p.id, p.answer, case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as by, case when e.id is not null then jsonb_build_object('id', e.id, 'name', e.name) end as ended
      from coordination.hand_off_pause p left join published.person b on b.id = p.paused_by left join published.person e on e.id = p.ended_by where p.hand_off_id = ${r.id}`.execute(ctx.db)).rows.map((t) => [t.id, t]));
  const left = Math.max(0, capMinutes - pausedMinutes(pauses, calendar));
  return {
    pauses: pauses.map((p) => ({
      id: p.id, reason: p.reason, from: p.from.toISOString(), until: p.until, runsAgainAt: p.runsAgainAt.toISOString(), endedAt: p.endedAt?.toISOString() ?? null, minutes: workingMinutesBetween(p.from, endOf(p), calendar) ?? 0,
      by: told.get(p.id)?.by ?? null, endedBy: told.get(p.id)?.ended ?? null, note: p.note, answer: told.get(p.id)?.answer ?? null,
    })),
    pauseMinutesLeft: left, mayWithClock: mayWithClock(ctx, r, left),
  };
}

function mayWithClock(ctx: Ctx, r: Row, left: number): Clocks['mayWithClock'] {
  const parties = { from: r.from_position_id, to: r.to_position_id }, receives = speaksFor(ctx.person, 'receiver', parties) && ctx.person.may('coordination.hand_off.answer');
  const milestone = milestoneOf(readHandOff(stampsOf(r), ctx.now).state), due = milestone && duesOf(r)[milestone], held = pauseAt(pausesOf(r), ctx.now);
  if (!milestone || milestone === 'resolution' || !due) return [];
  if (!held) return receives && left > 0 && ctx.now < due ? ['pause'] : [];
  const sends = held.reason === 'returned_for_data' && ctx.person.may('coordination.hand_off.offer') && speaksFor(ctx.person, 'sender', parties);
  return [...(sends ? ['give_data' as const] : []), ...(receives ? ['resume' as const] : [])];
}
