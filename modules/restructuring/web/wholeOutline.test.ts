import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StructureThen } from '../contract.ts';
import { openAtFirst, wholeTree } from './outlines.ts';

const then = (reports: readonly [string, string | null][]): StructureThen => ({
  units: [], teams: [], seats: reports.map(([id]) => ({ id, title: `Plaza ${id}`, holders: [], standIn: null }) as never),
  lines: reports.flatMap(([positionId, reportsToId]) => (reportsToId === null ? [] : [{ kind: 'solid', positionId, reportsToId } as never])),
});
const structure = then([['a', null], ['b', 'a'], ['c', 'a'], ['d', 'b'], ['e', 'd'], ['f', null]]);
const ids = (open: readonly string[], find = '') => wholeTree(structure, new Set(open), find).rows.map((r) => `${'-'.repeat(r.depth)}${r.seat.id}`);

test('only what is open is shown, whoever leads first, and each says how many stand below', () => {
  expect(ids([])).toEqual(['a', 'f']);
  expect(ids(['a'])).toEqual(['a', '-b', '-c', 'f']);
  expect(wholeTree(structure, new Set(), '').rows.map((r) => r.below)).toEqual([4, 0]);
  expect([...openAtFirst(structure)]).toEqual(['a']);
});

test('what is looked for is shown with everybody above it, whatever is folded', () => {
  expect(ids([], 'plaza e')).toEqual(['a', '-b', '--d', '---e']);
  expect(ids(['a'], 'nadie')).toEqual([]);
});

test('with everything open each seat is shown exactly once', () => {
  fc.assert(fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 30 }), (parents) => {
    const made = then(parents.map((p, i) => [String(i), i === 0 || p >= i ? null : String(p)] as [string, string | null]));
    expect(wholeTree(made, new Set(made.seats.map((s) => s.id)), '').rows.map((r) => r.seat.id).sort()).toEqual(made.seats.map((s) => s.id).sort());
  }));
});
