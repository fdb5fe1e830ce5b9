import { type Field, type Item, kept, loadsOf, measureField, pairCost, unevenWith } from './assignmentField.ts';

/*
  Makes an assignment better part by part: a few seats and customers of theirs are solved anew as an integer program, everything
  else staying. How unevenly a seat is used is a curve; the program sees it through its tangents, which lie under it, so that its
  answer is checked by the curve before it is believed, and its bound holds for the curve too when the part is the whole.
*/

/** Rows and columns as a solver takes them; a column that is `whole` is 0 or 1, another any number from 0 up. */
export interface PartProgram { cost: number[]; whole: boolean[]; rows: { least: number; most: number }[]; starts: number[]; indices: number[]; values: number[] }
/** Answers a value for each column, or null when it found none; `bound`: what no answer of the program can better. */
export type PartSolver = (program: PartProgram, begin: readonly number[], how: { seconds: number; /** To its end, or until it is nearly so. */ isExact: boolean }) => { values: ArrayLike<number> | null; bound: number | null };
export interface PartLimits { evenness: number; /** Most customers away from where they began, and most relationship broken, in all. */ mostMoved: number; mostBroken: number; mostPairs: number; seconds: number }
export interface Improved { at: Int32Array; cost: number; bound: number | null; isWhole: boolean }

/** Costs are shares of a whole company: told to the solver a hundred thousand times as large, or its tolerances would swallow them. */
const enlarged = 1e5;
/** So few pairs are solved as a whole. */
const smallWhole = 1200;

interface Part { seats: readonly number[]; items: readonly Item[]; isWhole: boolean }

/** One part drawn and solved; null where nothing better came of it and nothing was proven. */
export function improvePart(field: Field, at: Int32Array, limits: PartLimits, draw: () => number, solve: PartSolver): Improved | null {
  const part = choosePart(field, at, limits.mostPairs, draw);
  if (part.items.length === 0 || part.seats.length < 2) return null;
  const program = programOf(field, at, part, limits), begin = beginningOf(field, at, part, program, limits.evenness), found = solve(program, begin, { seconds: limits.seconds, isExact: part.isWhole });
  const before = measureField(field, at, limits.evenness).cost;
  const bound = part.isWhole && found.bound !== null ? found.bound / enlarged + fixedCost(field, at, part) : null;
  const next = found.values === null ? at : arranged(at, program, found.values), { cost } = next === at ? { cost: before } : measureField(field, next, limits.evenness);
  if (cost < before - 1e-10 && fits(field, at, next, limits)) return { at: next, cost, bound, isWhole: part.isWhole };
  return bound === null ? null : { at, cost: before, bound: Math.min(bound, before), isWhole: true };
}

const movable = (item: Item, at: ArrayLike<number>): boolean => !item.frozen && at[item.place]! >= 0;
/** All of it when it is small; else where somebody moved from and to, or a busy seat, with seats that have room and a few more. */
function choosePart(field: Field, at: Int32Array, mostPairs: number, draw: () => number): Part {
  const all = field.items.filter((i) => movable(i, at)), pairs = all.reduce((n, i) => n + i.able.size, 0), every = field.seats.map((_, s) => s);
  if (pairs <= Math.max(mostPairs, smallWhole)) return { seats: every, items: all, isWhole: field.items.every((i) => i.frozen || at[i.place]! >= 0) };
  const pick = <T>(from: readonly T[]): T => from[Math.floor(draw() * from.length)]!, loads = loadsOf(field, at), use = (s: number) => loads[s]! / Math.max(field.seats[s]!.capacity, 1e-9);
  const moved = all.filter((i) => i.begun >= 0 && at[i.place] !== i.begun), first = moved.length > 0 && draw() < 0.6 ? pick(moved) : pick(all);
  const able = [...first.able], wanted = Math.min(able.length, 3 + Math.floor(draw() * 4)), seats = new Set([at[first.place]!, ...(first.begun >= 0 ? [first.begun] : [])]);
  const roomy = able.map((s) => ({ s, by: use(s) })).sort((a, b) => a.by - b.by).map((x) => x.s);
  for (let n = 0; seats.size < wanted && n < 40; n++) seats.add(draw() < 0.4 ? roomy[Math.floor(draw() * Math.min(5, roomy.length))]! : pick(able));
  const most = Math.max(10, Math.floor(mostPairs / seats.size)), there = all.filter((i) => seats.has(at[i.place]!));
  const ranked = there.map((i) => ({ i, by: (at[i.place] === i.begun ? 1 : 0) + draw() * 0.8 + kept(field, i, at[i.place]!) / Math.max(i.worth, 1e-9) / 4 })).sort((a, b) => a.by - b.by);
  return { seats: [...seats].sort((a, b) => a - b), items: ranked.slice(0, most).map((r) => r.i), isWhole: false };
}

