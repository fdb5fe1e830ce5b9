import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PeopledUnit, shownUnits } from './shownUnits.ts';

const unit = (unitId: string, parentId: string | null, n: number): PeopledUnit => ({ unitId, parentId, people: Array.from({ length: n }, (_, i) => `${unitId}${i}`) });
const shown = (...units: PeopledUnit[]) => [...shownUnits(units, 5)].sort();

describe('what is shown of units inside units', () => {
  test.each<[string, PeopledUnit[], string[]]>([
    ['a unit of five', [unit('a', null, 5)], ['a']],
    ['none of four', [unit('a', null, 4)], []],
    ['a parent of one with three teams hides the smallest team, or its head could be worked out', [unit('p', null, 1), unit('a', 'p', 8), unit('b', 'p', 7), unit('c', 'p', 6)], ['a', 'b', 'p']],
    ['a parent with nobody of its own hides none', [unit('p', null, 0), unit('a', 'p', 8), unit('b', 'p', 7)], ['a', 'b', 'p']],
    ['a team of four takes its smallest neighbour with it', [unit('p', null, 0), unit('a', 'p', 4), unit('b', 'p', 7), unit('c', 'p', 9)], ['c', 'p']],
    ['an only team is hidden behind its parent', [unit('p', null, 2), unit('a', 'p', 6)], ['p']],
    ['a hidden team’s own teams count in its place', [unit('p', null, 1), unit('q', 'p', 0), unit('a', 'q', 5), unit('b', 'q', 6)], ['b', 'p']],
    ['a parent with five of its own shows every team', [unit('p', null, 5), unit('a', 'p', 5)], ['a', 'p']],
  ])('%s', (_, units, expected) => expect(shown(...units)).toEqual(expected));
});

test('law: whatever shown figures are taken from one another, no group of fewer than five comes out', () => {
  const tree = fc.array(fc.record({ parent: fc.nat(12), own: fc.nat(9) }), { minLength: 1, maxLength: 12 }).map((all) =>
    all.map(({ parent, own }, i) => unit(`u${i}`, i === 0 || parent >= i ? null : `u${parent}`, own)));
  fc.assert(fc.property(tree, (units) => {
    const visible = shownUnits(units, 5), members = (id: string): string[] => units.filter((u) => u.unitId === id || isUnder(u, id, units)).flatMap((u) => u.people);
    for (const id of visible) {
      const own = members(id);
      expect(own.length).toBeGreaterThanOrEqual(5);
      const inner = new Set([...visible].filter((v) => v !== id && isUnder(units.find((u) => u.unitId === v)!, id, units)).flatMap(members));
      const rest = own.filter((p) => !inner.has(p)).length;
      expect(rest === 0 || rest >= 5).toBe(true);
    }
  }), { numRuns: 300 });
});

function isUnder(u: PeopledUnit, id: string, units: readonly PeopledUnit[]): boolean {
  for (let up = u.parentId; up !== null; up = units.find((x) => x.unitId === up)?.parentId ?? null) if (up === id) return true;
  return false;
}
