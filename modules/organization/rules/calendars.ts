import { addDays, weekdayOf, type Day } from './days.ts';
import { reason, type Reason } from './reasons.ts';
import { instantInZone, isZone } from './zones.ts';

/** One opening of one weekday (ISO: Monday 1), by the wall clock, 'HH:MM' (or with seconds); '24:00' closes at midnight. */
export interface OpeningHours {
  weekday: number;
  opens: string;
  closes: string;
}
/** When a market works: its weekly hours, holidays, and the IANA zone whose clock they follow. */
export interface WorkCalendar {
  zone: string;
  hours: readonly OpeningHours[];
  holidays: readonly Day[];
}
/** A stretch of working time, in epoch milliseconds, half-open. */
export interface Opening {
  from: number;
  to: number;
}

export type CalendarFault = 'unknown_zone' | 'hours_not_a_time' | 'closes_before_opening' | 'no_opening_hours';

/** Minutes since midnight of 'HH:MM' or 'HH:MM:SS' up to '24:00'; null when it is none. */
export function minuteOf(clock: string): number | null {
  const match = /^(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(clock);
  if (!match) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minute <= 1440 ? minute : null;
}

/** What keeps a calendar from being counted by; empty when nothing does. Opening and closing at once is allowed, and no time at all. */
export function checkCalendar({ zone, hours }: WorkCalendar): Reason<CalendarFault>[] {
  const faults: Reason<CalendarFault>[] = isZone(zone) ? [] : [reason('unknown_zone', { zone })];
  let open = 0;
  for (const { weekday, opens, closes } of hours) {
    const [from, to] = [minuteOf(opens), minuteOf(closes)];
    if (from === null || to === null || weekday < 1 || weekday > 7) faults.push(reason('hours_not_a_time', { weekday, opens, closes }));
    else if (to < from) faults.push(reason('closes_before_opening', { weekday, opens, closes }));
    else open += to - from;
  }
  if (open === 0) faults.push(reason('no_opening_hours', { zone }));
  return faults;
}

/** The openings of one day as instants, in order and without overlap; none on a holiday. Expects a checked calendar. */
export function openingsOf(day: Day, { zone, hours, holidays }: WorkCalendar): Opening[] {
  if (holidays.includes(day)) return [];
  const weekday = weekdayOf(day);
  const openings = hours
    .filter((h) => h.weekday === weekday)
    .map((h) => ({ from: minuteOf(h.opens)!, to: minuteOf(h.closes)! }))
    .filter((o) => o.to > o.from)
    .sort((a, b) => a.from - b.from);
  const merged: Opening[] = [];
  for (const o of openings) {
    const last = merged.at(-1);
    if (last && o.from <= last.to) last.to = Math.max(last.to, o.to);
    else merged.push({ ...o });
  }
  return merged
    .map((o) => ({ from: instantInZone(day, o.from, zone).getTime(), to: instantInZone(day, o.to, zone).getTime() }))
    .filter((o) => o.to > o.from);
}

/** A day on which somebody works: with opening hours and no holiday. */
export const isWorkingDay = (day: Day, calendar: WorkCalendar): boolean => openingsOf(day, calendar).length > 0;

/** The day `days` working days after `day` (which itself does not count); null when the calendar never opens. */
export function addWorkingDays(day: Day, days: number, calendar: WorkCalendar): Day | null {
  if (checkCalendar(calendar).length > 0) return null;
  let [current, left, closed] = [day, days, 0];
  while (left > 0 && closed < longestClosure) {
    current = addDays(current, 1);
    if (isWorkingDay(current, calendar)) {
      left -= 1;
      closed = 0;
    } else closed += 1;
  }
  return left > 0 ? null : current;
}

/** Days in a row without an opening after which a calendar counts as closed for good (holidays could fill it for ever). */
export const longestClosure = 3_660;
