import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, isDay, periodStart, weekdayOf } from './days.ts';

const anyDay = fc.integer({ min: -20000, max: 40000 }).map((n) => addDays('1970-01-01', n));

test.each([
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['1900-02-29', false],
  ['2000-02-29', true],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['', false],
  ['2026-04-31', false],
])('%s is a date: %s', (day, is) => expect(isDay(day)).toBe(is));

test.each([
  ['2028-02-28', 1, '2028-02-29'],
  ['2028-02-29', 1, '2028-03-01'],
  ['2027-02-28', 1, '2027-03-01'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-03-29', -1, '2026-03-28'],
  ['2028-02-29', 365, '2029-02-28'],
])('%s and %i days', (day, n, expected) => expect(addDays(day, n)).toBe(expected));

test.each([
  ['2026-03-27', 5],
  ['2026-03-29', 7],
  ['2026-03-30', 1],
  ['1969-12-31', 3],
  ['1970-01-01', 4],
])('%s is weekday %i', (day, n) => expect(weekdayOf(day)).toBe(n));

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2028-02-29', -12, '2027-02-28'],
  ['2026-03-31', -24, '2024-03-31'],
])('%s and %i months', (day, n, expected) => expect(addMonths(day, n)).toBe(expected));

test.each([
  ['2026-05-17', 'month', 1, '2026-05-01'],
  ['2026-05-17', 'quarter', 1, '2026-04-01'],
  ['2026-05-17', 'year', 1, '2026-01-01'],
  ['2026-03-31', 'year', 4, '2025-04-01'],
  ['2026-01-02', 'quarter', 2, '2025-11-01'],
  ['2026-04-01', 'year', 4, '2026-04-01'],
] as const)('the %s of %s, years beginning in month %i', (day, unit, start, expected) => {
  expect(periodStart(day, unit, start)).toBe(expected);
});

describe('laws', () => {
  test('adding days and counting them undo each other', () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9999, max: 9999 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(weekdayOf(addDays(day, 7))).toBe(weekdayOf(day));
        expect(isDay(day)).toBe(true);
      }),
    ));
});
