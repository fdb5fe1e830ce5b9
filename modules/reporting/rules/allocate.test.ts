import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate } from './allocate.ts';
import { sharesOf } from './shares.ts';

const keys = ['a', 'b', 'c', 'd'];

test.each([
  [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
  [10n, [1n, 3n, 3n], [2n, 4n, 4n]],
  [11n, [1n, 3n, 3n], [1n, 5n, 5n]],
  [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
  [0n, [1n, 2n], [0n, 0n]],
  [1n, [0n, 1n], [0n, 1n]],
  [5n, [0n, 1n, 0n], [0n, 5n, 0n]],
  [2290n, [1n], [2290n]],
  [10n ** 40n + 1n, [1n, 1n], [5n * 10n ** 39n + 1n, 5n * 10n ** 39n]],
  // Remainders that no double tells apart.
  [1n, [10n ** 30n, 10n ** 30n + 1n], [0n, 1n]],
])('%s among %s', (total, weights, parts) => expect(allocate(total, weights, keys)).toEqual(parts));

test('equal remainders go to the smaller key, not to the first given', () =>
  expect(allocate(100n, [1n, 1n, 1n], ['c', 'b', 'a'])).toEqual([33n, 33n, 34n]));

test.each([[[]], [[0n, 0n]], [[-1n, 2n]]])('weights %s are refused', (weights) => expect(() => allocate(1n, weights, keys)).toThrow(RangeError));

describe('laws, in 10,000 random cases of any sign', () => {
  const anyWeights = fc
    .array(fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 10n ** 9n })), { minLength: 1, maxLength: 12 })
    .filter((w) => w.some((x) => x > 0n));
  const anyTotal = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });

  test('parts sum to the whole, zero gets zero, no part is off by a unit, and negatives mirror', () =>
    fc.assert(
      fc.property(anyTotal, anyWeights, (total, weights) => {
        const names = weights.map((_, i) => `k${i}`);
        const parts = allocate(total, weights, names);
        const sum = weights.reduce((a, b) => a + b, 0n);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
        parts.forEach((part, i) => {
          if (weights[i] === 0n) expect(part).toBe(0n);
          const off = part * sum - total * weights[i]!;
          expect(off < sum && off > -sum).toBe(true);
        });
        expect(allocate(-total, weights, names)).toEqual(parts.map((p) => -p));
      }),
      { numRuns: 10_000 },
    ));

  test('the order in which the weights are given does not matter', () =>
    fc.assert(
      fc.property(anyTotal, anyWeights, (total, weights) => {
        const names = weights.map((_, i) => `k${i}`);
        const there = allocate(total, weights, names);
        const back = allocate(total, [...weights].reverse(), [...names].reverse());
        expect(back.reverse()).toEqual(there);
      }),
      { numRuns: 2_000 },
    ));
});

describe('shares', () => {
  test('three thirds make a whole', () =>
    expect([
      ...sharesOf([
        { key: 'a', size: 1n },
        { key: 'b', size: 1n },
        { key: 'c', size: 1n },
      ])!.values(),
    ]).toEqual([334, 333, 333]));
  test('losses have shares too, a mixture has none, nor has nothing', () => {
    expect([
      ...sharesOf([
        { key: 'a', size: -3n },
        { key: 'b', size: -1n },
      ])!.values(),
    ]).toEqual([750, 250]);
    expect(
      sharesOf([
        { key: 'a', size: -3n },
        { key: 'b', size: 1n },
      ]),
    ).toBeNull();
    expect([sharesOf([]), sharesOf([{ key: 'a', size: 0n }])]).toEqual([null, null]);
  });
  test('shares sum to 100.0%', () =>
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1 }), (sizes) => {
        const shares = sharesOf(sizes.map((size, i) => ({ key: `k${i}`, size })));
        if (shares) expect([...shares.values()].reduce((a, b) => a + b, 0)).toBe(1000);
      }),
    ));
});
