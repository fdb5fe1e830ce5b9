import { expect, test } from 'vitest';
import { monthsOf, scaleOf } from './scale.ts';

test('months begin on their first day, whatever their length', () => {
  expect(monthsOf('2026-11-15', '2027-03-02')).toEqual(['2026-11-15', '2026-12-01', '2027-01-01', '2027-02-01', '2027-03-01']);
  expect(monthsOf('2028-01-31', '2028-03-01')).toEqual(['2028-01-31', '2028-02-01']);
});
test('the first day stands at the left edge and the day after the last at the right one', () => {
  const scale = scaleOf('2026-06-01', '2027-01-25', 900);
  expect([scale.x('2026-06-01'), scale.x('2027-01-25')]).toEqual([104, 886]);
});
test('an empty window divides by nothing', () => expect(Number.isFinite(scaleOf('2026-06-01', '2026-06-01', 900).x('2026-06-01'))).toBe(true));
