import type { Division } from '../../../contract/shapes.ts';
import type { Structure, StructureLine, StructureSeat } from '../contract.ts';

/*
  The chart from left to right: the executive; then, one under the other, the seats that report to them, marketing above
  and sales below; to the right of each, in a row, the seats it leads. Seats that lead others have a row of their own, a
  column further right than their manager. The members of a joint team stand next to each other (last in marketing, first
  in sales), so that one frame holds them. A large structure opens folded: who leads whom as far down as fits on a few
  screens, and behind each of the lowest a door with how many are below. The screen, the printed chart and the picture are
  this same layout.
*/

export const size = { width: 160, height: 46, column: 197, leaf: 168, row: 66, bandGap: 40, top: 34 };
/** Each line more in every seat: a figure, or a title too long for one line. */
export const extraLine = 20;

/** `shared`: the beginning of its title that all with the same manager and division have too, so that it need not be said on each. */
export interface PlacedSeat { seat: StructureSeat; side: Division | null; x: number; y: number; isMember: boolean; reports: number; shared: string }
export interface Frame { teamId: string; name: string; x: number; y: number; width: number; height: number }
export interface Link { from: string; to: string; side: Division | null; kind: 'branch' | 'row' }
/** `row`: `n` seats of a manager that are not drawn, at the end of its row. `branch`: all `n` below it, behind it while it is folded. */
export interface More { kind: 'row' | 'branch'; managerId: string; n: number; x: number; y: number; open: boolean }
export interface Band { side: Division | null; seats: number; x: number; y: number }
export interface ChartLayout { seats: PlacedSeat[]; links: Link[]; frames: Frame[]; more: More[]; bands: Band[]; width: number; height: number }

/** Up to this many seats nothing is folded unless somebody folds it; beyond, no more than so many are drawn at first. */
export const unfoldedUpTo = 300;
const drawnAtFirst = 160;

export interface Laying {
  /** Seats in a supervisor's row before it goes on in the next line. */
  perRow: number;
  /** Managers of whom everybody is drawn. */
  opened: ReadonlySet<string>;
  /** Managers who are folded. */
  shut?: ReadonlySet<string>;
  /** Everybody is drawn but whom somebody folded. */
  all?: boolean;
  /** Seats that are drawn though they would be folded: those that were looked for. */
  shown?: ReadonlySet<string>;
  /** Lines more in every seat. */
  lines?: number;
  /** Seats that are drawn where they stood, and counted nowhere. */
  gone?: ReadonlySet<string>;
}

/** What of a structure is drawn: that of a day, or one that is only proposed. */
export type Chartable = Pick<Structure, 'units' | 'seats' | 'lines' | 'teams'>;

export function layChart(structure: Chartable, laying: Laying): ChartLayout {
  const world = worldOf(structure, laying.gone), heights = heightsOf(laying.lines), folded = foldedIn(world, structure, laying);
  const rows = world.roots.flatMap((root) => rowsUnder(root, 0, world, folded));
  const layout: ChartLayout = { seats: [], links: [], frames: [], more: [], bands: [], width: 0, height: 0 };
  placeRows(layout, rows, world, laying);
  placeRoots(layout, rows, world, heights.row);
  layout.frames = structure.teams.flatMap((team) => frameOf(team, layout.seats, heights.seat));
  const right = [...layout.seats.map((s) => s.x + size.width), ...layout.more.map((m) => m.x + 44)], foot = layout.seats.map((s) => s.y + heights.seat);
  layout.width = right.reduce((a, b) => Math.max(a, b), 0);
  layout.height = foot.reduce((a, b) => Math.max(a, b), 0);
  return layout;
}

export const heightsOf = (lines = 0) => ({ seat: size.height + lines * extraLine, row: size.row + lines * extraLine });

type Placing = Omit<PlacedSeat, 'x' | 'y'>;
interface World { placing: (seat: StructureSeat) => Placing; roots: StructureSeat[]; managerOf: ReadonlyMap<string, string>; childrenOf: (id: string) => readonly StructureSeat[]; belowOf: (id: string) => number; sideOf: (seat: StructureSeat) => Division | null; members: ReadonlySet<string>; counts: ReadonlyMap<Division | null, number> }

const titles = new Intl.Collator('es', { numeric: true });
const sideRank = { marketing: 0, sales: 1, neither: 2 };

