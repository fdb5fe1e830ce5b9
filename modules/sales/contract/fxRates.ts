import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Currency, Day, Id } from '../../../contract/shapes.ts';

/** One unit of `from` is `rate` of `to` on each day from `since` until before `until`; null: still. */
export const FxRate = z.object({ id: Id, from: Currency, to: Currency, rate: z.string(), since: Day, until: Day.nullable() });
export type FxRate = z.infer<typeof FxRate>;

export const listFxRates = endpoint({
  method: 'GET', path: '/api/v1/fx-rates', summary: 'Exchange rates, the latest first',
  input: z.object({ from: Currency.optional(), to: Currency.optional() }),
  output: z.object({
    rows: z.array(FxRate),
    /** Currencies of bookings that have no rate for their day, with how many bookings wait for one. */
    missing: z.array(z.object({ from: Currency, to: Currency, firstOn: Day, bookings: z.int() })),
  }),
});
/**
 * A rate is recorded, never changed; a newer one ends an open-ended one where it begins. Bookings of those days that had
 * no rate are converted with it, once. `conflict` (rule `sales.rate_exists`) where another rate holds on some of its days.
 */
export const recordFxRate = endpoint({
  method: 'POST', path: '/api/v1/fx-rates', summary: 'Record an exchange rate from a day on', creates: true,
  input: z.object({
    from: Currency, to: Currency, rate: z.string().regex(/^\d{1,9}(\.\d{1,10})?$/), since: Day, until: Day.nullable().default(null),
  }),
  output: FxRate.extend({ converted: z.int() }),
});
