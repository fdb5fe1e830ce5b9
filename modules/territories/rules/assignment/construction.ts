import { canTake, type Instance } from './problem.ts';

/**
 * A first assignment: at the asked prices of capacity, the job that would lose most by not getting its best agent with room goes first
 * (Martello and Toth's regret). What finds no room goes where it overfills least, and is mended by the search.
 */
export function constructByRegret(at: Instance, price: Float64Array, begun = new Int32Array(at.jobs).fill(-1)): Int32Array {
  const { agents, jobs, cost, load } = at, agentOf = begun.slice(), left = at.capacity.slice();
  begun.forEach((i, j) => { if (i >= 0) left[i]! -= load[i * jobs + j]!; });
  const best = new Int32Array(jobs), regret = new Float64Array(jobs);
  const look = (j: number) => {
    let first = Infinity, second = Infinity;
    best[j] = -1;
    for (let i = 0, v = j; i < agents; i++, v += jobs) {
      if (load[v]! > left[i]!) continue;
      const asked = cost[v]! + price[i]! * load[v]!;
      if (asked < first) {
        second = first;
        first = asked;
        best[j] = i;
      } else if (asked < second) second = asked;
    }
    regret[j] = best[j] === -1 ? -1 : second === Infinity ? 1e300 : second - first;
  };
  const missing = Int32Array.from({ length: jobs }, (_, j) => j).filter((j) => begun[j] === -1);
  missing.forEach(look);
  const order = missing.sort((a, b) => regret[b]! - regret[a]! || a - b);
  for (const j of order) {
    if (best[j] === -1 || load[best[j]! * jobs + j]! > left[best[j]!]!) look(j);
    const i = best[j] !== -1 ? best[j]! : leastOverfull(at, left, j);
    if (i === -1) continue;
    agentOf[j] = i;
    left[i]! -= load[i * jobs + j]!;
  }
  return agentOf;
}

function leastOverfull(at: Instance, left: Float64Array, job: number): number {
  let found = -1, least = Infinity;
  for (let i = 0; i < at.agents; i++) {
    const over = at.load[i * at.jobs + job]! - left[i]!;
    if (canTake(at, i, job) && over < least) [least, found] = [over, i];
  }
  return found;
}

/** An assignment from a filling in which some jobs stand twice and some not at all: the cheapest keeps a job, the rest go in by regret. */
export function mendFilling(at: Instance, isIn: Uint8Array, price: Float64Array): Int32Array {
  const { agents, jobs, cost } = at, agentOf = new Int32Array(jobs).fill(-1);
  for (let i = 0; i < agents; i++) for (let j = 0, v = i * jobs; j < jobs; j++, v++) {
    if (isIn[v] === 1 && (agentOf[j] === -1 || cost[v]! < cost[agentOf[j]! * jobs + j]!)) agentOf[j] = i;
  }
  return constructByRegret(at, price, agentOf);
}
