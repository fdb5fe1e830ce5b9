import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rollUp } from './rollUp.ts';

const add = (a: number, b: number) => a + b;
const line = (positionId: string, reportsToId: string) => ({ positionId, reportsToId });

test('who leads stands for all below, and for what is their own', () => {
  const figures = new Map([['director', 1], ['north', 2], ['galicia', 10], ['ebro', 20], ['board', 5]]);
  const lines = [line('north', 'director'), line('galicia', 'north'), line('ebro', 'north')];
  expect([...rollUp(figures, lines, add)].sort()).toEqual([['director', 33], ['north', 32]]);
});

test('a lead whose own figure is out of reach still stands for those below', () => {
  expect(rollUp(new Map([['galicia', 10]]), [line('galicia', 'north')], add)).toEqual(new Map([['north', 10]]));
});

test('a seat at the top stands for the whole, in whatever order it is told', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(1000), fc.nat(1e6)), { minLength: 1, maxLength: 60 }), (draws) => {
    const lines = draws.map(([under], i) => line(`s${i + 1}`, `s${under % (i + 1)}`));
    const figures = new Map([['s0', 7], ...draws.map(([, n], i) => [`s${i + 1}`, n] as [string, number])]);
    const whole = [...figures.values()].reduce(add);
    expect(rollUp(figures, lines, add).get('s0')).toBe(whole);
    expect(rollUp(new Map([...figures].reverse()), lines.toReversed(), add).get('s0')).toBe(whole);
  }));
});
