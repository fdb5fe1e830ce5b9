import type { useFormats } from '../../../platform/web/words.tsx';

/** Until when a clock stands still, for a sentence that says "until" before it: the day that was set, else the instant at which it runs again. */
export const pausedUntil = (p: { until: string | null; runsAgainAt: string }, f: ReturnType<typeof useFormats>): string =>
  p.until ? f.plainDay(p.until) : `${f.plainDayAt(p.runsAgainAt)}, ${f.time(p.runsAgainAt)}`;
