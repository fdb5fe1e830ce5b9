import { checkCalendar, longestClosure, openingsOf, type CalendarFault, type Opening, type WorkCalendar } from './calendars.ts';
import { addDays, daysBetween, weekdayOf, type Day } from './days.ts';
import { reason, type Reason } from './reasons.ts';
import { dayInZone } from './zones.ts';

const minuteMs = 60_000;

export type DueReason = CalendarFault | 'not_a_duration' | 'never_open' | 'closed_day_skipped' | 'holiday_skipped';
/** When something is due, and what was skipped on the way; null when the calendar cannot be counted by. */
export interface Due {
  at: Date | null;
  reasons: Reason<DueReason>[];
}

/**
 * The instant by which `minutes` of working time have passed since `start` (DOMAIN F4). It walks the openings day by day
 * on the calendar's own clock and counts real minutes inside them, so a change of the clocks neither gives nor takes
 * time. The end of a working day is due that evening, not the next morning; 0 minutes are due at once. A calendar that
 * never opens is refused instead of searched for ever.
 */
export function addWorkingMinutes(start: Date, minutes: number, calendar: WorkCalendar): Due {
  const faults = checkCalendar(calendar);
  if (faults.length > 0) return { at: null, reasons: faults };
  if (!Number.isFinite(minutes) || minutes < 0) return { at: null, reasons: [reason('not_a_duration', { minutes })] };
  let left = Math.round(minutes * minuteMs);
  if (left === 0) return { at: start, reasons: [] };
  const reasons: Reason<DueReason>[] = [];
  let day = dayInZone(start, calendar.zone);
  for (let closed = 0; closed < longestClosure; day = addDays(day, 1)) {
    const openings = openingsOf(day, calendar);
    for (const { from, to } of openings) {
      const begins = Math.max(from, start.getTime());
      if (to - begins >= left) return { at: new Date(begins + left), reasons };
      left -= Math.max(0, to - begins);
    }
    if (openings.length > 0) {
      closed = 0;
      continue;
    }
    closed += 1;
    if (reasons.length < 31) reasons.push(skipped(day, calendar));
  }
  return { at: null, reasons: [reason('never_open', { since: dayInZone(start, calendar.zone), days: longestClosure })] };
}

const skipped = (day: Day, { holidays }: WorkCalendar): Reason<DueReason> =>
  reason(holidays.includes(day) ? 'holiday_skipped' : 'closed_day_skipped', { day, weekday: weekdayOf(day) });

/** Working minutes from `start` to `end`; negative when `end` is earlier; null when the calendar cannot be counted by. */
export function workingMinutesBetween(start: Date, end: Date, calendar: WorkCalendar): number | null {
  const counted = countedOf(calendar);
  if (!counted) return null;
  if (end < start) return -(workingMinutesBetween(end, start, calendar) ?? 0);
  const [first, last] = [start, end].map((at) => numberOf(dayInZone(at, calendar.zone))) as [number, number];
  if (first === last) return workedIn(counted, first, start, end) / minuteMs;
  return (workedIn(counted, first, start, null) + workedBefore(counted, last) - workedBefore(counted, first + 1) + workedIn(counted, last, null, end)) / minuteMs;
}

/**
 * What was counted of a calendar while it is held, for a list asks the same days of each row: the openings of each day, and
 * `sums`, the time worked before each day since some day, from `low` to `high`.
 */
interface Counted { calendar: WorkCalendar; openings: Map<number, readonly Opening[]>; sums: Map<number, number>; low: number; high: number }
const held = new WeakMap<WorkCalendar, Counted | null>();
const epoch = '1970-01-01', numberOf = (day: Day): number => daysBetween(epoch, day);

function countedOf(calendar: WorkCalendar): Counted | null {
  const known = held.get(calendar);
  if (known !== undefined) return known;
  const counted = checkCalendar(calendar).length > 0 ? null : { calendar, openings: new Map(), sums: new Map(), low: 0, high: -1 };
  held.set(calendar, counted);
  return counted;
}

/** Milliseconds worked on a day, from an instant and until another where there is one. */
function workedIn({ calendar, openings }: Counted, day: number, start: Date | null, end: Date | null): number {
  const of = openings.get(day) ?? openingsOf(addDays(epoch, day), calendar);
  openings.set(day, of);
  return of.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, end?.getTime() ?? to) - Math.max(from, start?.getTime() ?? from)), 0);
}

function workedBefore(counted: Counted, day: number): number {
  const { sums } = counted;
  if (sums.size === 0) {
    sums.set(day, 0);
    [counted.low, counted.high] = [day, day];
  }
  for (; counted.high < day; counted.high += 1) sums.set(counted.high + 1, sums.get(counted.high)! + workedIn(counted, counted.high, null, null));
  for (; counted.low > day; counted.low -= 1) sums.set(counted.low - 1, sums.get(counted.low)! - workedIn(counted, counted.low - 1, null, null));
  return sums.get(day)!;
}

/** Is it working time at this instant? */
export const isOpenAt = (instant: Date, calendar: WorkCalendar): boolean =>
  checkCalendar(calendar).length === 0 &&
  openingsOf(dayInZone(instant, calendar.zone), calendar).some((o) => o.from <= instant.getTime() && instant.getTime() < o.to);
