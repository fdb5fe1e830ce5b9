import { addMonths, daysBetween, reason, type Day, type Reason } from '../../organization/rules/index.ts';

/** The days a goal runs, half-open, and the share of it expected by the end of each month (basis points, rising to 10,000); null: evenly by day. */
export interface GoalSpan {
  startsOn: Day;
  endsOn: Day;
  seasonBp: readonly number[] | null;
}
export type PaceReason = 'not_begun' | 'progress_unknown' | 'ahead' | 'on_pace' | 'behind' | 'season_of_other_length';
/** `expected`: the share of the way that should be done by now. `pace` 1: exactly on it; null: not begun, or unknown. */
export interface Pace {
  expected: number;
  pace: number | null;
  reasons: Reason<PaceReason>[];
}

/**
 * The expected share at the end of `on` (that day included), straight between the ends of the months. A season that
 * doesn't have one figure for each month of the goal is not used: `season_of_other_length`.
 */
export function expectedShare({ startsOn, endsOn, seasonBp }: GoalSpan, on: Day): { share: number; evenly: boolean } {
  const days = daysBetween(startsOn, endsOn);
  const done = Math.min(days, Math.max(0, daysBetween(startsOn, on) + 1));
  const ends = monthEnds(startsOn, endsOn);
  if (!seasonBp || seasonBp.length !== ends.length) return { share: days <= 0 ? 1 : done / days, evenly: true };
  let [from, shareBefore] = [0, 0];
  for (const [n, end] of ends.entries()) {
    const share = seasonBp[n]! / 10_000;
    if (done <= end) return { share: shareBefore + ((share - shareBefore) * (done - from)) / (end - from), evenly: false };
    [from, shareBefore] = [end, share];
  }
  return { share: 1, evenly: false };
}

/** Days since the start at which each month of the goal ends; the last may be short. */
function monthEnds(startsOn: Day, endsOn: Day): number[] {
  const days = daysBetween(startsOn, endsOn);
  const ends: number[] = [];
  for (let month = 1; ends.at(-1) !== days && days > 0; month++) ends.push(Math.min(days, daysBetween(startsOn, addMonths(startsOn, month))));
  return ends;
}

/** Progress against what was to be expected by now (DOMAIN F6). `tolerance`: within this of 1 it is on pace. */
export function paceOf(progress: number | null, span: GoalSpan, on: Day, tolerance = 0.05): Pace {
  const { share, evenly } = expectedShare(span, on);
  const figures = { expected: share, progress };
  const odd: Reason<PaceReason>[] = evenly && span.seasonBp ? [reason('season_of_other_length', { months: span.seasonBp.length })] : [];
  if (progress === null) return { expected: share, pace: null, reasons: [reason('progress_unknown', figures), ...odd] };
  if (share === 0) return { expected: share, pace: null, reasons: [reason('not_begun', { startsOn: span.startsOn }), ...odd] };
  const pace = progress / share;
  const code = pace > 1 + tolerance ? 'ahead' : pace < 1 - tolerance ? 'behind' : 'on_pace';
  return { expected: share, pace, reasons: [reason(code, { ...figures, pace }), ...odd] };
}