function worldOf({ seats, units, lines, teams }: Chartable, gone: ReadonlySet<string> = new Set()): World {
  const divisions = new Map(units.map((u) => [u.id, u.division]));
  const known = new Set(seats.map((s) => s.id));
  const managerOf = new Map(lines.filter((l) => l.kind === 'solid' && known.has(l.reportsToId) && known.has(l.positionId)).map((l) => [l.positionId, l.reportsToId]));
  const children = Map.groupBy(seats.filter((s) => managerOf.has(s.id)), (s) => managerOf.get(s.id)!);
  const sideOf = (seat: StructureSeat) => divisions.get(seat.unitId) ?? null;
  const members = new Set(teams.flatMap((t) => t.members));
  const rank = (s: StructureSeat) => sideRank[sideOf(s) ?? 'neither'] * 4 + (children.has(s.id) ? 0 : 2) + (members.has(s.id) === (sideOf(s) === 'marketing') ? 1 : 0);
  for (const those of children.values()) those.sort((a, b) => rank(a) - rank(b) || titles.compare(a.title, b.title));
  const roots = seats.filter((s) => !managerOf.has(s.id)).sort((a, b) => Number(children.has(b.id)) - Number(children.has(a.id)) || titles.compare(a.title, b.title));
  const below = new Map<string, number>();
  const belowOf = (id: string): number => below.get(id) ?? below.set(id, (children.get(id) ?? []).reduce((n, s) => n + 1 + belowOf(s.id), 0)).get(id)!;
  const counts = new Map<Division | null, number>();
  for (const s of seats) if (managerOf.has(s.id) && !gone.has(s.id)) counts.set(sideOf(s), (counts.get(sideOf(s)) ?? 0) + 1);
  const beginnings = new Map([...children].flatMap(([manager, those]) => [...Map.groupBy(those, sideOf)].map(([side, alike]) => [`${manager} ${side}`, sharedBeginning(alike.map((s) => s.title))] as const)));
  const placing = (seat: StructureSeat): Placing => ({ seat, side: sideOf(seat), isMember: members.has(seat.id), reports: children.get(seat.id)?.filter((s) => !gone.has(s.id)).length ?? 0, shared: beginnings.get(`${managerOf.get(seat.id)} ${sideOf(seat)}`) ?? '' });
  return { roots, managerOf, sideOf, placing, members, belowOf, counts, childrenOf: (id) => children.get(id) ?? [] };
}

/** A title of so many letters does not fit in a seat. */
const fits = 19;

/** What is left over may stand by itself: after a comma, or a preposition of the languages that titles are written in. */
const mayEnd = /,$|^(?:de|del|of|for|para)$/;
const saysSomething = /\p{L}{3}/u;

/** The words that several titles begin with, two at least, where one of the titles would not fit; else nothing. */
export function sharedBeginning(all: readonly string[]): string {
  if (all.length < 2 || all.every((t) => t.length <= fits)) return '';
  const [first, ...others] = all.map((t) => t.split(' '));
  let same = 0;
  while (same < first!.length - 1 && others.every((o) => o.length > same + 1 && o[same] === first![same])) same += 1;
  const ends = Array.from({ length: Math.max(0, same - 1) }, (_, i) => same - i), beginning = (n: number) => `${first!.slice(0, n).join(' ')} `;
  const n = ends.find((end) => mayEnd.test(first![end - 1]!) && all.every((t) => saysSomething.test(t.slice(beginning(end).length))));
  return n === undefined ? '' : beginning(n);
}

/** A title without what it shares with those beside it. */
export const withoutShared = (title: string, shared: string): string => (shared && title.startsWith(shared) ? title.slice(shared.length).replace(/^./u, (c) => c.toUpperCase()) : title);
export const shownTitle = ({ seat, shared }: Pick<PlacedSeat, 'seat' | 'shared'>): string => withoutShared(seat.title, shared);

type IsFolded = (id: string, column: number) => boolean;

function foldedIn(world: World, { seats }: Chartable, { perRow, opened, shut, all, shown }: Laying): IsFolded {
  if (all) return (id, column) => column > 0 && shut?.has(id) === true;
  const kept = new Set<string>();
  for (const id of shown ?? []) for (let up = world.managerOf.get(id); up !== undefined && !kept.has(up); up = world.managerOf.get(up)) kept.add(up);
  const from = seats.length > unfoldedUpTo ? foldFrom(world, perRow) : Number.POSITIVE_INFINITY;
  return (id, column) => column > 0 && (shut?.has(id) === true || (column >= from && !kept.has(id) && !opened.has(id)));
}

