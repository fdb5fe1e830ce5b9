import { reaches } from '../../focus/rules/index.ts';

/** The score of an impact with other weights: each halved and half as much again, the others in proportion so that all sum to one. */
type Five = { c1: number; c2: number; c3: number; c4: number; c5: number };
export const parts = ['c1', 'c2', 'c3', 'c4', 'c5'] as const;
export interface Sensitivity { score: number; lowest: number; highest: number; rows: { component: keyof Five; weight: number; half: number; more: number }[]; holds: boolean }

/** `components` 0 to 1, `weightsBp` in basis points; `gates` are the scores that ask for a decision and for waves. `holds`: no weight carries the score over a gate. */
export function sensitivityOf(components: Five, weightsBp: Five, gates: readonly number[]): Sensitivity {
  const whole = parts.reduce((sum, p) => sum + weightsBp[p], 0);
  const scored = (weights: Five): number => {
    const sum = parts.reduce((s, p) => s + weights[p], 0);
    return sum === 0 ? 0 : (100 * parts.reduce((s, p) => s + weights[p] * components[p], 0)) / sum;
  };
  const score = scored(weightsBp);
  const rows = parts.map((component) => ({
    component, weight: weightsBp[component] / whole, half: scored({ ...weightsBp, [component]: weightsBp[component] * 0.5 }), more: scored({ ...weightsBp, [component]: weightsBp[component] * 1.5 }),
  }));
  const all = [score, ...rows.flatMap((r) => [r.half, r.more])], lowest = Math.min(...all), highest = Math.max(...all);
  return { score, lowest, highest, rows, holds: gates.every((g) => reaches(lowest, g) || !reaches(highest, g)) };
}
