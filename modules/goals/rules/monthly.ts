import { divideHalfEven } from '../../../contract/decimals.ts';
import type { Amount } from '../../../contract/money.ts';
import { addDays, addMonths, reason, type Day, type Reason } from '../../organization/rules/index.ts';
import { expectedShare, type GoalSpan } from './pace.ts';

/** What a goal expects of one calendar month; the months' amounts sum exactly to the whole way. */
export interface MonthShare { month: string; expected: Amount }

/** The calendar months a goal touches, and how much of the way each should bring. */
export function monthsOf(span: GoalSpan, way: Amount): MonthShare[] {
  const months: MonthShare[] = [];
  let before = 0n;
  for (let first = `${span.startsOn.slice(0, 8)}01`; first < span.endsOn; first = addMonths(first, 1)) {
    const { share } = expectedShare(span, addDays(addMonths(first, 1), -1));
    const until = divideHalfEven(way.minor * BigInt(Math.round(share * 1e9)), 1_000_000_000n);
    months.push({ month: first.slice(0, 7), expected: { minor: until - before, currency: way.currency } });
    before = until;
  }
  return months;
}

export type SeasonFault = 'season_of_other_length' | 'season_falls';

/** What keeps a season from being used: one share for each month of the goal, never falling, 10,000 at the end. */
export function checkSeason(startsOn: Day, endsOn: Day, seasonBp: readonly number[] | null): Reason<SeasonFault> | null {
  if (seasonBp === null) return null;
  let months = 0;
  while (addMonths(startsOn, months) < endsOn) months++;
  if (seasonBp.length !== months) return reason('season_of_other_length', { months, given: seasonBp.length });
  const falls = seasonBp.some((bp, i) => i > 0 && bp < seasonBp[i - 1]!) || seasonBp.at(-1) !== 10_000;
  return falls ? reason('season_falls', { last: seasonBp.at(-1) ?? null }) : null;
}
