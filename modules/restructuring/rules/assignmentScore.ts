import { type ImpactParameters, scoreOfSums, sumsOf, weighedIn, wholesOf } from '../../focus/rules/index.ts';
import type { Movable } from './assignableAccounts.ts';
import { impactCaseOf, isTouched, type Places, type Records, type Situation } from './impactCaseOf.ts';

/*
  The score of a whole proposal when some of its customers go elsewhere: F3 itself, over the same records as the studio's. What the
  proposal does anyway is weighed once; for each assignment those that move are weighed as they were and as they would be, and one
  sum is put in the place of the other. A few thousand at a time, so that a hundred thousand weighed customers never stand in memory.
*/
export interface ScoreGround {
  situation: Situation; all: readonly Movable[]; records: Omit<Records, 'deals'>; parameters: ImpactParameters; place: Places; focus: { before: number | null; after: number | null };
}
const atOnce = 2000;
type Sums = ReturnType<typeof sumsOf>;
const both = (a: Sums, b: Sums, sign: 1n | -1n): Sums => ({ c1: a.c1 + sign * b.c1, c2: a.c2 + sign * b.c2, c3: a.c3 + sign * b.c3, c4: a.c4 + sign * b.c4 });

export function scoring({ situation, all, records, parameters, place, focus }: ScoreGround): (moved: readonly { account: Movable; to: string }[]) => number {
  const sumsFor = (accounts: readonly Movable[]): Sums => {
    let sums: Sums = { c1: 0n, c2: 0n, c3: 0n, c4: 0n };
    for (let from = 0; from < accounts.length; from += atOnce) {
      const some = accounts.slice(from, from + atOnce).filter((a) => isTouched(situation, a, place)), deals = some.flatMap((a) => a.deals);
      const { accounts: own, deals: theirs, ...rest } = impactCaseOf(situation, some, { ...records, deals }, focus, place);
      sums = both(sums, sumsOf(weighedIn({ ...rest, accounts: own.slice(0, some.length), deals: theirs.slice(0, deals.length) }, parameters)), 1n);
    }
    return sums;
  };
  const wholes = wholesOf([amountsOf(records, all)]), begun = sumsFor(all);
  return (moved) => {
    const was = sumsFor(moved.map((m) => m.account)), is = sumsFor(moved.map((m) => ({ ...m.account, leadAfter: m.to })));
    return scoreOfSums(both(both(begun, was, -1n), is, 1n), wholes, focus, parameters);
  };
}

const floored = (minor: bigint): bigint => (minor < 0n ? 0n : minor);
/** Of all customers there are together, touched or not. */
function amountsOf(records: Omit<Records, 'deals'>, all: readonly Movable[]): { worth: bigint; bookings: bigint } {
  let bookings = floored(BigInt(records.bookedElsewhere)), pipeline = floored(records.dealsElsewhere);
  for (const { id, deals } of all) {
    const booked = records.booked.get(id);
    if (booked) bookings += floored(BigInt(booked.bookings));
    for (const deal of deals) pipeline += floored(deal.weighted);
  }
  return { worth: bookings + pipeline, bookings };
}
