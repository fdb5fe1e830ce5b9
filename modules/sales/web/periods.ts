import { addMonths } from '../../organization/rules/index.ts';

/** The calendar quarter a day falls in, half-open. */
export function quarterOf(day: string): { from: string; to: string } {
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  const from = `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
  return { from, to: addMonths(from, 3) };
}
