import type { Change } from '../contract/changes.ts';
import { piecesBetween } from './pieces.ts';
import { lineKey, modelInForce, type Plan, type PlanLine } from './plan.ts';

/** A wave as it was written: the structure known just before it, and with it. */
export interface WrittenWave { before: Plan; after: Plan }
const seatFields = ['title', 'unitId', 'marketId', 'fte', 'archetype', 'customerFacing', 'capacity'] as const;

/**
 * The changes that put a structure back as it was, for a proposal that takes another back: from `now` towards `then`, and only
 * where one of its `waves` altered something: what others changed meanwhile stays as they made it. A seat that was closed comes back
 * under a new id (`fresh` gives it), because its own has ended; what was opened closes into the seat its customers came from, or its manager.
 * The model of territories of `then` comes back; where there was none the one in force stays, because one gives way only to another.
 */
export function inverseChanges(now: Plan, then: Plan, moves: readonly { accountId: string; from: string; to: string }[], fresh: ReadonlyMap<string, string>, waves: readonly WrittenWave[]): Change[] {
  const p = piecesBetween(now, then), at = (seat: string): string => fresh.get(seat) ?? seat, heir = (seat: string): string | null => moves.find((m) => m.to === seat)?.from ?? now.managers.get(seat) ?? null;
  const own = (of: (plan: Plan) => unknown) => waves.some((w) => JSON.stringify(of(w.before)) !== JSON.stringify(of(w.after)));
  const back = Map.groupBy(moves.filter((m) => now.seats.has(m.to) || fresh.has(m.from)), (m) => at(m.from));
  // A seat that customers go back to is opened again whoever closed it, and so is the unit it stands in.
  const openSeats = p.openSeats.filter((s) => own((plan) => plan.seats.has(s.id)) || moves.some((m) => m.from === s.id)), openUnits = p.openUnits.filter((u) => own((plan) => plan.units.has(u.id)) || openSeats.some((s) => s.unitId === u.id));
  const sits = (a: { personId: string; positionId: string }) => own((plan) => plan.seats.get(a.positionId)?.holders.filter((h) => h.personId === a.personId)), drew = (l: PlanLine) => own((plan) => plan.lines.get(lineKey(l))), joined = (m: { teamId: string; positionId: string }) => own((plan) => plan.teams.get(m.teamId)?.members.has(m.positionId));
  return [
    ...openUnits.map((u): Change => ({ kind: 'open_unit', unitId: fresh.get(u.id) ?? u.id, name: u.name, function: u.function as 'sales', parentId: u.parentId === null ? null : at(u.parentId), marketId: u.marketId })),
    ...p.setUnits.flatMap((u): Change[] => {
      const is = now.units.get(u.id)!, isOwn = (field: 'name' | 'parentId') => is[field] !== u[field] && own((plan) => plan.units.get(u.id)?.[field]);
      return [...(isOwn('name') ? [{ kind: 'rename_unit' as const, unitId: u.id, name: u.name }] : []), ...(isOwn('parentId') ? [{ kind: 'move_unit' as const, unitId: u.id, parentId: u.parentId === null ? null : at(u.parentId) }] : [])];
    }),
    ...openSeats.map((s): Change => ({ kind: 'open_position', positionId: at(s.id), title: s.title, unitId: at(s.unitId), marketId: s.marketId, fte: s.fte, archetype: s.archetype as 'coach' | null, customerFacing: s.customerFacing, capacity: s.capacity, cost: null, reportsToId: then.managers.has(s.id) ? at(then.managers.get(s.id)!) : null })),
    ...p.setSeats.flatMap((s): Change[] => {
      const fields = seatFields.filter((f) => now.seats.get(s.id)![f] !== s[f] && own((plan) => plan.seats.get(s.id)?.[f]));
      return fields.length === 0 ? [] : [{ kind: 'change_position', positionId: s.id, set: Object.fromEntries(fields.map((f) => [f, f === 'unitId' ? at(s.unitId) : s[f]])) }];
    }),
    ...p.endAppointments.filter(sits).map((a): Change => ({ kind: 'end_appointment', ...a })),
    ...p.appoint.filter((a) => sits(a) || openSeats.some((s) => s.id === a.positionId)).map((a): Change => ({ kind: 'appoint', personId: a.personId, positionId: at(a.positionId), as: a.kind as 'regular', fte: a.fte, until: a.to })),
    ...p.managers.filter((m) => !p.openSeats.some((s) => s.id === m.positionId) && own((plan) => plan.managers.get(m.positionId))).map((m): Change => ({ kind: 'set_manager', positionId: m.positionId, reportsToId: m.reportsToId === null ? null : at(m.reportsToId) })),
    ...p.delegates.filter((d) => own((plan) => plan.delegates.get(d.positionId))).map((d): Change => ({ kind: 'set_delegate', positionId: at(d.positionId), delegateId: d.delegateId === null ? null : at(d.delegateId) })),
    ...p.endLines.filter(drew).map((l): Change => ({ kind: 'end_line', positionId: l.positionId, reportsToId: l.reportsToId, line: l.kind })),
    ...p.addLines.filter((l) => drew(l) && l.scope !== null).map((l): Change => ({ kind: 'add_line', positionId: at(l.positionId), reportsToId: at(l.reportsToId), line: l.kind, scope: l.scope!, share: l.share })),
    ...p.leaveTeams.filter(joined).map((m): Change => ({ kind: 'leave_team', ...m })), ...p.joinTeams.filter(joined).map((m): Change => ({ kind: 'join_team', teamId: m.teamId, positionId: at(m.positionId) })),
    ...[modelInForce(then)].filter((id) => id !== null && id !== modelInForce(now)).map((modelId): Change => ({ kind: 'follow_model', modelId: modelId! })),
    ...[...back].map(([toPositionId, those]): Change => ({ kind: 'move_accounts', accountIds: those.map((m) => m.accountId), toPositionId })),
    ...p.endSeats.filter((id) => own((plan) => plan.seats.has(id))).map((id): Change => ({ kind: 'close_position', positionId: id, successorId: heir(id) === null ? null : at(heir(id)!) })), ...p.endUnits.filter((id) => own((plan) => plan.units.has(id))).map((unitId): Change => ({ kind: 'close_unit', unitId })),
  ];
}
