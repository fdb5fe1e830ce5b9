import { sql } from 'kysely';
import { convertAmount } from '../../../../contract/money.ts';
import type { Asked } from './asked.ts';

/** What was spent, `times` alike: each is converted once at the rate of its day, like a booking, so that months add up to their quarter. */
export interface Spent { currency: string; rate: string | null; minor: string; times: number }

/** Of a `published.campaign_cost x` joined with `spentRate`, grouped by currency, rate and amount. */
export const spentColumns = sql`x.currency::text as currency, f.rate::text as rate, x.minor::text as minor, count(*)::int as times`;
export const spentRate = ({ currency }: Pick<Asked, 'currency'>) =>
  sql`left join published.fx_rate f on f.from_currency = x.currency and f.to_currency = ${currency} and f.valid @> x.spent_on`;

/** The sum in one currency, or null with the currencies whose rate is missing. */
export function spentIn(spent: readonly Spent[], currency: string): { minor: bigint | null; missing: string[] } {
  const missing = [...new Set(spent.filter((s) => s.currency !== currency && s.rate === null).map((s) => s.currency))];
  if (missing.length > 0) return { minor: null, missing };
  const worth = ({ minor, currency: own, rate }: Spent) => (own === currency ? BigInt(minor) : convertAmount({ minor: BigInt(minor), currency: own }, currency, rate!).minor);
  return { minor: spent.reduce((sum, s) => sum + worth(s) * BigInt(s.times), 0n), missing };
}
