import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Money, QueryList } from '../../../contract/shapes.ts';
import { SheetFormat, sheetTypes } from '../../../contract/sheet.ts';

/** A report covers [from, to): `to` is the first day after it. What the caller may not read does not count, and `partial` says so. */
const Span = { from: Day, to: Day };
const Filter = { market: QueryList(z.uuid()).optional() };

export const FunnelBy = z.enum(['origin', 'campaign', 'unit', 'seat', 'market', 'month']);
export type FunnelBy = z.infer<typeof FunnelBy>;
const Counts = {
  leads: z.int(), accepted: z.int(), qualified: z.int(), won: z.int(),
  /** won / leads; null where there are no leads. */
  conversion: z.number().nullable(),
  booked: z.array(Money),
};

/**
 * The cohort of leads whose first contact falls in the span (dates in the market's zone), counted as accepted, qualified
 * and won, and with their bookings, whenever that happened. `key` is the origin's key, an id, or YYYY-MM; '' for none.
 * By unit or seat: with the structure of each lead's own date or, told `structureOn`, of that date. The total is the same.
 */
export const funnelReport = endpoint({
  method: 'GET', path: '/api/v1/reports/funnel', summary: 'The funnel of a cohort of leads, from first contact to bookings',
  input: z.object({ by: FunnelBy.default('origin'), structureOn: Day.optional(), ...Span, ...Filter }),
  output: z.object({
    rows: z.array(z.object({ key: z.string(), name: z.string(), ...Counts })),
    total: z.object(Counts),
    partial: z.boolean(),
  }),
});
export type FunnelReport = z.infer<typeof funnelReport.output>;

export const Model = z.enum(['first', 'last', 'linear', 'time-decay', 'position']);
export type Model = z.infer<typeof Model>;
export const AttributionBy = z.enum(['origin', 'campaign', 'channel', 'market', 'unit', 'seat', 'month']);
export type AttributionBy = z.infer<typeof AttributionBy>;

/**
 * Bookings of the span divided among the touches before them, to the cent: attributed plus unattributed (plus what is
 * still being divided) equals booked, per currency. An accounting convention, not a cause. By unit or seat: the seat that
 * signed, in the structure of the booking's own date, or, told `structureOn`, the seat that leads the customer on that date.
 */
export const attributionReport = endpoint({
  method: 'GET', path: '/api/v1/reports/attribution', summary: 'Where bookings came from, by a model, tied out to the cent',
  input: z.object({ model: Model.default('position'), by: AttributionBy.default('origin'), structureOn: Day.optional(), ...Span, ...Filter }),
  output: z.object({
    /** `bookings`: how many have a part here, in all and `bookingsIn` each currency. */
    rows: z.array(z.object({ key: z.string(), name: z.string(), attributed: z.array(Money), bookings: z.int(), bookingsIn: z.record(z.string(), z.int()) })),
    unattributed: z.array(Money),
    booked: z.array(Money),
    /** Booked moments ago and not divided yet; empty as a rule. */
    pending: z.array(Money),
    /** Bookings by how many touches count: only those with several tell the models apart. */
    touches: z.object({ none: z.int(), one: z.int(), several: z.int() }),
    partial: z.boolean(),
  }),
});
export type AttributionReport = z.infer<typeof attributionReport.output>;

export const exportFunnel = endpoint({
  method: 'GET', path: '/api/v1/reports/funnel.:format', summary: 'The same funnel as a file', file: sheetTypes, input: funnelReport.input.extend({ format: SheetFormat }), output: z.unknown(),
});
export const exportAttribution = endpoint({
  method: 'GET', path: '/api/v1/reports/attribution.:format', summary: 'The same attribution as a file', file: sheetTypes, input: attributionReport.input.extend({ format: SheetFormat }), output: z.unknown(),
});
