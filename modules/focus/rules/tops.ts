import type { Structure } from '../../organization/contract.ts';

export interface UnitTop { unitId: string; name: string; /** Null: several seats of it report out of it, or none, so that no seat stands for it. */ seatId: string | null }

/** The one seat at the top of each unit: the only one in it that reports to nobody in it. */
export function topsOf({ seats, units, lines }: Structure): UnitTop[] {
  const unitOf = new Map(seats.map((s) => [s.id, s.unitId])), manager = new Map(lines.filter((l) => l.kind === 'solid').map((l) => [l.positionId, l.reportsToId]));
  const tops = Map.groupBy(seats.filter((s) => unitOf.get(manager.get(s.id) ?? '') !== s.unitId), (s) => s.unitId);
  return units.map((u) => { const own = tops.get(u.id) ?? []; return { unitId: u.id, name: u.name, seatId: own.length === 1 ? own[0]!.id : null }; });
}
