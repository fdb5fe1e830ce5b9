import { chainOf, reason, standInAfter } from '../../organization/rules/index.ts';
import type { Change } from '../contract/changes.ts';
import { type Applied, type Draft, noSeat, noUnit } from './drafts.ts';
import { answersIn, isEven, lineKey, type PlanSeat } from './plan.ts';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

export function openPosition(draft: Draft, { kind: _, grant: __, positionId, reportsToId, ...fields }: Of<'open_position'>): Applied {
  if (draft.seats.has(positionId)) return reason('exists_already', { position: positionId });
  const against = noUnit(draft, fields.unitId) ?? (reportsToId === null ? null : noSeat(draft, reportsToId));
  if (against) return against;
  if (!draft.known.markets.has(fields.marketId)) return reason('no_market', { market: fields.marketId });
  draft.seats.set(positionId, { id: positionId, ...fields, status: 'open', holders: [] });
  if (reportsToId !== null) draft.managers.set(positionId, reportsToId);
  return null;
}

export function changePosition(draft: Draft, { positionId, set }: Of<'change_position'>): Applied {
  const against = noSeat(draft, positionId) ?? (set.unitId === undefined ? null : noUnit(draft, set.unitId));
  if (against) return against;
  if (set.marketId !== undefined && !draft.known.markets.has(set.marketId)) return reason('no_market', { market: set.marketId });
  const given = Object.fromEntries(Object.entries(set).filter(([, v]) => v !== undefined)) as Partial<PlanSeat>;
  draft.seats.set(positionId, { ...draft.seats.get(positionId)!, ...given });
  return null;
}

/**
 * Closes a seat and passes on what it holds of the structure: who reports to it by any line, its meetings and
 * reports, its places in joint teams. Where the successor was one of its reports, it takes the seat's own place below. Its customers go by `portfoliosAfter`.
 * Whom it stands in for goes to the successor, or to the next one up where it stood in as the one above (`standInAfter`).
 */
export function closePosition(draft: Draft, { positionId, successorId }: Of<'close_position'>): Applied {
  const against = noSeat(draft, positionId);
  if (against) return against;
  if (successorId === positionId) return reason('itself', { position: positionId });
  if (successorId !== null && !draft.seats.has(successorId)) return reason('successor_missing', { position: successorId });
  if (successorId !== null && draft.closing.has(successorId)) return reason('closing_too', { position: successorId });
  const reports = [...draft.managers].filter(([, to]) => to === positionId).map(([seat]) => seat);
  const standsIn = [...draft.delegates].filter(([, to]) => to === positionId).map(([seat]) => seat);
  const forums = [...draft.forums.values()].filter((f) => f.ownerId === positionId);
  // Those above whom it stands find the next one up by themselves.
  const named = standsIn.filter((seat) => !isAbove(draft, positionId, seat) || nearestAbove(draft, positionId, seat) === null);
  if (successorId === null && reports.length + named.length + forums.length > 0) {
    return reason('seat_still_holds', { position: positionId, reports: reports.length, standsIn: named.length, forums: forums.length });
  }
  const teams = [...draft.teams.values()].filter((t) => t.members.has(positionId)).map((t) => ({ ...t, members: new Set([...t.members].flatMap((m) => (m !== positionId ? [m] : successorId === null ? [] : [successorId]))) }));
  const uneven = teams.find((t) => !isEven(draft, t));
  if (uneven) return reason('team_needs_both', { team: uneven.id, name: uneven.name });
  for (const team of teams) draft.teams.set(team.id, team);
  const above = draft.managers.get(positionId);
  for (const seat of reports) {
    if (seat !== successorId) draft.managers.set(seat, successorId!);
    else if (above === undefined) draft.managers.delete(seat);
    else draft.managers.set(seat, above);
  }
  for (const seat of standsIn) {
    const to = standInAfter({ seat, wasAbove: isAbove(draft, positionId, seat), above: nearestAbove(draft, positionId, seat), successor: successorId, answers: successorId !== null && answersWithout(draft, positionId, successorId) });
    if (to === null) draft.delegates.delete(seat);
    else draft.delegates.set(seat, to);
  }
  passForums(draft, positionId, successorId);
  passLines(draft, positionId, successorId);
  for (const map of [draft.managers, draft.delegates, draft.seats] as Map<string, unknown>[]) map.delete(positionId);
  return null;
}

const isAbove = (draft: Draft, position: string, seat: string): boolean => chainOf(draft.above, seat).slice(1).includes(position);
/** The nearest above a seat that somebody answers for, but for the one that closes. */
const nearestAbove = (draft: Draft, closing: string, seat: string): string | null =>
  chainOf(draft.managers, seat).slice(1).find((s) => s !== closing && draft.seats.has(s) && answersWithout(draft, closing, s)) ?? null;
const answersWithout = (draft: Draft, closing: string, seat: string): boolean => answersIn({ delegates: draft.delegates, seats: new Map([...draft.seats].filter(([id]) => id !== closing)) }, seat) !== null;

/** Its own end with it; those that lead to it go to the successor, but for the successor's own. */
function passLines(draft: Draft, from: string, to: string | null): void {
  for (const [key, line] of [...draft.lines]) {
    if (line.positionId !== from && line.reportsToId !== from) continue;
    draft.lines.delete(key);
    const passed = { ...line, reportsToId: to ?? '' };
    if (to !== null && line.positionId !== from && line.positionId !== to && !draft.lines.has(lineKey(passed))) draft.lines.set(lineKey(passed), passed);
  }
}

function passForums(draft: Draft, from: string, to: string | null): void {
  for (const f of draft.forums.values()) {
    if (f.ownerId !== from && !f.participantIds.includes(from)) continue;
    const others = f.participantIds.filter((p) => p !== from), joins = to !== null && f.participantIds.includes(from) && !others.includes(to) && to !== f.ownerId;
    draft.forums.set(f.id, { ...f, ownerId: f.ownerId === from ? to! : f.ownerId, participantIds: joins ? [...others, to] : others });
  }
}
