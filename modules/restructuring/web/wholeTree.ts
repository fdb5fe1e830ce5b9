import { namedAt } from '../../organization/rules/index.ts';
import type { StructureThen } from '../contract.ts';

type Seat = StructureThen['seats'][number];
/** `below`: all the seats under it, however deep. */
export interface WholeRow { seat: Seat; depth: number; below: number; isOpen: boolean }
export interface Whole { rows: WholeRow[]; /** Seats that were looked for and are not shown. */ more: number }

const foundMost = 80;
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const byTitle = (a: Seat, b: Seat) => a.title.localeCompare(b.title, 'es', { numeric: true });

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
