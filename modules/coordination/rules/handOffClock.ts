import { workingMinutesBetween, type WorkCalendar } from '../../organization/rules/index.ts';
import type { Milestone, PauseReason } from './handOffDue.ts';
import type { Side } from './handOffMoves.ts';
import type { HandOffState } from './handOffStates.ts';

/** The due instants stamped on offering, and by when a dispute must be settled. */
export interface HandOffDues { decision: Date | null; attempt: Date | null; contact: Date | null; disposition: Date | null; resolution: Date | null }
export type RunningMilestone = Milestone | 'resolution';
/** `used` from 0 to 1, more once late; `minutesLeft` of working time, negative once late. While it is paused both stand still. */
export interface RunningClock { milestone: RunningMilestone; startedAt: Date; dueAt: Date; late: boolean; used: number; minutesLeft: number }

const waitsOn: Partial<Record<HandOffState, RunningMilestone>> = {
  offered: 'decision', expired: 'decision', accepted: 'attempt', attempting: 'contact', contacted: 'disposition', disputed: 'resolution',
};
const turns: Partial<Record<HandOffState, Side>> = {
  draft: 'sender', offered: 'receiver', expired: 'receiver', accepted: 'receiver', attempting: 'receiver', contacted: 'receiver', returned: 'sender', disputed: 'arbiter',
  resolved_for_sender: 'sender', resolved_for_receiver: 'sender',
};

export const milestoneOf = (state: HandOffState): RunningMilestone | null => waitsOn[state] ?? null;

/** Whose move a state waits for; null when nobody's. Paused for data, it waits for whoever sent it. */
export const turnOf = (state: HandOffState, paused: PauseReason | null = null): Side | null => (paused === 'returned_for_data' ? 'sender' : (turns[state] ?? null));

/** A time the clock stands still, with its end as it was decided. */
export interface Stop { from: Date; to: Date }

/**
 * The clock that runs in a state: that of the next milestone, from the offer (or the dispute) to its due instant, in the
 * working time of the receiving seat's calendar. Null where nothing is due. The time of a calendar that cannot be counted
 * by, or of a milestone due at once, is used up. What it stood still counts neither as used nor as left.
 */
export function runningClock(state: HandOffState, startedAt: Date | null, dues: HandOffDues, at: Date, calendar: WorkCalendar, stops: readonly Stop[] = []): RunningClock | null {
  const milestone = waitsOn[state];
  const dueAt = milestone ? dues[milestone] : null;
  if (!milestone || !dueAt || !startedAt) return null;
  const between = (from: Date, to: Date) => workingMinutesBetween(from, to, calendar) ?? 0;
  const held = stops.find((s) => s.from <= at && at < s.to);
  const stood = (of: (s: Stop) => boolean) => stops.filter(of).reduce((sum, s) => sum + between(s.from, s.to), 0);
  const whole = between(startedAt, dueAt) - stood((s) => s.from >= startedAt);
  const minutesLeft = between(held ? held.to : at, dueAt) - stood((s) => s.from > at);
  return { milestone, startedAt, dueAt, late: at > dueAt, used: whole > 0 ? Math.max(0, (whole - minutesLeft) / whole) : 1, minutesLeft };
}
