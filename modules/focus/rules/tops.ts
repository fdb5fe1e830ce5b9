import type { Structure } from '../../organization/contract.ts';

/** The seats at the top of each unit: those that report to nobody in it. */
export function topsOf({ seats, lines }: Structure): { seatId: string; unitId: string }[] {
  const units = new Map(seats.map((s) => [s.id, s.unitId])), manager = new Map(lines.filter((l) => l.kind === 'solid').map((l) => [l.positionId, l.reportsToId]));
  return seats.filter((s) => units.get(manager.get(s.id) ?? '') !== s.unitId).map((s) => ({ seatId: s.id, unitId: s.unitId }));
}
