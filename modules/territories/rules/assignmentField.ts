/*
  The field on which customers are assigned: who must stay together as one item, which seats can serve each, and what each
  pairing costs. Costs are shares: of all relationships there are, and of all work there is. Both the quick rule, the bound
  and the parts that a solver improves read the same field, so that they speak of the same thing.
*/
export interface AssignableAccount {
  id: string; seatId: string | null;
  /** Work it takes a year, in any unit the capacities share; and what the relationship is worth. */
  load: number; worth: number;
  /** What a seat must be able to serve: its market, its language, its product lines. */
  needs: readonly string[];
  /** Share of the relationship that goes on under a seat, 0 to 1; a seat that is not here: `anyway`. */
  ties: Readonly<Record<string, number>>;
  /** Share that goes on under any seat of its kin, and under any other, unless the seat is new; absent: none. */
  kin?: string | undefined; anyway?: { kin: number; other: number } | undefined;
  /** Where it is, as the beginning of its postal code. */
  area?: string | undefined;
  isFrozen?: boolean | undefined; together?: string | undefined;
}
/** `areas`: where it works already. `isNew`: whoever sits there is new, and keeps nothing but their own ties. */
export interface AssignableSeat { id: string; capacity: number; serves: readonly string[]; kin?: string | undefined; isNew?: boolean | undefined; areas?: readonly string[] | undefined }
export interface FieldWishes {
  /** What nearness is worth against relationships: 0 leaves it out. */
  nearness?: number | undefined;
  apart?: readonly (readonly [string, string])[] | undefined;
}

/** What goes on under a seat that it knows, in worth. */
export interface Tie { seat: number; worth: number }
/** `place`: among all, by the first of its members. */
export interface Item {
  members: readonly AssignableAccount[]; load: number; worth: number; /** Its seat to begin with; -1: none. */ begun: number; /** Stays there: never one whose seat is gone. */ frozen: boolean;
  able: ReadonlySet<number>; ties: readonly Tie[]; kin: string | undefined; inside: number; outside: number; /** How far each seat is; null: nobody knows. */ far: Float32Array | null; area: string;
  rivals: readonly Item[]; place: number;
}
export interface Field { items: readonly Item[]; seats: readonly AssignableSeat[]; worth: number; load: number; room: number; mean: number; nearness: number }

/** Same beginning: 0; all but its last sign: a half; else 1. It compares postal codes, not roads. */
const farFrom = (area: string, areas: ReadonlySet<string>, wide: ReadonlySet<string>): number => (areas.has(area) ? 0 : wide.has(area.slice(0, -1)) ? 0.5 : 1);

export function fieldOf(accounts: readonly AssignableAccount[], seats: readonly AssignableSeat[], { nearness = 0, apart = [] }: FieldWishes = {}): Field {
  const place = new Map(seats.map((s, i) => [s.id, i])), ableFor = ableAmong(seats), farOf = new Map<string, Float32Array>();
  const areas = seats.map((s) => new Set(s.areas ?? [])), wide = areas.map((a) => new Set([...a].map((x) => x.slice(0, -1))));
  const items = together(accounts).map((members, i): Item => {
    const fixed = members.find((m) => m.isFrozen), heaviest = members.reduce((a, b) => (b.load > a.load ? b : a)), at = (fixed ?? heaviest).seatId, begun = at === null ? -1 : (place.get(at) ?? -1), area = heaviest.area ?? '';
    if (area !== '' && !farOf.has(area)) farOf.set(area, Float32Array.from(seats, (_, n) => farFrom(area, areas[n]!, wide[n]!)));
    const kin = members.every((m) => m.kin === members[0]!.kin) ? members[0]!.kin : undefined, outside = sumOf(members, (m) => m.worth * (m.anyway?.other ?? 0));
    return {
      members, able: ableFor(members), worth: sumOf(members, (m) => m.worth), area, kin, outside, inside: kin === undefined ? outside : sumOf(members, (m) => m.worth * (m.anyway?.kin ?? 0)),
      load: sumOf(members, (m) => m.load), begun, frozen: fixed !== undefined && begun >= 0, ties: tiesOf(members, seats, place), far: farOf.get(area) ?? null, rivals: nobody, place: i,
    };
  });
  bindRivals(items, apart);
  const load = sumOf(items, (i) => i.load), room = sumOf(seats, (x) => x.capacity) || 1;
  return { items, seats, load, room, mean: load / room, worth: sumOf(items, (i) => i.worth) || 1, nearness };
}

const nobody: never[] = [];
function sumOf<T>(all: readonly T[], of: (one: T) => number): number {
  let sum = 0;
  for (const one of all) sum += of(one);
  return sum;
}

/** Who moves as one, by the id of their first; all others each by themselves. */
function together(accounts: readonly AssignableAccount[]): AssignableAccount[][] {
  const groups: AssignableAccount[][] = [], joined = new Map<string, AssignableAccount[]>();
  for (const a of accounts.toSorted((x, y) => (x.id < y.id ? -1 : 1))) {
    const own = a.together === undefined ? undefined : joined.get(a.together);
    if (own) { own.push(a); continue; }
    const group = [a];
    groups.push(group);
    if (a.together !== undefined) joined.set(a.together, group);
  }
  return groups;
}

