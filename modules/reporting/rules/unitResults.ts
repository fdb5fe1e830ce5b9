import { divideHalfEven } from '../../../contract/decimals.ts';
import type { Results } from '../contract/structureResults.ts';

/** What was counted of one unit, in minor units of one currency; null: not known or not to be seen. */
export interface UnitCounts {
  booked: bigint | null; people: bigint | null; campaigns: bigint | null;
  seats: number; fte: number; vacant: number; customers: number; managers: number; outsideBand: number; costUnknown: number;
}

export const nothing: UnitCounts = { booked: 0n, people: 0n, campaigns: 0n, seats: 0, fte: 0, vacant: 0, customers: 0, managers: 0, outsideBand: 0, costUnknown: 0 };
const sum = (a: bigint | null, b: bigint | null): bigint | null => (a === null || b === null ? null : a + b);

/** Two units together. What is not known of one is not known of both. */
export const bothUnits = (a: UnitCounts, b: UnitCounts): UnitCounts => ({
  booked: sum(a.booked, b.booked), people: sum(a.people, b.people), campaigns: sum(a.campaigns, b.campaigns),
  seats: a.seats + b.seats, fte: a.fte + b.fte, vacant: a.vacant + b.vacant, customers: a.customers + b.customers, managers: a.managers + b.managers, outsideBand: a.outsideBand + b.outsideBand, costUnknown: a.costUnknown + b.costUnknown,
});

/** The figures that follow from the counts: what is left, what a full-time equivalent brings, what serving a customer costs. Nothing divides by zero. */
export function resultsOf(c: UnitCounts, currency: string): Results {
  const money = (minor: bigint | null) => (minor === null ? null : { minor: minor.toString(), currency });
  const cost = sum(c.people, c.campaigns), thousandths = BigInt(Math.round(c.fte * 1000));
  return {
    booked: money(c.booked), people: money(c.people), campaigns: money(c.campaigns), contribution: money(c.booked === null || cost === null ? null : c.booked - cost),
    seats: c.seats, fte: Math.round(c.fte * 1000) / 1000, vacant: c.vacant, customers: c.customers, managers: c.managers, outsideBand: c.outsideBand, costUnknown: c.costUnknown,
    bookedPerFte: money(c.booked === null || thousandths === 0n ? null : divideHalfEven(c.booked * 1000n, thousandths)),
    costToServe: money(cost === null || c.customers === 0 ? null : divideHalfEven(cost, BigInt(c.customers))),
  };
}

/** Depth first, by name; a unit whose parent is not there stands at the top. */
export function unitsInOrder<U extends { unit: { id: string }; parentId: string | null }>(rows: readonly U[]): { row: U; depth: number }[] {
  const known = new Set(rows.map((r) => r.unit.id));
  const below = Map.groupBy(rows, (r) => (r.parentId && known.has(r.parentId) ? r.parentId : ''));
  const place = (parent: string, depth: number): { row: U; depth: number }[] => (below.get(parent) ?? []).flatMap((row) => [{ row, depth }, ...place(row.unit.id, depth + 1)]);
  return place('', 0);
}
