import type { Focus } from '../../focus/rules/index.ts';
import { addDays, type Day, reason, type Reason } from '../../organization/rules/index.ts';
import type { Plan } from '../../restructuring/rules/index.ts';

/*
  What is looked at after a wave took effect, and when: three reviews, a pulse with each, and every day whether the transition
  should halt. The figures are those in force on the wave's day: changing one moves no review that is already promised.
*/

/** Days, weeks and customers; `haltMargin` and `focusFloor` are shares. */
export interface FollowUp {
  reviews: { first: number; second: number; third: number };
  pulseDays: number;
  haltMargin: number;
  haltAfterDays: number;
  leastAccounts: number;
  /** Of a unit's own focus in the eight weeks before the wave. */
  focusFloor: number;
  focusWeeks: number;
  /** How long a cause that a person resumed from does not halt again. */
  haltRestDays: number;
  /** How far apart reviews may lie, as a share at either side, and still propose what is lost. */
  calibrationSpread: number;
}
export const followUpDefaults: FollowUp = { reviews: { first: 30, second: 90, third: 180 }, pulseDays: 14, haltMargin: 0.15, haltAfterDays: 30, leastAccounts: 5, focusFloor: 0.8, focusWeeks: 3, haltRestDays: 28, calibrationSpread: 0.15 };
export interface ReviewDay { ordinal: 1 | 2 | 3; days: number; dueOn: Day }
export const lastReview = 3;
export const reviewDays = (on: Day, { reviews: { first, second, third } }: FollowUp): ReviewDay[] =>
  ([[1, first], [2, second], [3, third]] as const).map(([ordinal, days]) => ({ ordinal, days, dueOn: addDays(on, days) }));

/** A unit of five or more: its focus in the eight weeks before, and in each of the last weeks, the latest last. */
export interface UnitFocus { unit: { id: string; name: string }; base: Focus; weeks: readonly Focus[] }

/**
 * Units whose focus stands below its floor in every one of the last weeks (DOMAIN E3). A week, or a base, of which too little was
 * recorded never halts anything, however low it is.
 */
export function unitsBelowFloor(units: readonly UnitFocus[], p: Pick<FollowUp, 'focusFloor' | 'focusWeeks'>, lowBelow: number): Reason[] {
  const enough = (f: Focus): f is Focus & { value: number } => f.value !== null && f.evidence !== null && f.evidence >= lowBelow;
  return units.flatMap(({ unit, base, weeks }) => {
    if (!enough(base) || weeks.length < p.focusWeeks) return [];
    const floor = base.value * p.focusFloor, values = weeks.map((w) => (enough(w) ? w.value : null));
    return values.every((v) => v !== null && v < floor) ? [reason('focus_below_floor', { unit: unit.name, floor, base: base.value, weeks: p.focusWeeks, last: values.at(-1)! })] : [];
  });
}

export type HaltCause = 'bookings_below' | 'focus_below';
export interface HaltBefore { cause: string; endedOn: Day | null; endedHow: 'resumed' | 'rolled_forward' | null }

/** What halts a transition by itself today; null: nothing. What a person rolled forward over never halts again, what they resumed from rests first. */
export function haltToday(found: readonly { cause: HaltCause; reasons: readonly Reason[] }[], before: readonly HaltBefore[], today: Day, { haltRestDays }: Pick<FollowUp, 'haltRestDays'>): { cause: HaltCause; reasons: readonly Reason[] } | null {
  if (before.some((h) => h.endedOn === null)) return null;
  const rests = (cause: HaltCause) => before.some((h) => h.cause === cause && (h.endedHow === 'rolled_forward' || (h.endedOn !== null && today < addDays(h.endedOn, haltRestDays))));
  return found.find(({ cause, reasons }) => reasons.length > 0 && !rests(cause)) ?? null;
}

/** Whom a wave touched: the people whose seat, or whose manager, differs from the day before, and `handed`, whose customers changed. */
export function peopleTouched(before: Plan, after: Plan, handed: readonly string[]): string[] {
  const seatsOf = (plan: Plan) => Map.groupBy([...plan.seats.values()].flatMap((s) => s.holders.map((h) => ({ person: h.personId, seat: s }))), (x) => x.person), [was, is] = [seatsOf(before), seatsOf(after)];
  const leads = (plan: Plan, seat: string) => (plan.seats.get(plan.managers.get(seat) ?? '')?.holders ?? []).map((h) => h.personId).sort();
  const stands = (plan: Plan, own: { seat: { id: string; title: string; unitId: string } }[] | undefined) => JSON.stringify((own ?? []).map(({ seat }) => [seat.id, seat.title, seat.unitId, plan.managers.get(seat.id) ?? null, leads(plan, seat.id)]).sort());
  return [...new Set([...[...was.keys(), ...is.keys()].filter((person) => stands(before, was.get(person)) !== stands(after, is.get(person))), ...handed])].sort();
}
