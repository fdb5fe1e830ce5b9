import { addDays, type Day } from '../../organization/rules/index.ts';
import type { StepKind } from '../contract/handOvers.ts';
import { placesOf } from './impactCaseOf.ts';
import type { Plan, PlanSeat } from './plan.ts';

/*
  The hand-over of a customer by its class (DOMAIN C4). Days count from the day the new lead answers. `gives`: the step is the one
  who leaves'; `takes`: the one who comes'. Class A gets every step, B is introduced in person or by call, C and the rest are told.
*/
export interface PlannedStep { kind: StepKind; by: 'gives' | 'takes'; dueOn: Day }
const steps: readonly [StepKind, 'gives' | 'takes', number | 'overlap', string][] = [
  ['brief', 'gives', -14, 'ABC'], ['tell', 'gives', -10, 'ABC'], ['introduce', 'gives', 5, 'AB'], ['overlap', 'gives', 'overlap', 'A'], ['first_alone', 'takes', 'overlap', 'AB'],
  ['check_30', 'takes', 30, 'ABC'], ['check_60', 'takes', 60, 'AB'], ['check_90', 'takes', 90, 'A'],
];

/** `commitDays`: how long deals in commit stay with whoever has them. `splitBp`: of what is booked in the overlap, the leaver's ten-thousandths. */
export interface HandOver { overlapDays: number; commitDays: number; splitBp: number }
/** DOMAIN C4 (a proposal): that there is an overlap rests on Drexler and Schoar 2014; how long it lasts does not. */
export const handOverDefaults: HandOver = { overlapDays: 30, commitDays: 60, splitBp: 5000 };

/** Whether a hand-over of this class has days in which both are there. */
export const hasOverlap = (accountClass: string | null): boolean => steps.some(([kind, , , classes]) => kind === 'overlap' && classes.includes(accountClass ?? 'C'));

/** Never due before `today`: what should have been done by now is due at once. */
export function stepsFor(accountClass: string | null, begins: Day, today: Day, { overlapDays }: Pick<HandOver, 'overlapDays'>): PlannedStep[] {
  return steps.filter(([, , , classes]) => classes.includes(accountClass ?? 'C')).map(([kind, by, days]) => {
    const due = addDays(begins, days === 'overlap' ? overlapDays : days);
    return { kind, by, dueOn: due < today ? today : due };
  });
}

interface Given { id: string; class: string | null; lead: string; leadAfter: string }

/**
 * Whose credit is shared in the overlap: of each customer that passes to another person and whose hand-over has an overlap, the seat
 * where whoever leaves sits afterwards (their own, while it stands; the one they go to, otherwise), and the seat that takes over.
 * Nobody shares with themselves, nor with somebody who sits nowhere any more.
 */
export function sharedCredit(drawn: Parameters<typeof placesOf>[0] & { after: Plan }, plans: readonly Given[]): { accountId: string; fromSeatId: string; toSeatId: string }[] {
  const place = placesOf(drawn), sits = new Map<string, string>();
  for (const seat of drawn.after.seats.values()) for (const h of seat.holders) if (h.kind === 'regular' || !sits.has(h.personId)) sits.set(h.personId, seat.id);
  const staysAt = (seat: PlanSeat | undefined, person: string) => (seat?.holders.some((h) => h.personId === person) ? seat.id : sits.get(person));
  return plans.flatMap(({ id, class: c, lead, leadAfter }) => {
    const [leaves, takes] = [place.before(lead), place.after(leadAfter)];
    if (leaves === null || takes === null || leaves === takes || !hasOverlap(c)) return [];
    const fromSeatId = staysAt(drawn.after.seats.get(lead), leaves);
    return fromSeatId === undefined || fromSeatId === leadAfter ? [] : [{ accountId: id, fromSeatId, toSeatId: leadAfter }];
  });
}
