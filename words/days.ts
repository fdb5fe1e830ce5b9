/** Dates are `YYYY-MM-DD` and belong to no zone; instants are points in time. These never mix them up. */

import { isKept } from '../contract/days.ts';

const dayMs = 86_400_000;
const utc = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** The date at UTC noon: for Intl with `timeZone: 'UTC'`, so that no zone can move it. */
export const dateOf = (day: string): Date => new Date(utc(day) + dayMs / 2);
export const addDays = (day: string, n: number): string => new Date(utc(day) + n * dayMs).toISOString().slice(0, 10);
/** Whole days from `a` to `b`: 1 when b is the day after a, whatever the clocks did that night. */
export const daysBetween = (a: string, b: string): number => Math.round((utc(b) - utc(a)) / dayMs);
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && isKept(text) && !Number.isNaN(utc(text)) && new Date(utc(text)).toISOString().startsWith(text);

const zoned = new Map<string, Intl.DateTimeFormat>();

/** The date on the wall calendar of that zone at that instant. */
export function dayIn(timeZone: string, instant: Date | string): string {
  let format = zoned.get(timeZone);
  if (!format) zoned.set(timeZone, format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }));
  const part = Object.fromEntries(format.formatToParts(new Date(instant)).map((p) => [p.type, p.value]));
  return `${part['year']}-${part['month']}-${part['day']}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the wall shows in that zone at that instant, as if it were UTC, in milliseconds. */
export function wallClock(timeZone: string, instant: Date): number {
  let format = clocks.get(timeZone);
  if (!format) clocks.set(timeZone, format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }));
  return Date.parse(`${format.format(instant).replace(' ', 'T')}Z`);
}

/** The time on the wall in that zone at that instant, to the minute: `09:05`. */
export const timeIn = (timeZone: string, instant: Date): string => new Date(wallClock(timeZone, instant)).toISOString().slice(11, 16);
