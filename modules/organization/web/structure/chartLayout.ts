import type { Division } from '../../../../contract/shapes.ts';
import type { Structure, StructureLine, StructureSeat } from '../../contract.ts';

/*
  The chart from left to right: the executive; then, one under the other, the seats that report to them, marketing above
  and sales below; to the right of each, in a row, the seats it leads. Seats that lead others have a row of their own, a
  column further right than their manager. The members of a joint team stand next to each other (last in marketing, first
  in sales), so that one frame holds them.
*/

export const size = { width: 160, height: 46, column: 197, leaf: 168, row: 66, bandGap: 40, top: 34 };
/** A seat that shows a figure is one line taller. */
export const figureLine = 20;

export interface PlacedSeat { seat: StructureSeat; side: Division | null; x: number; y: number; isMember: boolean; reports: number }
export interface Frame { teamId: string; name: string; x: number; y: number; width: number; height: number }
export interface Link { from: string; to: string; side: Division | null; kind: 'branch' | 'row' }
/** `n` seats of a manager that are not drawn; all of them are when the manager is opened. */
export interface More { managerId: string; n: number; x: number; y: number; open: boolean }
export interface Band { side: Division | null; seats: number; x: number; y: number }
export interface ChartLayout { seats: PlacedSeat[]; links: Link[]; frames: Frame[]; more: More[]; bands: Band[]; width: number; height: number }

interface Row { seat: StructureSeat; column: number; side: Division | null; leaves: StructureSeat[] }

export interface Laying { perRow: number; opened: ReadonlySet<string>; /** Seats show a figure. */ tall?: boolean }

export function layChart(structure: Structure, { perRow, opened, tall = false }: Laying): ChartLayout {
  const world = worldOf(structure), heights = heightsOf(tall);
  const rows = world.roots.flatMap((root) => rowsUnder(root, 0, world));
  const layout: ChartLayout = { seats: [], links: [], frames: [], more: [], bands: [], width: 0, height: 0 };
  placeRows(layout, rows, world, { perRow, opened, tall });
  placeRoots(layout, rows, world, heights.row);
  layout.frames = structure.teams.flatMap((team) => frameOf(team, layout.seats, heights.seat));
  layout.width = Math.max(0, ...layout.seats.map((s) => s.x + size.width), ...layout.more.map((m) => m.x + 44));
  layout.height = Math.max(0, ...layout.seats.map((s) => s.y + heights.seat));
  return layout;
}

export const heightsOf = (tall: boolean) => ({ seat: size.height + (tall ? figureLine : 0), row: size.row + (tall ? figureLine : 0) });

interface World { roots: StructureSeat[]; childrenOf: (id: string) => StructureSeat[]; sideOf: (seat: StructureSeat) => Division | null; members: ReadonlySet<string> }

function worldOf({ seats, units, lines, teams }: Structure): World {
  const divisions = new Map(units.map((u) => [u.id, u.division]));
  const known = new Map(seats.map((s) => [s.id, s]));
  const manager = new Map(lines.filter((l) => l.kind === 'solid' && known.has(l.reportsToId)).map((l) => [l.positionId, l.reportsToId]));
  const children = Map.groupBy(seats.filter((s) => manager.has(s.id)), (s) => manager.get(s.id)!);
  const sideOf = (seat: StructureSeat) => divisions.get(seat.unitId) ?? null;
  const members = new Set(teams.flatMap((t) => t.members));
  const rank = (s: StructureSeat) => sideRank[sideOf(s) ?? 'neither'] * 4 + (children.has(s.id) ? 0 : 2) + (members.has(s.id) === (sideOf(s) === 'marketing') ? 1 : 0);
  const ordered = (list: readonly StructureSeat[]) => [...list].sort((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, 'es', { numeric: true }));
  const roots = seats.filter((s) => !manager.has(s.id)).sort((a, b) => Number(children.has(b.id)) - Number(children.has(a.id)) || a.title.localeCompare(b.title, 'es'));
  return { roots, sideOf, members, childrenOf: (id) => ordered(children.get(id) ?? []) };
}
const sideRank = { marketing: 0, sales: 1, neither: 2 };

/** The root's own row is placed last, beside the middle of what it leads; those it leads each have a row. */
function rowsUnder(seat: StructureSeat, column: number, world: World): Row[] {
  const below = world.childrenOf(seat.id);
  const leads = below.filter((s) => column === 0 || world.childrenOf(s.id).length > 0);
  return [{ seat, column, side: world.sideOf(seat), leaves: below.filter((s) => !leads.includes(s)) }, ...leads.flatMap((s) => rowsUnder(s, column + 1, world))];
}

