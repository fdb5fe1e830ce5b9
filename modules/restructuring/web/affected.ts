import type { Mark, StructureThen } from '../contract.ts';

type Seat = StructureThen['seats'][number];
export interface TreeRow { seat: Seat; depth: number; mark: Mark['mark'] | null; leads: boolean }
/** `others`: seats of the group that nothing happens to and that are not shown. */
export interface TreeGroup { id: string; rows: TreeRow[]; others: number }

/**
 * One side of "before and after": each manager with the seats that report to it, every manager a group. Only the
 * groups in which something is marked, or into or out of which somebody moves (`other` is the other side), and in them only
 * who is marked: a manager that has a group of its own is told there, not in its superior's too, unless it comes or goes.
 */
export function treeGroups(then: StructureThen, other: StructureThen, marks: readonly Mark[]): TreeGroup[] {
  // Of several marks of one seat, that it comes or goes is what is told.
  const marked = new Map(marks.filter((m) => m.kind === 'position').toSorted((a, b) => Number(comings.has(a.mark)) - Number(comings.has(b.mark))).map((m) => [m.id, m.mark]));
  const managers = managersOf(then), others = managersOf(other);
  const known = new Map(then.seats.map((s) => [s.id, s]));
  const below = Map.groupBy(then.seats.filter((s) => known.has(managers.get(s.id) ?? '')), (s) => managers.get(s.id)!);
  const touched = (lead: string) => marked.has(lead) || [...marked.keys()].some((id) => managers.get(id) === lead || others.get(id) === lead);
  const byTitle = (a: Seat, b: Seat) => a.title.localeCompare(b.title, 'es', { numeric: true });
  const row = (seat: Seat, depth: number): TreeRow => ({ seat, depth, mark: marked.get(seat.id) ?? null, leads: below.has(seat.id) });
  const leads = then.seats.filter((s) => below.has(s.id) && touched(s.id)).sort(byTitle);
  const own = new Set(leads.map((l) => l.id));
  const shown = (s: Seat) => marked.has(s.id) && (!own.has(s.id) || comings.has(marked.get(s.id)!));
  const groups = leads.map((lead): TreeGroup => {
    const rows = below.get(lead.id)!.filter(shown).sort(byTitle);
    return { id: lead.id, rows: [row(lead, 0), ...rows.map((s) => row(s, 1))], others: below.get(lead.id)!.length - rows.length };
  });
  const alone = then.seats.filter((s) => !managers.has(s.id) && !below.has(s.id) && marked.has(s.id)).sort(byTitle);
  return alone.length > 0 ? [...groups, { id: 'alone', rows: alone.map((s) => row(s, 0)), others: 0 }] : groups;
}

/** Marks that say a seat comes into a group or leaves it. */
const comings: ReadonlySet<Mark['mark']> = new Set(['opens', 'closes', 'manager']);

const managersOf = ({ lines }: StructureThen) => new Map(lines.filter((l) => l.kind === 'solid').map((l) => [l.positionId, l.reportsToId]));

/** How many seats lead others. */
export const leadsIn = ({ lines }: StructureThen): number => new Set(lines.filter((l) => l.kind === 'solid').map((l) => l.reportsToId)).size;
