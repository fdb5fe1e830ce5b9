import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Currency, Day, QueryList } from '../../../contract/shapes.ts';
import { SheetFormat, sheetTypes } from '../../../contract/sheet.ts';

/*
  What happened in a span, by unit or seat, read twice: as it was (the structure of each event's own date) and as it is (the
  structure of a chosen date). Both readings share one total; the bridge between them says what moved.
*/

export const ReadingOf = z.enum(['bookings', 'leads']);
export type ReadingOf = z.infer<typeof ReadingOf>;
export const ReadingBy = z.enum(['unit', 'seat']);
export type ReadingBy = z.infer<typeof ReadingBy>;

/** Minor units of the bridge's currency; leads where it has none. A decimal string, like `Money.minor`. */
const Size = z.string().regex(/^-?\d+$/);
export const StructureBridge = z.object({
  currency: Currency.nullable(), total: Size, events: z.int(),
  /** `was` less `out` plus `in` is `is`. `key` is an id; '' for what no seat of that date holds. */
  rows: z.array(z.object({ key: z.string(), name: z.string(), was: Size, out: Size, in: Size, is: Size, eventsWas: z.int(), eventsIs: z.int() })),
  /** What changed place, the largest first. */
  moves: z.array(z.object({ from: z.string(), to: z.string(), size: Size, events: z.int() })),
});
export type StructureBridge = z.infer<typeof StructureBridge>;

/**
 * As it was: the seat that owned the booking, or received the lead, and its unit on that day. As it is, on `on` (today unless
 * told): a booking belongs to the seat that leads its customer on that date, a lead to its seat, in the unit it has then.
 */
export const structureReading = endpoint({
  method: 'GET', path: '/api/v1/reports/structure', summary: 'Bookings or leads by unit or seat, as it was and as it is, with the bridge between both',
  input: z.object({ of: ReadingOf.default('bookings'), by: ReadingBy.default('unit'), from: Day, to: Day, on: Day.optional(), market: QueryList(z.uuid()).optional() }),
  output: z.object({ on: Day, bridges: z.array(StructureBridge), partial: z.boolean() }),
});
/** A row for each unit or seat and currency, both readings and what moved between them; then the total of each. */
export const exportStructureReading = endpoint({
  method: 'GET', path: '/api/v1/reports/structure.:format', summary: 'The same readings as a file', file: sheetTypes, input: structureReading.input.extend({ format: SheetFormat }), output: z.unknown(),
});
export type StructureReading = z.infer<typeof structureReading.output>;