function placeRows(layout: ChartLayout, rows: readonly Row[], world: World, laying: Laying): void {
  let y = size.top;
  let band: Division | null | undefined;
  for (const row of rows) {
    if (row.column === 0) continue;
    if (row.column === 1 && row.side !== band) {
      if (band !== undefined) y += size.bandGap;
      band = row.side;
      layout.bands.push({ side: band, seats: countOf(rows, band), x: xOf(1), y: y - 26 });
    }
    layout.seats.push({ seat: row.seat, side: row.side, x: xOf(row.column), y, isMember: world.members.has(row.seat.id), reports: world.childrenOf(row.seat.id).length });
    y += placeLeaves(layout, row, { x: xOf(row.column + 1), y }, world, laying) * heightsOf(laying.tall ?? false).row;
  }
  for (const row of rows) {
    for (const below of world.childrenOf(row.seat.id)) if (!row.leaves.includes(below)) layout.links.push({ from: row.seat.id, to: below.id, side: row.column === 0 ? null : world.sideOf(below), kind: 'branch' });
  }
}

/** How many seats fit in a supervisor's row on a canvas this wide. */
export const fitting = (width: number): number => Math.min(8, Math.max(1, Math.floor((width - 90 - xOf(2)) / size.leaf)));

const xOf = (column: number) => (column === 0 ? 0 : 215 + (column - 1) * size.column);
const countOf = (rows: readonly Row[], side: Division | null) => rows.filter((r) => r.column > 0).reduce((n, r) => n + (r.side === side ? 1 : 0) + r.leaves.length * (r.side === side ? 1 : 0), 0);

/** Answers how many lines the row takes. */
function placeLeaves(layout: ChartLayout, row: Row, { x, y }: { x: number; y: number }, world: World, { perRow, opened, tall }: Laying): number {
  const open = opened.has(row.seat.id), pitch = heightsOf(tall ?? false).row;
  const shown = open ? row.leaves : row.leaves.slice(0, perRow);
  shown.forEach((seat, i) => {
    const place = { x: x + (i % perRow) * size.leaf, y: y + Math.floor(i / perRow) * pitch };
    layout.seats.push({ seat, side: world.sideOf(seat), ...place, isMember: world.members.has(seat.id), reports: 0 });
    if (i < perRow) layout.links.push({ from: i === 0 ? row.seat.id : shown[i - 1]!.id, to: seat.id, side: world.sideOf(seat), kind: 'row' });
  });
  const hidden = row.leaves.length - shown.length;
  if (hidden > 0 || (open && row.leaves.length > perRow)) {
    const last = Math.min(shown.length, perRow);
    layout.more.push({ managerId: row.seat.id, n: hidden, x: x + last * size.leaf, y: y + 11, open });
  }
  return Math.max(1, Math.ceil(shown.length / perRow));
}

/** A root stands beside the middle of what it leads; roots without anybody below them follow underneath. */
function placeRoots(layout: ChartLayout, rows: readonly Row[], world: World, pitch: number): void {
  let free = size.top;
  for (const { seat } of rows.filter((r) => r.column === 0)) {
    const below = new Set(world.childrenOf(seat.id).map((s) => s.id));
    const ys = layout.seats.filter((s) => below.has(s.seat.id)).map((s) => s.y);
    const middle = ys.length > 0 ? (Math.min(...ys) + Math.max(...ys)) / 2 : free;
    const y = Math.max(free, middle);
    free = y + pitch;
    layout.seats.push({ seat, side: world.sideOf(seat), x: 0, y, isMember: world.members.has(seat.id), reports: below.size });
  }
}

/** The frame round a team: its members in the column where most of them stand, when nobody else stands between them. */
function frameOf(team: Structure['teams'][number], seats: readonly PlacedSeat[], height: number): Frame[] {
  const columns = Map.groupBy(seats.filter((s) => team.members.includes(s.seat.id)), (s) => s.x);
  const members = [...columns.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  if (members.length < 2) return [];
  const x = members[0]!.x, top = Math.min(...members.map((m) => m.y)), bottom = Math.max(...members.map((m) => m.y));
  const between = seats.filter((s) => s.x === x && s.y >= top && s.y <= bottom);
  if (between.length !== members.length) return [];
  return [{ teamId: team.id, name: team.name, x: x - 12, y: top - 34, width: size.width + 24, height: bottom - top + height + 46 }];
}

/** Dotted and project lines between seats that are drawn. */
export const dottedOf = (structure: Structure, layout: ChartLayout): StructureLine[] => {
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
