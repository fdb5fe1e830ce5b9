import { workingMinutesBetween, type WorkCalendar } from '../../organization/rules/index.ts';
import type { Milestone } from './handOffDue.ts';
import type { Side } from './handOffMoves.ts';
import type { HandOffState } from './handOffStates.ts';

/** The due instants stamped on offering, and by when a dispute must be settled. */
export interface HandOffDues { decision: Date | null; attempt: Date | null; contact: Date | null; disposition: Date | null; resolution: Date | null }
export type RunningMilestone = Milestone | 'resolution';
/** `used` from 0 to 1, more once late; `minutesLeft` of working time, negative once late. */
export interface RunningClock { milestone: RunningMilestone; startedAt: Date; dueAt: Date; late: boolean; used: number; minutesLeft: number }

const waitsOn: Partial<Record<HandOffState, RunningMilestone>> = {
  offered: 'decision', expired: 'decision', accepted: 'attempt', attempting: 'contact', contacted: 'disposition', disputed: 'resolution',
};
const turns: Partial<Record<HandOffState, Side>> = {
  draft: 'sender', offered: 'receiver', expired: 'receiver', accepted: 'receiver', attempting: 'receiver', contacted: 'receiver', returned: 'sender', disputed: 'arbiter',
  resolved_for_sender: 'sender', resolved_for_receiver: 'sender',
};

/** Whose move a state waits for; null when nobody's. */
export const turnOf = (state: HandOffState): Side | null => turns[state] ?? null;

/**
 * The clock that runs in a state: that of the next milestone, from the offer (or the dispute) to its due instant, in the
 * working time of the receiving seat's calendar. Null where nothing is due. The time of a calendar that cannot be counted
 * by, or of a milestone due at once, is used up.
 */
export function runningClock(state: HandOffState, startedAt: Date | null, dues: HandOffDues, at: Date, calendar: WorkCalendar): RunningClock | null {
  const milestone = waitsOn[state];
  const dueAt = milestone ? dues[milestone] : null;
  if (!milestone || !dueAt || !startedAt) return null;
  const whole = workingMinutesBetween(startedAt, dueAt, calendar) ?? 0;
  const minutesLeft = workingMinutesBetween(at, dueAt, calendar) ?? 0;
  return { milestone, startedAt, dueAt, late: at > dueAt, used: whole > 0 ? Math.max(0, (whole - minutesLeft) / whole) : 1, minutesLeft };
}
