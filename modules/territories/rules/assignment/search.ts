import { askedAt, priceCapacities } from './capacityPrices.ts';
import { constructByRegret, mendFilling } from './construction.ts';
import { type JobPrices, jobPricing } from './jobPrices.ts';
import { searchLocally } from './localSearch.ts';
import { costOf, type Instance, nextPossible } from './problem.ts';

/**
 * The whole search over one instance, as far as it goes without a solver: prices of capacity for a first bound and a first assignment,
 * prices of jobs for a tighter one, closing what can no longer be, and the local search in between and for the rest of the time.
 * The same seed and the same number of rounds find the same; `isTimeUp` and `latest` are the caller's and may cut it short or help.
 */
export interface SearchLimits {
  seed: number; mostRounds: number; isTimeUp: () => boolean;
  onBound?: (bound: number) => void;
  onBetter?: (agentOf: Int32Array, cost: number) => void;
  /** Pairs were closed: what is still open loses nothing better than the best cost so far. */
  onNarrowed?: (open: Uint8Array) => void;
  /** A better assignment somebody else has found, when there is one. */
  latest?: () => Int32Array | null;
}
export interface Found { agentOf: Int32Array | null; cost: number; bound: number; isProven: boolean }

const capacitySteps = 300, firstKicks = 60, firstSteps = 300, nextSteps = 60, kicksOfRound = 250;

/** Why there can be no assignment, as far as a first look proves it. */
export function isPlainlyImpossible(at: Instance): boolean {
  let least = 0;
  for (let j = 0; j < at.jobs; j++) {
    let lightest = Infinity;
    for (let i = 0, v = j; i < at.agents; i++, v += at.jobs) lightest = Math.min(lightest, at.load[v]!);
    least += lightest;
  }
  return least > at.capacity.reduce((s, c) => s + c, 0) * (1 + 1e-9) + 1e-9;
}

export const openPairs = (at: Instance): Uint8Array => Uint8Array.from(at.load, (l) => (l === Infinity ? 0 : 1));

export function searchAssignment(at: Instance, limits: SearchLimits): Found {
  const best: Found = { agentOf: null, cost: Infinity, bound: -Infinity, isProven: false };
  const isOver = () => best.isProven || limits.isTimeUp();
  const raise = (bound: number) => {
    if (bound <= best.bound) return;
    best.bound = bound;
    best.isProven = nextPossible(at, bound) >= best.cost;
    limits.onBound?.(bound);
  };
  const better = (agentOf: Int32Array, cost: number) => {
    if (cost >= best.cost) return;
    best.cost = cost;
    best.agentOf = agentOf.slice();
    best.isProven = nextPossible(at, best.bound) >= cost;
    limits.onBetter?.(agentOf, cost);
  };
  const improve = (start: Int32Array, price: Float64Array, seed: number, mostKicks: number) =>
    searchLocally(at, start, price, { seed, mostKicks, isTimeUp: isOver, onBetter: better });

  const lightest = lightestAssignment(at);
  better(lightest, costOf(at, lightest));
  const worst = worstCost(at), capacities = priceCapacities(at, worst, capacitySteps, isOver);
  raise(capacities.bound);
  // A hair more than the worst, so that rounding never passes for a proof.
  if (capacities.bound > worst + 1e-6 * Math.abs(worst) + 1e-3) return best;
  const first = firstAt(at, capacities.price, better);
  improve(first, capacities.price, limits.seed, firstKicks);

  const pricing = jobPricing(at), open = openPairs(at);
  const spread = Math.max(1, Math.floor(firstSteps / 8));
  const mend = (isIn: Uint8Array, step: number) => {
    if (step < 40 || step % spread !== 0 || isOver()) return;
    improve(mendFilling(at, isIn, capacities.price), capacities.price, limits.seed + step, at.jobs > 800 ? 0 : 8);
  };
  const narrow = (prices: JobPrices) => {
    raise(prices.bound);
    if (best.agentOf && pricing.close(prices, open, best.cost, () => undefined) > 0) limits.onNarrowed?.(open);
  };
  let prices = pricing.climb(askedAt(at, capacities.price), open, { steps: firstSteps, isTimeUp: isOver, target: Math.min(best.cost, worst), onFilling: mend });
  narrow(prices);
  let current = best.agentOf ?? first, closedAt = best.cost, idle = 0;
  for (let round = 1; round <= limits.mostRounds && !isOver(); round++) {
    const found = improve(current, capacities.price, limits.seed + 1000 * round, kicksOfRound);
    const theirs = limits.latest?.();
    if (theirs) better(theirs, costOf(at, theirs));
    current = best.agentOf && (theirs || round % 4 === 0 || found.cost === Infinity) ? best.agentOf : found.agentOf;
    if (isOver() || (idle >= 3 && best.cost >= closedAt)) continue;
    const next = pricing.climb(prices.price, open, { steps: nextSteps, isTimeUp: isOver, target: Math.min(best.cost, worst) });
    idle = next.bound > prices.bound + 1e-6 * Math.abs(prices.bound) || best.cost < closedAt ? 0 : idle + 1;
    if (next.bound >= prices.bound) prices = next;
    closedAt = best.cost;
    narrow(next);
  }
  return best;
}

/** What takes least of each agent nearly always fits: an answer at once, whatever it costs. */
export const lightestAssignment = (at: Instance): Int32Array =>
  constructByRegret({ ...at, cost: new Float64Array(at.cost.length) }, Float64Array.from(at.capacity, (c) => 1 / Math.max(c, 1e-9)));

/** Constructs at the prices of capacity, and at dearer ones while that does not fit; the cheapest that fits, else the first. */
function firstAt(at: Instance, price: Float64Array, better: (agentOf: Int32Array, cost: number) => void): Int32Array {
  let first: Int32Array | null = null;
  for (const dearer of [1, 1.03, 1.1, 1.25, 1.6, 2.5]) {
    const made = constructByRegret(at, price.map((p) => p * dearer)), cost = costOf(at, made);
    better(made, cost);
    if (cost < Infinity) return made;
    first ??= made;
  }
  return first!;
}

/** No assignment costs more than this; a bound above it proves that there is none. */
function worstCost({ cost, load, jobs }: Instance): number {
  const worst = new Float64Array(jobs).fill(-Infinity);
  cost.forEach((c, v) => { if (load[v] !== Infinity && c > worst[v % jobs]!) worst[v % jobs] = c; });
  return worst.reduce((s, c) => s + c, 0);
}
