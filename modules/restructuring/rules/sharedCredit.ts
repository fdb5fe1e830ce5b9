import { hasOverlap } from './continuityPlans.ts';
import { placesOf } from './impactCaseOf.ts';
import type { Plan, PlanSeat } from './plan.ts';

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
