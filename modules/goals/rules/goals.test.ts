import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonProgress } from './commonGoals.ts';
import { nodeProgress, overcounted } from './goalTree.ts';
import { moneyProgress, rollUpMoney, type MoneyGoal } from './moneyGoals.ts';
import { expectedShare, paceOf, type GoalSpan } from './pace.ts';
import { bandProgress, known, leafProgress, staleness, unknown } from './progress.ts';

const eur = (minor: bigint) => ({ minor, currency: 'EUR' });
const goal = (value: bigint, target: bigint, start = 0n): MoneyGoal => ({ start: eur(start), target: eur(target), value: eur(value) });
const part = (goalId: string, weightBp: number, value: number | null) => ({
  goalId,
  weightBp,
  progress: value === null ? unknown('never_measured') : known(value, []),
});

describe('a leaf', () => {
  test.each([
    [0, 100, 40, 0.4],
    [0, 100, 150, 1.2],
    [50, 100, 20, 0],
    [100, 50, 75, 0.5],
    [100, 50, 120, 0],
    [-10, 10, 0, 0.5],
  ])('from %d to %d at %d is %d', (start, target, value, expected) => {
    expect(leafProgress(start, target, value).value).toBeCloseTo(expected, 12);
  });
  test('without a way to go it is unknown', () =>
    expect(leafProgress(5, 5, 5)).toMatchObject({ value: null, reasons: [{ code: 'target_equals_start' }] }));
  test.each([
    [5, 1],
    [2, 1],
    [8, 1],
    [9, 0.5],
    [1, 0.5],
    [10, 0],
    [99, 0],
  ])('between 2 and 8, give or take 2, at %d it is %d', (value, expected) => expect(bandProgress(2, 8, 2, value).value).toBe(expected));
  test('without tolerance a band is all or nothing', () => expect([bandProgress(2, 8, 0, 8).value, bandProgress(2, 8, 0, 9).value]).toEqual([1, 0]));
  test('a measure is stale after two cadences, and unknown is not 0', () => {
    expect(staleness({ measuredOn: '2026-03-01', cadenceDays: 7 }, '2026-03-15')).toBeNull();
    expect(staleness({ measuredOn: '2026-03-01', cadenceDays: 7 }, '2026-03-16')).toEqual({
      value: null,
      reasons: [{ code: 'measure_is_stale', figures: { measuredOn: '2026-03-01', age: 15, cadenceDays: 7 } }],
    });
    expect(staleness({ measuredOn: null, cadenceDays: 7 }, '2026-03-16')).toMatchObject({ value: null, reasons: [{ code: 'never_measured' }] });
  });
});

describe('a goal with parts', () => {
  test('.8, .5 and 1 weighing 50, 30 and 20 percent make .75 (golden)', () =>
    expect(nodeProgress([part('a', 5000, 0.8), part('b', 3000, 0.5), part('c', 2000, 1)]).value).toBeCloseTo(0.75, 12));
  test('an unknown part leaves the whole unknown and the known part beside it', () => {
    expect(nodeProgress([part('a', 5000, 0.8), part('b', 5000, null)])).toEqual({
      value: null,
      knownValue: 0.8,
      knownBp: 5000,
      reasons: [{ code: 'part_unknown', figures: { goals: ['b'], knownBp: 5000 } }],
    });
  });
  test.each([[[part('a', 9999, 1)]], [[]], [[part('a', 11000, 1), part('b', -1000, 1)]]])('weights that are not 10,000 are refused', (parts) => {
    expect(nodeProgress(parts)).toMatchObject({ value: null, reasons: [{ code: 'weights_do_not_sum' }] });
  });
  test('a child shared by several is never counted more than once', () => {
    expect(
      overcounted([
        { childId: 'x', parentId: 'a', shareBp: 6000 },
        { childId: 'x', parentId: 'b', shareBp: 4000 },
        { childId: 'y', parentId: 'a', shareBp: 9000 },
        { childId: 'y', parentId: 'b', shareBp: 1001 },
      ]),
    ).toEqual([{ childId: 'y', shareBp: 10001 }]);
  });
});

