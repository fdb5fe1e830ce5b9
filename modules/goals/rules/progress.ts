import { daysBetween, reason, type Day, type Reason } from '../../organization/rules/index.ts';

/** What a progress says of itself. `value` null is unknown, never 0: nothing measured, or measured too long ago. */
export type ProgressReason =
  | 'measured'
  | 'within_band'
  | 'outside_band'
  | 'never_measured'
  | 'measure_is_stale'
  | 'target_equals_start'
  | 'part_unknown'
  | 'weights_do_not_sum'
  | 'summed_up'
  | 'no_target'
  | 'weighted';
export interface Progress {
  value: number | null;
  reasons: Reason<ProgressReason>[];
}

/** Progress counts up to here: a goal far overshot doesn't hide one that was missed. */
export const progressCap = 1.2;
export const known = (value: number, reasons: Reason<ProgressReason>[]): Progress => ({ value, reasons });
export const unknown = (code: ProgressReason, figures: Reason['figures'] = {}): Progress => ({ value: null, reasons: [reason(code, figures)] });

/** How fresh a measure is. `cadenceDays`: how often it is meant to be taken. */
export interface Reading {
  measuredOn: Day | null;
  cadenceDays: number;
}

/** A measure older than two cadences says nothing about today; one that was never taken neither. Null: it can be used. */
export function staleness({ measuredOn, cadenceDays }: Reading, on: Day): Progress | null {
  if (measuredOn === null) return unknown('never_measured');
  const age = daysBetween(measuredOn, on);
  return age > 2 * cadenceDays ? unknown('measure_is_stale', { measuredOn, age, cadenceDays }) : null;
}

/** Progress from `start` to `target` (DOMAIN F6): (v - s) / (g - s), between 0 and 1.2. Falling goals (target below start) work alike. */
export function leafProgress(start: number, target: number, value: number): Progress {
  if (target === start) return unknown('target_equals_start', { start, target });
  const share = (value - start) / (target - start);
  return known(Math.min(progressCap, Math.max(0, share)), [reason('measured', { start, target, value })]);
}

/** Progress of a goal that is to stay between `low` and `high`: 1 inside, falling to 0 at `tolerance` outside. */
export function bandProgress(low: number, high: number, tolerance: number, value: number): Progress {
  const distance = Math.max(low - value, value - high, 0);
  if (distance === 0) return known(1, [reason('within_band', { low, high, value })]);
  return known(tolerance <= 0 ? 0 : 1 - Math.min(1, distance / tolerance), [reason('outside_band', { low, high, value, distance, tolerance })]);
}
