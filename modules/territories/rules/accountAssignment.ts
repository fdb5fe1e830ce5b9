/**
 * Which seat should take which customer: as little relationship broken as possible, workload as even as possible, within each seat's
 * capacity and what it can serve. Customers that must stay together move as one; those kept apart never share a seat; frozen ones stay.
 *
 * Everybody begins where they are. Who cannot stay is placed first, the heaviest before; then seats over their capacity let go of what
 * breaks least by unit of load; then the busiest seats pass customers on while that evens out more than it breaks, within the budget.
 * The same customers in any order come out the same. Its cost is bounded below by the relationships that must break whatever is done.
 */
export interface AssignableAccount {
  id: string; seatId: string | null;
  /** Work it takes a year, in any unit the capacities share; and what the relationship is worth. */
  load: number; worth: number;
  /** What a seat must be able to serve: its market, its language, its product lines. */
  needs: readonly string[];
  /** Share of the relationship that goes on under a seat, 0 to 1; a seat that is not here: none. */
  ties: Readonly<Record<string, number>>;
  isFrozen?: boolean; together?: string;
}
export interface AssignableSeat { id: string; capacity: number; serves: readonly string[] }
export interface AssignmentWishes {
  /** What evenness is worth against relationships: 0 moves only who must, 1 weighs both alike. */
  evenness: number;
  /** Most customers that may move beyond those that must; absent: no limit. */
  mostMoved?: number;
  apart?: readonly (readonly [string, string])[];
}
export interface AccountAssignment {
  seatOf: ReadonlyMap<string, string>;
  moved: readonly { accountId: string; from: string | null; to: string; because: 'no_seat' | 'not_served' | 'over_capacity' | 'evens_out' }[];
  /** Customers no seat can serve or has room for, and seats still over capacity: never hidden. */
  unplaced: readonly string[]; overfull: readonly string[];
  /** Shares of all there is, 0 to 1: relationship broken, the least that must be, and how unevenly seats are used (spread of use over its mean). */
  broken: number; leastBroken: number; unevenness: number;
}

/** Of a busy seat, how many customers are weighed each time: those that break least by unit of load. */
const likelyMost = 6;

interface Item { key: string; members: AssignableAccount[]; load: number; worth: number; at: number; frozen: boolean; needs: string[]; able: ReadonlySet<number>; ties: ReadonlyMap<number, number>; /** What would break were it to leave its seat. */ stake: number }
type Because = AccountAssignment['moved'][number]['because'];

