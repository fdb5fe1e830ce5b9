import { isKept } from '../../../contract/days.ts';

/** A date without a zone, 'YYYY-MM-DD'. Compares as text. */
export type Day = string;
/** Half-open: `from` is in, `to` is out; `to` null never ends. */
export interface Period {
  from: Day;
  to: Day | null;
}

const dayMs = 86_400_000;
const pattern = /^\d{4}-\d{2}-\d{2}$/;
const numberOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
const dayOf = (n: number): Day => new Date(n * dayMs).toISOString().slice(0, 10);

/** A date that exists, in a year that is kept: 2027-02-29 is none, nor is 0024-05-01. */
export const isDay = (text: string): boolean => {
  if (!pattern.test(text) || !isKept(text)) return false;
  const n = numberOf(text);
  return Number.isFinite(n) && dayOf(n) === text;
};

/** The later of two dates. Dates compare as text: Math.max would make them no number. */
export const laterDay = (a: Day, b: Day): Day => (a > b ? a : b);

export const addDays = (day: Day, days: number): Day => dayOf(numberOf(day) + days);
/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from);
/** ISO 8601: Monday is 1, Sunday 7. */
export const weekdayOf = (day: Day): number => ((((numberOf(day) + 3) % 7) + 7) % 7) + 1;

/** The same day of another month, or its last one: a month after 31 January is 28 (or 29) February. */
export function addMonths(day: Day, months: number): Day {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number);
  const index = y * 12 + m - 1 + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
  const nextFirst = month === 12 ? `${String(year + 1).padStart(4, '0')}-01-01` : `${first.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`;
  return addDays(first, Math.min(d, daysBetween(first, nextFirst)) - 1);
}

/** The first day of the month, quarter or fiscal year (beginning in month `yearStart`) that holds `day`. */
export function periodStart(day: Day, unit: 'month' | 'quarter' | 'year', yearStart = 1): Day {
  const first = `${day.slice(0, 8)}01`;
  if (unit === 'month') return first;
  const into = (Number(day.slice(5, 7)) - yearStart + 12) % 12;
  return addMonths(first, -(unit === 'year' ? into : into % 3));
}
