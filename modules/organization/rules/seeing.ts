/** The right to look at Unísono with another person's eyes, for a while and without touching anything (decision 014). */
export const seeAs = 'oversight.person.see_as';

interface Looking { id: string; seats: readonly unknown[]; may(right: string): boolean }

/**
 * Why one may not see as another; null when one may. Never as oneself, as somebody who holds nothing, or as another who has this
 * right: what administrators do, they do under their own name.
 */
export function whySeesNot(seer: Looking, seen: Looking): string | null {
  if (!seer.may(seeAs)) return 'platform.right_missing';
  if (seer.id === seen.id) return 'oversight.not_oneself';
  if (seen.seats.length === 0) return 'oversight.holds_nothing';
  return seen.may(seeAs) ? 'oversight.another_administrator' : null;
}