export function accountAssignment(accounts: readonly AssignableAccount[], seats: readonly AssignableSeat[], wishes: AssignmentWishes): AccountAssignment {
  const items = itemsOf(accounts, seats), used = new Float64Array(seats.length), why = new Map<Item, Because>();
  const worth = items.reduce((s, i) => s + i.worth, 0) || 1, load = items.reduce((s, i) => s + i.load, 0), room = seats.reduce((s, x) => s + x.capacity, 0) || 1;
  const mean = load / room, begun = new Map(items.map((i) => [i, i.at]));
  const rivals = rivalsOf(items, wishes.apart ?? []), heldBy = seats.map(() => new Set<Item>());
  const use = (seat: number, more = 0) => (used[seat]! + more) / Math.max(seats[seat]!.capacity, 1e-9);
  const uneven = (seat: number, more: number) => seats[seat]!.capacity * (use(seat, more) - mean) ** 2;
  const cost = (item: Item, to: number) => (item.worth - kept(item, to)) / worth + (wishes.evenness * (uneven(to, item.load) - uneven(to, 0))) / Math.max(room * mean * mean, 1e-9);
  const mayTake = (item: Item, seat: number) => used[seat]! + item.load <= seats[seat]!.capacity + 1e-9 && !rivals.get(item)?.some((r) => r.at === seat);
  const put = (item: Item, seat: number, because?: Because) => {
    if (item.at >= 0 && heldBy[item.at]!.delete(item)) used[item.at]! -= item.load;
    item.at = seat;
    if (seat >= 0) {
      item.stake = kept(item, seat);
      used[seat]! += item.load;
      heldBy[seat]!.add(item);
    }
    if (because) why.set(item, because);
  };
  const cheapest = (item: Item) => {
    let found = -1, least = Infinity;
    for (const seat of item.able) {
      if (seat === item.at || !mayTake(item, seat)) continue;
      const asked = cost(item, seat);
      if (asked < least) [found, least] = [seat, asked];
    }
    return { seat: found, asked: least };
  };
  const meetsRival = (item: Item) => rivals.get(item)?.some((r) => r.at === item.at && (r.frozen || r.key < item.key)) ?? false;
  const byWeight = (a: Item, b: Item) => b.load - a.load || (a.key < b.key ? -1 : 1);

  const homeless = new Map<Item, Because>();
  for (const item of items) {
    if (item.at < 0) homeless.set(item, 'no_seat');
    else if (!item.frozen && (!item.able.has(item.at) || meetsRival(item))) homeless.set(item, 'not_served');
  }
  for (const item of homeless.keys()) item.at = -1;
  for (const item of items) if (item.at >= 0) put(item, item.at);
  for (const item of [...homeless.keys()].sort(byWeight)) {
    const { seat } = cheapest(item);
    if (seat >= 0) put(item, seat, homeless.get(item)!);
  }
  for (let seat = 0; seat < seats.length; seat++) {
    const leaving = used[seat]! > seats[seat]!.capacity + 1e-9 ? [...heldBy[seat]!].filter((i) => !i.frozen).sort((a, b) => a.stake * b.load - b.stake * a.load || byWeight(a, b)) : [];
    for (const item of leaving) {
      if (used[seat]! <= seats[seat]!.capacity + 1e-9) break;
      const to = cheapest(item).seat;
      if (to >= 0) put(item, to, 'over_capacity');
    }
  }
  evenOut();

  /** Passes customers from the busiest seats on while the whole gets better. */
  function evenOut(): void {
    if (wishes.evenness <= 0) return;
    let left = wishes.mostMoved ?? Infinity;
    const tired = new Set<number>();
    while (left > 0 && tired.size < seats.length) {
      let busiest = -1;
      for (let s = 0; s < seats.length; s++) if (!tired.has(s) && (busiest < 0 || use(s) > use(busiest))) busiest = s;
      if (use(busiest) <= mean) break;
      const best = bestToPass(busiest);
      if (!best || best.item.members.length > left) tired.add(busiest);
      else {
        if (begun.get(best.item) === busiest) left -= best.item.members.length;
        put(best.item, best.seat, why.get(best.item) ?? 'evens_out');
        tired.delete(best.seat);
      }
    }
  }
  function bestToPass(from: number): { item: Item; seat: number } | null {
    const likely = [...heldBy[from]!].filter((i) => !i.frozen && i.load > 0).sort((a, b) => a.stake / a.load - b.stake / b.load || byWeight(a, b)).slice(0, likelyMost);
    let best: { item: Item; seat: number } | null = null, gain = 1e-12;
    for (const item of likely) {
      const stays = (item.worth - item.stake) / worth + (wishes.evenness * (uneven(from, 0) - uneven(from, -item.load))) / Math.max(room * mean * mean, 1e-9);
      const { seat, asked } = cheapest(item);
      if (seat >= 0 && stays - asked > gain) [best, gain] = [{ item, seat }, stays - asked];
    }
    return best;
  }

  const broken = (of: (i: Item) => number) => items.reduce((s, i) => s + i.worth - of(i), 0) / worth;
  return {
    seatOf: new Map(items.flatMap((i) => (i.at < 0 ? [] : i.members.map((m) => [m.id, seats[i.at]!.id] as const)))),
    moved: items.flatMap((i) => (i.at < 0 ? [] : i.members.filter((m) => m.seatId !== seats[i.at]!.id).map((m) => ({ accountId: m.id, from: m.seatId, to: seats[i.at]!.id, because: why.get(i) ?? 'evens_out' as const })))),
    unplaced: items.flatMap((i) => (i.at < 0 ? i.members.map((m) => m.id) : [])), overfull: seats.filter((s, i) => used[i]! > s.capacity + 1e-9).map((s) => s.id),
    broken: broken((i) => kept(i, i.at)), leastBroken: broken((i) => (i.frozen && i.at >= 0 ? kept(i, i.at) : Math.max(0, ...[...i.ties].map(([seat, tie]) => (i.able.has(seat) ? tie : 0))))),
    unevenness: mean > 0 ? Math.sqrt(seats.reduce((s, x, i) => s + x.capacity * (use(i) - mean) ** 2, 0) / room) / mean : 0,
  };
}

