import type { Structure, StructureSeat } from '../../contract.ts';

export interface SeatInTree { seat: StructureSeat; depth: number; managerTitle: string | undefined }

const rank: Record<string, number> = { management: 0, marketing: 1, public_relations: 1, telemarketing: 1, sales: 2, support: 3 };

/** Every seat once, each after the one it reports to; marketing before sales, then by title. */
export function treeOrder({ seats, units, lines }: Structure): SeatInTree[] {
  const functions = new Map(units.map((u) => [u.id, rank[u.function] ?? 4]));
  const known = new Map(seats.map((s) => [s.id, s]));
  const manager = new Map(lines.filter((l) => l.kind === 'solid' && known.has(l.reportsToId)).map((l) => [l.positionId, l.reportsToId]));
  const below = Map.groupBy([...seats].sort((a, b) => functions.get(a.unitId)! - functions.get(b.unitId)! || a.title.localeCompare(b.title, 'es', { numeric: true })), (s) => manager.get(s.id) ?? '');
  const walk = (id: string, depth: number): SeatInTree[] =>
    (below.get(id) ?? []).flatMap((seat) => [{ seat, depth, managerTitle: known.get(id)?.title }, ...walk(seat.id, depth + 1)]);
  return walk('', 0);
}
