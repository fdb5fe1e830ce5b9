/** A source of bookings: `size` is what it brought, `paid` whether money was spent on it. */
export interface Sized { size: bigint; paid: boolean }

/** How many sources stand beside the tie-out, which takes a block for each currency. */
export const roomForSources = (currencies: number): number => (currencies > 1 ? 12 : 9);

/**
 * The sources with a line of their own, and the rest, which share one. The largest come first; what was paid for comes before
 * what was not, so that no cost hides among the others while there is room. Both parts keep the given order.
 */
export function chosenSources<T extends Sized>(sources: readonly T[], most: number): { shown: T[]; rest: T[] } {
  if (sources.length <= most) return { shown: [...sources], rest: [] };
  const bySize = sources.toSorted((a, b) => (a.size === b.size ? 0 : a.size > b.size ? -1 : 1)), room = most - 1;
  const paid = bySize.filter((s) => s.paid).slice(0, Math.floor(room / 2));
  const own = new Set([...paid, ...bySize.filter((s) => !paid.includes(s)).slice(0, room - paid.length)]);
  return { shown: sources.filter((s) => own.has(s)), rest: sources.filter((s) => !own.has(s)) };
}
