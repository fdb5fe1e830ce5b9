import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSeason, monthsOf } from './monthly.ts';

const eur = (minor: bigint) => ({ minor, currency: 'EUR' });

test('a quarter set evenly by day asks each month for its days', () => {
  const months = monthsOf({ startsOn: '2026-01-01', endsOn: '2026-04-01', seasonBp: null }, eur(9_000n));
  expect(months.map((m) => [m.month, m.expected.minor])).toEqual([['2026-01', 3_100n], ['2026-02', 2_800n], ['2026-03', 3_100n]]);
});

test('with a season each month asks for its own share', () => {
  const months = monthsOf({ startsOn: '2026-01-01', endsOn: '2026-04-01', seasonBp: [2000, 5000, 10000] }, eur(1_000n));
  expect(months.map((m) => m.expected.minor)).toEqual([200n, 300n, 500n]);
});

test('the months sum to the whole way, wherever it begins and ends', () =>
  fc.assert(fc.property(fc.nat(800), fc.integer({ min: 1, max: 900 }), fc.bigInt({ min: 1n, max: 10n ** 15n }), (start, days, way) => {
    const day = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);
    const months = monthsOf({ startsOn: day(start), endsOn: day(start + days), seasonBp: null }, eur(way));
    expect(months.reduce((sum, m) => sum + m.expected.minor, 0n)).toBe(way);
  })));

test.each([
  [[5000, 10000], 'season_of_other_length'],
  [[5000, 4000, 10000], 'season_falls'],
  [[2000, 5000, 9000], 'season_falls'],
])('a season of %j for a quarter is refused: %s', (season, code) => {
  expect(checkSeason('2026-01-01', '2026-04-01', season)?.code).toBe(code);
});
test('a season that fits is taken', () => expect(checkSeason('2026-01-01', '2026-04-01', [1000, 5000, 10000])).toBeNull());
