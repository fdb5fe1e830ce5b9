import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Money, Named, PageInput, pageOf, QueryList } from '../../../contract/shapes.ts';
import { SheetFormat, sheetTypes } from '../../../contract/sheet.ts';
import { AnAmount } from './opportunities.ts';

/*
  What was sold, as a ledger of events. Nobody edits one, administrators included: there is no endpoint for it and the
  database refuses. A mistake is put right, and a return credited, by an event that mirrors it.
*/
export const BookingKind = z.enum(['booking', 'amendment', 'credit_note', 'reversal']);
export type BookingKind = z.infer<typeof BookingKind>;

export const Booking = z.object({
  id: Id, kind: BookingKind, bookedOn: Day, amount: Money,
  /** In the company's currency, converted once at the rate of its day; null: no rate exists for that day. */
  reporting: Money.nullable(),
  /** The rate that is missing, when `reporting` is null: `MXN` of 2026-03-01. */
  missingRate: z.object({ from: z.string(), to: z.string(), on: Day }).nullable(),
  account: Named, seat: Named, opportunity: Named.nullable(), reversesId: Id.nullable(), reference: z.string().nullable(),
  recordedAt: Instant, recordedBy: z.string().nullable(),
});
export type Booking = z.infer<typeof Booking>;

export const BookingFilter = {
  /** Words of the customer, the deal or the reference. */
  find: z.string().trim().max(100).optional(),
  account: Id.optional(), opportunity: Id.optional(), seat: QueryList(Id).optional(), kind: QueryList(BookingKind).optional(),
  /** Half-open: from `bookedFrom`, before `bookedTo`. */
  bookedFrom: Day.optional(), bookedTo: Day.optional(),
};
export const BookingSort = z.enum(['bookedOn', '-bookedOn']);

export const listBookings = endpoint({
  method: 'GET', path: '/api/v1/bookings', summary: 'What was booked, credited and reversed, the latest first',
  input: z.object({ ...BookingFilter, sort: BookingSort.default('-bookedOn'), ...PageInput }), output: pageOf(Booking),
});
export const exportBookings = endpoint({
  method: 'GET', path: '/api/v1/bookings.:format', summary: 'The same bookings as a file', file: sheetTypes,
  input: z.object({ format: SheetFormat, ...BookingFilter, sort: BookingSort.default('-bookedOn') }), output: z.unknown(),
});
/** `reporting`: the company total, null while a rate is missing; `missing` names the currencies. */
export const bookingTotals = endpoint({
  method: 'GET', path: '/api/v1/bookings/totals', summary: 'Bookings summed by currency, net of credits and reversals',
  input: z.object(BookingFilter),
  output: z.object({ events: z.int(), sums: z.array(Money), reporting: Money.nullable(), missing: z.array(z.string()) }),
});

/** For lists that show customers: what each of them (at most 200) has booked since a day, net; those without a booking have no row. */
export const bookedByAccount = endpoint({
  method: 'GET', path: '/api/v1/bookings/by-account', summary: 'Bookings since a day, summed by customer',
  input: z.object({ account: z.union([z.array(Id).max(200), Id.transform((id) => [id])]), from: Day }),
  output: z.object({ rows: z.array(z.object({ accountId: Id, sums: z.array(Money) })) }),
});

const note = { on: Day, reference: z.string().trim().max(120).optional() };

/** Another booking of a won deal. `conflict` (rule `sales.book_what_is_won`) for one that is not won. */
export const recordBooking = endpoint({
  method: 'POST', path: '/api/v1/bookings', summary: 'Record a booking of a won deal', creates: true,
  input: z.object({ opportunityId: Id, amount: AnAmount, ...note }), output: Booking,
});
/** More or less of what was booked, converted at the rate of its own day. What is left must stay above zero (rule `sales.leaves_nothing`). */
export const amendBooking = endpoint({
  method: 'POST', path: '/api/v1/bookings/:bookingId/amendments', summary: 'Record that a booking grew or shrank', creates: true,
  input: z.object({ bookingId: Id, amount: Money, ...note }), output: Booking,
});
/** `amount`: how much is taken back, positive (rules of `planCredit`: `sales.more_than_is_left`, `sales.already_reversed`...). */
export const creditBooking = endpoint({
  method: 'POST', path: '/api/v1/bookings/:bookingId/credit-notes', summary: 'Take part of a booking back', creates: true,
  input: z.object({ bookingId: Id, amount: AnAmount, ...note }), output: Booking,
});
export const reverseBooking = endpoint({
  method: 'POST', path: '/api/v1/bookings/:bookingId/reversal', summary: 'Take back all that is left of a booking', creates: true,
  input: z.object({ bookingId: Id, ...note }), output: Booking,
});
