import type { Day } from './days.ts';

/**
 * Between instants and the wall clock of an IANA zone, from the platform's zone tables; the machine's own zone is never
 * asked. A wall time that happens twice (clocks go back) is its first occurrence; one that never happens (clocks go
 * forward) is the moment the clocks change.
 */
const minuteMs = 60_000;
const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

export const isZone = (zone: string): boolean => {
  try {
    return formatOf(zone) !== undefined;
  } catch {
    return false;
  }
};

/** What the zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(ms: number, zone: string): number {
  const part: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(ms)) part[type] = value;
  const wall = Date.UTC(Number(part.year), Number(part.month) - 1, Number(part.day), Number(part.hour), Number(part.minute), Number(part.second));
  return wall - Math.floor(ms / 1000) * 1000;
}

/** The date on the zone's calendar at an instant. */
export const dayInZone = (instant: Date, zone: string): Day =>
  new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString().slice(0, 10);

/** What the zone's clock shows, in minutes since its midnight. */
export const minuteInZone = (instant: Date, zone: string): number => {
  const wall = instant.getTime() + offsetAt(instant.getTime(), zone);
  return Math.floor((((wall % dayMs) + dayMs) % dayMs) / minuteMs);
};

/** The instant at which the zone's clock shows `minute` (0 to 1440) of `day`. */
export function instantInZone(day: Day, minute: number, zone: string): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * minuteMs;
  const [earlier, later] = [offsetAt(wall - dayMs, zone), offsetAt(wall + dayMs, zone)];
  if (earlier === later) return new Date(wall - earlier);
  for (const offset of [earlier, later]) {
    if (offsetAt(wall - offset, zone) === offset) return new Date(wall - offset);
  }
  return new Date(changeBetween(wall - Math.max(earlier, later), wall - Math.min(earlier, later), zone));
}

/** The first instant of the new offset: the wall time asked for was skipped. */
function changeBetween(from: number, to: number, zone: string): number {
  const before = offsetAt(from, zone);
  let [low, high] = [from, to];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  return high;
}
