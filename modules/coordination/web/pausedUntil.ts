import type { useFormats } from '../../../platform/web/words.tsx';

/** Until when a clock stands still, for a sentence that says "until" before it: the day that was set, else the instant at which it runs again. */
export const pausedUntil = (p: { until: string | null; runsAgainAt: string }, f: ReturnType<typeof useFormats>): string =>
  p.until ? f.plainDay(p.until) : `${f.plainDayAt(p.runsAgainAt)}, ${f.time(p.runsAgainAt)}`;

/** When a pause ends or ended: the instant, or only the day where it is the day that was set (it begins at midnight, in the receiver's zone). */
export const endTold = (p: { until: string | null; runsAgainAt: string; endedAt: string | null }, f: ReturnType<typeof useFormats>): string =>
  p.endedAt === null && p.until !== null && Date.parse(p.until) - Date.parse(p.runsAgainAt) < 15 * 3_600_000 ? f.day(p.until) : f.moment(p.endedAt ?? p.runsAgainAt);
