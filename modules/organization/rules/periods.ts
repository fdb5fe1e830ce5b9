import type { Day, Period } from './days.ts';

/** Half-open periods of days and what can be asked of them. A null `to` lies after every day. */
const before = (a: Day | null, b: Day | null): boolean => a !== null && (b === null || a < b);
const earlier = (a: Day | null, b: Day | null): Day | null => (before(b, a) ? b : a);
const later = (a: Day, b: Day): Day => (a > b ? a : b);

export const isEmpty = (p: Period): boolean => p.to !== null && p.to <= p.from;
export const contains = (p: Period, day: Day): boolean => p.from <= day && before(day, p.to);

/** What both have in common, or null. */
export function intersect(a: Period, b: Period): Period | null {
  const common = { from: later(a.from, b.from), to: earlier(a.to, b.to) };
  return isEmpty(common) ? null : common;
}

export const overlaps = (a: Period, b: Period): boolean => intersect(a, b) !== null;

/** The most full time that `held` takes on any one day of `within`: it only rises where one of them begins. */
export function mostAtOnce(held: readonly (Period & { fte: number })[], within: Period): number {
  const days = [within.from, ...held.map((h) => h.from).filter((day) => contains(within, day))];
  return Math.max(...days.map((day) => held.reduce((sum, h) => (contains(h, day) ? sum + h.fte : sum), 0)));
}

/** What is left of `a` without `b`: nothing, one piece or two. */
export function subtract(a: Period, b: Period): Period[] {
  if (!overlaps(a, b)) return isEmpty(a) ? [] : [a];
  const pieces = [{ from: a.from, to: earlier(a.to, b.from) }];
  if (b.to !== null) pieces.push({ from: later(a.from, b.to), to: a.to });
  return pieces.filter((p) => !isEmpty(p));
}

/** The same days as fewest periods, in order: touching and overlapping ones become one. */
export function merge(periods: readonly Period[]): Period[] {
  const merged: Period[] = [];
  for (const p of periods.filter((x) => !isEmpty(x)).sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (last && !before(last.to, p.from)) last.to = before(last.to, p.to) ? p.to : last.to;
    else merged.push({ ...p });
  }
  return merged;
}

/** The parts of `within` that none of `covers` covers, in order. */
export const gaps = (covers: readonly Period[], within: Period): Period[] =>
  merge(covers).reduce((left, cover) => left.flatMap((p) => subtract(p, cover)), isEmpty(within) ? [] : [within]);

/** The parts of days that more than one of `periods` covers. */
export function doubled(periods: readonly Period[]): Period[] {
  return merge(periods.flatMap((a, i) => periods.slice(i + 1).flatMap((b) => intersect(a, b) ?? [])));
}
