/** A seat on the date: what it is, and to whom it resolves. `newcomer`: that person has sat there for less than half a year and nowhere else. */
export interface SeatThen { id: string; title: string; unit_id: string; person_id: string | null; person_name: string | null; newcomer: boolean; unnamed?: boolean }

/** Who would take over, as F3 tells them apart. */
export function successorOf(before: SeatThen, after: SeatThen | null): 'newHire' | 'existing' | 'similar' | null {
  if (after === null || after.person_id === null) return 'newHire';
  if (after.person_id === before.person_id) return null;
  return after.newcomer ? 'newHire' : after.unit_id === before.unit_id ? 'similar' : 'existing';
}
