import { addWorkingDays, dayInZone, reason, type Day, type Reason, type WorkCalendar } from '../../organization/rules/index.ts';

/**
 * A request for support, in either direction (DOMAIN E3). It is answered with a date or declined with a reason, worked
 * (and paused while the one who asked owes something), delivered, and confirmed by the one who asked, or reopened. After
 * ten working days without a word it closes by itself: done, but counted as unconfirmed.
 */
export const requestStates = [
  'submitted',
  'triaged',
  'accepted',
  'declined',
  'in_progress',
  'waiting_requester',
  'delivered',
  'confirmed',
  'reopened',
  'closed',
] as const;
export type RequestState = (typeof requestStates)[number];
/** The stamps, as stored. A later delivery follows a reopening; `closedAt` was set by a person, closing by itself is read. */
export interface RequestStamps {
  askedAt: Date;
  triagedAt: Date | null;
  acceptedAt: Date | null;
  dueOn: Day | null;
  declinedAt: Date | null;
  startedAt: Date | null;
  waitingSince: Date | null;
  deliveredAt: Date | null;
  confirmedAt: Date | null;
  reopenedAt: Date | null;
  closedAt: Date | null;
}
export type RequestReason = 'stamped' | 'closed_unconfirmed' | 'overdue';
/** `confirmation`: null until it is over; what nobody confirmed counts as unconfirmed in every measure. */
export interface RequestReading {
  state: RequestState;
  confirmation: 'confirmed' | 'unconfirmed' | null;
  overdue: boolean;
  reasons: Reason<RequestReason>[];
}

export const autoConfirmDays = 10;

/** The state at an instant, by the calendar of the seat that asked. */
export function readRequest(stamps: RequestStamps, at: Date, calendar: WorkCalendar): RequestReading {
  const [state, since] = stampedState(stamps, at);
  const today = dayInZone(at, calendar.zone);
  const silentUntil = state === 'delivered' ? addWorkingDays(dayInZone(since, calendar.zone), autoConfirmDays, calendar) : null;
  if (silentUntil !== null && today > silentUntil) {
    return {
      state: 'closed',
      confirmation: 'unconfirmed',
      overdue: false,
      reasons: [reason('closed_unconfirmed', { deliveredAt: since.toISOString(), silentUntil, days: autoConfirmDays })],
    };
  }
  const over = state === 'closed' || state === 'confirmed';
  const open = !over && state !== 'declined' && state !== 'delivered';
  const overdue = open && stamps.dueOn !== null && today > stamps.dueOn;
  const reasons: Reason<RequestReason>[] = [reason('stamped', { state, at: since.toISOString() })];
  if (overdue) reasons.push(reason('overdue', { dueOn: stamps.dueOn, today }));
  const confirmed = stamps.confirmedAt !== null && stamps.confirmedAt <= at;
  return { state, confirmation: over ? (confirmed ? 'confirmed' : 'unconfirmed') : null, overdue, reasons };
}

/** The latest stamp that has happened; of stamps at one instant the one further along. */
function stampedState(s: RequestStamps, at: Date): [RequestState, Date] {
  const order: [RequestState, Date | null][] = [
    ['submitted', s.askedAt],
    ['triaged', s.triagedAt],
    ['declined', s.declinedAt],
    ['accepted', s.acceptedAt],
    ['in_progress', s.startedAt],
    ['waiting_requester', s.waitingSince],
    ['reopened', s.reopenedAt],
    ['delivered', s.deliveredAt],
    ['confirmed', s.confirmedAt],
    ['closed', s.closedAt],
  ];
  return order.reduce<[RequestState, Date]>(
    (latest, [state, stamp]) => (stamp !== null && stamp <= at && stamp >= latest[1] ? [state, stamp] : latest),
    ['submitted', s.askedAt],
  );
}
