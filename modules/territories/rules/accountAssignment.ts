import { type AssignableAccount, type AssignableSeat, type Field, fieldOf, type FieldWishes, type Item, kept, leastBrokenOf, measureField, pairCost, unevenWith } from './assignmentField.ts';

/**
 * Which seat should take which customer: as little relationship broken as possible, workload as even as possible, within each seat's
 * capacity and what it can serve. Customers that must stay together move as one; those kept apart never share a seat; frozen ones stay.
 *
 * Everybody begins where they are. Who cannot stay is placed first, the heaviest before; then seats over their capacity let go of what
 * breaks least by unit of load; who still has no seat takes the place of one that can go elsewhere; then the busiest seats pass customers
 * on while that evens out more than it breaks, within the budget. The same customers in any order come out the same.
 */
export interface AssignmentWishes extends FieldWishes {
  /** What evenness is worth against relationships: 0 moves only who must, 1 weighs both alike. */
  evenness: number;
  /** Most customers that may move, and most relationship (as a share of all) that may break, beyond what must; absent: no limit. */
  mostMoved?: number | undefined; mostBroken?: number | undefined;
}
export type MovedBecause = 'no_seat' | 'not_served' | 'over_capacity' | 'evens_out' | 'together';
export interface AccountAssignment {
  seatOf: ReadonlyMap<string, string>;
  moved: readonly { accountId: string; from: string | null; to: string; because: MovedBecause }[];
  /** Customers no seat can serve or has room for, and seats still over capacity: never hidden. */
  unplaced: readonly string[]; overfull: readonly string[];
  /** Shares of all there is, 0 to 1: relationship broken, the least that must be, how unevenly seats are used (spread of use over its mean), work away from where its seat works. */
  broken: number; leastBroken: number; unevenness: number; away: number;
}
/** `at`: the seat of each item. `must`: what had to move and break before anything was evened out. */
export interface Arrangement { at: Int32Array; why: ReadonlyMap<Item, MovedBecause>; must: { moved: number; broken: number } }

/** Of a busy seat, how many customers are weighed each time: those that break least by unit of load. */
const likelyMost = 6, tight = 1e-9;
const byWeight = (a: Item, b: Item): number => b.load - a.load || a.place - b.place;

export function arrange(field: Field, { evenness, mostMoved = Infinity, mostBroken = Infinity }: Pick<AssignmentWishes, 'evenness' | 'mostMoved' | 'mostBroken'>): Arrangement {
  const { items, seats } = field, used = new Float64Array(seats.length), at = new Int32Array(items.length).fill(-1), why = new Map<Item, MovedBecause>(), heldBy = seats.map(() => new Set<Item>());
  const stake = (item: Item) => kept(field, item, at[item.place]!), use = (seat: number) => used[seat]! / Math.max(seats[seat]!.capacity, tight);
  const cost = (item: Item, to: number) => pairCost(field, item, to) + evenness * (unevenWith(field, to, used[to]! + item.load) - unevenWith(field, to, used[to]!));
  const mayTake = (item: Item, seat: number) => used[seat]! + item.load <= seats[seat]!.capacity + tight && !item.rivals.some((r) => at[r.place] === seat);
  const put = (item: Item, seat: number, because?: MovedBecause) => {
    const was = at[item.place]!;
    if (was >= 0 && heldBy[was]!.delete(item)) used[was]! -= item.load;
    at[item.place] = seat;
    used[seat]! += item.load;
    heldBy[seat]!.add(item);
    if (because) why.set(item, because);
  };
  const cheapest = (item: Item) => {
    let found = -1, least = Infinity;
    for (const seat of item.able) {
      if (seat === at[item.place] || !mayTake(item, seat)) continue;
      const asked = cost(item, seat);
      if (asked < least) [found, least] = [seat, asked];
    }
    return { seat: found, asked: least };
  };
  const meetsRival = (item: Item) => item.rivals.some((r) => r.begun === item.begun && (r.frozen || r.place < item.place));

  const homeless = new Map<Item, MovedBecause>();
  for (const item of items) {
    if (item.begun < 0) homeless.set(item, 'no_seat');
    else if (!item.frozen && (!item.able.has(item.begun) || meetsRival(item))) homeless.set(item, 'not_served');
    else put(item, item.begun);
  }
  for (const item of [...homeless.keys()].sort(byWeight)) {
    const { seat } = cheapest(item);
    if (seat >= 0) put(item, seat, homeless.get(item)!);
  }
  for (let seat = 0; seat < seats.length; seat++) {
    const leaving = used[seat]! > seats[seat]!.capacity + tight ? [...heldBy[seat]!].filter((i) => !i.frozen).sort((a, b) => stake(a) * b.load - stake(b) * a.load || byWeight(a, b)) : [];
    for (const item of leaving) {
      if (used[seat]! <= seats[seat]!.capacity + tight) break;
      const to = cheapest(item).seat;
      if (to >= 0) put(item, to, 'over_capacity');
    }
  }
  for (const item of [...homeless.keys()].filter((i) => at[i.place]! < 0).sort(byWeight)) makeRoom(item);
  const must = { moved: movedIn(), broken: items.reduce((s, i) => s + i.worth - stake(i), 0) / field.worth };
  evenOut();
  return { at, why, must };

  function movedIn(): number {
    return items.reduce((n, i) => n + (at[i.place]! >= 0 && at[i.place] !== i.begun ? i.members.length : 0), 0);
  }
  /** A seat for who has none: where one that sits there can go elsewhere. */
  function makeRoom(item: Item): void {
    for (const seat of [...item.able].sort((a, b) => seats[b]!.capacity - used[b]! - (seats[a]!.capacity - used[a]!) || a - b).slice(0, 8)) {
      const short = used[seat]! + item.load - seats[seat]!.capacity;
      for (const other of [...heldBy[seat]!].filter((i) => !i.frozen && i.load >= short - tight).sort((a, b) => stake(a) - stake(b) || byWeight(a, b)).slice(0, likelyMost)) {
        const to = cheapest(other).seat;
        if (to < 0) continue;
        put(other, to, why.get(other) ?? 'over_capacity');
        if (!mayTake(item, seat)) continue;
        put(item, seat, homeless.get(item)!);
        return;
      }
    }
  }
  /** Passes customers from the busiest seats on while the whole gets better. */
  function evenOut(): void {
    if (evenness <= 0) return;
    let left = mostMoved, breakable = mostBroken;
    const tired = new Set<number>();
    while (left > 0 && tired.size < seats.length) {
      let busiest = -1;
      for (let s = 0; s < seats.length; s++) if (!tired.has(s) && (busiest < 0 || use(s) > use(busiest))) busiest = s;
      if (use(busiest) <= field.mean) break;
      const best = bestToPass(busiest, breakable);
      if (!best || best.item.members.length > left) tired.add(busiest);
      else {
        if (best.item.begun === busiest) left -= best.item.members.length;
        breakable -= best.breaks;
        put(best.item, best.seat, why.get(best.item) ?? 'evens_out');
        tired.delete(best.seat);
      }
    }
  }
  function bestToPass(from: number, breakable: number): { item: Item; seat: number; breaks: number } | null {
    const likely = [...heldBy[from]!].filter((i) => !i.frozen && i.load > 0).map((i) => ({ i, by: stake(i) / i.load })).sort((a, b) => a.by - b.by || byWeight(a.i, b.i)).slice(0, likelyMost);
    let best: { item: Item; seat: number; breaks: number } | null = null, gain = 1e-12;
    for (const { i: item } of likely) {
      const stays = pairCost(field, item, from) + evenness * (unevenWith(field, from, used[from]!) - unevenWith(field, from, used[from]! - item.load));
      const { seat, asked } = cheapest(item), breaks = seat < 0 ? 0 : (stake(item) - kept(field, item, seat)) / field.worth;
      if (seat >= 0 && stays - asked > gain && breaks <= breakable) [best, gain] = [{ item, seat, breaks }, stays - asked];
    }
    return best;
  }
}

