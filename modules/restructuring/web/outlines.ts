import { namedAt } from '../../organization/rules/index.ts';
import type { Mark, StructureThen } from '../contract.ts';
import { managersOf } from './drawnThen.ts';
import { plain } from './positionRows.ts';

/* The outlines of the studio: only who is affected, each side by itself; and the whole, which folds and is searched. */

type Seat = StructureThen['seats'][number];
const byTitle = (a: Seat, b: Seat) => a.title.localeCompare(b.title, 'es', { numeric: true });

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

/** How many seats lead others. */
export const leadsIn = ({ lines }: StructureThen): number => new Set(lines.filter((l) => l.kind === 'solid').map((l) => l.reportsToId)).size;

/** `below`: all the seats under it, however deep. */
export interface WholeRow { seat: Seat; depth: number; below: number; isOpen: boolean }
export interface Whole { rows: WholeRow[]; /** Seats that were looked for and are not shown. */ more: number }

const foundMost = 80;

/**
 * The whole structure as a tree that folds: whoever reports to nobody first, then those below each seat that is open, those
 * who lead before those who do not. What is looked for is shown with everybody above it, whatever is folded.
 */
export function wholeTree({ seats, lines }: StructureThen, open: ReadonlySet<string>, find: string): Whole {
  const known = new Map(seats.map((s) => [s.id, s]));
  const managers = new Map(lines.filter((l) => l.kind === 'solid' && known.has(l.reportsToId)).map((l) => [l.positionId, l.reportsToId]));
  const reports = Map.groupBy(seats.filter((s) => managers.has(s.id)), (s) => managers.get(s.id)!), below = new Map<string, number>();
  const count = (id: string): number => { const n = (reports.get(id) ?? []).reduce((sum, s) => sum + 1 + count(s.id), 0); below.set(id, n); return n; };
  const roots = seats.filter((s) => !managers.has(s.id));
  for (const r of roots) count(r.id);
  const order = (a: Seat, b: Seat) => Number(reports.has(b.id)) - Number(reports.has(a.id)) || byTitle(a, b);
  const words = plain(find).split(/\s+/).filter((w) => w !== ''), all = words.length === 0 ? [] : seats.filter((s) => { const text = plain(`${s.title} ${namedAt(s) ?? ''}`); return words.every((w) => text.includes(w)); }).sort(order);
  const found = all.slice(0, foundMost), kept = new Set<string>();
  for (const s of found) for (let at: string | undefined = s.id; at !== undefined && !kept.has(at); at = managers.get(at)) kept.add(at);
  const rows: WholeRow[] = [];
  const walk = (s: Seat, depth: number) => {
    if (words.length > 0 && !kept.has(s.id)) return;
    const those = reports.get(s.id) ?? [], isOpen = words.length > 0 ? those.some((r) => kept.has(r.id)) : open.has(s.id);
    rows.push({ seat: s, depth, below: below.get(s.id) ?? 0, isOpen });
    if (isOpen) for (const r of those.toSorted(order)) walk(r, depth + 1);
  };
  for (const r of roots.sort(order)) walk(r, 0);
  return { rows, more: all.length - found.length };
}

/** What stands open at first: whoever reports to nobody, and a single seat below another. */
export function openAtFirst({ seats, lines }: StructureThen): Set<string> {
  const solid = lines.filter((l) => l.kind === 'solid'), reports = Map.groupBy(solid, (l) => l.reportsToId), led = new Set(solid.map((l) => l.positionId));
  return new Set(seats.filter((s) => !led.has(s.id) && reports.has(s.id)).map((s) => s.id));
}
