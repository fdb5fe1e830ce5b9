import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange } from './accountAssignment.ts';
import { drawing } from './assignment/index.ts';
import { assignmentBound } from './assignmentBound.ts';
import { type AssignableAccount, type AssignableSeat, type Field, fieldOf, loadsOf, measureField } from './assignmentField.ts';
import { improvePart, type PartProgram, type PartSolver } from './assignmentParts.ts';

const someSeats = fc.uniqueArray(fc.record({
  id: fc.constantFrom('p', 'q', 'r'), capacity: fc.integer({ min: 4, max: 14 }), serves: fc.constantFrom(['fr'], ['fr', 'pt']), kin: fc.constantFrom('n', 's'), isNew: fc.boolean(), areas: fc.subarray(['460', '120']),
}), { selector: (s) => s.id, minLength: 2, maxLength: 3 });
const someAccounts = fc.uniqueArray(fc.record({
  id: fc.uuid(), seatId: fc.constantFrom('p', 'q'), load: fc.integer({ min: 1, max: 3 }), worth: fc.integer({ min: 0, max: 50 }), needs: fc.constantFrom([], ['fr'], ['pt']), kin: fc.constantFrom('n', 's'),
  ties: fc.dictionary(fc.constantFrom('p', 'q', 'r'), fc.double({ min: 0, max: 1, noNaN: true })), anyway: fc.constantFrom(undefined, { kin: 0.4, other: 0.2 }), area: fc.constantFrom('460', '461', '120'), isFrozen: fc.boolean(),
}), { selector: (a) => a.id, minLength: 1, maxLength: 6 });
const evenness = fc.constantFrom(0, 0.1, 1, 5);

/** Every assignment there is, tried: what the bound is held against. */
function bestOf(field: Field, weight: number): number {
  const at = new Int32Array(field.items.length).fill(-1);
  let best = Infinity;
  const go = (n: number): void => {
    const item = field.items[n];
    if (!item) {
      if (loadsOf(field, at).every((l, s) => l <= field.seats[s]!.capacity)) best = Math.min(best, measureField(field, at, weight).cost);
      return;
    }
    for (const seat of item.frozen ? [item.begun] : item.able) { at[n] = seat; go(n + 1); }
    at[n] = -1;
  };
  go(0);
  return best;
}
/** Solves a program by trying every way of setting its whole columns: exact, for a handful of them. */
const tryAll: PartSolver = (program: PartProgram) => {
  const { cost, whole, rows, starts, indices, values } = program, wholes = whole.flatMap((w, c) => (w ? [c] : [])), owner = wholes.map((c) => indices[starts[c]!]!);
  let best: { values: number[]; cost: number } | null = null;
  const x = cost.map(() => 0), go = (row: number): void => {
    const own = wholes.filter((_, n) => owner[n] === row);
    if (own.length === 0) finish();
    for (const c of own) { x[c] = 1; go(row + 1); x[c] = 0; }
  };
  function finish(): void {
    const sums = rows.map(() => 0);
    for (const c of wholes) if (x[c] === 1) for (let k = starts[c]!; k < starts[c + 1]!; k++) sums[indices[k]!]! += values[k]! * x[c]!;
    const z = cost.map((_, c) => (whole[c] ? 0 : Math.max(0, ...Array.from({ length: starts[c + 1]! - starts[c]! }, (_, k) => sums[indices[starts[c]! + k]!]! - rows[indices[starts[c]! + k]!]!.most))));
    cost.forEach((_, c) => { if (!whole[c]) for (let k = starts[c]!; k < starts[c + 1]!; k++) sums[indices[k]!]! += values[k]! * z[c]!; });
    if (sums.some((s, r) => s > rows[r]!.most + 1e-7 || s < rows[r]!.least - 1e-7)) return;
    const total = cost.reduce((s, k, c) => s + k * (whole[c] ? x[c]! : z[c]!), 0);
    if (!best || total < best.cost) best = { values: x.map((v, c) => (whole[c] ? v : z[c]!)), cost: total };
  }
  go(0);
  return best === null ? { values: null, bound: null } : { values: (best as { values: number[] }).values, bound: (best as { cost: number }).cost };
};
const whole = (f: Field) => f.items.every((i) => i.able.size > 0 && (i.frozen || i.begun >= 0));

