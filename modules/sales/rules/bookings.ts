import { amountText, type Amount } from '../../../contract/money.ts';
import { reason, type Day, type Reason } from '../../organization/rules/index.ts';

/** A booking is an event that is never edited: a mistake is put right, and a return credited, by events that mirror it. */
export type BookingKind = 'booking' | 'amendment' | 'credit_note' | 'reversal';
/** `reporting`: its value in the reporting currency at the dated rate `fxRateId`; null where no rate existed. */
export interface Booking {
  id: string;
  kind: BookingKind;
  bookedOn: Day;
  amount: Amount;
  fxRateId: string | null;
  reporting: Amount | null;
  reversesId: string | null;
}
export interface MirrorEvent {
  kind: 'credit_note' | 'reversal';
  reversesId: string;
  bookedOn: Day;
  amount: Amount;
  fxRateId: string | null;
  reporting: Amount | null;
}
export type BookingReason =
  | 'is_a_mirror_itself'
  | 'already_reversed'
  | 'before_the_booking'
  | 'other_currency'
  | 'nothing_to_credit'
  | 'more_than_is_left'
  | 'mirrored'
  | 'credited';
export interface MirrorPlan {
  event: MirrorEvent | null;
  reasons: Reason<BookingReason>[];
}

const refused = (code: BookingReason, figures: Reason['figures'] = {}): MirrorPlan => ({ event: null, reasons: [reason(code, figures)] });

/** What is left of a booking after the credit notes and reversals that refer to it. */
export const remainingOf = (booking: Booking, mirrors: readonly Booking[]): Amount => ({
  minor: mirrors.filter((m) => m.reversesId === booking.id).reduce((left, m) => left + m.amount.minor, booking.amount.minor),
  currency: booking.amount.currency,
});

function against(booking: Booking, mirrors: readonly Booking[], on: Day): MirrorPlan | null {
  if (booking.kind === 'credit_note' || booking.kind === 'reversal') return refused('is_a_mirror_itself', { kind: booking.kind });
  if (mirrors.some((m) => m.kind === 'reversal' && m.reversesId === booking.id)) return refused('already_reversed', { booking: booking.id });
  return on < booking.bookedOn ? refused('before_the_booking', { bookedOn: booking.bookedOn, on }) : null;
}

/**
 * The event that undoes what is left of a booking, to the last cent, at the booking's own rate: together they are zero in
 * both currencies. Refused twice, and for a mirror of a mirror.
 */
export function planReversal(booking: Booking, mirrors: readonly Booking[], on: Day): MirrorPlan {
  const refusal = against(booking, mirrors, on);
  if (refusal) return refusal;
  const left = remainingOf(booking, mirrors);
  if (left.minor <= 0n) return refused('nothing_to_credit', { booking: booking.id });
  return {
    event: mirror(booking, mirrors, 'reversal', on, left.minor),
    reasons: [reason('mirrored', { booking: booking.id, amount: amountText(left) })],
  };
}

/** The event that takes part of a booking back; `credit` is the size of it, in the booking's currency. */
export function planCredit(booking: Booking, mirrors: readonly Booking[], on: Day, credit: Amount): MirrorPlan {
  const refusal = against(booking, mirrors, on);
  if (refusal) return refusal;
  const left = remainingOf(booking, mirrors);
  if (credit.currency !== left.currency) return refused('other_currency', { booking: left.currency, credit: credit.currency });
  if (credit.minor <= 0n) return refused('nothing_to_credit', { booking: booking.id });
  if (credit.minor > left.minor) return refused('more_than_is_left', { left: amountText(left), credit: amountText(credit) });
  return {
    event: mirror(booking, mirrors, 'credit_note', on, credit.minor),
    reasons: [reason('credited', { booking: booking.id, amount: amountText(credit), left: amountText(left) })],
  };
}

/** The reporting value follows in proportion and closes with the last event: what is left of it goes with what is left of the amount. */
function mirror(booking: Booking, mirrors: readonly Booking[], kind: MirrorEvent['kind'], on: Day, minor: bigint): MirrorEvent {
  const left = remainingOf(booking, mirrors).minor;
  const reportingLeft =
    booking.reporting &&
    mirrors.filter((m) => m.reversesId === booking.id).reduce((sum, m) => sum + (m.reporting?.minor ?? 0n), booking.reporting.minor);
  const reporting =
    booking.reporting && reportingLeft !== null ? { minor: -((reportingLeft * minor) / left), currency: booking.reporting.currency } : null;
  return {
    kind,
    reversesId: booking.id,
    bookedOn: on,
    amount: { minor: -minor, currency: booking.amount.currency },
    fxRateId: booking.fxRateId,
    reporting,
  };
}
