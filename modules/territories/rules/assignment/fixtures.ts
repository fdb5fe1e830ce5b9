import type { AssignmentProblem } from './problem.ts';
import { drawing } from './randomness.ts';

/** Every assignment of a tiny problem tried: the best objective in its own sense, or null when nothing fits. */
export function bestByTrying({ sense, capacity, cost, load }: AssignmentProblem): number | null {
  const agents = capacity.length, jobs = cost[0]?.length ?? 0;
  let best: number | null = null;
  for (let code = 0; code < agents ** jobs; code++) {
    const used = capacity.map(() => 0);
    let total = 0;
    for (let j = 0, rest = code; j < jobs; j++, rest = Math.floor(rest / agents)) {
      const i = rest % agents;
      used[i]! += load[i]![j] ?? Infinity;
      total += cost[i]![j] ?? Infinity;
    }
    if (used.every((u, i) => u <= capacity[i]! + 1e-9) && (best === null || (sense === 'min' ? total < best : total > best))) best = total;
  }
  return best;
}

/** A tight problem of the literature's type D: what costs less weighs more. */
export function tightProblem(agents: number, jobs: number, seed: number): AssignmentProblem {
  const draw = drawing(seed), load = Array.from({ length: agents }, () => Array.from({ length: jobs }, () => 1 + Math.floor(draw() * 100)));
  const cost = load.map((row) => row.map((l) => 111 - l + Math.floor(draw() * 21) - 10));
  return { sense: 'min', cost, load, capacity: load.map((row) => Math.floor((0.8 * row.reduce((s, l) => s + l, 0)) / agents)) };
}