export function accountAssignment(accounts: readonly AssignableAccount[], seats: readonly AssignableSeat[], wishes: AssignmentWishes): AccountAssignment {
  const field = fieldOf(accounts, seats, wishes);
  return told(field, arrange(field, wishes));
}

/** Which customers an arrangement moves, and whom and what it cannot do right. `to`: the seat by its place. */
export interface Moves { moved: { account: AssignableAccount; to: number; because: MovedBecause }[]; unplaced: string[]; overfull: string[] }
export function movesOf({ items, seats }: Field, { at, why }: Pick<Arrangement, 'at' | 'why'>): Moves {
  const found: Moves = { moved: [], unplaced: [], overfull: [] }, used = new Float64Array(seats.length);
  for (const item of items) {
    const to = at[item.place]!;
    if (to >= 0) used[to]! += item.load;
    for (const account of item.members) {
      if (to < 0) found.unplaced.push(account.id);
      else if (account.seatId !== seats[to]!.id) found.moved.push({ account, to, because: why.get(item) ?? (to === item.begun ? 'together' : 'evens_out') });
    }
  }
  found.overfull = seats.filter((s, n) => used[n]! > s.capacity + tight).map((s) => s.id);
  return found;
}

/** An arrangement of items as it is told of customers. */
function told(field: Field, arrangement: Pick<Arrangement, 'at' | 'why'>): AccountAssignment {
  const { items, seats } = field, { at } = arrangement, { broken, unevenness, away } = measureField(field, at, 0), { moved, unplaced, overfull } = movesOf(field, arrangement);
  return {
    seatOf: new Map(items.flatMap((i) => (at[i.place]! < 0 ? [] : i.members.map((m) => [m.id, seats[at[i.place]!]!.id] as const)))),
    moved: moved.map(({ account, to, because }) => ({ accountId: account.id, from: account.seatId, to: seats[to]!.id, because })), unplaced, overfull, broken, leastBroken: leastBrokenOf(field), unevenness, away,
  };
}

/** From moving only who must to evenness above all: the assignments none of which is worse than another in both. */
export function assignmentFront(accounts: readonly AssignableAccount[], seats: readonly AssignableSeat[], wishes: Omit<AssignmentWishes, 'evenness'>, weights: readonly number[]): { evenness: number; assignment: AccountAssignment }[] {
  const field = fieldOf(accounts, seats, wishes), tried = weights.map((evenness) => ({ evenness, assignment: told(field, arrange(field, { ...wishes, evenness })) }));
  return onFront(tried, (t) => t.assignment).sort((a, b) => a.assignment.broken - b.assignment.broken);
}

/** Those that no other beats in both; of equals, the first. */
export function onFront<T>(tried: readonly T[], of: (t: T) => { broken: number; unevenness: number }): T[] {
  const isWorse = (a: T, b: T, first: boolean) => of(b).broken <= of(a).broken && of(b).unevenness <= of(a).unevenness && (first || of(b).broken < of(a).broken || of(b).unevenness < of(a).unevenness);
  return tried.filter((t, i) => !tried.some((o, j) => o !== t && isWorse(t, o, j < i)));
}
