import type { Instance } from './problem.ts';

/** The agents worth trying for each job: the cheapest at the asked prices of capacity, best first; -1 where a job has fewer. */
export function likelyAgents(at: Instance, price: Float64Array, most: number): { width: number; likely: Int32Array } {
  const { agents, jobs, cost, load } = at, width = Math.min(agents, most), likely = new Int32Array(jobs * width).fill(-1);
  const asked = new Float64Array(agents);
  for (let j = 0; j < jobs; j++) {
    const able: number[] = [];
    for (let i = 0, v = j; i < agents; i++, v += jobs) {
      if (load[v] === Infinity) continue;
      asked[i] = cost[v]! + price[i]! * load[v]!;
      able.push(i);
    }
    able.sort((a, b) => asked[a]! - asked[b]! || a - b);
    for (let k = 0; k < Math.min(width, able.length); k++) likely[j * width + k] = able[k]!;
  }
  return { width, likely };
}

/** Which jobs each agent has, kept as jobs move: entering and leaving take the same time whatever the number. */
export function rosters(agents: number, agentOf: Int32Array) {
  const jobsOf: number[][] = Array.from({ length: agents }, () => []), place = new Int32Array(agentOf.length);
  const enter = (i: number, j: number) => { place[j] = jobsOf[i]!.push(j) - 1; };
  const leave = (i: number, j: number) => {
    const own = jobsOf[i]!, last = own.pop()!;
    if (last === j) return;
    own[place[j]!] = last;
    place[last] = place[j]!;
  };
  agentOf.forEach((i, j) => { if (i >= 0) enter(i, j); });
  return { jobsOf, enter, leave };
}
