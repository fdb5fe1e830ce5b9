import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import { marketNamed, seatAndPerson } from '../../marketing/server/index.ts';
import { instantInZone, type WorkCalendar, workingMinutesBetween } from '../../organization/rules/index.ts';
import type { HandOffRow, Party } from '../contract/handOffs.ts';
import { type HandOffDues, runningClock, turnOf } from '../rules/handOffClock.ts';
import { type ClockPause, endOf, pauseAt } from '../rules/handOffPauses.ts';
import { type HandOffReading, type HandOffStamps, readHandOff } from '../rules/handOffStates.ts';
import { calendarsOf } from './calendars.ts';
import { mayDo } from './sides.ts';

/*
  A hand-off is read here and nowhere else: its row with its parties, and its state, clock and turn derived from the stamps
  at the request's instant by the rules. `standing` is the same state in SQL, for filters only; handOffs.test.ts holds both
  against each other.
*/

export interface Row extends Record<Stamp, Date | null> {
  id: string; lead_id: string; lead_label: string; account_id: string | null; account_name: string | null; market_id: string; market: HandOffRow['market'];
  from_position_id: string; to_position_id: string; from_party: Party; to_party: Party; brief: string; origin_key: string; origin_name: string;
  resolved_for: 'sender' | 'receiver' | null; dispute_due: Date | null; return_reason: string | null; return_reason_name: string | null; return_note: string | null;
  recycle_on: string | null; opportunity_id: string | null; version: number; sort_value: string;
  pauses: readonly KeptPause[] | null;
}
/** As the database tells it, in order. */
export interface KeptPause { id: string; reason: ClockPause['reason']; from: string; until: string | null; runsAgainAt: string; endedAt: string | null; note: string }
type Stamp = 'offered_at' | 'decision_due_at' | 'attempt_due_at' | 'contact_due_at' | 'disposition_due_at' | 'accepted_at' | 'returned_at' | 'disputed_at' | 'resolved_at'
  | 'first_attempt_at' | 'contacted_at' | 'qualified_at' | 'recycled_at' | 'disqualified_at' | 'followed_at';

/** What a row shows, from a hand-off aliased `h`. */
export const columns = (ctx: Ctx): RawBuilder<unknown> => sql`
  h.*, l.label as lead_label, coalesce(h.account_id, l.account_id) as account_id, a.name as account_name, ${marketNamed(sql`h.market_id`, ctx.person.language)} as market,
  ${seatAndPerson(sql`h.from_position_id`, ctx.today)} as from_party, ${seatAndPerson(sql`h.to_position_id`, ctx.today)} as to_party,
  o.key as origin_key, ${ctx.person.language === 'es' ? sql`o.name_es` : sql`o.name_en`} as origin_name,
  ${ctx.person.language === 'es' ? sql`r.name_es` : sql`r.name_en`} as return_reason_name,
  ((h.dispute_due_on + 1)::timestamp at time zone m.time_zone) as dispute_due, ${followedAt} as followed_at, ${keptPauses} as pauses`;
export const joins = sql`
  join published.lead l on l.id = h.lead_id join published.origin o on o.key = l.origin_key join published.market m on m.id = h.market_id
  left join published.account a on a.id = coalesce(h.account_id, l.account_id) left join coordination.return_reason r on r.key = h.return_reason`;

/** The pauses of a hand-off aliased `h`. */
export const keptPauses = sql`(select jsonb_agg(jsonb_build_object('id', p.id, 'reason', p.reason, 'from', p.paused_at, 'until', p.until_on, 'runsAgainAt', p.runs_again_at, 'endedAt', p.ended_at, 'note', p.note) order by p.paused_at)
    from coordination.hand_off_pause p where p.hand_off_id = h.id)`;
type ReadPause = ClockPause & { id: string; until: string | null; note: string };
export const pausesOf = (r: Pick<Row, 'pauses'>): ReadPause[] =>
  (r.pauses ?? []).map((p) => ({ id: p.id, reason: p.reason, until: p.until, note: p.note, from: new Date(p.from), runsAgainAt: new Date(p.runsAgainAt), endedAt: p.endedAt === null ? null : new Date(p.endedAt) }));
/** Those whose clock stands still at an instant, by the index of when pauses end. */
export const isPaused = (at: Date): RawBuilder<boolean> =>
  sql<boolean>`h.id in (select p.hand_off_id from coordination.hand_off_pause p where coalesce(p.ended_at, p.runs_again_at) > ${at} and p.paused_at <= ${at})`;

