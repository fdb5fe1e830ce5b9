import type { Money } from '../../../contract/shapes.ts';
import type { ContactMark } from '../../../platform/web/lines/marks.ts';
import type { Booking } from '../contract.ts';

interface Words { kinds: Record<Booking['kind'], string>; wasReversed: string }

/** The ledger on a customer's double line: each entry by its kind and amount, and a booking that was reversed says so itself. */
export function bookingMarks(entries: readonly Pick<Booking, 'id' | 'kind' | 'bookedOn' | 'amount' | 'reversesId'>[], words: Words, money: (amount: Money) => string): ContactMark[] {
  const reversed = new Set(entries.filter((e) => e.kind === 'reversal').map((e) => e.reversesId));
  return entries.map((e) => ({ id: e.id, on: e.bookedOn, side: 'sales', label: `${reversed.has(e.id) ? words.wasReversed : words.kinds[e.kind]}: ${money(e.amount)}` }));
}
