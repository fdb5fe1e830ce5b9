import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedAt, priceCapacities } from './capacityPrices.ts';
import { constructByRegret } from './construction.ts';
import { bestByTrying, tightProblem } from './fixtures.ts';
import { jobPricing } from './jobPrices.ts';
import { knapsacks } from './knapsack.ts';
import { searchLocally } from './localSearch.ts';
import { chooseAgents } from './neighbourhood.ts';
import { type AssignmentProblem, asInstance, cheapestBound, costOf, faultIn, inOwnFigures, nextPossible } from './problem.ts';
import { drawing } from './randomness.ts';
import { isPlainlyImpossible, openPairs, searchAssignment } from './search.ts';

const never = () => false;

const figure = (least: number, most: number) => fc.oneof(fc.integer({ min: least, max: most }), fc.integer({ min: least * 4, max: most * 4 }).map((x) => x / 4));
const tinyProblem = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 6 })).chain(([agents, jobs]) => fc.record({
  sense: fc.constantFrom('min' as const, 'max' as const),
  capacity: fc.array(figure(0, 20), { minLength: agents, maxLength: agents }),
  cost: rows(agents, jobs, figure(-15, 40)), load: rows(agents, jobs, fc.oneof({ weight: 9, arbitrary: figure(0, 9) }, { weight: 1, arbitrary: fc.constant(null) })),
}));
function rows(agents: number, jobs: number, of: fc.Arbitrary<number | null>) {
  return fc.array(fc.array(of, { minLength: jobs, maxLength: jobs }), { minLength: agents, maxLength: agents });
}
const search = (problem: AssignmentProblem, mostRounds = 4) => searchAssignment(asInstance(problem), { seed: 3, mostRounds, isTimeUp: never });

describe('a problem', () => {
  const sound: AssignmentProblem = { sense: 'min', capacity: [5, 5], cost: [[1, 2], [2, 1]], load: [[3, 3], [3, 3]] };
  test.each([
    ['nothing at all', null, { fault: 'not_a_problem' }],
    ['a sense that is none', { ...sound, sense: 'less' }, { fault: 'sense' }],
    ['a capacity below zero', { ...sound, capacity: [5, -1] }, { fault: 'capacity', agent: 1 }],
    ['too few rows', { ...sound, cost: [[1, 2]] }, { fault: 'rows' }],
    ['a short row', { ...sound, load: [[3, 3], [3]] }, { fault: 'columns', agent: 1 }],
    ['a cost in words', { ...sound, cost: [[1, 2], [2, 'much']] }, { fault: 'cost', agent: 1, job: 1 }],
    ['a load below zero', { ...sound, load: [[3, -3], [3, 3]] }, { fault: 'load', agent: 0, job: 1 }],
    ['nothing wrong', sound, null],
    ['no jobs', { ...sound, cost: [[], []], load: [[], []] }, null],
  ])('with %s is told as it is', (_, problem, fault) => expect(faultIn(problem)).toEqual(fault));

  test('keeps its own figures through whole steps, decimals and the sense', () => {
    const at = asInstance({ sense: 'max', capacity: [0.3], cost: [[0.25, -0.5]], load: [[0.1, 0.2]] });
    expect(at.costStep).toBe(0.25);
    expect(inOwnFigures(at, costOf(at, [0, 0]))).toBe(-0.25);
  });

  test('has a bound at once that trying every assignment never betters', () => {
    fc.assert(fc.property(tinyProblem, (problem) => {
      const at = asInstance(problem), best = bestByTrying(problem);
      fc.pre(best !== null);
      const bound = inOwnFigures(at, nextPossible(at, cheapestBound(at)));
      expect(problem.sense === 'min' ? bound <= best! + 1e-9 : bound >= best! - 1e-9).toBe(true);
    }), { numRuns: 300 });
  });

  test('without room for the lightest is plainly impossible', () => {
    expect(isPlainlyImpossible(asInstance({ ...sound, capacity: [2, 2] }))).toBe(true);
    expect(isPlainlyImpossible(asInstance(sound))).toBe(false);
  });
});

