import { reason, type Reason } from '../../organization/rules/index.ts';

/**
 * A hand-off's state is not stored: it follows from its stamps and one instant (DOMAIN E3), so no clock can disagree with
 * another. Stamps after the instant are not seen. An offer that nobody answered in time has expired by itself; it can
 * still be taken late or offered again, but it stays missed. What was returned, expired or resolved is offered again as a
 * new hand-off that follows this one, which is then `followed`.
 */
export const handOffStates = [
  'draft',
  'offered',
  'expired',
  'accepted',
  'attempting',
  'contacted',
  'qualified',
  'recycled',
  'disqualified',
  'returned',
  'disputed',
  'resolved_for_sender',
  'resolved_for_receiver',
  'followed',
] as const;
export type HandOffState = (typeof handOffStates)[number];

/** The stamps of one hand-off, as stored. `followedAt`: when the hand-off that follows this one was offered. */
export interface HandOffStamps {
  offeredAt: Date | null;
  decisionDueAt: Date | null;
  acceptedAt: Date | null;
  returnedAt: Date | null;
  disputedAt: Date | null;
  resolvedAt: Date | null;
  resolvedFor: 'sender' | 'receiver' | null;
  firstAttemptAt: Date | null;
  contactedAt: Date | null;
  qualifiedAt: Date | null;
  recycledAt: Date | null;
  disqualifiedAt: Date | null;
  followedAt: Date | null;
}
export const noStamps: HandOffStamps = {
  offeredAt: null,
  decisionDueAt: null,
  acceptedAt: null,
  returnedAt: null,
  disputedAt: null,
  resolvedAt: null,
  resolvedFor: null,
  firstAttemptAt: null,
  contactedAt: null,
  qualifiedAt: null,
  recycledAt: null,
  disqualifiedAt: null,
  followedAt: null,
};

export type StateReason = 'nothing_stamped' | 'stamped' | 'unanswered_in_time';
export interface HandOffReading {
  state: HandOffState;
  since: Date | null;
  reasons: Reason<StateReason>[];
}

/** The state at an instant, since when, and the stamp that says so. */
export function readHandOff(stamps: HandOffStamps, at: Date): HandOffReading {
  const seen = (stamp: Date | null): stamp is Date => stamp !== null && stamp <= at;
  const latestFirst: [HandOffState, Date | null][] = [
    ['qualified', stamps.qualifiedAt],
    ['recycled', stamps.recycledAt],
    ['disqualified', stamps.disqualifiedAt],
    ['contacted', stamps.contactedAt],
    ['attempting', stamps.firstAttemptAt],
    ['accepted', stamps.acceptedAt],
    ['followed', stamps.followedAt],
    [stamps.resolvedFor === 'sender' ? 'resolved_for_sender' : 'resolved_for_receiver', stamps.resolvedAt],
    ['disputed', stamps.disputedAt],
    ['returned', stamps.returnedAt],
  ];
  for (const [state, since] of latestFirst) {
    if (seen(since)) return { state, since, reasons: [reason('stamped', { state, at: since.toISOString() })] };
  }
  if (!seen(stamps.offeredAt)) return { state: 'draft', since: null, reasons: [reason('nothing_stamped')] };
  const due = stamps.decisionDueAt;
  if (due !== null && at > due)
    return {
      state: 'expired',
      since: due,
      reasons: [reason('unanswered_in_time', { offeredAt: stamps.offeredAt.toISOString(), dueAt: due.toISOString() })],
    };
  return { state: 'offered', since: stamps.offeredAt, reasons: [reason('stamped', { state: 'offered', at: stamps.offeredAt.toISOString() })] };
}
