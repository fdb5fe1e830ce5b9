/** A source of bookings: `size` is what it brought, `paid` whether money was spent on it. */
export interface Sized { size: bigint; paid: boolean }

/** How many sources stand beside the tie-out, which takes a block for each currency. */
export const roomForSources = (currencies: number): number => (currencies > 1 ? 12 : 9);

/**
 * The sources with a line of their own, and the rest, which share one. The largest have one; a fourth of the lines at
 * most goes instead to what was paid for and brought little, so that a cost does not hide among the others. The order stays.
 */
export function chosenSources<T extends Sized>(sources: readonly T[], most: number): { shown: T[]; rest: T[] } {
  if (sources.length <= most) return { shown: [...sources], rest: [] };
  const bySize = sources.toSorted((x, y) => (x.size === y.size ? 0 : x.size > y.size ? -1 : 1)), room = most - 1;
  const largest = bySize.slice(0, room), reserved = Math.max(1, Math.floor(room / 4));
  const missed = bySize.slice(room).filter((s) => s.paid).slice(0, reserved);
  const yielding = missed.length === 0 ? [] : largest.filter((s) => !s.paid).slice(-missed.length);
  const own = new Set([...largest.filter((s) => !yielding.includes(s)), ...missed.slice(0, yielding.length)]);
  return { shown: sources.filter((s) => own.has(s)), rest: sources.filter((s) => !own.has(s)) };
}