/** The seats that serve all their needs: found once for the same needs, of which there are few. */
function ableAmong(seats: readonly AssignableSeat[]): (members: readonly AssignableAccount[]) => ReadonlySet<number> {
  const serves = seats.map((s) => new Set(s.serves)), known = new Map<string, ReadonlySet<number>>(), lists = new Map<readonly string[], ReadonlySet<number>>();
  const found = (given: readonly string[]) => {
    const needs = [...new Set(given)].sort(), wanted = needs.join('\0'), able = known.get(wanted) ?? new Set(serves.flatMap((s, n) => (needs.every((x) => s.has(x)) ? [n] : [])));
    known.set(wanted, able);
    return able;
  };
  return (members) => {
    if (members.length > 1) return found(members.flatMap((m) => m.needs));
    const own = members[0]!.needs, able = lists.get(own) ?? found(own);
    lists.set(own, able);
    return able;
  };
}

/** What goes on under each seat that some member knows. */
function tiesOf(members: readonly AssignableAccount[], seats: readonly AssignableSeat[], place: ReadonlyMap<string, number>): readonly Tie[] {
  const known = new Set<number>();
  for (const m of members) for (const id of Object.keys(m.ties)) { const n = place.get(id); if (n !== undefined) known.add(n); }
  return Array.from(known, (seat) => ({ seat, worth: sumOf(members, (m) => m.worth * (m.ties[seats[seat]!.id] ?? anyway(m, seats[seat]!))) }));
}
const anyway = (m: AssignableAccount, seat: AssignableSeat): number => (seat.isNew || !m.anyway ? 0 : seat.kin !== undefined && seat.kin === m.kin ? m.anyway.kin : m.anyway.other);

function bindRivals(items: Item[], apart: readonly (readonly [string, string])[]): void {
  const itemOf = new Map(apart.length > 0 ? items.flatMap((i) => i.members.map((m) => [m.id, i] as const)) : []);
  for (const [one, other] of apart) {
    const a = itemOf.get(one), b = itemOf.get(other);
    if (!a || !b || a === b) continue;
    a.rivals = [...a.rivals, b];
    b.rivals = [...b.rivals, a];
  }
}

/** The worth that goes on under a seat. */
export function kept({ seats }: Field, item: Item, seat: number): number {
  if (seat < 0) return 0;
  for (const tie of item.ties) if (tie.seat === seat) return tie.worth;
  const { isNew, kin } = seats[seat]!;
  return isNew ? 0 : kin !== undefined && kin === item.kin ? item.inside : item.outside;
}

/** What it costs that this seat leads it: the share of all relationships that breaks, and how far it is. */
export const pairCost = (field: Field, item: Item, seat: number): number =>
  (item.worth - kept(field, item, seat)) / field.worth + (seat < 0 || item.far === null || field.nearness === 0 ? 0 : (field.nearness * item.far[seat]! * item.load) / Math.max(field.load, 1e-9));

/** How unevenly a seat is used with so much on it: over all seats, the square of the unevenness. */
export const unevenWith = ({ seats, room, mean }: Field, seat: number, load: number): number => {
  const { capacity } = seats[seat]!;
  return (capacity * (load / Math.max(capacity, 1e-9) - mean) ** 2) / Math.max(room * mean * mean, 1e-9);
};

export function loadsOf({ items, seats }: Field, at: ArrayLike<number>): Float64Array {
  const loads = new Float64Array(seats.length);
  for (const i of items) if (at[i.place]! >= 0) loads[at[i.place]!]! += i.load;
  return loads;
}

/** Shares, 0 to 1: relationship broken; unevenness (spread of use over its mean); work outside where its seat works already. */
export interface FieldMeasure { broken: number; unevenness: number; away: number; cost: number }
export function measureField(field: Field, at: ArrayLike<number>, evenness: number): FieldMeasure {
  const loads = loadsOf(field, at);
  let broken = 0, away = 0, cost = 0, square = 0;
  for (const i of field.items) {
    const seat = at[i.place]!;
    broken += i.worth - kept(field, i, seat);
    if (seat >= 0 && i.far) away += i.far[seat]! * i.load;
    cost += pairCost(field, i, seat);
  }
  for (let s = 0; s < loads.length; s++) square += unevenWith(field, s, loads[s]!);
  return { broken: broken / field.worth, away: away / Math.max(field.load, 1e-9), unevenness: field.mean > 0 ? Math.sqrt(square) : 0, cost: cost + evenness * (field.mean > 0 ? square : 0) };
}

/** The least that must break whatever is done: each with the seat, of those that may have it, that knows it best. */
export function leastBrokenOf(field: Field): number {
  const kins = new Map<ReadonlySet<number>, { kins: ReadonlySet<string | undefined>; any: boolean }>();
  const seen = (able: ReadonlySet<number>) => {
    const known = kins.get(able) ?? { kins: new Set([...able].filter((s) => !field.seats[s]!.isNew).map((s) => field.seats[s]!.kin)), any: [...able].some((s) => !field.seats[s]!.isNew) };
    kins.set(able, known);
    return known;
  };
  return field.items.reduce((sum, i) => {
    if (i.frozen) return sum + i.worth - kept(field, i, i.begun);
    const { kins: has, any } = seen(i.able);
    let most = Math.max(any ? i.outside : 0, i.kin !== undefined && has.has(i.kin) ? i.inside : 0);
    for (const { seat, worth } of i.ties) if (worth > most && i.able.has(seat)) most = worth;
    return sum + i.worth - most;
  }, 0) / field.worth;
}
