/** How many report to a manager of each archetype (DOMAIN B1), both ends in; null: no upper end. */
export const spanBands: Readonly<Record<string, { least: number; most: number | null }>> = {
  player_coach: { least: 3, most: 5 }, coach: { least: 6, most: 7 }, supervisor: { least: 8, most: 10 }, facilitator: { least: 11, most: 15 }, coordinator: { least: 15, most: null },
};
export type SpanFit = 'fits' | 'below' | 'above' | 'unknown';

/** Whether a span lies in the band of its archetype; `unknown` where the seat has none. */
export function spanFit(span: number, archetype: string | null): SpanFit {
  const band = archetype === null ? undefined : spanBands[archetype];
  if (!band) return 'unknown';
  return span < band.least ? 'below' : band.most !== null && span > band.most ? 'above' : 'fits';
}

/** The middle of some spans; null of none. */
export function medianOf(spans: readonly number[]): number | null {
  const sorted = [...spans].sort((a, b) => a - b), half = Math.floor(sorted.length / 2);
  return sorted.length === 0 ? null : sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
