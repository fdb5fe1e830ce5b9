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

export interface Item {
  key: string; members: readonly AssignableAccount[]; load: number; worth: number; /** Its seat to begin with; -1: none. */ begun: number; /** Stays there: never one whose seat is gone. */ frozen: boolean;
  able: ReadonlySet<number>; ties: ReadonlyMap<number, number>; kin: string | undefined; inside: number; outside: number; /** How far each seat is; null: nobody knows. */ far: Float32Array | null; area: string;
  rivals: readonly Item[]; place: number;
}
export interface Field { items: readonly Item[]; seats: readonly AssignableSeat[]; worth: number; load: number; room: number; mean: number; nearness: number }

/** Same beginning: 0; all but its last sign: a half; else 1. It compares postal codes, not roads. */
const farFrom = (area: string, areas: ReadonlySet<string>, wide: ReadonlySet<string>): number => (areas.has(area) ? 0 : wide.has(area.slice(0, -1)) ? 0.5 : 1);

export function fieldOf(accounts: readonly AssignableAccount[], seats: readonly AssignableSeat[], { nearness = 0, apart = [] }: FieldWishes = {}): Field {
  const place = new Map(seats.map((s, i) => [s.id, i])), serves = seats.map((s) => new Set(s.serves)), ableFor = new Map<string, ReadonlySet<number>>(), farOf = new Map<string, Float32Array>();
  const areas = seats.map((s) => new Set(s.areas ?? [])), wide = areas.map((a) => new Set([...a].map((x) => x.slice(0, -1))));
  const groups = Map.groupBy([...accounts].sort((a, b) => (a.id < b.id ? -1 : 1)), (a) => a.together ?? `\0${a.id}`);
  const items = [...groups].map(([key, members], i): Item => {
    const needs = [...new Set(members.flatMap((m) => m.needs))].sort(), wanted = needs.join('\0'), worth = members.reduce((s, m) => s + m.worth, 0);
    const able = ableFor.get(wanted) ?? new Set(serves.flatMap((s, n) => (needs.every((x) => s.has(x)) ? [n] : [])));
    ableFor.set(wanted, able);
    const heaviest = members.reduce((a, b) => (b.load > a.load ? b : a)), fixed = members.find((m) => m.isFrozen), at = (fixed ?? heaviest).seatId, begun = at === null ? -1 : (place.get(at) ?? -1), area = heaviest.area ?? '';
    if (area !== '' && !farOf.has(area)) farOf.set(area, Float32Array.from(seats, (_, n) => farFrom(area, areas[n]!, wide[n]!)));
    const kin = members.every((m) => m.kin === members[0]!.kin) ? members[0]!.kin : undefined, outside = members.reduce((s, m) => s + m.worth * (m.anyway?.other ?? 0), 0);
    return {
      key, members, able, worth, area, kin, outside, inside: kin === undefined ? outside : members.reduce((s, m) => s + m.worth * (m.anyway?.kin ?? 0), 0),
      load: members.reduce((s, m) => s + m.load, 0), begun, frozen: fixed !== undefined && begun >= 0, ties: tiesOf(members, seats, place), far: farOf.get(area) ?? null, rivals: [], place: i,
    };
  });
  bindRivals(items, apart);
  const load = items.reduce((s, i) => s + i.load, 0), room = seats.reduce((s, x) => s + x.capacity, 0) || 1;
  return { items, seats, load, room, mean: load / room, worth: items.reduce((s, i) => s + i.worth, 0) || 1, nearness };
}

/** What goes on under each seat that some member knows, in worth. */
function tiesOf(members: readonly AssignableAccount[], seats: readonly AssignableSeat[], place: ReadonlyMap<string, number>): ReadonlyMap<number, number> {
  const known = new Set(members.flatMap((m) => Object.keys(m.ties)).flatMap((id) => place.get(id) ?? []));
  return new Map([...known].map((n) => [n, members.reduce((s, m) => s + m.worth * (m.ties[seats[n]!.id] ?? anyway(m, seats[n]!)), 0)]));
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
  const own = item.ties.get(seat);
  if (own !== undefined) return own;
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
    for (const [seat, tie] of i.ties) if (tie > most && i.able.has(seat)) most = tie;
    return sum + i.worth - most;
  }, 0) / field.worth;
}
