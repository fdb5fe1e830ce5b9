import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Money } from '../../../contract/shapes.ts';

/** Customers the seat leads on the day, by class. */
const Customers = z.object({ all: z.int(), a: z.int(), b: z.int(), c: z.int() });
/** What the seat carries today against what it can: customers, open deals, and hand-offs and requests that wait for it; never a person's minutes. */
const Load = z.object({ deals: z.int(), requests: z.int(), carried: z.int(), capacity: z.int().nullable(), share: z.number().nullable(), state: z.enum(['over', 'within', 'under', 'unknown']) });

export const SeatFigures = z.object({
  seatId: Id, customers: Customers,
  /** Bookings of the twelve months up to the day, by the seat that signed them, in the company's currency; null where a rate is missing. */
  booked: Money.nullable(),
  /** Open deals that are forecast, each weighted by its stage to the last unit as in the executive report, and the load: only of today, since what is open is not kept by date. */
  pipeline: Money.nullable(), load: Load.nullable(),
  /** What the seat costs in a year at the rate of the day, its share of a full time already in it; null where no rate is set, or the reader may not see it. `costUnknown`: 1 where no rate is set. */
  cost: Money.nullable(), costUnknown: z.int(),
});
export type SeatFigures = z.infer<typeof SeatFigures>;

/**
 * What each seat holds on a date: of the seats the caller's right reaches, the others have no row. `band`: from what share
 * of its capacity a seat is under- and overloaded. `missing`: currencies without a rate, whose seats have no total. `seesCost` false: the reader may see no seat's cost.
 */
export const seatFigures = endpoint({
  method: 'GET', path: '/api/v1/structure/figures', summary: 'Customers, bookings, pipeline, load and cost of each seat on a date',
  input: z.object({ on: Day.optional() }),
  output: z.object({ on: Day, from: Day, currency: z.string(), missing: z.array(z.string()), seesCost: z.boolean(), band: z.object({ under: z.number(), over: z.number() }), rows: z.array(SeatFigures) }),
});
