import { amountText, sumByCurrency, totalIn } from '../../../../contract/money.ts';
import type { Money } from '../../../../contract/shapes.ts';
import type { Total } from '../../contract/executive.ts';
import type { Asked } from './asked.ts';

/** Events of one currency summed: `reporting` is what those with a rate of their day are worth, `missing` how many have none. */
export interface Sum { currency: string; minor: string; reporting: string | null; missing: number; events: number }

/** A total of events that were converted each at the rate of its day. */
export function totalOf(sums: readonly Sum[], currency: string): Total {
  const missing = [...new Set(sums.filter((s) => s.missing > 0).map((s) => s.currency))].sort();
  return {
    sums: sumByCurrency(sums.map((s) => ({ minor: BigInt(s.minor), currency: s.currency }))).map(amountText), missing,
    total: missing.length > 0 ? null : { minor: sums.reduce((t, s) => t + BigInt(s.reporting ?? '0'), 0n).toString(), currency },
  };
}

/** A total of what is still open, in today's money. */
export function openTotal(amounts: readonly { currency: string; minor: string }[], { currency, rates }: Pick<Asked, 'currency' | 'rates'>): Total {
  const some = amounts.map((a) => ({ minor: BigInt(a.minor), currency: a.currency }));
  const { total, missing } = totalIn(currency, some, rates);
  return { sums: sumByCurrency(some).map(amountText), total: total && amountText(total), missing };
}

/** How much more than before, as a share of before; null where there was nothing to compare with. */
export function growth(now: Money | null, before: Money | null): number | null {
  if (!now || !before || BigInt(before.minor) === 0n) return null;
  const base = BigInt(before.minor), size = base < 0n ? -base : base;
  return Number(((BigInt(now.minor) - base) * 1_000_000n) / size) / 1_000_000;
}
