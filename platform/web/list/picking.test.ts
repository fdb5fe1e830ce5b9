import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nothingPicked, pickAll, pickOne, pickTo } from './picking.ts';

const shown = ['a', 'b', 'c', 'd', 'e'];
test('choosing twice is not choosing', () => expect([...pickOne(pickOne(nothingPicked, 'b'), 'b').ids]).toEqual([]));
test('Shift takes everything between, upwards too', () => {
  expect([...pickTo(pickOne(nothingPicked, 'd'), 'b', shown).ids].sort()).toEqual(['b', 'c', 'd']);
});
test('Shift without a beginning takes one', () => expect([...pickTo(nothingPicked, 'c', shown).ids]).toEqual(['c']));
test('a beginning that is no longer shown counts as none', () => expect([...pickTo(pickOne(nothingPicked, 'z'), 'c', shown).ids].sort()).toEqual(['c', 'z']));
test('choosing all twice leaves nothing', () => {
  fc.assert(fc.property(fc.subarray(shown), (some) => pickAll(pickAll({ ids: new Set(some), anchor: null }, shown), shown).ids.size === (some.length === 5 ? 5 : 0)));
});
