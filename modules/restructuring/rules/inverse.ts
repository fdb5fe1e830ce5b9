import type { Change } from '../contract/changes.ts';
import { piecesBetween } from './pieces.ts';
import type { Plan } from './plan.ts';

/**
 * The changes that put a structure back as it was, for a proposal that takes another back: from `now` towards `then`. A seat
 * that was closed comes back under a new id (`fresh` gives it), because its own has ended; what was opened closes into the seat its
 * customers came from, or its manager.
 */
export function inverseChanges(now: Plan, then: Plan, moves: readonly { accountId: string; from: string; to: string }[], fresh: ReadonlyMap<string, string>): Change[] {
  const p = piecesBetween(now, then), at = (seat: string): string => fresh.get(seat) ?? seat, heir = (seat: string): string | null => moves.find((m) => m.to === seat)?.from ?? now.managers.get(seat) ?? null;
  const back = Map.groupBy(moves.filter((m) => now.seats.has(m.to) || fresh.has(m.from)), (m) => at(m.from));
  return [
    ...p.openUnits.map((u): Change => ({ kind: 'open_unit', unitId: fresh.get(u.id) ?? u.id, name: u.name, function: u.function as 'sales', parentId: u.parentId === null ? null : at(u.parentId), marketId: u.marketId })),
    ...p.setUnits.flatMap((u): Change[] => { const is = now.units.get(u.id)!; return [...(is.name === u.name ? [] : [{ kind: 'rename_unit' as const, unitId: u.id, name: u.name }]), ...(is.parentId === u.parentId ? [] : [{ kind: 'move_unit' as const, unitId: u.id, parentId: u.parentId === null ? null : at(u.parentId) }])]; }),
    ...p.openSeats.map((s): Change => ({ kind: 'open_position', positionId: at(s.id), title: s.title, unitId: at(s.unitId), marketId: s.marketId, fte: s.fte, archetype: s.archetype as 'coach' | null, customerFacing: s.customerFacing, capacity: s.capacity, cost: null, reportsToId: then.managers.has(s.id) ? at(then.managers.get(s.id)!) : null })),
    ...p.setSeats.map((s): Change => ({ kind: 'change_position', positionId: s.id, set: { title: s.title, unitId: at(s.unitId), marketId: s.marketId, fte: s.fte, archetype: s.archetype as 'coach' | null, customerFacing: s.customerFacing, capacity: s.capacity } })),
    ...p.endAppointments.map((a): Change => ({ kind: 'end_appointment', ...a })),
    ...p.appoint.map((a): Change => ({ kind: 'appoint', personId: a.personId, positionId: at(a.positionId), as: a.kind as 'regular', fte: a.fte, until: a.to })),
    ...p.managers.filter((m) => !p.openSeats.some((s) => s.id === m.positionId)).map((m): Change => ({ kind: 'set_manager', positionId: m.positionId, reportsToId: m.reportsToId === null ? null : at(m.reportsToId) })),
    ...p.delegates.map((d): Change => ({ kind: 'set_delegate', positionId: at(d.positionId), delegateId: d.delegateId === null ? null : at(d.delegateId) })),
    ...p.leaveTeams.map((m): Change => ({ kind: 'leave_team', ...m })), ...p.joinTeams.map((m): Change => ({ kind: 'join_team', teamId: m.teamId, positionId: at(m.positionId) })),
    ...[...back].map(([toPositionId, own]): Change => ({ kind: 'move_accounts', accountIds: own.map((m) => m.accountId), toPositionId })),
    ...p.endSeats.map((id): Change => ({ kind: 'close_position', positionId: id, successorId: heir(id) === null ? null : at(heir(id)!) })), ...p.endUnits.map((unitId): Change => ({ kind: 'close_unit', unitId })),
  ];
}
