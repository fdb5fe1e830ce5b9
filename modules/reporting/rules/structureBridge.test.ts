import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bridgeOf, type MovedPart } from './structureBridge.ts';

const part = (was: string, is: string, size: number, events = 1): MovedPart => ({ was, is, size: BigInt(size), events });

describe('the bridge between as it was and as it is', () => {
  test('says what left each unit and what came', () => {
    const { rows, moves, total } = bridgeOf([part('norte', 'norte', 100), part('norte', 'levante', 40, 2), part('sur', 'levante', 10), part('levante', 'levante', 50)]);
    expect(rows.map((r) => [r.key, r.was, r.out, r.in, r.is].map(String).join(' '))).toEqual(['norte 140 40 0 100', 'levante 50 0 50 100', 'sur 10 10 0 0']);
    expect(moves).toEqual([{ from: 'norte', to: 'levante', size: 40n, events: 2 }, { from: 'sur', to: 'levante', size: 10n, events: 1 }]);
    expect(total).toBe(200n);
  });
  test('nothing moved when the structure is the same', () => expect(bridgeOf([part('norte', 'norte', 7), part('sur', 'sur', 3)]).moves).toEqual([]));
  test('what no seat holds any more stands last, and is not lost', () => {
    expect(bridgeOf([part('norte', '', 90), part('sur', 'sur', 3)]).rows.map((r) => [r.key, Number(r.is)])).toEqual([['norte', 0], ['sur', 3], ['', 90]]);
  });
  test('a credit note moves as what it is, less', () => expect(bridgeOf([part('norte', 'sur', 10), part('norte', 'sur', -4)]).moves).toEqual([{ from: 'norte', to: 'sur', size: 6n, events: 2 }]));

  const key = fc.constantFrom('', 'a', 'b', 'c', 'd');
  const parts = fc.array(fc.record({ was: key, is: key, size: fc.bigInt({ min: -1000n, max: 10_000n }), events: fc.nat(9) }), { maxLength: 40 });
  test('both readings sum to the same, every row closes, and what left is what came', () => {
    fc.assert(fc.property(parts, (all) => {
      const { rows, moves, total, events } = bridgeOf(all);
      const of = (pick: 'was' | 'is' | 'in' | 'out') => rows.reduce((n, r) => n + r[pick], 0n);
      expect([of('was'), of('is')]).toEqual([total, total]);
      expect(rows.every((r) => r.was - r.out + r.in === r.is)).toBe(true);
      expect([of('in'), of('out')]).toEqual([moves.reduce((n, m) => n + m.size, 0n), moves.reduce((n, m) => n + m.size, 0n)]);
      expect([rows.reduce((n, r) => n + r.eventsWas, 0), rows.reduce((n, r) => n + r.eventsIs, 0)]).toEqual([events, events]);
    }));
  });
  test('the order of the events does not matter', () => {
    fc.assert(fc.property(parts, (all) => { expect(bridgeOf(all.toReversed())).toEqual(bridgeOf(all)); }));
  });
});