/** The column whose managers are folded: the furthest from the top with which no more are drawn than `drawnAtFirst`. */
function foldFrom(world: World, perRow: number): number {
  let level: readonly StructureSeat[] = world.roots, drawn = level.length, column = 0;
  while (level.length > 0) {
    const next = level.flatMap((s) => { const below = world.childrenOf(s.id), leads = below.filter((b) => world.childrenOf(b.id).length > 0); return [...leads, ...below.filter((b) => !leads.includes(b)).slice(0, column === 0 ? undefined : perRow)]; });
    drawn += next.length;
    if (column > 0 && drawn > drawnAtFirst) return column;
    level = next;
    column += 1;
  }
  return column;
}

interface Row { seat: StructureSeat; column: number; side: Division | null; leaves: readonly StructureSeat[]; folded: boolean }

/** The root's own row is placed last, beside the middle of what it leads; those it leads each have a row. */
function rowsUnder(seat: StructureSeat, column: number, world: World, folded: IsFolded): Row[] {
  const below = world.childrenOf(seat.id), side = world.sideOf(seat);
  if (below.length > 0 && folded(seat.id, column)) return [{ seat, column, side, leaves: [], folded: true }];
  const leads = below.filter((s) => column === 0 || world.childrenOf(s.id).length > 0), leaves = leads.length === 0 ? below : below.filter((s) => column > 0 && world.childrenOf(s.id).length === 0);
  return [{ seat, column, side, leaves, folded: false }, ...leads.flatMap((s) => rowsUnder(s, column + 1, world, folded))];
}

function placeRows(layout: ChartLayout, rows: readonly Row[], world: World, laying: Laying): void {
  const heights = heightsOf(laying.lines), drawn = new Set(rows.map((r) => r.seat.id));
  let y = size.top;
  let band: Division | null | undefined;
  for (const row of rows) {
    if (row.column === 0) continue;
    if (row.column === 1 && row.side !== band) {
      if (band !== undefined) y += size.bandGap;
      band = row.side;
      layout.bands.push({ side: band, seats: world.counts.get(band) ?? 0, x: xOf(1), y: y - 26 });
    }
    const placed = { ...world.placing(row.seat), x: xOf(row.column), y };
    layout.seats.push(placed);
    if (world.childrenOf(row.seat.id).length > 0) layout.more.push({ kind: 'branch', managerId: row.seat.id, n: world.belowOf(row.seat.id), x: xOf(row.column) + size.width, y: y + heights.seat / 2, open: !row.folded });
    y += placeLeaves(layout, row, { x: xOf(row.column + 1), y }, world, laying) * heights.row;
  }
  for (const row of rows) {
    if (!row.folded) for (const below of world.childrenOf(row.seat.id)) if (drawn.has(below.id)) layout.links.push({ from: row.seat.id, to: below.id, side: row.column === 0 ? null : world.sideOf(below), kind: 'branch' });
  }
}

/** How many seats fit in a supervisor's row on a canvas this wide. */
export const fitting = (width: number): number => Math.min(8, Math.max(1, Math.floor((width - 90 - xOf(2)) / size.leaf)));

const xOf = (column: number) => (column === 0 ? 0 : 215 + (column - 1) * size.column);

/** Answers how many lines the row takes. */
function placeLeaves(layout: ChartLayout, row: Row, { x, y }: { x: number; y: number }, world: World, { perRow, opened, all, shown: wanted, lines }: Laying): number {
  const open = all === true || opened.has(row.seat.id), pitch = heightsOf(lines).row;
  const shown = open ? row.leaves : row.leaves.filter((s, i) => i < perRow || wanted?.has(s.id));
  shown.forEach((seat, i) => {
    const place = { x: x + (i % perRow) * size.leaf, y: y + Math.floor(i / perRow) * pitch };
    layout.seats.push({ ...world.placing(seat), ...place });
    if (i < perRow) layout.links.push({ from: i === 0 ? row.seat.id : shown[i - 1]!.id, to: seat.id, side: world.sideOf(seat), kind: 'row' });
  });
  const hidden = row.leaves.length - shown.length;
  if (hidden > 0 || (open && !all && row.leaves.length > perRow)) {
    const last = Math.min(shown.length, perRow);
    layout.more.push({ kind: 'row', managerId: row.seat.id, n: hidden, x: x + last * size.leaf, y: y + 11, open: hidden === 0 });
  }
  return Math.max(1, Math.ceil(shown.length / perRow));
}