describe('money', () => {
  test('values roll up, not percentages: 95 of 150 (golden)', () => {
    const { progress, goal: sum } = rollUpMoney([
      { goal: goal(90n, 100n), shareBp: 10_000 },
      { goal: goal(5n, 50n), shareBp: 10_000 },
    ]);
    expect(progress.value?.toFixed(3)).toBe('0.633');
    expect(sum).toEqual(goal(95n, 150n));
  });
  test('a shared child counts with its share', () => expect(rollUpMoney([{ goal: goal(100n, 200n), shareBp: 2500 }]).goal).toEqual(goal(25n, 50n)));
  test('currencies do not mix', () =>
    expect(() =>
      rollUpMoney([
        { goal: goal(1n, 2n), shareBp: 10_000 },
        { goal: { ...goal(1n, 2n), value: { minor: 1n, currency: 'MXN' } }, shareBp: 10_000 },
      ]),
    ).toThrow(RangeError));
  test('beyond what a float can hold it stays exact', () => expect(moneyProgress(goal(10n ** 30n, 2n * 10n ** 30n)).value).toBe(0.5));
  test('no goals, no division by zero', () => expect([rollUpMoney([]).progress.value, moneyProgress(goal(5n, 0n)).value]).toEqual([null, null]));
});

describe('rise or fall together', () => {
  test('.9 and .4 are .60, not .65 (golden)', () =>
    expect(commonProgress(known(0.9, []), known(0.4, []))).toMatchObject({
      common: expect.closeTo(0.6, 12),
      balance: expect.closeTo(0.5, 12),
      reasons: [{ code: 'marketing_behind' }],
    }));
  test('one half unknown leaves the common one unknown', () =>
    expect(commonProgress(known(0.9, []), unknown('never_measured'))).toMatchObject({
      sales: 0.9,
      common: null,
      reasons: [{ code: 'half_unknown' }],
    }));
});

describe('pace', () => {
  const year: GoalSpan = { startsOn: '2026-01-01', endsOn: '2027-01-01', seasonBp: null };
  const quarter: GoalSpan = { startsOn: '2026-01-01', endsOn: '2026-04-01', seasonBp: [2000, 5000, 10000] };
  test.each([
    [year, '2025-12-31', 0],
    [year, '2026-12-31', 1],
    [year, '2030-01-01', 1],
    [year, '2026-07-02', 183 / 365],
    [quarter, '2026-01-31', 0.2],
    [quarter, '2026-02-14', 0.35],
    [quarter, '2026-02-28', 0.5],
    [quarter, '2026-03-31', 1],
  ])('%j by %s', (span, on, share) => expect(expectedShare(span, on).share).toBeCloseTo(share, 12));
  test.each([
    [0.5, 'ahead'],
    [0.35, 'on_pace'],
    [0.1, 'behind'],
    [null, 'progress_unknown'],
  ])('%d in mid-February is %s', (progress, code) => expect(paceOf(progress, quarter, '2026-02-14').reasons[0]?.code).toBe(code));
  test('before it begins there is no pace', () =>
    expect(paceOf(0, year, '2025-12-01')).toMatchObject({ expected: 0, pace: null, reasons: [{ code: 'not_begun' }] }));
  test('a season of another length is set aside, and said', () =>
    expect(paceOf(0.5, { ...year, seasonBp: [5000, 10000] }, '2026-07-02').reasons.map((r) => r.code)).toEqual([
      'on_pace',
      'season_of_other_length',
    ]));
});

describe('laws', () => {
  const share = fc.double({ min: 0, max: 1.2, noNaN: true });
  test('a whole lies between its parts, whatever their order', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(share, fc.nat(2000)), { minLength: 1, maxLength: 5 }), share, (some, last) => {
        const parts = [...some.map(([v, w], n) => part(String(n), w, v)), part('last', 10_000 - some.reduce((s, [, w]) => s + w, 0), last)];
        const { value } = nodeProgress(parts);
        const values = parts.map((p) => p.progress.value!);
        expect(value!).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(value!).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        expect(nodeProgress([...parts].reverse()).value!).toBeCloseTo(value!, 9);
      }),
    ));
  test('the common progress never exceeds the mean, and equals it only when both are alike', () =>
    fc.assert(
      fc.property(share, share, (s, m) => {
        expect(commonProgress(known(s, []), known(m, [])).common!).toBeLessThanOrEqual((s + m) / 2 + 1e-12);
      }),
    ));
  test('the expected share never falls as days pass', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 12, maxLength: 12 }), fc.nat(400), (curve, n) => {
        const span: GoalSpan = { startsOn: '2026-01-15', endsOn: '2027-01-15', seasonBp: [...curve.sort((a, b) => a - b).slice(1), 10_000] };
        const day = (k: number) => new Date(Date.UTC(2026, 0, 10) + k * 86_400_000).toISOString().slice(0, 10);
        expect(expectedShare(span, day(n + 1)).share).toBeGreaterThanOrEqual(expectedShare(span, day(n)).share - 1e-12);
      }),
    ));
});
