import { isCurrency, minorDigits } from './currencies.ts';
import { divideHalfEven, readDecimal, writeDecimal, type DecimalMark, type DecimalProblem } from './decimals.ts';

/** An exact amount: integer minor units (cents, and what the currency has instead) and an ISO 4217 code. */
export interface Amount {
  minor: bigint;
  currency: string;
}
/** An amount as it travels in JSON. */
export interface AmountText {
  minor: string;
  currency: string;
}
export type AmountProblem = DecimalProblem | 'unknown_currency' | 'too_many_decimals';

export const amountText = ({ minor, currency }: Amount): AmountText => ({ minor: minor.toString(), currency });
export const amountOf = ({ minor, currency }: AmountText): Amount => ({ minor: BigInt(minor), currency });

/**
 * Reads an amount of `currency` from text, exactly. More decimals than the currency has are refused unless they are
 * zeros (`12.500` EUR is 12.50). `mark` settles `1.234` where the file's habit is known.
 */
export function readAmount(text: string, currency: string, mark?: DecimalMark): Amount | { problem: AmountProblem } {
  if (!isCurrency(currency)) return { problem: 'unknown_currency' };
  const decimal = readDecimal(text, mark);
  if ('problem' in decimal) return decimal;
  const shift = minorDigits(currency) - decimal.scale;
  if (shift >= 0) return { minor: decimal.units * 10n ** BigInt(shift), currency };
  const beyond = 10n ** BigInt(-shift);
  if (decimal.units % beyond !== 0n) return { problem: 'too_many_decimals' };
  return { minor: decimal.units / beyond, currency };
}

/** The amount as a plain decimal, with a point and all the decimals of its currency: `676851.48`. */
export const writeAmount = ({ minor, currency }: Amount): string => writeDecimal({ units: minor, scale: minorDigits(currency) });

/** The sum of two amounts of one currency. Throws when they differ: that is a bug, never a rounding. */
export function addAmounts(a: Amount, b: Amount): Amount {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} do not add up`);
  return { minor: a.minor + b.minor, currency: a.currency };
}

export const negateAmount = ({ minor, currency }: Amount): Amount => ({ minor: -minor, currency });

/** `rate`: how many whole units of `to` one whole unit of the amount's currency is worth, as a plain decimal (`0.0561`). Half to even. */
export function convertAmount(amount: Amount, to: string, rate: string): Amount {
  const read = readDecimal(rate, '.');
  if ('problem' in read || read.units <= 0n) throw new RangeError(`${rate} is not a rate`);
  const up = BigInt(minorDigits(to));
  const down = BigInt(minorDigits(amount.currency) + read.scale);
  return { minor: divideHalfEven(amount.minor * read.units * 10n ** up, 10n ** down), currency: to };
}

/** One sum a currency, in alphabetical order of currency. */
export function sumByCurrency(amounts: Iterable<Amount>): Amount[] {
  const sums = new Map<string, bigint>();
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + minor);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, minor]) => ({ minor, currency }));
}

/**
 * One total in `currency`, only where every rate exists: a missing rate is named, never taken for 1.
 * `rates`: currency code -> units of `currency` for one of it. Each currency's sum is converted once.
 */
export function totalIn(
  currency: string,
  amounts: Iterable<Amount>,
  rates: ReadonlyMap<string, string>,
): { total: Amount | null; missing: string[] } {
  const sums = sumByCurrency(amounts);
  const missing = sums.map((s) => s.currency).filter((c) => c !== currency && !rates.has(c));
  if (missing.length > 0) return { total: null, missing };
  const zero: Amount = { minor: 0n, currency };
  const total = sums.reduce((t, s) => addAmounts(t, s.currency === currency ? s : convertAmount(s, currency, rates.get(s.currency)!)), zero);
  return { total, missing };
}
