import type { Plan, PlanForum, PlanLine, PlanSeat } from './plan.ts';

/** What must be written for a structure to become another, noun by noun: the difference of two plans, whoever drew it how. */
export interface Pieces {
  openUnits: { id: string; name: string; function: string; parentId: string | null; marketId: string | null }[]; setUnits: { id: string; name: string; parentId: string | null }[]; endUnits: string[];
  openSeats: PlanSeat[]; setSeats: PlanSeat[]; endSeats: string[];
  appoint: { personId: string; positionId: string; kind: string; fte: number; to: string | null }[]; endAppointments: { personId: string; positionId: string }[];
  managers: { positionId: string; reportsToId: string | null }[]; delegates: { positionId: string; delegateId: string | null }[]; addLines: PlanLine[]; endLines: PlanLine[];
  joinTeams: { teamId: string; positionId: string }[]; leaveTeams: { teamId: string; positionId: string }[];
  openForums: PlanForum[]; changeForums: PlanForum[]; endForums: string[];
}

export function piecesBetween(before: Plan, after: Plan): Pieces {
  const seatsStay = [...after.seats.values()].filter((s) => before.seats.has(s.id));
  return {
    openUnits: [...after.units.values()].filter((u) => !before.units.has(u.id)), endUnits: gone(before.units, after.units),
    setUnits: [...after.units.values()].filter((u) => { const was = before.units.get(u.id); return was !== undefined && (was.name !== u.name || was.parentId !== u.parentId); }),
    openSeats: [...after.seats.values()].filter((s) => !before.seats.has(s.id)), endSeats: gone(before.seats, after.seats), setSeats: seatsStay.filter((s) => bare(s) !== bare(before.seats.get(s.id)!)),
    ...people(before, after),
    managers: pointers(before.managers, after.managers, after).map(([positionId, reportsToId]) => ({ positionId, reportsToId })),
    delegates: pointers(before.delegates, after.delegates, after).map(([positionId, delegateId]) => ({ positionId, delegateId })),
    addLines: linesOf(after, before), endLines: linesOf(before, after).filter((l) => after.seats.has(l.positionId)),
    joinTeams: members(after, before), leaveTeams: members(before, after).filter((m) => after.seats.has(m.positionId)),
    openForums: [...after.forums.values()].filter((f) => !before.forums.has(f.id)), endForums: gone(before.forums, after.forums),
    changeForums: [...after.forums.values()].filter((f) => before.forums.has(f.id) && JSON.stringify(before.forums.get(f.id)) !== JSON.stringify(f)),
  };
}

const gone = (before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] => [...before.keys()].filter((id) => !after.has(id));
const bare = ({ holders: _, cost: __, status: ___, ...seat }: PlanSeat): string => JSON.stringify(Object.entries(seat).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Seats of the structure after whose manager (or delegate) is another than before. */
const pointers = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>, plan: Plan): [string, string | null][] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((id) => plan.seats.has(id) && before.get(id) !== after.get(id)).map((id) => [id, after.get(id) ?? null]);

function people(before: Plan, after: Plan): Pick<Pieces, 'appoint' | 'endAppointments'> {
  const sits = (plan: Plan) => new Map([...plan.seats.values()].flatMap((s) => s.holders.map((h) => [`${s.id} ${h.personId} ${h.kind} ${h.fte} ${h.until}`, { s: s.id, h }] as const)));
  const [was, is] = [sits(before), sits(after)];
  return {
    endAppointments: [...was].filter(([key, { s }]) => !is.has(key) && after.seats.has(s)).map(([, { s, h }]) => ({ personId: h.personId, positionId: s })),
    appoint: [...is].filter(([key]) => !was.has(key)).map(([, { s, h }]) => ({ personId: h.personId, positionId: s, kind: h.kind, fte: h.fte, to: h.until })),
  };
}

const linesOf = (of: Plan, notIn: Plan): PlanLine[] => [...of.lines].flatMap(([key, line]) => (JSON.stringify(notIn.lines.get(key)) === JSON.stringify(line) ? [] : [line]));
const members = (of: Plan, notIn: Plan): { teamId: string; positionId: string }[] =>
  [...of.teams.values()].flatMap((t) => [...t.members].filter((m) => !notIn.teams.get(t.id)?.members.has(m)).map((positionId) => ({ teamId: t.id, positionId })));
