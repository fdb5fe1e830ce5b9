import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chosenSources } from './sources.ts';

const source = (name: string, size: number, paid = false) => ({ name, size: BigInt(size), paid });
const names = (some: readonly { name: string }[]) => some.map((s) => s.name).join('');

describe('the sources with a line of their own', () => {
  test('all of them while there is room', () => expect(names(chosenSources([source('a', 3), source('b', 2)], 2).shown)).toBe('ab'));
  test('else the largest, and one line for the rest', () => {
    const { shown, rest } = chosenSources([source('a', 9), source('b', 8), source('c', 7), source('d', 6)], 3);
    expect([names(shown), names(rest)]).toEqual(['ab', 'cd']);
  });
  test('a campaign that cost and brought nothing is not hidden among the others', () => {
    const { shown } = chosenSources([source('a', 9), source('b', 8), source('c', 7), source('d', 0, true)], 3);
    expect(names(shown)).toBe('ad');
  });
  test('nothing is lost or doubled, the order stays, and the lines fit', () => {
    fc.assert(fc.property(fc.array(fc.record({ size: fc.bigInt({ min: -5n, max: 50n }), paid: fc.boolean() }), { maxLength: 30 }), fc.integer({ min: 2, max: 14 }), (sources, most) => {
      const { shown, rest } = chosenSources(sources, most);
      expect(sources.filter((s) => shown.includes(s))).toEqual(shown);
      expect(new Set([...shown, ...rest]).size).toBe(sources.length);
      expect(shown.length + (rest.length > 0 ? 1 : 0)).toBeLessThanOrEqual(most);
    }));
  });
});