interface Program extends PartProgram { pairs: { item: Item; seat: number }[]; seatRow: Map<number, number>; work: { seat: number; outside: number; tangents: { slope: number; height: number }[] }[] }

function programOf(field: Field, at: Int32Array, { seats, items }: Part, { evenness, mostMoved, mostBroken }: PartLimits): Program {
  const inside = new Set(items), loads = loadsOf(field, at), rows: Program['rows'] = items.map(() => ({ least: 1, most: 1 })), seatRow = new Map<number, number>();
  const own = new Map(seats.map((s) => [s, items.reduce((n, i) => n + (at[i.place] === s ? i.load : 0), 0)]));
  const work = seats.map((seat) => {
    const outside = loads[seat]! - own.get(seat)!, room = Math.max(field.seats[seat]!.capacity - outside, own.get(seat)!);
    seatRow.set(seat, rows.length);
    rows.push({ least: -Infinity, most: room });
    return { seat, outside, tangents: tangentsOf(field, seat, outside, outside + room, loads[seat]!, evenness) };
  });
  const tangentRow = new Map<number, number>();
  for (const w of work) {
    tangentRow.set(w.seat, rows.length);
    // slope x load − z ≤ −(height + slope x outside)
    for (const { slope, height } of w.tangents) rows.push({ least: -Infinity, most: -(height + slope * w.outside) });
  }
  const outer = field.items.filter((i) => !inside.has(i)), movedOutside = outer.reduce((n, i) => n + (awayFromBegun(i, at[i.place]!) ? i.members.length : 0), 0);
  const budgetRow = Number.isFinite(mostMoved) ? rows.push({ least: -Infinity, most: Math.max(0, mostMoved - movedOutside) }) - 1 : -1;
  const brokenOutside = outer.reduce((n, i) => n + (i.worth - kept(field, i, at[i.place]!)) / field.worth, 0);
  const brokenRow = Number.isFinite(mostBroken) ? rows.push({ least: -Infinity, most: enlarged * Math.max(0, mostBroken - brokenOutside) }) - 1 : -1;
  const apart = apartRows(items, inside, seats, rows);
  const program: Program = { cost: [], whole: [], rows, starts: [0], indices: [], values: [], pairs: [], seatRow, work };
  const column = (cost: number, whole: boolean, entries: readonly (readonly [number, number])[]) => {
    program.cost.push(cost);
    program.whole.push(whole);
    for (const [row, value] of entries) if (value !== 0) { program.indices.push(row); program.values.push(value); }
    program.starts.push(program.indices.length);
  };
  items.forEach((item, n) => {
    for (const w of work) {
      if (!item.able.has(w.seat) || item.rivals.some((r) => !inside.has(r) && at[r.place] === w.seat)) continue;
      program.pairs.push({ item, seat: w.seat });
      column(enlarged * pairCost(field, item, w.seat), true, [
        [n, 1], [seatRow.get(w.seat)!, item.load], ...w.tangents.map((t, k) => [tangentRow.get(w.seat)! + k, t.slope * item.load] as const),
        ...(budgetRow >= 0 && awayFromBegun(item, w.seat) ? [[budgetRow, item.members.length] as const] : []), ...(brokenRow >= 0 ? [[brokenRow, (enlarged * (item.worth - kept(field, item, w.seat))) / field.worth] as const] : []),
        ...(apart.get(item)?.map((first) => [first + seats.indexOf(w.seat), 1] as const) ?? []),
      ]);
    }
  });
  for (const w of work) column(1, false, w.tangents.map((_, k) => [tangentRow.get(w.seat)! + k, -1] as const));
  return program;
}

