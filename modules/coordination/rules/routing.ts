import { reason, type Reason } from '../../organization/rules/index.ts';

/** `language` null: unknown, any will do. `accountLeadPositionId`: the seat that already looks after the customer. */
export interface LeadToRoute {
  marketId: string;
  language: string | null;
  accountLeadPositionId: string | null;
}
/** `capacity` null: nothing is routed to this seat. `load`: what it has open now. `held`: somebody (or a delegate) is there. */
export interface RoutingSeat {
  positionId: string;
  marketId: string;
  languages: readonly string[];
  held: boolean;
  capacity: number | null;
  load: number;
  lastOfferedAt: Date | null;
}

export type RoutingReason =
  | 'other_market'
  | 'other_language'
  | 'nobody_there'
  | 'takes_none'
  | 'full'
  | 'looks_after_account'
  | 'speaks_language'
  | 'load'
  | 'waited_longest'
  | 'first_by_number'
  | 'nobody_fits'
  | 'chosen';
/** `place` 1 is the chosen one; null: not possible, and the reasons say why. */
export interface RoutingCandidate {
  positionId: string;
  place: number | null;
  reasons: Reason<RoutingReason>[];
}
export interface Routing {
  positionId: string | null;
  candidates: RoutingCandidate[];
  reasons: Reason<RoutingReason>[];
}

function obstacles(lead: LeadToRoute, seat: RoutingSeat): Reason<RoutingReason>[] {
  const found: Reason<RoutingReason>[] = [];
  if (seat.marketId !== lead.marketId) found.push(reason('other_market', { seat: seat.marketId, lead: lead.marketId }));
  if (lead.language !== null && !seat.languages.includes(lead.language))
    found.push(reason('other_language', { seat: seat.languages, lead: lead.language }));
  if (!seat.held) found.push(reason('nobody_there'));
  if (seat.capacity === null) found.push(reason('takes_none'));
  else if (seat.load >= seat.capacity) found.push(reason('full', { load: seat.load, capacity: seat.capacity }));
  return found;
}

type Criterion = { code: RoutingReason; compare: (a: RoutingSeat, b: RoutingSeat) => number };
const waiting = (s: RoutingSeat): number => s.lastOfferedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
const sign = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** In this order; the load is compared as a fraction of capacity without dividing, so equal fractions are equal. */
const criteriaFor = (lead: LeadToRoute): Criterion[] => [
  {
    code: 'looks_after_account',
    compare: (a, b) => sign(Number(b.positionId === lead.accountLeadPositionId), Number(a.positionId === lead.accountLeadPositionId)),
  },
  { code: 'load', compare: (a, b) => sign(a.load * b.capacity!, b.load * a.capacity!) || sign(a.load, b.load) },
  { code: 'waited_longest', compare: (a, b) => sign(waiting(a), waiting(b)) },
  { code: 'first_by_number', compare: (a, b) => (a.positionId < b.positionId ? -1 : a.positionId > b.positionId ? 1 : 0) },
];

/**
 * The seat a lead is offered to: of its market and language, held and with room; the one that looks after the customer
 * already, else the least loaded for its capacity, else the one that has waited longest, else the first by number.
 * Every candidate keeps its reasons. The order in which the seats are given does not matter.
 */
export function routeLead(lead: LeadToRoute, seats: readonly RoutingSeat[]): Routing {
  const criteria = criteriaFor(lead);
  const compare = (a: RoutingSeat, b: RoutingSeat) => criteria.reduce((order, c) => order || c.compare(a, b), 0);
  const judged = seats
    .map((seat) => ({ seat, against: obstacles(lead, seat) }))
    .sort((a, b) => sign(Number(a.against.length > 0), Number(b.against.length > 0)) || compare(a.seat, b.seat));
  const candidates = judged.map(
    ({ seat, against }, n): RoutingCandidate =>
      against.length > 0
        ? { positionId: seat.positionId, place: null, reasons: against }
        : { positionId: seat.positionId, place: n + 1, reasons: favours(lead, seat) },
  );
  const [first, second] = judged.filter((j) => j.against.length === 0).map((j) => j.seat);
  if (!first) return { positionId: null, candidates, reasons: [reason('nobody_fits', { seats: seats.length })] };
  const by = second && criteria.find((c) => c.compare(first, second) !== 0)?.code;
  return { positionId: first.positionId, candidates, reasons: [reason('chosen', { positionId: first.positionId, by: by ?? null })] };
}

function favours(lead: LeadToRoute, seat: RoutingSeat): Reason<RoutingReason>[] {
  const found: Reason<RoutingReason>[] = [reason('load', { load: seat.load, capacity: seat.capacity })];
  if (seat.positionId === lead.accountLeadPositionId) found.unshift(reason('looks_after_account'));
  if (lead.language !== null) found.push(reason('speaks_language', { language: lead.language }));
  return found;
}
