import { reason, type Reason } from '../../organization/rules/index.ts';

/**
 * Interdependence of the two divisions in a quarter (DOMAIN F2): common goals (JG), joint work (JW), reciprocal support
 * (R), customer facts that reach the other side (IR) and hand-offs kept (HQ). Each is 0 to 1, or null where there is
 * nothing to count. No minutes are in it, so meeting more cannot raise it.
 */
export interface InterdependenceParts {
  JG: number | null;
  JW: number | null;
  R: number | null;
  IR: number | null;
  HQ: number | null;
}
export type PartCode = keyof InterdependenceParts;
export const interdependenceWeights: Readonly<Record<PartCode, number>> = { JG: 0.2, JW: 0.2, R: 0.25, IR: 0.15, HQ: 0.2 };
/** Nothing counts as less than this, or one part at zero would hide all the others. */
const least = 0.01;

export interface Interdependence {
  value: number | null;
  parts: InterdependenceParts;
  reasons: Reason<'counted' | 'no_evidence' | 'nothing_to_count'>[];
}

/** The weighted geometric mean of the parts there is evidence for. Always show the parts beside it. */
export function interdependence(parts: InterdependenceParts, weights: Readonly<Record<PartCode, number>> = interdependenceWeights): Interdependence {
  const codes = Object.keys(weights) as PartCode[];
  const counted = codes.filter((c) => parts[c] !== null && weights[c] > 0);
  const missing = codes.filter((c) => parts[c] === null).map((part) => reason('no_evidence' as const, { part }));
  if (counted.length === 0) return { value: null, parts, reasons: [reason('nothing_to_count'), ...missing] };
  const whole = counted.reduce((sum, c) => sum + weights[c], 0);
  const value = Math.exp(counted.reduce((sum, c) => sum + (weights[c] / whole) * Math.log(Math.max(parts[c]!, least)), 0));
  return {
    value,
    parts,
    reasons: [...counted.map((part) => reason('counted' as const, { part, value: parts[part], weight: weights[part] })), ...missing],
  };
}

/** Reciprocity of confirmed support, by effort: 1 when both give alike, 0 when one only takes, null without any. */
export const reciprocity = (fromSales: number, fromMarketing: number): number | null =>
  fromSales + fromMarketing === 0 ? null : (2 * Math.min(fromSales, fromMarketing)) / (fromSales + fromMarketing);
