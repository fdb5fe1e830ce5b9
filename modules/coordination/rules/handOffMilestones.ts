import type { Milestone } from './handOffDue.ts';
import type { HandOffStamps } from './handOffStates.ts';

/** `void`: it was returned before, so the milestone is owed no more. `not_offered`: no due instant yet. */
export type MilestoneStatus = 'met' | 'missed' | 'pending' | 'void' | 'not_offered';
export interface MilestoneReading {
  milestone: Milestone;
  dueAt: Date | null;
  doneAt: Date | null;
  status: MilestoneStatus;
  expired: boolean;
}

const earliest = (...stamps: (Date | null)[]): Date | null =>
  stamps.reduce((first, s) => (s !== null && (first === null || s < first) ? s : first), null);

/** When each milestone was reached, by the stamps. A conversation is an attempt as well. */
export const doneAtOf = (s: HandOffStamps): Record<Milestone, Date | null> => ({
  decision: earliest(s.acceptedAt, s.returnedAt),
  attempt: earliest(s.firstAttemptAt, s.contactedAt),
  contact: s.contactedAt,
  disposition: earliest(s.qualifiedAt, s.recycledAt, s.disqualifiedAt),
});

/**
 * One milestone at an instant (DOMAIN F4): met when done by its due instant, missed when done later or not done and the
 * time is up, else pending. Stamps after the instant are not seen. A decision missed by silence is marked `expired`.
 */
export function readMilestone(milestone: Milestone, dueAt: Date | null, stamps: HandOffStamps, at: Date): MilestoneReading {
  const stamped = doneAtOf(stamps)[milestone];
  const doneAt = stamped !== null && stamped <= at ? stamped : null;
  const returned = stamps.returnedAt !== null && stamps.returnedAt <= at;
  const status = ((): MilestoneStatus => {
    if (dueAt === null || stamps.offeredAt === null || stamps.offeredAt > at) return 'not_offered';
    if (doneAt !== null) return doneAt <= dueAt ? 'met' : 'missed';
    if (milestone !== 'decision' && returned) return 'void';
    return at > dueAt ? 'missed' : 'pending';
  })();
  return { milestone, dueAt, doneAt, status, expired: milestone === 'decision' && status === 'missed' && doneAt === null };
}
