import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerFocus, focusDefaults } from '../../focus/rules/index.ts';
import { followUpDefaults as p, haltToday, reviewDays, unitsBelowFloor } from './followUp.ts';
import { boughtBefore, calibrated, type Cell, foreseen, type Group, observedLoss } from './observedLoss.ts';
import { transitionHealth } from './transitionHealth.ts';

/** Customers as (since, pace) pairs, summed as the database sums them. */
const group = (rows: readonly (readonly [number, number])[]): Group => {
  const own = rows.filter(([, pace]) => pace > 0), sum = (f: (s: number, q: number) => number) => own.reduce((n, [s, q]) => n + f(s, q), 0);
  return { accounts: rows.length, counted: own.length, s: sum((s) => s), p: sum((_, q) => q), ss: sum((s) => s * s), sp: sum((s, q) => s * q), pp: sum((_, q) => q * q) };
};
const customers = fc.array(fc.tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 })), { minLength: 5, maxLength: 30 });

describe('what was lost', () => {
  test('is the difference of two differences, cell by cell, with its counts', () => {
    const cells: Cell[] = [
      { key: 'ES A', moved: group([[50, 100], [50, 100], [50, 100]]), matched: group([[100, 100], [100, 100]]) },
      { key: 'ES B', moved: group([[30, 100], [30, 100], [0, 0]]), matched: group([[80, 100], [80, 100], [80, 100]]) },
      { key: 'FR A', moved: group([[10, 100]]), matched: group([]) },
    ];
    expect(observedLoss(cells, 5)).toMatchObject({ moved: 0.42, matched: expect.closeTo(0.92), loss: expect.closeTo(0.5), error: expect.closeTo(0), movedAccounts: 5, matchedAccounts: 5, withoutLike: 2 });
    expect(observedLoss(cells, 6)).toMatchObject({ loss: null, error: null, reasons: [{ code: 'too_few_accounts' }] });
  });
  test('of two groups that are alike is nothing, whatever they bought', () => {
    fc.assert(fc.property(fc.array(customers, { minLength: 1, maxLength: 4 }), (cells) => {
      const { loss } = observedLoss(cells.map((rows, i) => ({ key: String(i), moved: group(rows), matched: group(rows) })), 5);
      expect(loss).toBe(0);
    }));
  });
  test('does not go by the order of cells, and grows when the moved buy less', () => {
    fc.assert(fc.property(customers, customers, customers, (a, b, c) => {
      const cells: Cell[] = [{ key: '1', moved: group(a), matched: group(b) }, { key: '2', moved: group(b), matched: group(c) }], once = observedLoss(cells, 5);
      expect(observedLoss(cells.toReversed(), 5).loss).toBeCloseTo(once.loss!, 9);
      expect(observedLoss([{ ...cells[0]!, moved: group(a.map(([s, q]) => [s / 2, q])) }, cells[1]!], 5).loss!).toBeGreaterThanOrEqual(once.loss! - 1e-12);
    }));
  });
});

describe('what was predicted', () => {
  test('is told of the resale it was reckoned of, and how much of that was exposed', () => {
    expect(foreseen({ low: 1320, base: 1540, high: 1760 }, 20_000, 0.154)).toEqual({ predicted: { low: 0.066, base: 0.077, high: 0.088 }, exposed: expect.closeTo(0.5) });
    expect(foreseen({ low: 1320, base: 1540, high: 1760 }, 20_000, null)).toMatchObject({ predicted: { base: 0.077 }, exposed: null });
    expect([foreseen(null, 20_000, 0.154), foreseen({ low: 0, base: 0, high: 0 }, 0, 0.154)]).toEqual([{ predicted: null, exposed: null }, { predicted: null, exposed: null }]);
  });
  test('of a loss that is what was expected of all that was exposed, is what comes back as that loss', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e9 }), fc.double({ min: 0.01, max: 1, noNaN: true }), fc.double({ min: 0.01, max: 0.5, noNaN: true }), (resale, exposed, share) => {
      const base = resale * exposed * share, { predicted, exposed: found } = foreseen({ low: base, base, high: base }, resale, share);
      const learnt = (proposalId: string) => ({ proposalId, loss: predicted!.base, error: 0, exposed: found!, pace: 1, moved: 5, matched: 5 });
      expect(calibrated([learnt('a'), learnt('b')], p).base).toBeCloseTo(share, 9);
    }));
  });
  test('of twelve months is read back from the pace, whatever the days', () => {
    const cells = (days: number): Cell[] => [{ key: 'ES A', moved: group([[0, (36_500 * days) / 365], [0, (7300 * days) / 365]]), matched: group([]) }];
    expect([30, 90, 180].map((days) => Math.round(boughtBefore(cells(days), days)))).toEqual([43_800, 43_800, 43_800]);
  });
});

