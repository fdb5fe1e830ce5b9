import { addDays, daysBetween } from '../../../words/days.ts';

/** From days to pixels along the line: [from, to) over the width between the labels at the left and the right edge. */
export interface Scale { x: (day: string) => number; at: (n: number) => number; days: number; left: number; right: number; day: (date: string) => number }

export function scaleOf(from: string, to: string, width: number, left = 104, margin = 14): Scale {
  const days = Math.max(1, daysBetween(from, to));
  const at = (n: number) => left + ((width - left - margin) * n) / days;
  const day = (date: string) => daysBetween(from, date);
  return { x: (date) => at(day(date)), at, day, days, left, right: width - margin };
}

/** The first of each month within [from, to), beginning with `from` itself. */
export function monthsOf(from: string, to: string): string[] {
  const months = [from];
  for (;;) {
    const last = months.at(-1)!;
    const next = `${addDays(`${last.slice(0, 7)}-28`, 5).slice(0, 7)}-01`;
    if (next >= to) return months;
    months.push(next);
  }
}
