/** A decimal number as it was written, exactly: `units / 10^scale`. */
export interface Decimal {
  units: bigint;
  scale: number;
}
export type DecimalMark = '.' | ',';
export type DecimalProblem = 'empty' | 'not_a_number' | 'ambiguous';

const grouping = /[\s\u00a0\u202f\u2009'’]/g;
const plain = /^\d+(?:[.,]\d+)?$|^[.,]\d+$/;
const grouped = /^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?$/;

/**
 * Reads a decimal as people and files write it: `1.234,56`, `1,234.56`, `1 234,56`, `676851.48`, `-5`. Signs in brackets or behind are refused.
 * One lone mark followed by exactly three digits (`1.234`) could be either: it is `ambiguous` unless `mark` says which
 * one begins the decimals. No float is involved.
 */
export function readDecimal(text: string, mark?: DecimalMark): Decimal | { problem: DecimalProblem } {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: 'empty' };
  const negative = /^[-−]/.test(trimmed);
  const digits = trimmed.replace(/^[-−+]\s*/, '');
  if (/^[^\d.,]|[^\d.,]$/.test(digits)) return { problem: 'not_a_number' };
  const body = digits.replace(grouping, '');
  const decimal = mark ?? markOf(body);
  if (decimal === 'ambiguous') return { problem: 'ambiguous' };
  if (!isWellFormed(body, decimal)) return { problem: 'not_a_number' };
  const [whole = '', fraction = ''] = body.replaceAll(decimal === '.' ? ',' : '.', '').split(decimal);
  const units = BigInt(whole + fraction);
  return { units: negative ? -units : units, scale: fraction.length };
}

function isWellFormed(body: string, decimal: DecimalMark): boolean {
  if (plain.test(body)) return !body.includes(decimal === '.' ? ',' : '.') || grouped.test(body);
  if (!grouped.test(body)) return false;
  const group = /[.,]/.exec(body)?.[0];
  return group !== decimal;
}

/** With both marks present the last one begins the decimals; a mark that repeats only groups thousands. */
function markOf(body: string): DecimalMark | 'ambiguous' {
  const marks = body.match(/[.,]/g) ?? [];
  const last = marks.at(-1) as DecimalMark | undefined;
  if (!last) return '.';
  if (new Set(marks).size === 2) return last;
  if (marks.length > 1) return last === '.' ? ',' : '.';
  return grouped.test(body) ? 'ambiguous' : last;
}

/** Integer division rounded half to even, for any signs (a positive divisor). */
export function divideHalfEven(value: bigint, by: bigint): bigint {
  const [size, negative] = value < 0n ? [-value, true] : [value, false];
  const [whole, rest] = [size / by, (size % by) * 2n];
  const up = rest > by || (rest === by && whole % 2n === 1n) ? whole + 1n : whole;
  return negative ? -up : up;
}

/** `Decimal` written plainly: `-1234.56`. */
export function writeDecimal({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const at = digits.length - scale;
  return (units < 0n ? '-' : '') + digits.slice(0, at) + (scale > 0 ? `.${digits.slice(at)}` : '');
}