const followedAt = sql`(select n.offered_at from coordination.hand_off n where n.follows_id = h.id and n.withdrawn_at is null)`;

/** The state of a hand-off aliased `h` at an instant, as its name: the order of the rule `readHandOff`. */
export const standing = (at: Date): RawBuilder<string> => sql<string>`case
  when h.qualified_at <= ${at} then 'qualified' when h.recycled_at <= ${at} then 'recycled' when h.disqualified_at <= ${at} then 'disqualified'
  when h.contacted_at <= ${at} then 'contacted' when h.first_attempt_at <= ${at} then 'attempting' when h.accepted_at <= ${at} then 'accepted'
  when ${followedAt} <= ${at} then 'followed' when h.resolved_at <= ${at} then 'resolved_for_' || h.resolved_for
  when h.disputed_at <= ${at} then 'disputed' when h.returned_at <= ${at} then 'returned'
  when h.offered_at is null or h.offered_at > ${at} then 'draft' when h.decision_due_at < ${at} then 'expired' else 'offered' end`;

export const stampsOf = (r: Pick<Row, Exclude<Stamp, `${string}_due_at`> | 'decision_due_at' | 'resolved_for'>): HandOffStamps => ({
  offeredAt: r.offered_at, decisionDueAt: r.decision_due_at, acceptedAt: r.accepted_at, returnedAt: r.returned_at, disputedAt: r.disputed_at, resolvedAt: r.resolved_at,
  resolvedFor: r.resolved_for, firstAttemptAt: r.first_attempt_at, contactedAt: r.contacted_at, qualifiedAt: r.qualified_at, recycledAt: r.recycled_at,
  disqualifiedAt: r.disqualified_at, followedAt: r.followed_at,
});

export const duesOf = (r: Row): HandOffDues =>
  ({ decision: r.decision_due_at, attempt: r.attempt_due_at, contact: r.contact_due_at, disposition: r.disposition_due_at, resolution: r.dispute_due });

/** Rows as they are shown, each read by the one clock of the request. */
export async function asRows(ctx: Ctx, rows: readonly Row[]): Promise<HandOffRow[]> {
  const calendars = await calendarsOf(ctx, rows.map((r) => r.market_id));
  return rows.map((r) => asRow(ctx, r, readHandOff(stampsOf(r), ctx.now), calendars.get(r.market_id)!));
}

const isOpen = (at: Date, calendar: WorkCalendar) => (workingMinutesBetween(at, new Date(at.getTime() + 60_000), calendar) ?? 0) > 0;

function asRow(ctx: Ctx, r: Row, { state, since }: HandOffReading, calendar: WorkCalendar): HandOffRow {
  const pauses = pausesOf(r), clock = runningClock(state, state === 'disputed' ? r.disputed_at : r.offered_at, duesOf(r), ctx.now, calendar, pauses.map((p) => ({ from: p.from, to: endOf(p) })));
  const held = clock ? pauseAt(pauses, ctx.now) : null;
  return {
    id: r.id, lead: { id: r.lead_id, name: r.lead_label }, account: r.account_id ? { id: r.account_id, name: r.account_name ?? '' } : null, market: r.market,
    from: r.from_party, to: r.to_party, brief: r.brief, origin: { key: r.origin_key, name: r.origin_name }, state, since: since?.toISOString() ?? null,
    clock: clock && { ...clock, startedAt: clock.startedAt.toISOString(), dueAt: clock.dueAt.toISOString(), open: isOpen(ctx.now, calendar),
      paused: held && { reason: held.reason, since: held.from.toISOString(), until: held.until !== null && instantInZone(held.until, 0, calendar.zone) <= held.runsAgainAt ? held.until : null, runsAgainAt: held.runsAgainAt.toISOString(), note: held.note } },
    turn: turnOf(state, held?.reason), may: mayDo(ctx.person, state, { from: r.from_position_id, to: r.to_position_id }),
    offeredAt: (state === 'draft' ? null : r.offered_at)?.toISOString() ?? null, answeredAt: (r.accepted_at ?? r.returned_at)?.toISOString() ?? null, returnNote: r.return_note, recycleOn: r.recycle_on, opportunityId: r.opportunity_id, version: r.version,
    returnReason: r.return_reason ? { key: r.return_reason, name: r.return_reason_name ?? r.return_reason } : null,
  };
}
