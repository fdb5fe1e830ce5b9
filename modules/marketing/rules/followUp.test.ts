import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planFollowUp, weeksOf } from './followUp.ts';

const weeks = ['2026-03-02', '2026-03-09', '2026-03-16'];
const levante = { id: 'levante', seats: 2, places: 10, taken: 4 }, norte = { id: 'norte', seats: 1, places: 5, taken: 5 };

test.each([['2026-03-04', '2026-03-04', ['2026-03-02']], ['2026-03-02', '2026-03-09', ['2026-03-02', '2026-03-09']], ['2026-03-08', '2026-03-09', ['2026-03-02', '2026-03-09']]] as const)(
  'from %s to %s', (from, to, mondays) => expect(weeksOf(from, to)).toEqual(mondays));

test('each week starts with what the weeks before have left', () => {
  expect(planFollowUp(6, weeks, [levante], new Map())).toEqual([
    { territory: 'levante', week: '2026-03-02', expected: 2, capacity: 6 }, { territory: 'levante', week: '2026-03-09', expected: 2, capacity: 4 },
    { territory: 'levante', week: '2026-03-16', expected: 2, capacity: 2 },
  ]);
});

test('of one under way, the weeks gone ask for no place; the last week stays', () => {
  expect(planFollowUp(6, weeks, [levante], new Map(), '2026-03-09')).toEqual([
    { territory: 'levante', week: '2026-03-09', expected: 2, capacity: 6 }, { territory: 'levante', week: '2026-03-16', expected: 2, capacity: 4 },
  ]);
  expect(planFollowUp(6, weeks, [levante], new Map(), '2026-05-04').map((f) => f.week)).toEqual(['2026-03-16']);
});

test('what other campaigns were promised is taken already', () => {
  expect(planFollowUp(3, weeks.slice(0, 1), [levante], new Map([['levante', 5]]))).toEqual([{ territory: 'levante', week: '2026-03-02', expected: 3, capacity: 1 }]);
});

test('a full unit is short although its neighbour has room', () => {
  const short = planFollowUp(3, weeks.slice(0, 1), [levante, norte], new Map()).filter((f) => f.expected > f.capacity);
  expect(short).toEqual([{ territory: 'norte', week: '2026-03-02', expected: 1, capacity: 0 }]);
});

test('nobody to follow up is no plan', () => expect(planFollowUp(3, weeks, [], new Map())).toEqual([]));

test('parts sum to the whole, and a unit is short exactly when it is sent more than it has room for', () => fc.assert(fc.property(
  fc.nat(500), fc.array(fc.record({ seats: fc.nat(5), places: fc.nat(100), taken: fc.nat(100) }), { minLength: 1, maxLength: 5 }), (expected, units) => {
    const territories = units.map((u, n) => ({ ...u, id: String(n) }));
    const plan = planFollowUp(expected, weeks, territories, new Map());
    const anybody = territories.some((t) => t.seats > 0);
    expect(plan.reduce((s, f) => s + f.expected, 0)).toBe(anybody ? expected : 0);
    for (const t of territories.filter(({ seats }) => seats > 0)) {
      const own = plan.filter((f) => f.territory === t.id), asked = own.reduce((s, f) => s + f.expected, 0);
      expect(own.some((f) => f.expected > f.capacity)).toBe(asked > Math.max(0, t.places - t.taken));
    }
  })));