/** Customers that stay together as one; where they are now is where the most of their work is. */
function itemsOf(accounts: readonly AssignableAccount[], seats: readonly AssignableSeat[]): Item[] {
  const place = new Map(seats.map((s, i) => [s.id, i])), serves = seats.map((s) => new Set(s.serves)), ableFor = new Map<string, ReadonlySet<number>>();
  const groups = Map.groupBy([...accounts].sort((a, b) => (a.id < b.id ? -1 : 1)), (a) => a.together ?? `\0${a.id}`);
  return [...groups].map(([key, members]) => {
    const needs = [...new Set(members.flatMap((m) => m.needs))].sort(), wanted = needs.join('\0'), worth = members.reduce((s, m) => s + m.worth, 0);
    const able = ableFor.get(wanted) ?? new Set(serves.flatMap((s, i) => (needs.every((n) => s.has(n)) ? [i] : [])));
    ableFor.set(wanted, able);
    const heaviest = members.reduce((a, b) => (b.load > a.load ? b : a)), fixed = members.find((m) => m.isFrozen);
    const at = (fixed ?? heaviest).seatId;
    return {
      key, members, needs, able, worth, load: members.reduce((s, m) => s + m.load, 0), at: at === null ? -1 : (place.get(at) ?? -1), frozen: fixed !== undefined, ties: tiesOf(members, place), stake: 0,
    };
  });
}

/** What goes on under each seat, in worth. */
function tiesOf(members: readonly AssignableAccount[], place: ReadonlyMap<string, number>): ReadonlyMap<number, number> {
  const ties = new Map<number, number>();
  for (const m of members) for (const [id, share] of Object.entries(m.ties)) {
    const seat = place.get(id);
    if (seat !== undefined) ties.set(seat, (ties.get(seat) ?? 0) + m.worth * share);
  }
  return ties;
}
const kept = (item: Item, seat: number): number => item.ties.get(seat) ?? 0;

function rivalsOf(items: readonly Item[], apart: readonly (readonly [string, string])[]): Map<Item, Item[]> {
  const itemOf = new Map(apart.length > 0 ? items.flatMap((i) => i.members.map((m) => [m.id, i] as const)) : []), rivals = new Map<Item, Item[]>();
  for (const [one, other] of apart) {
    const a = itemOf.get(one), b = itemOf.get(other);
    if (!a || !b || a === b) continue;
    rivals.set(a, [...(rivals.get(a) ?? []), b]);
    rivals.set(b, [...(rivals.get(b) ?? []), a]);
  }
  return rivals;
}

/** From moving only who must to evenness above all: the assignments none of which is worse than another in both. */
export function assignmentFront(accounts: readonly AssignableAccount[], seats: readonly AssignableSeat[], wishes: Omit<AssignmentWishes, 'evenness'>, weights: readonly number[]): { evenness: number; assignment: AccountAssignment }[] {
  const tried = weights.map((evenness) => ({ evenness, assignment: accountAssignment(accounts, seats, { ...wishes, evenness }) }));
  const isWorse = (a: AccountAssignment, b: AccountAssignment) => b.broken <= a.broken && b.unevenness <= a.unevenness && (b.broken < a.broken || b.unevenness < a.unevenness);
  return tried.filter((t) => !tried.some((o) => isWorse(t.assignment, o.assignment))).sort((a, b) => a.assignment.broken - b.assignment.broken);
}
