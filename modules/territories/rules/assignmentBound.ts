import { type Field, type Item, kept, pairCost } from './assignmentField.ts';

/**
 * What no assignment of a field can better, in cost (relationships broken, distance, and `evenness` times the square of the
 * unevenness), however it is found: each seat's work gets a price, each customer goes where cost and price are least, and each
 * seat takes as much work as pays at its price, up to its capacity. Whatever the prices, what comes out is never above the best
 * assignment; the prices are then raised where too much arrived and lowered where too little. Budgets, and who must be kept
 * apart, are left out: without them it could only be better.
 */
export interface BoundOrder { evenness: number; /** The cost of the best assignment known. */ best: number; rounds: number; isTimeUp?: () => boolean }

export function assignmentBound(field: Field, at: ArrayLike<number>, { evenness, best, rounds, isTimeUp }: BoundOrder): number {
  const { seats, room, mean } = field, scale = Math.max(room * mean * mean, 1e-9), curve = (2 * evenness) / scale;
  const prices = pricesAt(field, at, curve), shelves = shelvesOf(field), load = new Float64Array(seats.length);
  let bound = -Infinity, step = 1, idle = 0;
  for (let round = 0; round < rounds && !isTimeUp?.(); round++) {
    load.fill(0);
    let value = 0;
    for (const { items, shelf } of shelves) {
      const cheapest = shelf.map((s) => cheapestOf(s.seats, prices));
      for (const item of items) value += placeAtPrices(field, item, prices, shelf, cheapest, load);
    }
    let square = 0;
    for (let s = 0; s < seats.length; s++) {
      const { capacity } = seats[s]!, price = prices[s]!;
      const wants = curve > 0 ? Math.min(capacity, Math.max(0, capacity * (mean + price / curve))) : price > 0 ? capacity : 0;
      value += (capacity > 0 ? (evenness * capacity * (wants / capacity - mean) ** 2) / scale : 0) - price * wants;
      load[s]! -= wants;
      square += load[s]! * load[s]!;
    }
    if (value > bound + 1e-12) [bound, idle] = [value, 0];
    else if (++idle >= 5) [step, idle] = [step / 2, 0];
    if (square < 1e-18 || bound >= best - 1e-12 || step < 1e-4) break;
    const stride = (step * Math.max(best - value, 1e-9)) / square;
    for (let s = 0; s < seats.length; s++) prices[s]! += stride * load[s]!;
  }
  return Math.min(best, Math.max(bound, 0));
}

/** What one more unit of work costs each seat as it is used now: near the best prices there are. */
function pricesAt(field: Field, at: ArrayLike<number>, curve: number): Float64Array {
  const load = new Float64Array(field.seats.length);
  for (const i of field.items) if (at[i.place]! >= 0) load[at[i.place]!]! += i.load;
  return load.map((l, s) => (field.seats[s]!.capacity > 0 ? curve * (l / field.seats[s]!.capacity - field.mean) : 0));
}

/** The seats that cost an item the same but for their price; those it knows stand apart. */
interface Shelf { seats: readonly number[]; like: number }
/** Items that see the same shelves: served by the same seats, of the same kin, in the same place. */
function shelvesOf(field: Field): { items: Item[]; shelf: Shelf[] }[] {
  const ables = new Map<ReadonlySet<number>, number>();
  const groups = Map.groupBy(field.items, (i) => {
    if (!ables.has(i.able)) ables.set(i.able, ables.size);
    return i.frozen ? `at ${i.begun}` : `${ables.get(i.able)} ${i.kin ?? ''} ${field.nearness === 0 ? '' : i.area}`;
  });
  return [...groups.values()].map((items) => {
    const [one] = items, seats = one!.frozen ? [one!.begun] : [...one!.able];
    const alike = Map.groupBy(seats, (s) => `${field.seats[s]!.isNew ? 'new' : one!.kin !== undefined && field.seats[s]!.kin === one!.kin ? 'kin' : ''} ${field.nearness === 0 ? 0 : (one!.far?.[s] ?? 0)}`);
    return { items, shelf: [...alike.values()].map((own) => ({ seats: own, like: own[0]! })) };
  });
}

function cheapestOf(seats: readonly number[], prices: Float64Array): number {
  let found = seats[0]!;
  for (const s of seats) if (prices[s]! < prices[found]!) found = s;
  return found;
}

/** Puts an item where cost and price are least, and answers what that is. */
function placeAtPrices(field: Field, item: Item, prices: Float64Array, shelf: readonly Shelf[], cheapest: readonly number[], load: Float64Array): number {
  let least = Infinity, found = -1;
  const fixed = item.frozen;
  for (let n = 0; n < shelf.length; n++) {
    const seat = cheapest[n]!, asked = pairCost(field, item, seat) + genericExcess(field, item, seat, shelf[n]!, fixed) + prices[seat]! * item.load;
    if (asked < least) [least, found] = [asked, seat];
  }
  if (!fixed) for (const { seat } of item.ties) {
    if (!item.able.has(seat)) continue;
    const asked = pairCost(field, item, seat) + prices[seat]! * item.load;
    if (asked < least) [least, found] = [asked, seat];
  }
  if (found < 0) return item.worth / field.worth;
  load[found]! += item.load;
  return least;
}

/** The cheapest of a shelf may be a seat the item knows: to the others of the shelf the item costs more, so the least of them all stands for it. */
function genericExcess(field: Field, item: Item, seat: number, { like }: Shelf, fixed: boolean): number {
  if (fixed || !item.ties.some((t) => t.seat === seat)) return 0;
  const { isNew, kin } = field.seats[like]!, generic = isNew ? 0 : kin !== undefined && kin === item.kin ? item.inside : item.outside;
  return Math.min(0, (kept(field, item, seat) - generic) / field.worth);
}
