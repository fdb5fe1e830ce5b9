import { likelyAgents, rosters } from './neighbours.ts';
import type { Instance } from './problem.ts';
import { drawing } from './randomness.ts';

/**
 * The search for better assignments. Overfull agents are allowed at a price by unit of overload; the price rises while
 * overload lasts and falls while there is none, so that the search walks along the edge of what fits (after Yagiura, Ibaraki and Glover).
 * A step moves one job, or two in a chain: the first pushes into an agent, the second leaves that agent for the first one's place or for
 * any other. From where no step helps, a few jobs are thrown about and what follows is kept when it is not worse, else undone.
 */
export interface LocalSearchLimits { seed: number; mostKicks: number; isTimeUp: () => boolean; onBetter?: (agentOf: Int32Array, cost: number) => void; isEnough?: (cost: number) => boolean }

const likelyMost = 14, chainMost = 80, tiny = 1e-9;
/** Measured on types C, D and E of the literature: slow changes of the penalty and small kicks find the better edges. */
const firstPenalty = 4, rising = 1.012, falling = 0.992, mostThrown = 3;

export function searchLocally(at: Instance, start: Int32Array, price: Float64Array, limits: LocalSearchLimits): { agentOf: Int32Array; cost: number } {
  const { agents, jobs, cost, load, capacity } = at, draw = drawing(limits.seed);
  const agentOf = start.slice(), used = new Float64Array(agents), { width, likely } = likelyAgents(at, price, likelyMost);
  const { jobsOf, enter, leave } = rosters(agents, agentOf);
  const penalty = new Float64Array(agents), best = { agentOf: start.slice(), cost: Infinity };
  const queue = new Int32Array(jobs), queued = new Uint8Array(jobs), moved: number[] = [];
  const chain = { gain: 0, second: -1, onward: -1 };
  let waiting = 0, total = 0;
  for (let j = 0; j < jobs; j++) if (agentOf[j]! >= 0) {
    used[agentOf[j]!]! += load[agentOf[j]! * jobs + j]!;
    total += cost[agentOf[j]! * jobs + j]!;
  }
  const steep = steepness(at, price), cheapest = cheapestOf(at);
  penalty.fill(steep * firstPenalty);

  const over = (i: number, u: number): number => (u > capacity[i]! + tiny ? (u - capacity[i]!) * penalty[i]! : 0);
  const change = (i: number, by: number): number => over(i, used[i]! + by) - over(i, used[i]!);
  const wake = (j: number) => {
    if (queued[j] === 1) return;
    queued[j] = 1;
    queue[waiting++] = j;
  };
  function put(j: number, k: number): void {
    const i = agentOf[j]!;
    leave(i, j);
    used[i]! -= load[i * jobs + j]!;
    total += cost[k * jobs + j]! - cost[i * jobs + j]!;
    agentOf[j] = k;
    used[k]! += load[k * jobs + j]!;
    enter(k, j);
    moved.push(j, i);
  }
  const wakeAgent = (i: number) => jobsOf[i]!.forEach(wake);

  /** The best single move of this job, if it helps. */
  function tryMove(j: number): boolean {
    const i = agentOf[j]!, here = i * jobs + j, freed = change(i, -load[here]!) - cost[here]!;
    let gain = -tiny, toward = -1;
    for (let a = 0; a < width; a++) {
      const k = likely[j * width + a]!;
      if (k < 0) break;
      if (k === i) continue;
      const delta = freed + cost[k * jobs + j]! + change(k, load[k * jobs + j]!);
      if (delta < gain) [gain, toward] = [delta, k];
    }
    if (toward < 0) return false;
    put(j, toward);
    wakeAgent(i);
    wakeAgent(toward);
    return true;
  }

  /** The best chain that begins with this job into the first agent where one helps. */
  function tryChain(j: number): boolean {
    const i = agentOf[j]!, first = Math.floor(draw() * Math.min(3, width));
    for (let a = 0; a < width; a++) {
      const k = likely[j * width + ((a + first) % width)]!;
      if (k < 0 || k === i) continue;
      chain.gain = -tiny;
      chain.second = -1;
      lookForChain(j, i, k);
      if (chain.second < 0) continue;
      put(j, k);
      put(chain.second, chain.onward);
      wakeAgent(i);
      wakeAgent(k);
      if (chain.onward !== i) wakeAgent(chain.onward);
      return true;
    }
    return false;
  }

  /** Which job of `k` should make way for `j`, and where it goes. */
  function lookForChain(j: number, i: number, k: number): void {
    const freedLoad = load[i * jobs + j]!, there = k * jobs + j, base = change(i, -freedLoad) - cost[i * jobs + j]! + cost[there]!;
    const own = jobsOf[k]!, count = Math.min(own.length, chainMost), from = own.length > chainMost ? Math.floor(draw() * own.length) : 0;
    for (let t = 0; t < count; t++) {
      const q = own[(from + t) % own.length]!, pushed = base - cost[k * jobs + q]! + change(k, load[there]! - load[k * jobs + q]!);
      if (pushed + cheapest[q]! < chain.gain) lookOnward(q, i, k, pushed, freedLoad);
    }
  }

  function lookOnward(q: number, i: number, k: number, pushed: number, freedLoad: number): void {
    const back = i * jobs + q;
    if (load[back] !== Infinity) keepChain(pushed + cost[back]! + change(i, load[back]! - freedLoad) - change(i, -freedLoad), q, i);
    for (let b = 0; b < width; b++) {
      const l = likely[q * width + b]!;
      if (l < 0) break;
      if (l !== k && l !== i) keepChain(pushed + cost[l * jobs + q]! + change(l, load[l * jobs + q]!), q, l);
    }
  }

  function keepChain(delta: number, second: number, onward: number): void {
    if (delta >= chain.gain) return;
    chain.gain = delta;
    chain.second = second;
    chain.onward = onward;
  }

  function descend(): void {
    while (waiting > 0 && !limits.isTimeUp()) {
      const pick = Math.floor(draw() * waiting), j = queue[pick]!;
      queue[pick] = queue[--waiting]!;
      queued[j] = 0;
      if (!tryMove(j)) tryChain(j);
    }
  }
  const overload = (): number => used.reduce((s, u, i) => s + Math.max(0, u - capacity[i]! - tiny), 0);
  const penalised = (): number => used.reduce((s, u, i) => s + over(i, u), total);

  function remember(): void {
    if (overload() > 0 || total >= best.cost - tiny) return;
    best.cost = total;
    best.agentOf.set(agentOf);
    limits.onBetter?.(best.agentOf, total);
  }

  function kick(): void {
    const count = 1 + Math.floor(draw() * Math.min(mostThrown, jobs / 4 + 1));
    let j = Math.floor(draw() * jobs);
    for (let t = 0; t < count; t++) {
      const k = likely[j * width + Math.floor(draw() * Math.min(width, 4))]!, i = agentOf[j]!;
      if (k >= 0 && k !== i) {
        put(j, k);
        wakeAgent(i);
        wakeAgent(k);
      }
      const near = jobsOf[k >= 0 ? k : i]!;
      j = near[Math.floor(draw() * near.length)] ?? Math.floor(draw() * jobs);
    }
  }

  if (jobs === 0 || agentOf.includes(-1)) return best;
  for (let j = 0; j < jobs; j++) wake(j);
  for (let k = 0; k <= limits.mostKicks && !limits.isTimeUp(); k++) {
    const before = penalised();
    if (k > 0) {
      moved.length = 0;
      kick();
    }
    descend();
    remember();
    if (limits.isEnough?.(best.cost)) break;
    if (k > 0 && penalised() > before + tiny) for (let t = moved.length - 2; t >= 0; t -= 2) put(moved[t]!, moved[t + 1]!);
    waiting = 0;
    queued.fill(0);
    const isOver = overload() > 0;
    for (let i = 0; i < agents; i++) {
      if (isOver) penalty[i]! *= used[i]! > capacity[i]! + tiny ? rising : 1;
      else penalty[i]! = Math.max(steep * 0.02, penalty[i]! * falling);
    }
  }
  return best;
}

/** The least that each job can cost: no chain can end better. */
function cheapestOf({ cost, load, jobs }: Instance): Float64Array {
  const least = new Float64Array(jobs).fill(Infinity);
  cost.forEach((c, v) => { if (load[v] !== Infinity && c < least[v % jobs]!) least[v % jobs] = c; });
  return least;
}

/** A price by unit of overload at which overloading seldom pays: what a job costs by unit of load, from the first look. */
function steepness({ cost, load, jobs, agents }: Instance, price: Float64Array): number {
  let sum = 0, count = 0;
  for (let j = 0; j < jobs; j++) {
    let least = Infinity, most = -Infinity, heavy = 0;
    for (let i = 0, v = j; i < agents; i++, v += jobs) if (load[v] !== Infinity) {
      least = Math.min(least, cost[v]!);
      most = Math.max(most, cost[v]!);
      heavy = Math.max(heavy, load[v]!);
    }
    if (heavy > 0) {
      sum += (most - least) / heavy;
      count++;
    }
  }
  return Math.max(1e-6, count > 0 ? sum / count : 1, ...price);
}
