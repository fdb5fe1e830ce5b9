import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumByCurrency } from '../../../contract/money.ts';
import { forecastCategories, forecastCategoryOf, rollUpForecast } from './forecast.ts';
import { weighPipeline, weightedAmount } from './weightedPipeline.ts';

const eur = (minor: bigint) => ({ minor, currency: 'EUR' });
const anyAmount = fc.record({ minor: fc.bigInt({ min: 0n, max: 10n ** 15n }), currency: fc.constantFrom('EUR', 'MXN') });

test('each forecast holds the surer ones and the open pipeline what is not closed', () => {
  const lines = forecastCategories.map((category, n) => ({ category, amount: eur(10n ** BigInt(n)) }));
  const { closed, commit, most_likely, best_case, open_pipeline } = rollUpForecast(lines);
  expect([closed, commit, most_likely, best_case, open_pipeline].map((r) => r.amounts[0]?.minor)).toEqual([
    100000n,
    110000n,
    111000n,
    111100n,
    11110n,
  ]);
  expect(best_case.lines).toBe(4);
});

test('a company without deals forecasts nothing, not an error', () => expect(rollUpForecast([]).commit).toEqual({ amounts: [], lines: 0 }));

test.each([
  ['open', null, 'pipeline', 'pipeline'],
  ['open', 'commit', 'pipeline', 'commit'],
  ['won', 'pipeline', 'commit', 'closed'],
  ['lost', 'commit', 'commit', 'omitted'],
  ['no_decision', null, 'commit', 'omitted'],
] as const)('%s, own %s, stage %s counts as %s', (state, own, ofStage, expected) => expect(forecastCategoryOf(state, own, ofStage)).toBe(expected));

test.each([
  [1001n, 5000, 500n],
  [1003n, 5000, 502n],
  [10n ** 20n, 2500, 25n * 10n ** 18n],
  [999n, 0, 0n],
  [999n, 10000, 999n],
])('%s at %i bp is worth %s', (minor, probabilityBp, worth) => {
  expect(weightedAmount({ amount: eur(minor), probabilityBp })).toEqual(eur(worth));
});

describe('laws', () => {
  const anyLine = fc.record({
    amount: anyAmount,
    probabilityBp: fc.integer({ min: 0, max: 10_000 }),
    stage: fc.constantFrom('a', 'b', 'c'),
    seat: fc.constantFrom('x', 'y'),
  });
  test('by stage or by seat, the weighted pipeline is the same to the cent', () =>
    fc.assert(
      fc.property(fc.array(anyLine), (lines) => {
        const total = (groups: ReturnType<typeof weighPipeline>) => sumByCurrency(groups.flatMap((g) => g.weighted));
        expect(total(weighPipeline(lines, (l) => l.stage))).toEqual(total(weighPipeline(lines, (l) => l.seat)));
        expect(total(weighPipeline(lines, (l) => l.stage))).toEqual(sumByCurrency(lines.map(weightedAmount)));
      }),
    ));
  test('a surer forecast is never larger than a bolder one', () =>
    fc.assert(
      fc.property(fc.array(fc.record({ category: fc.constantFrom(...forecastCategories), amount: anyAmount })), (lines) => {
        const all = rollUpForecast(lines);
        const minor = (r: { amounts: { minor: bigint; currency: string }[] }, c: string) => r.amounts.find((a) => a.currency === c)?.minor ?? 0n;
        for (const c of ['EUR', 'MXN']) {
          expect(
            minor(all.closed, c) <= minor(all.commit, c) &&
              minor(all.commit, c) <= minor(all.most_likely, c) &&
              minor(all.most_likely, c) <= minor(all.best_case, c),
          ).toBe(true);
        }
      }),
    ));
});
