import { canTake, type Instance } from './problem.ts';

/**
 * The capacities relaxed: what one unit of each agent's capacity is worth, so that every job may choose for itself. The best prices
 * bound the cost as the linear relaxation does, at one look at every pair a step. Steps after Held, Wolfe and Crowder.
 */
export interface CapacityPrices { price: Float64Array; bound: number }

export function priceCapacities(at: Instance, target: number, steps: number, isTimeUp: () => boolean): CapacityPrices {
  const { agents, jobs, load, capacity } = at;
  const price = new Float64Array(agents), used = new Float64Array(agents), best = { price: new Float64Array(agents), bound: -Infinity };
  const cheapest = new Float64Array(jobs), chooser = new Int32Array(jobs);
  let stride = 1, idle = 0;
  for (let step = 0; step < steps && !isTimeUp(); step++) {
    choose(at, price, cheapest, chooser);
    let bound = 0, slope = 0;
    used.fill(0);
    for (let j = 0; j < jobs; j++) {
      bound += cheapest[j]!;
      used[chooser[j]!]! += load[chooser[j]! * jobs + j]!;
    }
    for (let i = 0; i < agents; i++) {
      bound -= price[i]! * capacity[i]!;
      const over = used[i]! - capacity[i]!;
      if (over > 0 || price[i]! > 0) slope += over * over;
    }
    if (bound > best.bound + 1e-9 * Math.abs(bound)) {
      Object.assign(best, { bound });
      best.price.set(price);
      idle = 0;
    } else if (++idle >= 12) {
      stride /= 2;
      idle = 0;
      price.set(best.price);
    }
    if (slope === 0 || stride < 1e-4) break;
    const length = (stride * Math.max(target - bound, Math.abs(bound) * 1e-4 + 1e-6)) / slope;
    for (let i = 0; i < agents; i++) price[i] = Math.max(0, price[i]! + length * (used[i]! - capacity[i]!));
  }
  return best;
}

/** Every job chooses its cheapest agent at these prices. */
function choose({ agents, jobs, cost, load }: Instance, price: Float64Array, cheapest: Float64Array, chooser: Int32Array): void {
  cheapest.fill(Infinity);
  for (let i = 0; i < agents; i++) {
    const worth = price[i]!;
    for (let j = 0, v = i * jobs; j < jobs; j++, v++) {
      const asked = load[v] === Infinity ? Infinity : cost[v]! + worth * load[v]!;
      if (asked < cheapest[j]!) {
        cheapest[j] = asked;
        chooser[j] = i;
      }
    }
  }
}

/** What each job would ask of the cheapest agent at these prices: where the prices of jobs start. */
export function askedAt(at: Instance, price: Float64Array): Float64Array {
  return Float64Array.from({ length: at.jobs }, (_, j) => {
    let least = Infinity;
    for (let i = 0; i < at.agents; i++) if (canTake(at, i, j)) least = Math.min(least, at.cost[i * at.jobs + j]! + price[i]! * at.load[i * at.jobs + j]!);
    return least;
  });
}
