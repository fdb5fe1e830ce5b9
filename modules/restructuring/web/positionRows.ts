import type { Division, Money } from '../../../contract/shapes.ts';
import { sharedBeginning } from '../../organization/rules/index.ts';
import type { ProposalImpact, StructureThen } from '../contract.ts';
import { type DrawnThen, managersOf, marksBySeat, withClosing } from './drawnThen.ts';

/** A position as a row of the table: what its cells say, and the words that finding and sorting go by. */
export interface PositionRow {
  seat: StructureThen['seats'][number]; side: Division | null; isGone: boolean; marks: readonly string[]; /** What its title, and its manager's, begin with as do those beside them: the first to give way where there is no room. */ shared: string; reportsShared: string;
  title: string; person: string; unitId: string; reportsTo: string; changes: string; managerId: string | null; unit: string; customers: number | null; cost: Money | null; sits: { text: string; isVacant: boolean; isEmpty: boolean }; plain: string;
}
export const columns = ['title', 'person', 'unit', 'reportsTo', 'customers', 'cost', 'changes'] as const;
export type PositionColumn = (typeof columns)[number];

export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

interface Told { sits: (seat: PositionRow['seat']) => PositionRow['sits']; mark: (mark: NonNullable<ReturnType<ReturnType<typeof marksBySeat>['get']>>[number]) => string; led: ReadonlyMap<string, number> | undefined }

export function positionRows(shown: DrawnThen, { sits, mark, led }: Told): PositionRow[] {
  const then = withClosing(shown), stays = new Set(shown.after.seats.map((s) => s.id)), units = new Map(then.units.map((u) => [u.id, u])), titles = new Map(then.seats.map((s) => [s.id, s.title])), managers = managersOf(then), marks = marksBySeat(shown.marks);
  const sharedBy = sharedBeginnings(then.seats, managers, (s) => units.get(s.unitId)?.division ?? null), shared = (id: string | null) => (id ? (sharedBy.get(id) ?? '') : '');
  return then.seats.map((seat) => {
    const managerId = managers.get(seat.id) ?? null, of = (marks.get(seat.id) ?? []).map(mark), who = sits(seat), unit = units.get(seat.unitId), reportsTo = managerId ? (titles.get(managerId) ?? '') : '';
    return { seat, shared: shared(seat.id), reportsShared: shared(managerId), side: unit?.division ?? null, isGone: !stays.has(seat.id), marks: of, title: seat.title, person: who.isEmpty ? '' : who.text, unitId: seat.unitId, unit: unit?.name ?? '', managerId, reportsTo, changes: of.join(', '), customers: led?.get(seat.id) ?? null, cost: shown.costs?.[seat.id] ?? null, sits: who, plain: plain(`${seat.title} ${who.text} ${unit?.name ?? ''}`) };
  });
}

/** As on the chart: of those with the same manager and division. */
function sharedBeginnings(seats: StructureThen['seats'], managers: ReadonlyMap<string, string>, sideOf: (seat: StructureThen['seats'][number]) => Division | null): Map<string, string> {
  const groups = Map.groupBy(seats.filter((s) => managers.has(s.id)), (s) => `${managers.get(s.id)} ${sideOf(s)}`);
  return new Map([...groups.values()].flatMap((those) => { const shared = sharedBeginning(those.map((s) => s.title)); return those.map((s) => [s.id, shared] as const); }));
}

/** What each seat leads once the proposal is done: what it leads today, and what comes and goes. */
export function ledAfter(today: readonly { seatId: string; customers: { all: number } }[], flows: ProposalImpact['flows'] | undefined): Map<string, number> {
  const led = new Map(today.map((r) => [r.seatId, r.customers.all]));
  for (const f of flows?.seats ?? []) led.set(f.seat.id, (led.get(f.seat.id) ?? 0) + f.accountsAfter - f.accountsBefore);
  return led;
}

const inWords = new Intl.Collator('es', { numeric: true });

/** Those that hold every word, and only those that change where asked; who has nothing in a column stands last, whichever way. */
export function pickedRows(rows: readonly PositionRow[], { find, only, sort }: { find: string; only: boolean; sort: string }): PositionRow[] {
  const words = plain(find).split(/\s+/).filter(Boolean), by = sort.replace('-', '') as PositionColumn, way = sort.startsWith('-') ? -1 : 1;
  const those = rows.filter((r) => (!only || r.marks.length > 0) && words.every((w) => r.plain.includes(w)));
  const figure = (r: PositionRow) => (by === 'customers' ? r.customers : r.cost ? Number(r.cost.minor) : null), text = (r: PositionRow) => r[by as 'title'] ?? '';
  if (by === 'customers' || by === 'cost') return those.sort((a, b) => Number(figure(a) === null) - Number(figure(b) === null) || way * ((figure(a) ?? 0) - (figure(b) ?? 0)) || inWords.compare(a.title, b.title));
  return those.sort((a, b) => Number(text(a) === '') - Number(text(b) === '') || way * inWords.compare(text(a), text(b)) || inWords.compare(a.title, b.title));
}
