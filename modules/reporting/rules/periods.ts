import { addDays, addMonths, type Day, daysBetween } from '../../organization/rules/index.ts';

export interface Span { from: Day; to: Day }

const isFirst = (day: Day): boolean => day.endsWith('-01');

/** Whole months in [from, to), or null when it is not made of whole months. */
export function monthsIn({ from, to }: Span): number | null {
  if (!isFirst(from) || !isFirst(to)) return null;
  let n = 0;
  while (addMonths(from, n) < to) n++;
  return n;
}

/** The period right before: as many whole months where it is made of months, else as many days. */
export function periodBefore({ from, to }: Span): Span {
  const months = monthsIn({ from, to });
  return { from: months === null ? addDays(from, -daysBetween(from, to)) : addMonths(from, -months), to: from };
}
export const yearBefore = ({ from, to }: Span): Span => ({ from: addMonths(from, -12), to: addMonths(to, -12) });

/**
 * What a period is set against: the one before it and the year before. While it still runs on `on`, both end on the same day of
 * theirs, so that the days that have passed are never held against a whole month.
 */
export function comparedWith(period: Span, on: Day): { before: Span; year: Span } {
  const before = periodBefore(period), year = yearBefore(period), months = monthsIn(period);
  if (!isRunning(period, on)) return { before, year };
  const sameDay = months === null ? addDays(before.from, daysBetween(period.from, on)) : addMonths(on, -months);
  return { before: { from: before.from, to: earlier(addDays(sameDay, 1), before.to) }, year: { from: year.from, to: earlier(addDays(addMonths(on, -12), 1), year.to) } };
}
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** The `n` calendar months that end with the one of the period's last day, `YYYY-MM`. */
export function monthsUpTo({ to }: Span, n: number): string[] {
  const last = `${addDays(to, -1).slice(0, 8)}01`;
  return Array.from({ length: n }, (_, i) => addMonths(last, i - n + 1).slice(0, 7));
}

/** Some of the period is still to come on `on`. */
export const isRunning = (period: Span, on: Day): boolean => period.from <= on && addDays(on, 1) < period.to;

/** The last day that counts: of the period, or the one it was drawn up on. */
export const lastDayOf = (period: Span, on: Day): Day => { const last = addDays(period.to, -1); return last < on ? last : on; };
