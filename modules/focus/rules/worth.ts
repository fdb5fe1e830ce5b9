import { convertAmount } from '../../../contract/money.ts';
import { weightedAmount } from '../../sales/rules/index.ts';
import type { DealRow } from './records.ts';

/** Amounts in one currency at the rates of one date; a currency without a rate is left out and named. */
export interface Worth { currency: string; rates: Readonly<Record<string, string>>; missing: Set<string>; into(minor: string | bigint, currency: string): bigint }

export function worthAt({ currency, rates }: Pick<Worth, 'currency' | 'rates'>): Worth {
  const missing = new Set<string>();
  return {
    currency, rates, missing,
    into(minor, from) {
      if (from === currency) return BigInt(minor);
      const rate = rates[from];
      if (rate === undefined) missing.add(from);
      return rate === undefined ? 0n : convertAmount({ minor: BigInt(minor), currency: from }, currency, rate).minor;
    },
  };
}

export interface WeighedDeal { id: string; name: string; account_id: string; owner: string; commit: boolean; weighted: bigint }

/** Open deals by their stage, amount times probability, in the one currency; and all others as one sum: the kept sums of `all` by currency, less these. */
export function weighedDeals(rows: readonly DealRow[], all: readonly { currency: string; minor: string }[], worth: Worth): { deals: WeighedDeal[]; rest: bigint } {
  const own = new Map<string, bigint>();
  const deals = rows.map(({ id, name, account_id, owner, commit, ...r }): WeighedDeal => {
    const { minor } = weightedAmount({ amount: { minor: BigInt(r.minor), currency: r.currency }, probabilityBp: r.bp });
    own.set(r.currency, (own.get(r.currency) ?? 0n) + minor);
    return { id, name, account_id, owner, commit, weighted: worth.into(minor, r.currency) };
  });
  return { deals, rest: all.reduce((sum, a) => sum + worth.into(BigInt(a.minor) - (own.get(a.currency) ?? 0n), a.currency), 0n) };
}
