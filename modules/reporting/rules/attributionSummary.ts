import { sumByCurrency, type Amount } from '../../../contract/money.ts';

/** One allocated part with what it is reported under (origin, campaign, department, market); `key` null: unattributed. */
export interface AllocatedPart {
  bookingId: string;
  key: string | null;
  amount: Amount;
}
/** `gaps`: what attributed and unattributed lack to the booked, by currency; empty when it ties out, as it must. */
export interface AttributionSummary {
  rows: { key: string; attributed: Amount[] }[];
  unattributed: Amount[];
  booked: Amount[];
  gaps: Amount[];
}

/** Sums of allocated units only: campaign, department, market and channel views therefore agree to the cent. Rows by key. */
export function summariseAttribution(parts: readonly AllocatedPart[], bookings: readonly Amount[]): AttributionSummary {
  const attributed = parts.filter((p) => p.key !== null);
  const rows = [...Map.groupBy(attributed, (p) => p.key!)]
    .map(([key, own]) => ({ key, attributed: sumByCurrency(own.map((p) => p.amount)) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const unattributed = sumByCurrency(parts.filter((p) => p.key === null).map((p) => p.amount));
  const booked = sumByCurrency(bookings);
  return {
    rows,
    unattributed,
    booked,
    gaps: gapsBetween(
      booked,
      parts.map((p) => p.amount),
    ),
  };
}

/** What the parts lack to the whole, by currency; empty when they tie out. */
export const gapsBetween = (whole: readonly Amount[], parts: readonly Amount[]): Amount[] =>
  sumByCurrency([...whole, ...parts.map((p) => ({ ...p, minor: -p.minor }))]).filter((gap) => gap.minor !== 0n);

/** How many bookings have no touch that counts, one, or several: only the last tell the models apart. */
export function countTouches(touchesOfBooking: readonly number[]): { none: number; one: number; several: number } {
  return {
    none: touchesOfBooking.filter((n) => n === 0).length,
    one: touchesOfBooking.filter((n) => n === 1).length,
    several: touchesOfBooking.filter((n) => n > 1).length,
  };
}