describe('calibration', () => {
  const one = { proposalId: 'a', loss: 0.08, error: 0.01, exposed: 0.5, pace: 1000, moved: 20, matched: 200 };
  test('says nothing of fewer than two restructurings, however many waves', () => {
    expect(calibrated([], p)).toMatchObject({ restructurings: 0, proposed: null, base: null });
    expect(calibrated([one, { ...one }], p)).toMatchObject({ restructurings: 1, base: expect.closeTo(0.16), proposed: null, reasons: [{ code: 'too_few_restructurings', figures: { least: 2 } }] });
  });
  test('proposes what was lost of what was exposed, with its spread at both sides', () => {
    expect(calibrated([one, { ...one, proposalId: 'b', loss: 0.1 }], p)).toMatchObject({ restructurings: 2, base: expect.closeTo(0.18), spread: expect.closeTo(0.02), proposed: { low: 0.16, base: 0.18, high: 0.2 }, moved: 40 });
    expect(calibrated([{ ...one, loss: -0.1 }, { ...one, proposalId: 'b', loss: -0.1 }], p).proposed).toMatchObject({ low: 0, base: 0 });
  });
  test('says what contradicts itself, and proposes nothing of it: what one lost and the other won has no middle', () => {
    const opposite = [{ ...one, loss: 0.4 }, { ...one, proposalId: 'b', loss: -0.2 }];
    expect(calibrated(opposite, p)).toMatchObject({ base: expect.closeTo(0.2), spread: expect.closeTo(0.6), proposed: null, reasons: [{ code: 'too_far_apart', figures: { most: 0.15 } }] });
    expect(calibrated(opposite, { calibrationSpread: 1 }).proposed).toEqual({ low: 0, base: 0.2, high: 0.8 });
  });
  test('proposes shares in order, and no wider than the parameter allows', () => {
    fc.assert(fc.property(fc.array(fc.record({ loss: fc.double({ min: -2, max: 2, noNaN: true }), error: fc.double({ min: 0, max: 2, noNaN: true }), exposed: fc.double({ min: 0.01, max: 1, noNaN: true }) }), { minLength: 2, maxLength: 6 }), fc.double({ min: 0, max: 1, noNaN: true }), (found, calibrationSpread) => {
      const { proposed, spread } = calibrated(found.map((f, i) => ({ ...one, ...f, proposalId: String(i) })), { calibrationSpread });
      expect(proposed === null).toBe(spread! > calibrationSpread);
      if (proposed === null) return;
      // Each of the three is rounded to a thousandth.
      expect([proposed.low >= 0, proposed.low <= proposed.base, proposed.base <= proposed.high, proposed.high <= 1, proposed.high - proposed.low <= 2 * calibrationSpread + 0.002]).toEqual([true, true, true, true, true]);
    }));
  });
});

