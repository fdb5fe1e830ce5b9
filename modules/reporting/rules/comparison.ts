import { amountText, sumByCurrency, type Amount } from '../../../contract/money.ts';
import { reason, type Reason } from '../../organization/rules/index.ts';

export type ComparisonReason = 'grew' | 'fell' | 'unchanged' | 'base_is_zero' | 'base_unknown' | 'value_unknown';
/** `change`: value less base. `ratio`: change over the size of the base; null where the base is 0 or unknown: nothing grows by infinity. */
export interface Comparison {
  value: number | null;
  base: number | null;
  change: number | null;
  ratio: number | null;
  reasons: Reason<ComparisonReason>[];
}

/** A figure of this period against the one before. */
export function compare(value: number | null, base: number | null): Comparison {
  if (value === null || base === null)
    return { value, base, change: null, ratio: null, reasons: [reason(value === null ? 'value_unknown' : 'base_unknown')] };
  const change = value - base;
  const direction = change === 0 ? 'unchanged' : change > 0 ? 'grew' : 'fell';
  const reasons: Reason<ComparisonReason>[] = [reason(direction, { value, base })];
  if (base === 0) reasons.push(reason('base_is_zero'));
  return { value, base, change, ratio: base === 0 ? null : change / Math.abs(base), reasons };
}

export interface AmountComparison {
  currency: string;
  value: Amount;
  base: Amount;
  change: Amount;
  ratio: number | null;
  reasons: Reason<ComparisonReason>[];
}

/** The same for amounts, one line a currency that either period has; the change is exact, the ratio to a millionth. */
export function compareAmounts(value: readonly Amount[], base: readonly Amount[]): AmountComparison[] {
  const changes = sumByCurrency([...value, ...base.map((b) => ({ ...b, minor: -b.minor }))]);
  return changes.map((change) => {
    const of = (amounts: readonly Amount[]) =>
      sumByCurrency(amounts).find((a) => a.currency === change.currency) ?? { minor: 0n, currency: change.currency };
    const [now, then] = [of(value), of(base)];
    const direction = change.minor === 0n ? 'unchanged' : change.minor > 0n ? 'grew' : 'fell';
    const reasons: Reason<ComparisonReason>[] = [reason(direction, { value: amountText(now), base: amountText(then) })];
    if (then.minor === 0n) reasons.push(reason('base_is_zero'));
    const size = then.minor < 0n ? -then.minor : then.minor;
    return {
      currency: change.currency,
      value: now,
      base: then,
      change,
      ratio: size === 0n ? null : Number((change.minor * 1_000_000n) / size) / 1_000_000,
      reasons,
    };
  });
}
