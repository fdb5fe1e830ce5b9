import { roleMay } from './rights.ts';

/** What a person holds on a date, as the database tells it (`organization.standing`). */
export interface Standing {
  seats: readonly { id: string; title: string; unitId: string; marketId: string; function: string }[];
  grants: readonly Grant[];
}
export interface Grant { role: string; scope: string; company: boolean; seats: readonly string[]; markets: readonly string[] }

/** Where a right holds: the union over the grants whose role includes it. Company covers everything. */
export interface Reach { company: boolean; seats: readonly string[]; markets: readonly string[] }

const nowhere: Reach = { company: false, seats: [], markets: [] };

/** Whether some grant includes the right. Whoever holds no position has no grant, and may nothing. */
export const holds = (standing: Standing, right: string): boolean => standing.grants.some((g) => roleMay(g.role, right));

export function reachOf(standing: Standing, right: string): Reach {
  const grants = standing.grants.filter((g) => roleMay(g.role, right));
  if (grants.length === 0) return nowhere;
  return {
    company: grants.some((g) => g.company),
    seats: [...new Set(grants.flatMap((g) => g.seats))],
    markets: [...new Set(grants.flatMap((g) => g.markets))],
  };
}

interface Holding { person: { name: string }; suspended: boolean }
/** Who sits in a seat and answers for it: whoever is suspended does not, and the seat counts as vacant. */
export const seatedIn = <H extends Holding>(seat: { holders: readonly H[] }): H[] => seat.holders.filter((h) => !h.suspended);
/** Somebody is missing there: of a seat that is frozen or planned nobody is, nor of one whose holder's name is not given. */
export const isVacant = (seat: { status: string; holders: readonly Holding[] }): boolean => seatedIn(seat).length === 0 && !['frozen', 'planned', 'unnamed'].includes(seat.status);
/** Whom a list names beside a seat: whoever sits there, else whoever stands in. */
export const namedAt = (seat: { holders: readonly Holding[]; standIn: { person: { name: string } } | null }): string | undefined => seatedIn(seat)[0]?.person.name ?? seat.standIn?.person.name;