const awayFromBegun = (i: Item, seat: number): boolean => i.begun >= 0 && seat >= 0 && seat !== i.begun;

/** A row a seat for each two inside that must be kept apart: where the first of them begins. */
function apartRows(items: readonly Item[], inside: ReadonlySet<Item>, seats: readonly number[], rows: Program['rows']): Map<Item, number[]> {
  const found = new Map<Item, number[]>();
  for (const a of items) for (const b of a.rivals) {
    if (!inside.has(b) || a.place > b.place) continue;
    for (const item of [a, b]) found.set(item, [...(found.get(item) ?? []), rows.length]);
    for (const _ of seats) rows.push({ least: -Infinity, most: 1 });
  }
  return found;
}

/** Straight lines under the curve of a seat: where it is now, at the mean, and between what it may come to. */
function tangentsOf(field: Field, seat: number, least: number, most: number, now: number, evenness: number): { slope: number; height: number }[] {
  const { capacity } = field.seats[seat]!;
  if (evenness <= 0 || capacity <= 0 || field.mean <= 0) return [{ slope: 0, height: 0 }];
  const scale = Math.max(field.room * field.mean * field.mean, 1e-9), points = [now, field.mean * capacity, ...Array.from({ length: 7 }, (_, i) => least + ((most - least) * i) / 6)];
  return [...new Set(points)].map((load) => {
    const slope = (2 * evenness * (load / capacity - field.mean)) / scale;
    return { slope: enlarged * slope, height: enlarged * (evenness * unevenWith(field, seat, load) - slope * load) };
  });
}

/** Where everybody is, as the program has it. */
function beginningOf(field: Field, at: Int32Array, { items }: Part, { pairs, work }: Program, evenness: number): number[] {
  const loads = new Map(work.map((w) => [w.seat, w.outside]));
  for (const i of items) loads.set(at[i.place]!, (loads.get(at[i.place]!) ?? 0) + i.load);
  return [...pairs.map(({ item, seat }) => (at[item.place] === seat ? 1 : 0)), ...work.map((w) => (evenness > 0 ? enlarged * evenness * unevenWith(field, w.seat, loads.get(w.seat)!) : 0))];
}

function arranged(at: Int32Array, { pairs }: Program, values: ArrayLike<number>): Int32Array {
  const next = at.slice();
  pairs.forEach(({ item, seat }, c) => { if (values[c]! > 0.5) next[item.place] = seat; });
  return next;
}

/** What the program leaves out: those that stay whatever it does. */
function fixedCost(field: Field, at: Int32Array, { items }: Part): number {
  const inside = new Set(items);
  return field.items.reduce((n, i) => n + (inside.has(i) ? 0 : pairCost(field, i, at[i.place]!)), 0);
}

/** Whatever a solver says, an assignment is believed only when it keeps every limit, and fills no seat beyond its capacity that was not. */
function fits(field: Field, was: Int32Array, at: Int32Array, { mostMoved, mostBroken }: PartLimits): boolean {
  const before = loadsOf(field, was), after = loadsOf(field, at);
  let moved = 0;
  for (const i of field.items) {
    const seat = at[i.place]!;
    if (awayFromBegun(i, seat)) moved += i.members.length;
    if (seat !== was[i.place] && (i.frozen || !i.able.has(seat) || i.rivals.some((r) => at[r.place] === seat))) return false;
  }
  return moved <= mostMoved && measureField(field, at, 0).broken <= mostBroken + 1e-9 && after.every((l, s) => l <= Math.max(field.seats[s]!.capacity, before[s]!) + 1e-6);
}
