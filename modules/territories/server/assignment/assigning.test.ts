import { describe, expect, test } from 'vitest';
import { bestByTrying, tightProblem } from '../../rules/assignment/fixtures.ts';
import type { AssignmentProblem } from '../../rules/assignment/index.ts';
import { assign, type Progress } from './assigning.ts';

const objectiveOf = ({ cost }: AssignmentProblem, agentOf: readonly number[]) => agentOf.reduce((s, i, j) => s + cost[i]![j]!, 0);
function fits({ capacity, load }: AssignmentProblem, agentOf: readonly number[]): boolean {
  return capacity.every((c, i) => agentOf.reduce((s, own, j) => s + (own === i ? load[i]![j]! : 0), 0) <= c + 1e-9);
}

describe('an assignment', () => {
  test('of a small tight problem is proven optimal, and equals what trying every one finds', async () => {
    for (const sense of ['min', 'max'] as const) {
      const problem = { ...tightProblem(3, 9, 5), sense }, found = await assign(problem, { seconds: 20 });
      expect(found).toMatchObject({ status: 'optimal', objective: bestByTrying(problem), bound: found.objective, gap: 0 });
      expect(fits(problem, found.assignment)).toBe(true);
      expect(objectiveOf(problem, found.assignment)).toBe(found.objective);
    }
  });

  test.each<[string, AssignmentProblem, object]>([
    ['no jobs', { sense: 'min', capacity: [3], cost: [[]], load: [[]] }, { status: 'optimal', objective: 0, assignment: [] }],
    ['no agents', { sense: 'max', capacity: [], cost: [], load: [] }, { status: 'optimal', objective: 0, assignment: [] }],
    ['one agent', { sense: 'max', capacity: [3], cost: [[4, 5]], load: [[1, 2]] }, { status: 'optimal', objective: 9, assignment: [0, 0] }],
    ['costs below zero', { sense: 'min', capacity: [3, 3], cost: [[-4, -5], [-6, 1]], load: [[2, 2], [2, 2]] }, { status: 'optimal', objective: -11, assignment: [1, 0] }],
    ['decimals', { sense: 'min', capacity: [0.3, 1.5], cost: [[0.5, 0.25], [1.75, 2.5]], load: [[0.1, 0.2], [0.5, 1]] }, { status: 'optimal', objective: 0.75, assignment: [0, 0] }],
    ['figures without end', { sense: 'min', capacity: [Math.PI, 1], cost: [[Math.E, Math.SQRT2], [1, 5]], load: [[Math.SQRT2, 3], [Math.SQRT1_2, 1]] }, { status: 'optimal', assignment: [1, 0] }],
    ['capacities of zero and loads of zero', { sense: 'min', capacity: [0, 0], cost: [[3, 1], [2, 2]], load: [[0, 0], [0, 0]] }, { status: 'optimal', objective: 3, assignment: [1, 0] }],
    ['no room for all', { sense: 'min', capacity: [3, 3], cost: [[1, 1, 1], [1, 1, 1]], load: [[3, 3, 3], [3, 3, 3]] }, { status: 'infeasible', objective: null, assignment: [] }],
    ['room in sum but not in any way', { sense: 'min', capacity: [5, 5], cost: [[1, 1, 1], [1, 1, 1]], load: [[3, 3, 3], [3, 3, 3]] }, { status: 'infeasible', objective: null, assignment: [] }],
    ['a job that nobody can do', { sense: 'max', capacity: [5, 5], cost: [[1, 1], [1, 1]], load: [[3, 9], [3, 9]] }, { status: 'infeasible', objective: null, assignment: [] }],
  ])('with %s', async (_, problem, expected) => expect(await assign(problem, { seconds: 20 })).toMatchObject(expected));

  test('with little time is one that fits, with an honest bound, in that time', async () => {
    const problem = tightProblem(12, 240, 2), begun = performance.now(), told: Progress[] = [];
    const found = await assign(problem, { seconds: 4, seed: 5, onProgress: (p) => told.push(p) });
    expect(performance.now() - begun).toBeLessThan(6_000);
    expect(found).toMatchObject({ status: 'feasible', seed: 5 });
    expect(fits(problem, found.assignment)).toBe(true);
    expect(objectiveOf(problem, found.assignment)).toBe(found.objective);
    expect(found.bound).toBeLessThan(found.objective!);
    expect(found.gap).toBeCloseTo((found.objective! - found.bound!) / found.objective!, 9);
    expect(told.length).toBeGreaterThan(0);
  });

  test('with no time for any thread is one that fits, with a bound all the same, and one that is plainly best is proven', async () => {
    const problem = tightProblem(12, 240, 4), found = await assign(problem, { seconds: 0.001 });
    expect(found).toMatchObject({ status: 'feasible', bound: expect.any(Number), gap: expect.any(Number) });
    expect(found.bound).toBeLessThanOrEqual(found.objective!);
    expect(await assign({ sense: 'max', capacity: [0, 10], cost: [[9, 9], [5, 6]], load: [[1, 1], [1, 1]] }, { seconds: 0.001 })).toMatchObject({ status: 'optimal', objective: 11, bound: 11, assignment: [1, 1] });
  });

  test('ends at once when it is cancelled, with the best so far', async () => {
    const cancelling = new AbortController(), begun = performance.now(), problem = tightProblem(12, 240, 3);
    const found = await assign(problem, { seconds: 60, signal: cancelling.signal, onProgress: ({ objective }) => { if (objective !== null) cancelling.abort(); } });
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(found.status).toBe('feasible');
    expect(fits(problem, found.assignment)).toBe(true);
  });
});