describe('focus under its floor', () => {
  const minutes = (customer: number, internal: number, scheduled = 10_000) => customerFocus({ customer, linked: 0, internal, scheduled }, focusDefaults);
  const unit = (...weeks: ReturnType<typeof minutes>[]) => [{ unit: { id: 'u', name: 'Levante' }, base: minutes(3000, 3000), weeks }];
  const low = minutes(1000, 3000), good = minutes(2000, 2000), unseen = minutes(100, 900), below = (of: ReturnType<typeof unit>) => unitsBelowFloor(of, p, focusDefaults.lowEvidenceBelow);
  test('halts after three weeks in a row, and never by weeks of which little was recorded', () => {
    expect(below(unit(low, low, low))).toMatchObject([{ code: 'focus_below_floor', figures: { unit: 'Levante', floor: 0.4, last: 0.25 } }]);
    expect(below(unit(low, good, low))).toEqual([]);
    expect(below(unit(low, low))).toEqual([]);
    expect(unseen.evidence).toBe(0.1);
    expect(below(unit(low, unseen, low))).toEqual([]);
    expect(below([{ ...unit(low, low, low)[0]!, base: minutes(1000, 100) }])).toEqual([]);
  });
  test('is never raised by internal time linked to no customer', () => {
    const some = fc.integer({ min: 0, max: 5000 });
    fc.assert(fc.property(fc.record({ customer: some, linked: some, internal: some, scheduled: fc.constant(10_000) }), some, (week, more) => {
      const [was, is] = [customerFocus(week, focusDefaults), customerFocus({ ...week, internal: week.internal + more }, focusDefaults)];
      if (was.value !== null) expect(is.value!).toBeLessThanOrEqual(was.value + 1e-12);
    }));
  });
});

describe('a halt by itself', () => {
  const found = [{ cause: 'bookings_below' as const, reasons: [{ code: 'moved_fall_behind', figures: {} }] }, { cause: 'focus_below' as const, reasons: [] }];
  test('comes once, rests after somebody resumed, and not again over what they rolled forward', () => {
    expect(haltToday(found, [], '2026-07-10', p)).toMatchObject({ cause: 'bookings_below' });
    expect(haltToday(found, [{ cause: 'by_hand', endedOn: null, endedHow: null }], '2026-07-10', p)).toBeNull();
    const resumed = [{ cause: 'bookings_below', endedOn: '2026-07-10', endedHow: 'resumed' as const }];
    expect(haltToday(found, resumed, '2026-08-06', p)).toBeNull();
    expect(haltToday(found, resumed, '2026-08-07', p)).toMatchObject({ cause: 'bookings_below' });
    expect(haltToday(found, [{ ...resumed[0]!, endedHow: 'rolled_forward' }], '2027-08-07', p)).toBeNull();
    expect(haltToday([{ ...found[0]!, reasons: [] }], [], '2026-07-10', p)).toBeNull();
  });
});

test('reviews come thirty, ninety and a hundred and eighty days after the wave', () => {
  expect(reviewDays('2026-06-01', p)).toEqual([{ ordinal: 1, days: 30, dueOn: '2026-07-01' }, { ordinal: 2, days: 90, dueOn: '2026-08-30' }, { ordinal: 3, days: 180, dueOn: '2026-11-28' }]);
});

describe('how a transition fares', () => {
  const even = { days: 60, movedAccounts: 10, movedSince: 100, movedBefore: 1000, matchedSince: 1000, matchedBefore: 10_000, yearDays: 365 };
  test('compares like with like, and halts when moved customers fall behind those that stayed', () => {
    expect(transitionHealth(even, p)).toMatchObject({ difference: 0, triggered: false });
    const worse = transitionHealth({ ...even, movedSince: 50 }, p);
    expect([worse.triggered, worse.difference!.toFixed(3)]).toEqual([true, '-0.304']);
  });
  test('says nothing of a few days or few customers', () => {
    expect(transitionHealth({ ...even, days: 13, movedSince: 0 }, p)).toMatchObject({ moved: null, triggered: false });
    expect(transitionHealth({ ...even, movedAccounts: 4, movedSince: 0 }, p).triggered).toBe(false);
    expect(transitionHealth({ ...even, matchedBefore: 0 }, p)).toMatchObject({ matched: null, difference: null });
  });
});
