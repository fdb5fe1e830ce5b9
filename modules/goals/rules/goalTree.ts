import { reason } from '../../organization/rules/index.ts';
import { known, unknown, type Progress } from './progress.ts';

/** A part of a goal with its weight in basis points; the weights of one goal's parts sum to 10,000. */
export interface Part {
  goalId: string;
  weightBp: number;
  progress: Progress;
}
/** `knownValue`: the weighted progress of the parts that are known, and what share of the weight they are. */
export interface NodeProgress extends Progress {
  knownValue: number | null;
  knownBp: number;
}

export const wholeBp = 10_000;

/** Progress of a goal with parts (DOMAIN F6): the weighted sum. While one part is unknown the whole is; what is known stands beside it. */
export function nodeProgress(parts: readonly Part[]): NodeProgress {
  const sum = parts.reduce((s, p) => s + p.weightBp, 0);
  if (sum !== wholeBp || parts.some((p) => p.weightBp < 0))
    return { ...unknown('weights_do_not_sum', { sum, of: wholeBp }), knownValue: null, knownBp: 0 };
  const counted = parts.filter((p) => p.progress.value !== null && p.weightBp > 0);
  const knownBp = counted.reduce((s, p) => s + p.weightBp, 0);
  const weighted = counted.reduce((s, p) => s + p.weightBp * p.progress.value!, 0);
  const knownValue = knownBp === 0 ? null : weighted / knownBp;
  const missing = parts.filter((p) => p.progress.value === null && p.weightBp > 0).map((p) => p.goalId);
  if (missing.length > 0) return { ...unknown('part_unknown', { goals: missing, knownBp }), knownValue, knownBp };
  return { ...known(weighted / wholeBp, [reason('weighted', { parts: parts.length })]), knownValue, knownBp };
}

/** One goal's contribution to another, of its value, in basis points. */
export interface ContributionShare {
  childId: string;
  parentId: string;
  shareBp: number;
}

/** Goals whose value is counted more than once among their parents: shares above 10,000 in total, by child. Empty: none. */
export function overcounted(shares: readonly ContributionShare[]): { childId: string; shareBp: number }[] {
  const sums = new Map<string, number>();
  for (const { childId, shareBp } of shares) sums.set(childId, (sums.get(childId) ?? 0) + shareBp);
  return [...sums].filter(([, shareBp]) => shareBp > wholeBp).map(([childId, shareBp]) => ({ childId, shareBp }));
}
