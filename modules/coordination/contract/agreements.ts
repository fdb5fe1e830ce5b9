import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Currency, Day, Id, Instant, Money, Named } from '../../../contract/shapes.ts';

const limits = {
  /** Minutes of the receiving seat's working time since the offer. */
  decisionMinutes: z.int().min(1).max(100_000), firstAttemptMinutes: z.int().min(1).max(100_000),
  contactMinutes: z.int().min(1).max(100_000), dispositionMinutes: z.int().min(1).max(200_000),
  /** Working days to settle a dispute. */
  disputeDays: z.int().min(1).max(60),
};
/** Working minutes for which the clock of one hand-off may stand still in all; 0: not at all. */
const pauseCapMinutes = z.int().min(0).max(100_000);

/** What both divisions promise each other. `market` null: wherever a market has none of its own. It holds from `from` until the next begins. */
export const Agreement = z.object({
  id: Id, market: Named.nullable(), definition: z.string(), definitionEs: z.string(), definitionEn: z.string(), ...z.object(limits).shape, pauseCapMinutes,
  /** What marketing owes a month: accepted leads and their value. */
  leadsAMonth: z.int().nullable(), valueAMonth: Money.nullable(), from: Day, to: Day.nullable(), agreedAt: Instant, agreedBySales: Named.nullable(), agreedByMarketing: Named.nullable(),
});
export type Agreement = z.infer<typeof Agreement>;

/** `current` is the one a hand-off in this market would be offered under today; `history` the market's own and the company's, the latest first. */
export const getAgreement = endpoint({
  method: 'GET', path: '/api/v1/agreement', summary: 'The agreement between the divisions in a market, with its history',
  input: z.object({ market: Id.optional() }), output: z.object({ current: Agreement.nullable(), history: z.array(Agreement) }),
});

/** Adds an agreement from a date on; what was offered before keeps its own. Refused `coordination.agreement_backwards` when `from` is past. */
export const setAgreement = endpoint({
  method: 'POST', path: '/api/v1/agreements', summary: 'Set the agreement between the divisions from a date on', creates: true,
  input: z.object({
    marketId: Id.nullable().default(null), from: Day, definitionEs: z.string().trim().min(1).max(600), definitionEn: z.string().trim().min(1).max(600), ...limits, pauseCapMinutes: pauseCapMinutes.default(2400),
    leadsAMonth: z.int().min(0).max(1_000_000).nullable().default(null), valueAMonthMinor: z.string().regex(/^\d{1,17}$/).nullable().default(null), currency: Currency.nullable().default(null),
    agreedBySales: Id.nullable().default(null), agreedByMarketing: Id.nullable().default(null),
  }),
  output: Agreement,
});