describe('the bound of an assignment', () => {
  test('is never above the best there is, at any prices', () => {
    fc.assert(fc.property(someAccounts, someSeats, evenness, fc.constantFrom(0, 0.3), (accounts, seats, weight, nearness) => {
      const field = fieldOf(accounts as AssignableAccount[], seats as AssignableSeat[], { nearness }), best = bestOf(field, weight);
      fc.pre(best < Infinity);
      const { at } = arrange(field, { evenness: weight });
      expect(assignmentBound(field, at, { evenness: weight, best: best + 0.5, rounds: 60 })).toBeLessThanOrEqual(best + 1e-9);
    }), { numRuns: 60 });
  });
});

describe('a part solved anew', () => {
  test('makes the whole no worse, keeps who is frozen, what fits and the budget, and bounds no better than the best', () => {
    fc.assert(fc.property(someAccounts, someSeats, evenness, fc.integer({ min: 0, max: 3 }), (accounts, seats, weight, budget) => {
      const field = fieldOf(accounts as AssignableAccount[], seats as AssignableSeat[]);
      fc.pre(whole(field) && bestOf(field, weight) < Infinity);
      const { at, must } = arrange(field, { evenness: 0 }), before = measureField(field, at, weight).cost, mostMoved = must.moved + budget;
      fc.pre([...at].every((s) => s >= 0) && loadsOf(field, at).every((l, s) => l <= field.seats[s]!.capacity));
      const better = improvePart(field, at, { evenness: weight, mostMoved, mostBroken: Infinity, mostPairs: 1000, seconds: 1 }, drawing(1), tryAll);
      if (!better) return;
      expect(better.cost).toBeLessThanOrEqual(before + 1e-9);
      expect(field.items.every((i) => !i.frozen || better.at[i.place] === i.begun)).toBe(true);
      expect(field.items.filter((i) => i.begun >= 0 && better.at[i.place] !== i.begun).length).toBeLessThanOrEqual(Math.max(mostMoved, must.moved));
      expect(loadsOf(field, better.at).every((l, s) => l <= field.seats[s]!.capacity + 1e-6)).toBe(true);
      if (better.bound !== null && budget === 3 && accounts.length <= 3) expect(better.bound).toBeLessThanOrEqual(bestOf(field, weight) + 1e-6);
    }), { numRuns: 60 });
  });
  test('moves one that was frozen in a seat that is gone: it has nowhere to stay', () => {
    const account = (id: string, seatId: string, isFrozen: boolean): AssignableAccount => ({ id, seatId, load: 1, worth: 0, needs: [], ties: {}, isFrozen });
    const field = fieldOf([account('a', 'p', false), account('b', 'gone', true)], [{ id: 'r', capacity: 4, serves: [] }, { id: 'p', capacity: 13, serves: [] }]);
    const better = improvePart(field, Int32Array.of(1, 0), { evenness: 1, mostMoved: Infinity, mostBroken: Infinity, mostPairs: 100, seconds: 1 }, drawing(1), tryAll)!;
    expect(better.cost).toBeCloseTo(bestOf(field, 1), 9);
    expect(better.bound).toBeLessThanOrEqual(bestOf(field, 1) + 1e-6);
  });
  test('finds the exchange that passing one at a time does not', () => {
    const account = (id: string, seatId: string, ties: Record<string, number>): AssignableAccount => ({ id, seatId, load: 1, worth: 10, needs: [], ties });
    const field = fieldOf([account('a', 'p', { q: 1 }), account('b', 'q', { p: 1 })], [{ id: 'p', capacity: 1, serves: [] }, { id: 'q', capacity: 1, serves: [] }]), { at } = arrange(field, { evenness: 0 });
    expect(measureField(field, at, 0).broken).toBe(1);
    expect(improvePart(field, at, { evenness: 0, mostMoved: Infinity, mostBroken: Infinity, mostPairs: 100, seconds: 1 }, drawing(1), tryAll)).toMatchObject({ cost: 0, bound: 0, isWhole: true });
  });
});
