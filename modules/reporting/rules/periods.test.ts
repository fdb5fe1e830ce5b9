import { expect, test } from 'vitest';
import { comparedWith, monthsIn, monthsUpTo, periodBefore, yearBefore } from './periods.ts';

test.each([
  ['2026-10-01', '2026-11-01', '2026-09-01', '2026-10-01'],
  ['2026-01-01', '2026-04-01', '2025-10-01', '2026-01-01'],
  ['2026-03-01', '2026-04-01', '2026-02-01', '2026-03-01'],
  ['2026-10-05', '2026-10-12', '2026-09-28', '2026-10-05'],
])('before %s to %s came %s to %s', (from, to, wasFrom, wasTo) => expect(periodBefore({ from, to })).toEqual({ from: wasFrom, to: wasTo }));
test('a year before a leap day is the last of February', () => expect(yearBefore({ from: '2024-02-29', to: '2024-03-01' })).toEqual({ from: '2023-02-28', to: '2023-03-01' }));
test('whole months are counted, anything else is not', () => expect([monthsIn({ from: '2026-01-01', to: '2027-01-01' }), monthsIn({ from: '2026-01-02', to: '2026-02-02' })]).toEqual([12, null]));
test('thirteen months end with the period', () => {
  const months = monthsUpTo({ from: '2026-10-01', to: '2026-11-01' }, 13);
  expect([months.length, months[0], months.at(-1)]).toEqual([13, '2025-10', '2026-10']);
});

test.each([
  ['2026-11-01', '2026-12-01', '2026-11-26', '2026-10-27', '2025-11-27'],
  ['2026-11-01', '2026-12-01', '2026-11-30', '2026-11-01', '2025-12-01'],
  ['2026-11-01', '2026-12-01', '2027-01-15', '2026-11-01', '2025-12-01'],
  ['2026-03-01', '2026-04-01', '2026-03-30', '2026-03-01', '2025-03-31'],
  ['2026-10-01', '2027-01-01', '2026-11-26', '2026-08-27', '2025-11-27'],
  ['2026-10-05', '2026-10-12', '2026-10-06', '2026-09-30', '2025-10-07'],
])('%s to %s is held, on %s, against its like up to %s and %s', (from, to, on, before, year) =>
  expect([comparedWith({ from, to }, on).before.to, comparedWith({ from, to }, on).year.to]).toEqual([before, year]));
