import { convertAmount } from '../../../contract/money.ts';
import { weightedAmount } from '../../sales/rules/index.ts';
import type { DealRow } from './records.ts';

/** Amounts in one currency at the rates of one date; a currency without a rate is left out and named. */
export interface Worth { currency: string; rates: Readonly<Record<string, string>>; missing: Set<string>; into(minor: string, currency: string): bigint }

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
/** An open deal by its stage: amount times probability, in the one currency. */
export const weighedDeal = ({ id, name, account_id, owner, commit, ...r }: DealRow, worth: Worth): WeighedDeal =>
  ({ id, name, account_id, owner, commit, weighted: worth.into(weightedAmount({ amount: { minor: BigInt(r.minor), currency: r.currency }, probabilityBp: r.bp }).minor.toString(), r.currency) });
