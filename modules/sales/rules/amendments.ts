import { amountText, type Amount } from '../../../contract/money.ts';
import { reason, type Day, type Reason } from '../../organization/rules/index.ts';
import { remainingOf, type Booking } from './bookings.ts';

export type AmendmentReason =
  | 'is_a_mirror_itself'
  | 'amends_another'
  | 'already_reversed'
  | 'before_the_booking'
  | 'other_currency'
  | 'nothing_to_amend'
  | 'leaves_nothing'
  | 'amended';
export interface AmendmentPlan {
  amends: string | null;
  reasons: Reason<AmendmentReason>[];
}

const refused = (code: AmendmentReason, figures: Reason['figures'] = {}): AmendmentPlan => ({ amends: null, reasons: [reason(code, figures)] });

/**
 * Whether a booking may grow or shrink by `change`, signed, in its own currency. It refers to the booking (so that
 * attribution keeps the weights frozen then) and something of the booking must be left: all of it is taken back by a
 * reversal. `others`: the events that refer to the booking.
 */
export function planAmendment(booking: Booking, others: readonly Booking[], on: Day, change: Amount): AmendmentPlan {
  if (booking.kind === 'credit_note' || booking.kind === 'reversal') return refused('is_a_mirror_itself', { kind: booking.kind });
  if (booking.kind === 'amendment') return refused('amends_another', { amends: booking.reversesId });
  if (others.some((o) => o.kind === 'reversal' && o.reversesId === booking.id)) return refused('already_reversed', { booking: booking.id });
  if (on < booking.bookedOn) return refused('before_the_booking', { bookedOn: booking.bookedOn, on });
  if (change.currency !== booking.amount.currency) return refused('other_currency', { booking: booking.amount.currency, amendment: change.currency });
  if (change.minor === 0n) return refused('nothing_to_amend', { booking: booking.id });
  const left = remainingOf(booking, others);
  if (left.minor + change.minor <= 0n) return refused('leaves_nothing', { left: amountText(left), change: amountText(change) });
  return { amends: booking.id, reasons: [reason('amended', { booking: booking.id, change: amountText(change) })] };
}
