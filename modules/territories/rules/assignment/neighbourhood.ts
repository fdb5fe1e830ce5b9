import type { Instance } from './problem.ts';

/**
 * A part of an assignment small enough to be solved anew: some agents and the jobs they have now. The first agent is drawn, the others
 * are those that could most cheaply take over its jobs, with some chance, so that no two parts are alike.
 */
export function chooseAgents(at: Instance, agentOf: Int32Array, open: Uint8Array, draw: () => number, mostPairs: number): { agents: number[]; jobs: number[] } {
  const { agents, jobs, cost } = at, jobsOf: number[][] = Array.from({ length: agents }, () => []);
  for (let j = 0; j < jobs; j++) jobsOf[agentOf[j]!]!.push(j);
  const seed = Math.floor(draw() * agents), chosen = [seed], taken = jobsOf[seed]!.slice();
  const closeness = Float64Array.from({ length: agents }, (_, i) => {
    if (i === seed) return Infinity;
    let least = Infinity;
    for (const j of jobsOf[seed]!) if (open[i * jobs + j] === 1) least = Math.min(least, cost[i * jobs + j]! - cost[seed * jobs + j]!);
    return least;
  });
  const spread = closeness.filter(Number.isFinite).reduce((s, c) => s + Math.abs(c), 0) / agents + 1;
  const likely = Array.from({ length: agents }, (_, i) => i).filter((i) => closeness[i] !== Infinity)
    .map((i) => ({ i, rank: closeness[i]! + draw() * spread * 4 })).sort((a, b) => a.rank - b.rank);
  for (const { i } of likely) {
    if ((chosen.length + 1) * (taken.length + jobsOf[i]!.length) > mostPairs && chosen.length > 1) break;
    chosen.push(i);
    taken.push(...jobsOf[i]!);
  }
  return { agents: chosen, jobs: taken };
}
