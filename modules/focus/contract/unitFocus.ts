import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id } from '../../../contract/shapes.ts';

/** `value`: the customer-focus index, 0 to 1 (DOMAIN F1). `evidence`: minutes logged over minutes of work; `low`: too little to lean on. */
const Index = z.object({ value: z.number(), evidence: z.number().nullable(), low: z.boolean() });

/** Of what was logged, each minute once: with a customer, working for one without them, or for the house. */
const Spent = z.object({ customer: z.number(), linked: z.number(), internal: z.number() });

/**
 * The customer-focus index over the eight whole weeks before a day: of each unit with all below it, and of the reader to
 * themselves (`own`; a null value: too little is logged). `before`: the same of the eight weeks before those, null where it may not be
 * told. Of a unit none of whose seats faces customers, the share of its time that was with one or for one (`linkedShare`) says more. A unit has a row only where five people or more log time in it, and where
 * nobody can work out a smaller group's by taking shown units from one another.
 */
export const unitFocus = endpoint({
  method: 'GET', path: '/api/v1/structure/focus', summary: 'Customer focus of the units of five people or more, and one’s own',
  input: z.object({ on: Day.optional() }),
  output: z.object({
    on: Day, from: Day, to: Day, leastPeople: z.int(), rows: z.array(Index.extend({ unitId: Id, people: z.int(), spent: Spent, linkedShare: z.number(), facesCustomers: z.boolean(), before: z.number().nullable() })),
    own: z.object({ seatIds: z.array(Id), value: z.number().nullable(), low: z.boolean(), spent: Spent, before: z.number().nullable() }).nullable(),
  }),
});
export type UnitFocus = z.output<typeof unitFocus.output>;
