import type { SeatFigures } from '../contract.ts';
import { type Line, rollUp } from './rollUp.ts';

/** What a seat carries, counted in records: customers it leads, open deals, and what waits for its answer. */
export interface Carried { customers: number; deals: number; requests: number }
/** Shares of capacity: below `under` there is room, above `over` too much. */
export interface LoadBand { under: number; over: number }
export interface SeatLoad { carried: number; capacity: number | null; share: number | null; state: 'over' | 'within' | 'under' | 'unknown' }

export const loadBand: LoadBand = { under: 0.85, over: 1.15 };

/**
 * The load of a seat against its capacity (customers and deals it can carry). Counts records, never minutes of a person. A seat without a
 * capacity has no share; one that can carry nothing and carries something is over.
 */
export function seatLoad({ customers, deals, requests }: Carried, capacity: number | null, band: LoadBand): SeatLoad {
  const carried = customers + deals + requests;
  if (capacity === null || (capacity === 0 && carried === 0)) return { carried, capacity, share: null, state: 'unknown' };
  if (capacity === 0) return { carried, capacity, share: null, state: 'over' };
  const share = carried / capacity;
  return { carried, capacity, share, state: share > band.over ? 'over' : share < band.under ? 'under' : 'within' };
}

/** Who leads others costs at least what is known of all of them: one vacancy without a rate hides no team's cost. */
const least = (a: SeatFigures['cost'], b: SeatFigures['cost']) => (a && b ? sum(a, b) : (a ?? b));
const sum = (a: SeatFigures['booked'], b: SeatFigures['booked']) => (a && b ? { minor: (BigInt(a.minor) + BigInt(b.minor)).toString(), currency: a.currency } : null);

/** Two seats read together: figures add up, one that is not known leaves the sum unknown, and the load is the ratio of the sums. */
export function bothSeats(a: SeatFigures, b: SeatFigures, band: LoadBand): SeatFigures {
  const capacity = a.load?.capacity == null ? (b.load?.capacity ?? null) : a.load.capacity + (b.load?.capacity ?? 0);
  // A lead without a capacity of its own carries little; its team's capacity is what the load is read against.
  const load = a.load && b.load ? { deals: a.load.deals + b.load.deals, requests: a.load.requests + b.load.requests } : null;
  const customers = { all: a.customers.all + b.customers.all, a: a.customers.a + b.customers.a, b: a.customers.b + b.customers.b, c: a.customers.c + b.customers.c };
  return {
    seatId: a.seatId, customers, booked: sum(a.booked, b.booked), pipeline: sum(a.pipeline, b.pipeline), cost: least(a.cost, b.cost), costUnknown: a.costUnknown + b.costUnknown,
    load: load && { ...load, ...seatLoad({ customers: customers.all, ...load }, capacity, band) },
  };
}

/** Each seat's own figures, and those of each that leads others together with all below it, by the solid lines among `lines`; not where the reader may not see some of them: a part is no team's figure. */
export function withTeams({ rows, band }: { rows: readonly SeatFigures[]; band: LoadBand }, lines: readonly (Line & { kind: string })[]): { rows: Map<string, SeatFigures>; together: Map<string, SeatFigures> } {
  const own = new Map(rows.map((row) => [row.seatId, row]));
  const solid = lines.filter((l) => l.kind === 'solid'), inPart = ledInPart(own, solid);
  return { rows: own, together: new Map([...rollUp(own, solid, (a, b) => bothSeats(a, b, band))].filter(([id]) => !inPart.has(id))) };
}

/** Those of whom, or below whom, somebody is not told. */
function ledInPart(own: ReadonlyMap<string, unknown>, lines: readonly Line[]): Set<string> {
  const above = new Map(lines.map((l) => [l.positionId, l.reportsToId])), inPart = new Set<string>();
  for (const start of [...above.keys(), ...above.values()]) {
    if (!own.has(start)) for (let id: string | undefined = start; id !== undefined && !inPart.has(id); id = above.get(id)) inPart.add(id);
  }
  return inPart;
}