/** Where what a root leads is no taller than this, it stands beside the middle of it; else beside the first, or whoever opens the chart would not see it. */
const inSight = 900;

/** A root stands beside what it leads; roots without anybody below them follow underneath. */
function placeRoots(layout: ChartLayout, rows: readonly Row[], world: World, pitch: number): void {
  const yOf = new Map(layout.seats.map((s) => [s.seat.id, s.y]));
  let free = size.top;
  for (const { seat } of rows.filter((r) => r.column === 0)) {
    const below = world.childrenOf(seat.id), ys = below.flatMap((s) => yOf.get(s.id) ?? []);
    const top = Math.min(...ys), foot = Math.max(...ys), y = Math.max(free, ys.length === 0 ? free : foot - top > inSight ? top : (top + foot) / 2);
    free = y + pitch;
    layout.seats.push({ ...world.placing(seat), x: 0, y });
  }
}

/** The frame round a team: its members in the column where most of them stand, when nobody else stands between them. */
function frameOf(team: Structure['teams'][number], seats: readonly PlacedSeat[], height: number): Frame[] {
  const of = new Set(team.members), columns = Map.groupBy(seats.filter((s) => of.has(s.seat.id)), (s) => s.x);
  const members = [...columns.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  if (members.length < 2) return [];
  const x = members[0]!.x, top = Math.min(...members.map((m) => m.y)), bottom = Math.max(...members.map((m) => m.y));
  const between = seats.filter((s) => s.x === x && s.y >= top && s.y <= bottom);
  if (between.length !== members.length) return [];
  return [{ teamId: team.id, name: team.name, x: x - 12, y: top - 34, width: size.width + 24, height: bottom - top + height + 46 }];
}

/** Dotted and project lines between seats that are drawn. */
export const dottedOf = (structure: Chartable, layout: ChartLayout): StructureLine[] => {
  const drawn = new Set(layout.seats.map((s) => s.seat.id));
  return structure.lines.filter((l) => l.kind !== 'solid' && drawn.has(l.positionId) && drawn.has(l.reportsToId));
};

/** A seat with all below it, and those above it up to the top: one branch of the structure. */
export function branchOf(structure: Structure, seatId: string): Structure {
  const solid = structure.lines.filter((l) => l.kind === 'solid');
  const manager = new Map(solid.map((l) => [l.positionId, l.reportsToId])), below = Map.groupBy(solid, (l) => l.reportsToId);
  const kept = new Set<string>();
  const keepBelow = (id: string) => { if (kept.has(id)) return; kept.add(id); for (const l of below.get(id) ?? []) keepBelow(l.positionId); };
  keepBelow(seatId);
  for (let up = manager.get(seatId); up && !kept.has(up); up = manager.get(up)) kept.add(up);
  return { ...structure, seats: structure.seats.filter((s) => kept.has(s.id)), lines: structure.lines.filter((l) => kept.has(l.positionId) && kept.has(l.reportsToId)) };
}

/** `below`: all who report to it, however far down; `place` of `siblings`: among those with the same manager, from 1. */
export interface SeatInTree { seat: StructureSeat; depth: number; managerTitle: string | undefined; below: number; place: number; siblings: number }

/** Every seat once, each after the one it reports to, in the order of the chart; nothing below the seats that `isShut` says. */
export function treeOrder(structure: Chartable, isShut: (id: string, depth: number) => boolean = () => false): SeatInTree[] {
  const { roots, childrenOf, belowOf } = worldOf(structure);
  const walk = (those: readonly StructureSeat[], depth: number, managerTitle: string | undefined): SeatInTree[] => those.flatMap((seat, i) => [
    { seat, depth, managerTitle, below: belowOf(seat.id), place: i + 1, siblings: those.length }, ...(isShut(seat.id, depth) ? [] : walk(childrenOf(seat.id), depth + 1, seat.title)),
  ]);
  return walk(roots, 0, undefined);
}

/** Which seats hide what is below them, as the chart folds and as the tree does. */
export function isShutIn(structure: Structure, laying: Laying): (id: string, depth: number) => boolean {
  const world = worldOf(structure), folded = foldedIn(world, structure, laying);
  return (id, depth) => world.belowOf(id) > 0 && folded(id, depth);
}
