import { reason, type Reason } from '../../organization/rules/index.ts';
import type { FollowUp } from './followUp.ts';

/**
 * How customers that changed hands fare against those of the same market and class that did not (DOMAIN E3, C1): bookings since
 * the change, over what their own twelve months before would give in as many days. It halts when the moved fall behind the
 * matched by more than the margin, after enough days and with enough customers; before two weeks nothing is said.
 */
export interface Bookings { days: number; movedAccounts: number; movedSince: number; movedBefore: number; matchedSince: number; matchedBefore: number; yearDays: number }
export interface Health { moved: number | null; matched: number | null; difference: number | null; triggered: boolean; reasons: Reason[] }

export function transitionHealth(b: Bookings, { haltMargin: most, haltAfterDays, leastAccounts }: Pick<FollowUp, 'haltMargin' | 'haltAfterDays' | 'leastAccounts'>): Health {
  const ratio = (since: number, before: number) => (b.days < 14 || before <= 0 ? null : since / ((before * b.days) / b.yearDays)), moved = ratio(b.movedSince, b.movedBefore), matched = ratio(b.matchedSince, b.matchedBefore);
  const difference = moved === null || matched === null ? null : moved - matched, enough = b.days >= haltAfterDays && b.movedAccounts >= leastAccounts;
  const triggered = enough && difference !== null && difference < -most;
  const reasons: Reason[] = difference === null ? [reason('too_little_to_say', { days: b.days, accounts: b.movedAccounts })] : [reason(triggered ? 'moved_fall_behind' : 'moved_keep_up', { moved, matched, difference, most, accounts: b.movedAccounts, days: b.days })];
  if (difference !== null && !enough) reasons.push(reason('not_yet_a_trigger', { days: b.days, accounts: b.movedAccounts }));
  return { moved, matched, difference, triggered, reasons };
}