test('a knapsack is filled as well as by trying every filling', () => {
  const item = fc.record({ profit: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0.01, max: 30, noNaN: true })), weight: fc.integer({ min: 0, max: 15 }) });
  fc.assert(fc.property(fc.array(item, { minLength: 1, maxLength: 10 }), fc.integer({ min: 15, max: 60 }), (items, room) => {
    const profit = Float64Array.from(items, (i) => i.profit), weight = Int32Array.from(items, (i) => i.weight);
    let best = 0;
    for (let set = 0; set < 1 << items.length; set++) {
      const inside = items.filter((_, j) => (set >> j) & 1);
      if (inside.reduce((s, i) => s + i.weight, 0) <= room) best = Math.max(best, inside.reduce((s, i) => s + i.profit, 0));
    }
    const filled = knapsacks(items.length)(profit, weight, Int32Array.from(items.keys()), items.length, room);
    expect(filled.value).toBeCloseTo(best, 6);
    expect(filled.isExact).toBe(true);
    expect(filled.linear).toBeGreaterThanOrEqual(best - 1e-6);
    expect([...filled.chosen.subarray(0, filled.taken)].reduce((s, j) => s + profit[j]!, 0)).toBeCloseTo(filled.value, 6);
  }), { numRuns: 500 });
});

describe('the search', () => {
  test('never bounds above the best there is, and what it finds fits and costs what it says', () => {
    fc.assert(fc.property(tinyProblem, (problem) => {
      const at = asInstance(problem), best = bestByTrying(problem), found = search(problem);
      if (best === null) expect(found.agentOf).toBeNull();
      else {
        const least = (problem.sense === 'min' ? best : -best) / (at.costStep || 1);
        expect(found.bound).toBeLessThanOrEqual(least + 1e-6 * Math.max(1, Math.abs(least)));
        if (found.isProven) expect(found.cost).toBeCloseTo(least, 6);
      }
      if (found.agentOf) expect(costOf(at, found.agentOf)).toBeCloseTo(found.cost, 9);
    }), { numRuns: 400 });
  });

  test('closing pairs never loses an assignment better than the best known', () => {
    fc.assert(fc.property(tinyProblem, fc.integer({ min: 0, max: 12 }), (problem, above) => {
      const at = asInstance(problem), best = bestByTrying(problem);
      fc.pre(best !== null && at.costStep > 0 && !isPlainlyImpossible(at));
      const target = Math.round((problem.sense === 'min' ? best! : -best!) / at.costStep) + 1 + above;
      const open = openPairs(at), pricing = jobPricing(at);
      const prices = pricing.climb(askedAt(at, new Float64Array(at.agents)), open, { steps: 40, isTimeUp: never, target });
      pricing.close(prices, open, target, () => undefined);
      const narrowed = { ...problem, load: problem.load.map((row, i) => row.map((l, j) => (open[i * at.jobs + j] === 1 ? l : null))) };
      expect(bestByTrying(narrowed)).toBeCloseTo(best!, 9);
    }), { numRuns: 400 });
  });

  test('finds the same with the same seed', () => {
    const problem = tightProblem(4, 24, 9);
    const [one, other] = [search(problem), search(problem)];
    expect(other).toEqual(one);
    expect(one.cost).toBeLessThan(Infinity);
  });

  test('mends a first assignment that does not fit, and stays above the bound', () => {
    for (const seed of [1, 2, 3]) {
      const at = asInstance(tightProblem(5, 40, seed)), { price, bound } = priceCapacities(at, 1e6, 200, never);
      const found = searchLocally(at, constructByRegret(at, price), price, { seed, mostKicks: 60, isTimeUp: never });
      expect(costOf(at, found.agentOf)).toBe(found.cost);
      expect(nextPossible(at, bound)).toBeLessThanOrEqual(found.cost);
      expect(found.cost / bound).toBeLessThan(1.05);
    }
  });

  test('a part chosen to be solved anew has each of its jobs once, and few enough pairs', () => {
    const at = asInstance(tightProblem(12, 120, 4)), agentOf = Int32Array.from({ length: 120 }, (_, j) => j % 12);
    for (let seed = 0; seed < 20; seed++) {
      const part = chooseAgents(at, agentOf, openPairs(at), drawing(seed), 140);
      expect(new Set(part.jobs).size).toBe(part.jobs.length);
      expect(part.jobs.every((j) => part.agents.includes(agentOf[j]!))).toBe(true);
      expect(part.agents.length).toBeGreaterThan(1);
      expect(part.agents.length * part.jobs.length).toBeLessThanOrEqual(140);
    }
  });
});
