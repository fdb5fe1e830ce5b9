import { addWorkingMinutes, dayInZone, instantInZone, reason, workingMinutesBetween, type Day, type Reason, type WorkCalendar } from '../../organization/rules/index.ts';
import { type HandOffDues, milestoneOf } from './handOffClock.ts';
import { type Milestone, milestones, type PauseReason } from './handOffDue.ts';
import { doneAtOf } from './handOffMilestones.ts';
import { type HandOffStamps, readHandOff } from './handOffStates.ts';

/**
 * A pause moves what is due by as much working time as the clock stands still (DOMAIN F4): each milestone that is neither
 * reached nor missed. When it goes on by itself is decided on stopping: on the day set, or once the agreement's cap is used
 * up; so what is due can be written down, and read everywhere as it was. Ended sooner, by hand or by the next step taken (a
 * pause never outlasts the first milestone reached), it is moved back by what was not used. A window of time that is over
 * never changes: nothing due in it is moved by what is paused or ended later.
 */
export interface ClockPause {
  reason: PauseReason;
  from: Date;
  /** When it goes on by itself, and sooner where it was ended. */
  runsAgainAt: Date;
  endedAt: Date | null;
}
export const endOf = (p: ClockPause): Date => p.endedAt ?? p.runsAgainAt;
/** The pause that holds at an instant: from its first instant on, no longer in its last. */
export const pauseAt = <P extends ClockPause>(pauses: readonly P[], at: Date): P | null => pauses.find((p) => p.from <= at && at < endOf(p)) ?? null;

/** Working minutes that a hand-off has stood still for, those to come of a pause that holds among them. */
export const pausedMinutes = (pauses: readonly ClockPause[], calendar: WorkCalendar): number =>
  pauses.reduce((sum, p) => sum + (workingMinutesBetween(p.from, endOf(p), calendar) ?? 0), 0);

/** When the customer may be reached again by the hours of their market; null while they may. */
export function windowOpensAt(at: Date, calendar: WorkCalendar): Date | null {
  const open = (workingMinutesBetween(at, new Date(at.getTime() + 60_000), calendar) ?? 0) > 0, first = addWorkingMinutes(at, 1, calendar).at;
  return open || !first ? null : new Date(first.getTime() - 60_000);
}

type Dues = Pick<HandOffDues, Milestone>;
export interface PauseAsked {
  reason: PauseReason;
  /** The day the customer set, or from which the law lets them be reached; null for what has no day. */
  until: Day | null;
  /** Null: it is only weighed. */
  note: string | null;
  /** When the customer may be reached again, by the hours of their market; null while they may. Read where no day is given. */
  windowOpensAt?: Date | null;
}
export type PauseRefusal =
  | 'not_running' | 'already_late' | 'already_paused' | 'pause_until_missing' | 'pause_until_past' | 'pause_note_missing' | 'pause_cap_used' | 'contact_window_open' | 'pause_stops_nothing';
export interface PausePlan {
  runsAgainAt: Date;
  /** Working minutes it stands still, and those of the cap that were left before. */
  minutes: number;
  capLeft: number;
  capped: boolean;
  milestone: Milestone;
  dues: Dues;
}
export interface HandOffClocked { stamps: HandOffStamps; dues: HandOffDues; pauses: readonly ClockPause[]; capMinutes: number; calendar: WorkCalendar }

/** May the clock of this hand-off stop at this instant, until when, and what becomes due when? */
export function planPause(h: HandOffClocked, asked: PauseAsked, at: Date): { plan: PausePlan | null; reasons: Reason<PauseRefusal | 'pause_capped'>[] } {
  const refused = (code: PauseRefusal, figures = {}) => ({ plan: null, reasons: [reason(code, figures)] });
  const milestone = milestoneOf(readHandOff(h.stamps, at).state);
  if (!milestone || milestone === 'resolution' || !h.dues[milestone]) return refused('not_running');
  if (at >= h.dues[milestone]!) return refused('already_late', { milestone });
  if (pauseAt(h.pauses, at)) return refused('already_paused');
  const today = dayInZone(at, h.calendar.zone);
  const missing = missingFrom(asked, today);
  if (missing) return refused(missing, { today });
  const capLeft = h.capMinutes - pausedMinutes(h.pauses, h.calendar);
  const spent = addWorkingMinutes(at, Math.max(0, capLeft), h.calendar).at;
  if (capLeft <= 0 || !spent) return refused('pause_cap_used', { capMinutes: h.capMinutes });
  const wanted = asked.until ? instantInZone(asked.until, 0, h.calendar.zone) : asked.reason === 'contact_window_closed' ? asked.windowOpensAt! : spent;
  const runsAgainAt = wanted < spent ? wanted : spent, minutes = workingMinutesBetween(at, runsAgainAt, h.calendar) ?? 0;
  if (minutes <= 0) return refused('pause_stops_nothing');
  const capped = (workingMinutesBetween(at, wanted, h.calendar) ?? 0) > minutes;
  return { plan: { runsAgainAt, minutes, capLeft, capped, milestone, dues: movedOn(h, at, runsAgainAt) }, reasons: capped ? [reason('pause_capped', { capMinutes: h.capMinutes })] : [] };
}

function missingFrom({ reason: why, until, note, windowOpensAt }: PauseAsked, today: Day): PauseRefusal | null {
  if (why === 'returned_for_data') return note?.trim() === '' ? 'pause_note_missing' : null;
  if (until !== null) return until > today ? null : 'pause_until_past';
  if (why === 'customer_set_date') return 'pause_until_missing';
  return windowOpensAt ? null : 'contact_window_open';
}

/** The dues of what is neither reached nor missed, each by `of`; the others as they are. */
function eachOwed({ stamps, dues }: Pick<HandOffClocked, 'stamps' | 'dues'>, from: Date, of: (due: Date) => Date): Dues {
  const done = doneAtOf(stamps);
  return Object.fromEntries(milestones.map((m) => [m, dues[m] && dues[m] > from && !(done[m] && done[m] <= from) ? of(dues[m]) : dues[m]])) as unknown as Dues;
}

function movedOn(h: Pick<HandOffClocked, 'stamps' | 'dues' | 'calendar'>, from: Date, to: Date): Dues {
  return eachOwed(h, from, (due) => {
    const moved = addWorkingMinutes(to, workingMinutesBetween(from, due, h.calendar) ?? 0, h.calendar).at ?? due;
    return moved > due ? moved : due;
  });
}

/** What is due once a pause that holds is ended now: as much later than before it as it has stood still. `stamps` are those from before the step that ends it. */
export function duesAfter(h: Pick<HandOffClocked, 'stamps' | 'dues' | 'calendar'>, pause: ClockPause, at: Date): Dues {
  return eachOwed(h, pause.from, (due) => addWorkingMinutes(at, Math.max(0, workingMinutesBetween(pause.runsAgainAt, due, h.calendar) ?? 0), h.calendar).at ?? due);
}
