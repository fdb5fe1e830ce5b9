import { addMonths, type Day } from '../../organization/rules/index.ts';

/* Quarters of the calendar by their names: `2026-Q4`. */

export const quarterOf = (day: Day): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
/** Half-open. */
export function spanOfQuarter(quarter: string): { from: Day; to: Day } {
  const from = `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - 2).padStart(2, '0')}-01`;
  return { from, to: addMonths(from, 3) };
}
/** The `n` quarters that end with this one, the oldest first. */
export const quartersUpTo = (quarter: string, n: number): string[] =>
  Array.from({ length: n }, (_, i) => quarterOf(addMonths(spanOfQuarter(quarter).from, 3 * (i - n + 1))));
