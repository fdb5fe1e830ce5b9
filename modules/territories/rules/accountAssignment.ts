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
  const stake = (item: Item) => kept(field, item, at[item.place]!), use = (seat: number) => used[seat]! / Math.max(seats[seat]!.capacity, tight), ranks = rankingOf(heldBy, stake);
  const rises = risesOf(field, used, evenness), cheapest = cheapestAmong(field, used, at, rises);
  const mayTake = (item: Item, seat: number) => used[seat]! + item.load <= seats[seat]!.capacity + tight && !item.rivals.some((r) => at[r.place] === seat);
  const put = (item: Item, seat: number, because?: MovedBecause) => {
    const was = at[item.place]!;
    if (was >= 0 && heldBy[was]!.delete(item)) { ranks.drop(was, item); used[was]! -= item.load; rises.look(was); }
    at[item.place] = seat;
    used[seat]! += item.load;
    heldBy[seat]!.add(item);
    ranks.enter(seat, item);
    rises.look(seat);
    if (because) why.set(item, because);
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
    const tired = new Uint8Array(seats.length);
    while (left > 0) {
      let busiest = -1, most = -1;
      for (let s = 0; s < seats.length; s++) if (tired[s] === 0 && use(s) > most) [busiest, most] = [s, use(s)];
      if (busiest < 0 || most <= field.mean) break;
      const best = bestToPass(busiest, breakable);
      if (!best || best.item.members.length > left) tired[busiest] = 1;
      else {
        if (best.item.begun === busiest) left -= best.item.members.length;
        breakable -= best.breaks;
        put(best.item, best.seat, why.get(best.item) ?? 'evens_out');
        tired[best.seat] = 0;
      }
    }
  }
  function bestToPass(from: number, breakable: number): { item: Item; seat: number; breaks: number } | null {
    let best: { item: Item; seat: number; breaks: number } | null = null, gain = 1e-12;
    for (const { item } of ranks.of(from).slice(0, likelyMost)) {
      const stays = pairCost(field, item, from) + evenness * (unevenWith(field, from, used[from]!) - unevenWith(field, from, used[from]! - item.load));
      const { seat, asked } = cheapest(item), breaks = seat < 0 ? 0 : (stake(item) - kept(field, item, seat)) / field.worth;
      if (seat >= 0 && stays - asked > gain && breaks <= breakable) [best, gain] = [{ item, seat, breaks }, stays - asked];
    }
    return best;
  }
}

/** Each seat's customers that may go, those that break least by unit of load first: put in order when first asked for, and kept so. */
interface Ranked { item: Item; by: number }
function rankingOf(heldBy: readonly ReadonlySet<Item>[], stake: (item: Item) => number) {
  const known: (Ranked[] | undefined)[] = heldBy.map(() => undefined), mayGo = (i: Item) => !i.frozen && i.load > 0, ranked = (item: Item): Ranked => ({ item, by: stake(item) / item.load });
  const inOrder = (a: Ranked, b: Ranked) => a.by - b.by || byWeight(a.item, b.item);
  return {
    of: (seat: number): readonly Ranked[] => (known[seat] ??= [...heldBy[seat]!].filter(mayGo).map(ranked).sort(inOrder)),
    drop(seat: number, item: Item) {
      const n = known[seat]?.findIndex((r) => r.item === item) ?? -1;
      if (n >= 0) known[seat]!.splice(n, 1);
    },
    enter(seat: number, item: Item) {
      const own = known[seat], one = own && mayGo(item) ? ranked(item) : null;
      if (!own || !one) return;
      const n = own.findIndex((r) => inOrder(one, r) < 0);
      own.splice(n < 0 ? own.length : n, 0, one);
    },
  };
}

/** How much more uneven each seat becomes by a load, for the few loads there are; looked at again where the seat's use changes. */
interface Rises { of(load: number): Float64Array; look(seat: number): void }
const mostLoads = 32;
function risesOf(field: Field, used: Float64Array, evenness: number): Rises {
  const known = new Map<number, Float64Array>(), rise = (seat: number, load: number) => evenness * (unevenWith(field, seat, used[seat]! + load) - unevenWith(field, seat, used[seat]!));
  return {
    of(load) {
      const found = known.get(load) ?? Float64Array.from(used, (_, seat) => rise(seat, load));
      if (known.size > mostLoads) known.clear();
      known.set(load, found);
      return found;
    },
    look(seat) { if (known.size > 0) for (const [load, rises] of known) rises[seat] = rise(seat, load); },
  };
}

/** The seat with room for an item that costs least: relationships broken, distance, and what it makes more uneven. */
function cheapestAmong(field: Field, used: Float64Array, at: Int32Array, rises: Rises): (item: Item) => { seat: number; asked: number } {
  const { seats } = field, lists = new Map<ReadonlySet<number>, Int32Array>(), room = Float64Array.from(seats, (s) => s.capacity + tight), tied = new Float64Array(seats.length).fill(-1);
  const kins = seats.map((s) => s.kin), isNew = Uint8Array.from(seats, (s) => (s.isNew ? 1 : 0)), meetsRival = (item: Item, seat: number) => item.rivals.length > 0 && item.rivals.some((r) => at[r.place] === seat);
  const goesOn = (item: Item, seat: number) => (tied[seat]! >= 0 ? tied[seat]! : isNew[seat] === 1 ? 0 : item.kin !== undefined && kins[seat] === item.kin ? item.inside : item.outside);
  const away = (item: Item, seat: number) => (item.far === null || field.nearness === 0 ? 0 : (field.nearness * item.far[seat]! * item.load) / Math.max(field.load, tight));
  return (item) => {
    const able = lists.get(item.able) ?? Int32Array.from(item.able), rise = rises.of(item.load), own = at[item.place]!;
    lists.set(item.able, able);
    for (const { seat, worth } of item.ties) tied[seat] = worth;
    let found = -1, least = Infinity;
    for (const seat of able) {
      if (seat === own || used[seat]! + item.load > room[seat]! || meetsRival(item, seat)) continue;
      const asked = (item.worth - goesOn(item, seat)) / field.worth + away(item, seat) + rise[seat]!;
      if (asked < least) [found, least] = [seat, asked];
    }
    for (const { seat } of item.ties) tied[seat] = -1;
    return { seat: found, asked: least };
  };
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
