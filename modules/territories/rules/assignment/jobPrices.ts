import { knapsacks } from './knapsack.ts';
import { type Instance, nextPossible } from './problem.ts';

/**
 * The other relaxation: a job may be done twice or not at all, for a price, and each agent fills a knapsack with what pays. Its bound
 * is never below the linear one and on tight capacities well above it. `open` says which pairs may still be; a pair closes when
 * forcing it lifts the bound to the best cost known, so that closing it loses nothing better (Fisher; Posta, Ferland and Michelon).
 */
export interface JobPrices {
  price: Float64Array; bound: number;
  /** How often, lately and best at the best bound, each pair was chosen: near 0 or 1 where the relaxation is sure. */
  chosen: Float64Array;
}

export interface PricingLimits {
  steps: number; isTimeUp: () => boolean; target: number;
  /** Shown each step's filling (which pairs are chosen): near the best prices it is almost an assignment. */
  onFilling?: (isIn: Uint8Array, step: number) => void;
}

/** Bounds, prices and closings over one instance; its tables are made once and used for every node of a search. */
export function jobPricing(at: Instance) {
  const { agents, jobs, cost, weight, room } = at;
  const fill = knapsacks(jobs), profit = new Float64Array(jobs), wanted = new Int32Array(jobs);
  const times = new Float64Array(jobs), isIn = new Uint8Array(agents * jobs), breaking = new Float64Array(agents);
  const bestIn = new Uint8Array(agents * jobs), bestBreaking = new Float64Array(agents), distance = new Float64Array(agents), lostIn = new Float64Array(agents);
  const previous = new Float64Array(jobs);
  // lostIn: how far the best filling is below its own linear bound (zero or less), which forcing a pair must first make up.

  function boundAt(price: Float64Array, open: Uint8Array): number {
    let bound = 0;
    isIn.fill(0);
    times.fill(0);
    for (let j = 0; j < jobs; j++) bound += price[j]!;
    for (let i = 0; i < agents; i++) {
      let count = 0;
      const row = i * jobs, w = weight.subarray(row, row + jobs);
      for (let j = 0; j < jobs; j++) {
        if (open[row + j] === 0) continue;
        profit[j] = price[j]! - cost[row + j]!;
        if (profit[j]! > 0) wanted[count++] = j;
      }
      const filled = fill(profit, w, wanted, count, room[i]!);
      bound -= filled.bound;
      breaking[i] = filled.price;
      distance[i] = filled.bound - filled.linear;
      for (let t = 0; t < filled.taken; t++) {
        isIn[row + filled.chosen[t]!] = 1;
        times[filled.chosen[t]!]!++;
      }
    }
    return bound;
  }

  /** One step along what is missing and what is double, with some of the step before in it; false when nothing is. */
  function follow(price: Float64Array, stride: number, bound: number, target: number): boolean {
    let slope = 0;
    for (let j = 0; j < jobs; j++) {
      previous[j] = 1 - times[j]! + 0.4 * previous[j]!;
      slope += previous[j]! * previous[j]!;
    }
    if (slope < 1e-12) return false;
    const length = (stride * Math.max(Math.min(target, bound + Math.abs(bound) * 0.02 + 1) - bound, 0.25)) / slope;
    for (let j = 0; j < jobs; j++) price[j]! += length * previous[j]!;
    return true;
  }

  /** Climbs from `start` while it pays; ends early once the bound reaches the target. */
  function climb(start: Float64Array, open: Uint8Array, { steps, isTimeUp, target, onFilling }: PricingLimits): JobPrices {
    const price = start.slice(), best: JobPrices = { price: start.slice(), bound: -Infinity, chosen: new Float64Array(agents * jobs) };
    let stride = 1, idle = 0;
    previous.fill(0);
    for (let step = 0; step < steps && !(step > 0 && isTimeUp()); step++) {
      const bound = boundAt(price, open);
      onFilling?.(isIn, step);
      for (let v = 0; v < isIn.length; v++) best.chosen[v]! += (isIn[v]! - best.chosen[v]!) * (step === 0 ? 1 : 0.12);
      if (bound > best.bound) {
        best.price.set(price);
        bestIn.set(isIn);
        bestBreaking.set(breaking);
        lostIn.set(distance);
        idle = bound > best.bound + 1e-7 * Math.abs(bound) ? 0 : idle + 1;
        best.bound = bound;
      } else if (++idle >= 10) {
        stride *= 0.6;
        idle = 0;
        price.set(best.price);
        continue;
      }
      if (nextPossible(at, best.bound) >= target || stride < 1e-4) break;
      if (!follow(price, stride, bound, target)) break;
    }
    return best;
  }

  /** Closes every open pair that cannot be part of anything better than `target`, by the last climb's best filling; answers how many. */
  function close(prices: JobPrices, open: Uint8Array, target: number, closed: (pair: number) => void): number {
    let count = 0;
    const without = lossesWithoutTheirJob(prices);
    for (let i = 0; i < agents; i++) for (let j = 0, v = i * jobs; j < jobs; j++, v++) {
      if (open[v] === 0) continue;
      const gain = prices.price[j]! - cost[v]! - bestBreaking[i]! * weight[v]!;
      const forced = bestIn[v] === 1 ? 0 : Math.max(0, lostIn[i]! - gain);
      const elsewhere = without[j]! - (bestIn[v] === 1 ? Math.max(0, lostIn[i]! + gain) : 0);
      if (nextPossible(at, prices.bound + forced + elsewhere) < target) continue;
      open[v] = 0;
      count++;
      closed(v);
    }
    return count;
  }

  /** What each job, taken by one agent, costs the others who had it in their filling. */
  function lossesWithoutTheirJob(prices: JobPrices): Float64Array {
    const lost = new Float64Array(jobs);
    for (let i = 0; i < agents; i++) for (let j = 0, v = i * jobs; j < jobs; j++, v++) {
      if (bestIn[v] === 1) lost[j]! += Math.max(0, lostIn[i]! + prices.price[j]! - cost[v]! - bestBreaking[i]! * weight[v]!);
    }
    return lost;
  }

  return { climb, close, boundAt };
}
