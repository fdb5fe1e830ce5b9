import type { StructureThen } from '../contract/proposals.ts';
import type { Day } from '../../organization/rules/index.ts';

/** The structure of one day in memory, as a proposal is drawn on it. Ids are keys; a seat's manager is its solid line. */
export interface PlanUnit { id: string; name: string; function: string; parentId: string | null; marketId: string | null }
export interface PlanHolder { personId: string; name: string; kind: 'regular' | 'acting' | 'overlap'; fte: number; since: Day; until: Day | null }
export interface PlanCost { minor: string; currency: string }
export interface PlanSeat {
  id: string; title: string; unitId: string; marketId: string; fte: number; archetype: string | null; customerFacing: boolean; capacity: number | null;
  status: string; holders: readonly PlanHolder[]; cost: PlanCost | null;
}
/** A line beside the solid one. */
export interface PlanLine { positionId: string; reportsToId: string; kind: 'dotted' | 'project'; scope: string | null; share: number | null }
export const lineKey = ({ positionId, reportsToId, kind }: Pick<PlanLine, 'positionId' | 'reportsToId' | 'kind'>): string => `${kind} ${positionId} ${reportsToId}`;
export interface PlanTeam { id: string; name: string; quorum: number; members: ReadonlySet<string> }
export interface PlanForum {
  id: string; name: string; what: 'meeting' | 'report'; ownerId: string; participantIds: readonly string[]; minutes: number; readingMinutes: number; frequency: string; serves: string; expiresOn: Day;
}
/** A model of territories. `wasInForce`: it is, or was until another took its place, and may come back. */
export interface PlanModel { id: string; name: string; state: 'planning' | 'active' | 'archived'; wasInForce: boolean; /** Of one that is away: the positions that its rules name from the day on. */ seats?: readonly string[] }
export interface Plan {
  day: Day;
  units: ReadonlyMap<string, PlanUnit>;
  seats: ReadonlyMap<string, PlanSeat>;
  managers: ReadonlyMap<string, string>;
  delegates: ReadonlyMap<string, string>;
  /** By `lineKey`. */
  lines: ReadonlyMap<string, PlanLine>;
  teams: ReadonlyMap<string, PlanTeam>;
  forums: ReadonlyMap<string, PlanForum>;
  models: ReadonlyMap<string, PlanModel>;
}

/** The model of territories in force; null: none is. */
export const modelInForce = ({ models }: Pick<Plan, 'models'>): string | null => [...models.values()].find((m) => m.state === 'active')?.id ?? null;
/** One comes in force and puts away the one that was. */
export const withInForce = (models: Plan['models'], id: string): Map<string, PlanModel> => new Map([...models].map(([key, m]) =>
  [key, key === id ? { ...m, state: 'active', wasInForce: true } : m.state === 'active' ? { ...m, state: 'archived' } : m]));

const order = { regular: 0, acting: 1, overlap: 2 };

/** Who answers for a seat: its first holder who is not away, or through its delegate, ten steps at most; null: nobody. */
export function answersIn(plan: Pick<Plan, 'seats' | 'delegates'>, seatId: string, away: ReadonlySet<string> = new Set()): PlanHolder | null {
  const been = new Set<string>();
  for (let at: string | undefined = seatId; at !== undefined && !been.has(at) && been.size <= 10; at = plan.delegates.get(at)) {
    been.add(at);
    const found = (plan.seats.get(at)?.holders ?? []).filter((h) => !away.has(h.personId)).sort((a, b) => order[a.kind] - order[b.kind] || (a.since === b.since ? (a.personId < b.personId ? -1 : 1) : a.since < b.since ? -1 : 1))[0];
    if (found) return found;
  }
  return null;
}

/** Whether the same person, or nobody, answers for a seat in both. Where nothing happened to a seat that somebody sits in, nothing else is looked at. */
export function sameAnswers(one: Plan, other: Plan, seatId: string, away: ReadonlySet<string>): boolean {
  const seat = one.seats.get(seatId);
  if (seat && seat === other.seats.get(seatId) && seat.holders.some((h) => !away.has(h.personId))) return true;
  return answersIn(one, seatId, away)?.personId === answersIn(other, seatId, away)?.personId;
}

const divisions: Record<string, 'sales' | 'marketing'> = { sales: 'sales', marketing: 'marketing', public_relations: 'marketing', telemarketing: 'marketing' };
/** The division of a seat by its unit's function; null for management and support. */
export const divisionIn = (plan: Plan, seatId: string): 'sales' | 'marketing' | null =>
  divisions[plan.units.get(plan.seats.get(seatId)?.unitId ?? '')?.function ?? ''] ?? null;

/** A joint team has both divisions and can reach its quorum, or has ended. */
export function isEven(plan: Plan, { members, quorum }: PlanTeam): boolean {
  const both = new Set([...members].map((m) => divisionIn(plan, m)));
  return members.size === 0 || both.has('sales') && both.has('marketing') && members.size >= quorum;
}

/** As the structure tells it: an open seat is filled while somebody sits there. */
export function statusThen(status: string, isHeld: boolean): StructureThen['seats'][number]['status'] {
  if (status !== 'frozen' && status !== 'planned' && isHeld) return 'filled';
  return status === 'filled' ? 'open' : status as 'open';
}
