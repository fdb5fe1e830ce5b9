import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id } from '../../../contract/shapes.ts';

/** `value`: the customer-focus index, 0 to 1 (DOMAIN F1). `evidence`: minutes logged over minutes of work; `low`: too little to lean on. */
const Index = z.object({ value: z.number(), evidence: z.number().nullable(), low: z.boolean() });

/**
 * The customer-focus index over the eight whole weeks before a day: of each unit with all below it, and of the reader to
 * themselves (`own`; a null value: too little is logged). A unit has a row only where five people or more log time in it, and where
 * nobody can work out a smaller group's by taking shown units from one another.
 */
export const unitFocus = endpoint({
  method: 'GET', path: '/api/v1/structure/focus', summary: 'Customer focus of the units of five people or more, and one’s own',
  input: z.object({ on: Day.optional() }),
  output: z.object({
    on: Day, from: Day, to: Day, leastPeople: z.int(), rows: z.array(Index.extend({ unitId: Id, people: z.int() })),
    own: z.object({ seatIds: z.array(Id), value: z.number().nullable(), low: z.boolean() }).nullable(),
  }),
});
export type UnitFocus = z.output<typeof unitFocus.output>;
