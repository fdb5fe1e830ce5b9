import type { StructureThen } from '../contract/proposals.ts';
import { answersIn, divisionIn, type Plan, type PlanSeat, type PlanUnit, statusThen } from './plan.ts';

/*
  A plan in the shape of the structure, so that one chart draws both; and of a structure that a proposal changes, what is not as it
  was. That is all that is sent of it: five thousand seats of which three differ are not told twice.
*/

/** What a plan does not say: who is suspended, and of which market each team is. */
export interface Beside { away: ReadonlySet<string>; teams: StructureThen['teams'] }
export interface Difference extends StructureThen { gone: string[] }

/** `only` some of its units, seats (with their lines) and teams. Lines beside the solid one stay while both their seats do. */
export function toldOf(plan: Plan, { away, teams }: Beside, only: { units: readonly PlanUnit[]; seats: readonly PlanSeat[]; teams: readonly { id: string }[] } = { units: [...plan.units.values()], seats: [...plan.seats.values()], teams }): StructureThen {
  const own = new Set(only.seats.map((s) => s.id)), told = new Set(only.teams.map((t) => t.id));
  return {
    units: only.units.map((u) => ({ ...u, function: u.function as 'sales', division: divisionIn({ ...plan, seats: new Map([[u.id, { unitId: u.id } as never]]) }, u.id) })),
    seats: only.seats.map((s) => {
      const holders = s.holders.map((h) => ({ person: { id: h.personId, name: h.name }, kind: h.kind, fte: h.fte, since: h.since, until: h.until, suspended: away.has(h.personId) }));
      return {
        id: s.id, title: s.title, unitId: s.unitId, marketId: s.marketId, fte: s.fte, archetype: s.archetype as 'coach' | null, customerFacing: s.customerFacing, capacity: s.capacity, holders,
        status: statusThen(s.status, holders.some((h) => !h.suspended)),
        standIn: standInOf(plan, s, away),
      };
    }),
    lines: [
      ...[...plan.managers].flatMap(([positionId, reportsToId]) => (own.has(positionId) ? [{ positionId, reportsToId, kind: 'solid' as const, scope: null, share: null }] : [])),
      ...[...plan.lines.values()].filter((l) => own.has(l.positionId) && plan.seats.has(l.reportsToId)),
    ],
    teams: teams.flatMap((t) => (told.has(t.id) ? [{ ...t, members: [...(plan.teams.get(t.id)?.members ?? [])] }] : [])),
  };
}

/** Who answers for a seat that nobody sits in. */
function standInOf(plan: Plan, seat: PlanSeat, away: ReadonlySet<string>): StructureThen['seats'][number]['standIn'] {
  const instead = seat.holders.some((h) => !away.has(h.personId)) ? null : answersIn(plan, seat.id, away);
  const through = instead && [...plan.seats.values()].find((x) => x.holders.some((h) => h.personId === instead.personId));
  return instead && through ? { person: { id: instead.personId, name: instead.name }, throughId: through.id, reason: 'delegate', steps: 1 } : null;
}

export function differenceOf(before: Plan, after: Plan, beside: Beside): Difference {
  const [had, has] = [linesBeside(before), linesBeside(after)], gone = (was: ReadonlyMap<string, unknown>, is: ReadonlyMap<string, unknown>) => [...was.keys()].filter((id) => !is.has(id));
  const isOther = (s: PlanSeat) => {
    const was = before.seats.get(s.id);
    return !was || isUnlike(was, s) || before.managers.get(s.id) !== after.managers.get(s.id) || had.get(s.id) !== has.get(s.id) || isUnlike(standInOf(before, was, beside.away), standInOf(after, s, beside.away));
  };
  return {
    ...toldOf(after, beside, { units: [...after.units.values()].filter((u) => isUnlike(before.units.get(u.id), u)), seats: [...after.seats.values()].filter(isOther), teams: beside.teams.filter((t) => before.teams.get(t.id) !== after.teams.get(t.id)) }),
    gone: [...gone(before.units, after.units), ...gone(before.seats, after.seats)],
  };
}

/** The structure once all is done: `before`, and what is not as it was. */
export function structureWith(before: StructureThen, { gone, units, seats, lines, teams }: Difference): StructureThen {
  if (gone.length + units.length + seats.length + teams.length === 0) return before;
  const out = new Set(gone), own = new Set(seats.map((s) => s.id));
  const put = <T extends { id: string }>(were: readonly T[], are: readonly T[]): T[] => {
    const now = new Map(are.map((x) => [x.id, x])), known = new Set(were.map((x) => x.id));
    return [...were.flatMap((x) => (out.has(x.id) ? [] : [now.get(x.id) ?? x])), ...are.filter((x) => !known.has(x.id))];
  };
  return { units: put(before.units, units), seats: put(before.seats, seats), teams: put(before.teams, teams), lines: [...before.lines.filter((l) => !own.has(l.positionId) && !out.has(l.positionId) && !out.has(l.reportsToId)), ...lines] };
}

/** A plan keeps what nothing happened to as it is: most are the very same. */
export const isUnlike = (was: unknown, is: unknown): boolean => was !== is && JSON.stringify(was) !== JSON.stringify(is);

/** Those of each seat beside the solid one, to tell whether they changed. */
export const linesBeside = (plan: Plan): Map<string, string> => new Map([...Map.groupBy(plan.lines.values(), (l) => l.positionId)].map(([id, own]) => [id, JSON.stringify(own)]));
