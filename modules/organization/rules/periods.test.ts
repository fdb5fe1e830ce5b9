import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Period } from './days.ts';
import { contains, doubled, gaps, intersect, merge, mostAtOnce, overlaps, subtract } from './periods.ts';

const p = (from: string, to: string | null): Period => ({ from, to });
const day = (n: number) => addDays('2026-01-01', n);
const anyPeriod = fc
  .record({ from: fc.nat(30), length: fc.option(fc.nat(12), { nil: null }) })
  .map(({ from, length }) => p(day(from), length === null ? null : day(from + length)));
const daysOf = (periods: readonly Period[]) => Array.from({ length: 60 }, (_, n) => day(n)).filter((d) => periods.some((x) => contains(x, d)));

test('the last day is out and the first is in', () => {
  expect(contains(p('2026-01-01', '2026-02-01'), '2026-01-01')).toBe(true);
  expect(contains(p('2026-01-01', '2026-02-01'), '2026-02-01')).toBe(false);
  expect(contains(p('2026-01-01', null), '9999-12-31')).toBe(true);
});

test('neighbours touch without overlapping', () => {
  expect(overlaps(p('2026-01-01', '2026-02-01'), p('2026-02-01', null))).toBe(false);
  expect(merge([p('2026-02-01', null), p('2026-01-01', '2026-02-01')])).toEqual([p('2026-01-01', null)]);
});

test('a hole cut in an endless period leaves two pieces', () => {
  expect(subtract(p('2026-01-01', null), p('2026-02-01', '2026-03-01'))).toEqual([p('2026-01-01', '2026-02-01'), p('2026-03-01', null)]);
  expect(subtract(p('2026-01-01', null), p('2025-01-01', null))).toEqual([]);
});

test('an account without a lead for a week shows the week', () => {
  expect(gaps([p('2026-01-01', '2026-01-08'), p('2026-01-15', null)], p('2026-01-01', null))).toEqual([p('2026-01-08', '2026-01-15')]);
  expect(gaps([], p('2026-01-01', null))).toEqual([p('2026-01-01', null)]);
});

test('two lead seats at once show the days they share', () => {
  expect(doubled([p('2026-01-01', '2026-03-01'), p('2026-02-01', null)])).toEqual([p('2026-02-01', '2026-03-01')]);
});

describe('laws', () => {
  test('periods behave as the sets of their days', () =>
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (a, b) => {
        const [inA, inB] = [daysOf([a]), daysOf([b])];
        const common = intersect(a, b);
        expect(common ? daysOf([common]) : []).toEqual(inA.filter((d) => inB.includes(d)));
        expect(daysOf(subtract(a, b))).toEqual(inA.filter((d) => !inB.includes(d)));
        expect(overlaps(a, b)).toBe(overlaps(b, a));
      }),
    ));

  test('covered days and gaps make up the whole and never meet', () =>
    fc.assert(
      fc.property(fc.array(anyPeriod, { maxLength: 6 }), anyPeriod, (covers, within) => {
        const open = gaps(covers, within);
        expect(daysOf(open)).toEqual(daysOf([within]).filter((d) => !daysOf(covers).includes(d)));
        expect(doubled([...open, ...merge(covers)])).toEqual([]);
      }),
    ));

  test('merging keeps the days, whatever the order', () =>
    fc.assert(
      fc.property(fc.array(anyPeriod, { maxLength: 6 }), (periods) => {
        expect(merge([...periods].reverse())).toEqual(merge(periods));
        expect(daysOf(merge(periods))).toEqual(daysOf(periods));
      }),
    ));
});

describe('how much of a full time is held at once', () => {
  const half = (from: string, to: string | null) => ({ from, to, fte: 0.5 });

  test('two halves one after the other are one half; on a day in common, a whole', () => {
    const within = p('2026-01-01', null);
    expect(mostAtOnce([half('2026-01-01', '2026-02-01'), half('2026-02-01', null)], within)).toBe(0.5);
    expect(mostAtOnce([half('2026-01-01', '2026-02-02'), half('2026-02-01', null)], within)).toBe(1);
    expect(mostAtOnce([half('2025-01-01', '2026-01-01')], within)).toBe(0);
    expect(mostAtOnce([], within)).toBe(0);
  });

  test('it is the fullest of all the days asked about, in whatever order they are told', () => {
    fc.assert(fc.property(fc.array(anyPeriod, { maxLength: 6 }), anyPeriod, (held, within) => {
      fc.pre(within.to === null || within.from < within.to);
      const all = held.map((h) => ({ ...h, fte: 1 })), asked = daysOf([within]);
      const fullest = Math.max(0, ...asked.map((d) => all.filter((h) => contains(h, d)).length));
      expect(mostAtOnce(all, within)).toBe(fullest);
      expect(mostAtOnce(all.toReversed(), within)).toBe(fullest);
    }));
  });
});
