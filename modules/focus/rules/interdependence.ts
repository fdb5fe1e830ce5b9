import { reason, type Reason } from '../../organization/rules/index.ts';

/**
 * Interdependence of the two divisions in a quarter (DOMAIN F2): common goals (JG), joint work (JW), reciprocal support
 * (R), customer facts that reach the other side (IR) and hand-offs kept (HQ). Each is 0 to 1, or null where there is
 * nothing to count. No minutes are in it, so meeting more cannot raise it (I9).
 */
export interface InterdependenceParts {
  JG: number | null;
  JW: number | null;
  R: number | null;
  IR: number | null;
  HQ: number | null;
}
export type PartCode = keyof InterdependenceParts;
export const partCodes: readonly PartCode[] = ['JG', 'JW', 'R', 'IR', 'HQ'];
type Weights = Readonly<Record<PartCode, number>>;
/** The kinds of campaign, and how much each weighs in joint work: the catalogue of activities, a dated parameter. */
export type JointWork = Readonly<Record<string, number>>;
/** `least`: no part counts as less, or one at zero would hide all the others. */
export interface InterdependenceParameters { weightsBp: Weights; least: number; jointWork: JointWork }
export const interdependenceDefaults: InterdependenceParameters = {
  weightsBp: { JG: 2000, JW: 2000, R: 2500, IR: 1500, HQ: 2000 },
  least: 0.01,
  jointWork: { public_relations: 1, identity: 1, email: 1, telemarketing: 1, event: 1, digital: 1, content: 1 },
};

export interface Interdependence {
  value: number | null;
  parts: InterdependenceParts;
  reasons: Reason<'counted' | 'no_evidence' | 'nothing_to_count'>[];
}

/** The weighted geometric mean of the parts there is evidence for. Always show the parts beside it. */
export function interdependence(parts: InterdependenceParts, { weightsBp, least }: Pick<InterdependenceParameters, 'weightsBp' | 'least'> = interdependenceDefaults): Interdependence {
  const counted = partCodes.filter((c) => parts[c] !== null && weightsBp[c] > 0);
  const missing = partCodes.filter((c) => parts[c] === null).map((part) => reason('no_evidence' as const, { part }));
  if (counted.length === 0) return { value: null, parts, reasons: [reason('nothing_to_count'), ...missing] };
  const whole = counted.reduce((sum, c) => sum + weightsBp[c], 0);
  const value = Math.exp(counted.reduce((sum, c) => sum + (weightsBp[c] / whole) * Math.log(Math.max(parts[c]!, least)), 0));
  return { value, parts, reasons: [...counted.map((part) => reason('counted' as const, { part, value: parts[part], weight: weightsBp[part] / whole })), ...missing] };
}

/** The index as it would be with one part, that there is evidence for, whole: where an effort pays most. Null where it would change nothing. */
export function ifWhole(parts: InterdependenceParts, part: PartCode, parameters: InterdependenceParameters = interdependenceDefaults): number | null {
  const value = parts[part];
  return value === null || value >= 1 || parameters.weightsBp[part] === 0 ? null : interdependence({ ...parts, [part]: 1 }, parameters).value;
}

/** Between what the index lies when any one weight is half or half more: the weights are a proposal, and this is how much hangs on them. */
export function weightRange(parts: InterdependenceParts, parameters: InterdependenceParameters = interdependenceDefaults): { low: number; high: number } | null {
  const { value } = interdependence(parts, parameters);
  if (value === null) return null;
  const others = partCodes.flatMap((c) => [0.5, 1.5].map((by) => interdependence(parts, { ...parameters, weightsBp: { ...parameters.weightsBp, [c]: parameters.weightsBp[c] * by } }).value!));
  return { low: Math.min(value, ...others), high: Math.max(value, ...others) };
}

/** Reciprocity of confirmed support, by effort: 1 when both give alike, 0 when one only takes, null without any. */
export const reciprocity = (fromSales: number, fromMarketing: number): number | null =>
  fromSales + fromMarketing === 0 ? null : (2 * Math.min(fromSales, fromMarketing)) / (fromSales + fromMarketing);
