/**
 * The 0/1 knapsack, as often as the Lagrangian asks for it. Dantzig's bound comes first, by partition instead of by sorting; items
 * whose loss against it is more than the distance between that bound and a greedy filling keep their place (Ingargiola and Korsh);
 * what is left goes through a table by capacity, nearest to the break first, until nothing further out could
 * better it (Pisinger). A table too large to be worth it leaves the best filling so far, and the bound stays a bound.
 */
export interface Knapsack {
  /** Profit of the filling, and what no filling can exceed (equal when `isExact`). */
  value: number; bound: number; isExact: boolean;
  /** The bound of the linear relaxation. */
  linear: number;
  /** Profit by unit of weight at which the linear relaxation breaks; 0 when everything fits. */
  price: number;
  /** How many of the first `chosen` items are taken. */
  chosen: Int32Array; taken: number;
}

const largestTable = 6_000_000, completions = 4, firstCore = 12;

export function knapsacks(mostItems: number) {
  const item = new Int32Array(mostItems), chosen = new Int32Array(mostItems), loss = new Float64Array(mostItems), core = new Int32Array(mostItems);
  const order = new Int32Array(mostItems), isInside = new Uint8Array(mostItems);
  let best = new Float64Array(0), kept = new Uint8Array(0);
  const out: Knapsack = { value: 0, bound: 0, isExact: true, linear: 0, price: 0, chosen, taken: 0 };

  /** Fills `room` with the first `count` of `items`, whose profit is above zero and whose weight fits; both are looked up by item. */
  return function fill(profit: Float64Array, weight: Int32Array, items: Int32Array, count: number, room: number): Knapsack {
    let total = 0, worth = 0;
    for (let t = 0; t < count; t++) {
      item[t] = items[t]!;
      total += weight[items[t]!]!;
      worth += profit[items[t]!]!;
    }
    out.isExact = true;
    if (total <= room) {
      chosen.set(item.subarray(0, count));
      return Object.assign(out, { value: worth, bound: worth, linear: worth, price: 0, taken: count });
    }
    const price = breakingPrice(profit, weight, item, count, room);
    let spare = room, value = 0, taken = 0, rest = 0;
    for (let t = 0; t < count; t++) {
      const j = item[t]!, gain = profit[j]! - price * weight[j]!;
      loss[j] = Math.abs(gain);
      if (gain > 0 && weight[j]! <= spare) {
        chosen[taken++] = j;
        spare -= weight[j]!;
        value += profit[j]!;
      } else core[rest++] = j;
    }
    const bound = value + price * spare + core.subarray(0, rest).reduce((s, j) => s + Math.max(0, profit[j]! - price * weight[j]!), 0);
    const solid = taken;
    for (let round = 0; round < completions && spare > 0; round++) {
      let found = -1, least = price * spare;
      for (let t = 0; t < rest; t++) {
        const j = core[t]!, w = weight[j]!;
        if (w > spare) continue;
        const cost = loss[j]! + price * (spare - w);
        if (cost < least) [least, found] = [cost, t];
      }
      if (found < 0) break;
      const j = core[found]!;
      chosen[taken++] = j;
      spare -= weight[j]!;
      value += profit[j]!;
      core[found] = core[--rest]!;
    }
    Object.assign(out, { value, bound, linear: bound, price, taken });
    const distance = bound - value;
    if (distance <= 1e-9 * Math.max(1, bound)) return Object.assign(out, { bound: value });
    // A hair more, so that rounding never drops the greedy filling itself.
    return withTables(profit, weight, count, room, solid, distance + 1e-9 * Math.max(1, bound));
  };

  /** Decides the items near the break exactly: the nearest few first, and more while one further out could still better them. */
  function withTables(profit: Float64Array, weight: Int32Array, count: number, room: number, solid: number, distance: number): Knapsack {
    let near = 0;
    for (let t = 0; t < solid; t++) isInside[chosen[t]!] = 1;
    for (let t = 0; t < count; t++) if (loss[item[t]!]! <= distance) core[near++] = item[t]!;
    core.subarray(0, near).sort((a, b) => loss[a]! - loss[b]!);
    out.isExact = false;
    for (let size = Math.min(near, firstCore); ; size = Math.min(near, size * 2)) {
      if (!decide(profit, weight, count, room, size)) break;
      if (size < near && out.linear - out.value > loss[core[size]!]! - 1e-9) continue;
      Object.assign(out, { bound: out.value, isExact: true });
      break;
    }
    for (let t = 0; t < count; t++) isInside[item[t]!] = 0;
    return out;
  }

  function enterInTable(row: number, left: number, w: number, p: number): void {
    kept.fill(0, row, row + left + 1);
    for (let c = left; c >= w; c--) {
      const withIt = best[c - w]! + p;
      if (withIt > best[c]!) {
        best[c] = withIt;
        kept[row + c] = 1;
      }
    }
  }

  /** The best filling in which only the first `size` of the core may differ from the linear one; false when the table would be too large. */
  function decide(profit: Float64Array, weight: Int32Array, count: number, room: number, size: number): boolean {
    for (let t = 0; t < size; t++) isInside[core[t]!]! += 2;
    let left = room, taken = 0, value = 0;
    for (let t = 0; t < count; t++) if (isInside[item[t]!] === 1) {
      order[taken++] = item[t]!;
      left -= weight[item[t]!]!;
      value += profit[item[t]!]!;
    }
    for (let t = 0; t < size; t++) isInside[core[t]!]! -= 2;
    const width = left + 1;
    if (size * width > largestTable) return false;
    if (best.length < width) best = new Float64Array(width * 2);
    if (kept.length < size * width) kept = new Uint8Array(size * width * 2);
    best.fill(0, 0, width);
    for (let t = 0; t < size; t++) enterInTable(t * width, left, weight[core[t]!]!, profit[core[t]!]!);
    if (value + best[left]! <= out.value) return true;
    out.value = value + best[left]!;
    for (let t = size - 1, at = left; t >= 0; t--) if (kept[t * width + at] === 1) {
      order[taken++] = core[t]!;
      at -= weight[core[t]!]!;
    }
    chosen.set(order.subarray(0, taken));
    out.taken = taken;
    return true;
  }
}

/** The profit by unit of weight of the item that no longer fits when the best go first; found by partition, items of no weight go first. */
function breakingPrice(profit: Float64Array, weight: Int32Array, item: Int32Array, count: number, room: number): number {
  const ratio = (t: number) => (weight[item[t]!] === 0 ? Infinity : profit[item[t]!]! / weight[item[t]!]!);
  let low = 0, high = count, spare = room;
  while (high - low > 1) {
    const a = ratio(low), b = ratio((low + high) >> 1), c = ratio(high - 1);
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let above = low, same = low, below = high, heavy = 0, equal = 0;
    while (same < below) {
      const r = ratio(same), j = item[same]!;
      if (r > pivot) {
        heavy += weight[j]!;
        item[same++] = item[above]!;
        item[above++] = j;
      } else if (r < pivot) {
        item[same] = item[--below]!;
        item[below] = j;
      } else {
        equal += weight[j]!;
        same++;
      }
    }
    if (heavy > spare) high = above;
    else if (heavy + equal > spare) return pivot === Infinity ? 0 : pivot;
    else {
      spare -= heavy + equal;
      low = below;
    }
  }
  return low < count && ratio(low) !== Infinity ? ratio(low) : 0;
}
