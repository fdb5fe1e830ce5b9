import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ifWhole, interdependence, interdependenceDefaults, partCodes, reciprocity, weightRange } from './interdependence.ts';
import { partsRead, type Tally, valuesOf } from './interdependenceParts.ts';
import { quarterOf, quartersUpTo, spanOfQuarter } from './quarters.ts';

describe('interdependence', () => {
  const parts = { JG: 0.6, JW: 0.2, R: reciprocity(4, 10), IR: 0.75, HQ: 0.82 };
  test('the golden vectors', () => {
    expect(parts.R?.toFixed(6)).toBe('0.571429');
    expect(interdependence(parts).value?.toFixed(6)).toBe('0.523719');
    expect(interdependence({ ...parts, IR: null }).value?.toFixed(6)).toBe('0.491559');
  });
  test('without any evidence it is unknown', () =>
    expect(interdependence({ JG: null, JW: null, R: null, IR: null, HQ: null })).toMatchObject({
      value: null,
      reasons: [{ code: 'nothing_to_count' }, {}, {}, {}, {}, {}],
    }));
  test('one part at zero lowers it without hiding the rest', () => expect(interdependence({ ...parts, JW: 0 }).value!).toBeGreaterThan(0.2));
  test('support that only flows one way is not reciprocal', () =>
    expect([reciprocity(5, 0), reciprocity(3, 3), reciprocity(0, 0)]).toEqual([0, 1, null]));
  test('more of any part never lowers it', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.constantFrom('JG' as const, 'JW' as const, 'R' as const, 'IR' as const, 'HQ' as const),
        (value, more, part) => {
          expect(interdependence({ ...parts, [part]: value + more }).value!).toBeGreaterThanOrEqual(
            interdependence({ ...parts, [part]: value }).value! - 1e-12,
          );
        },
      ),
    ));
});

const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
const anyParts = fc.record({ JG: share, JW: share, R: share, IR: share, HQ: share });

describe('the index', () => {
  test('lies between its weakest and its strongest part, and so does every reading with other weights', () =>
    fc.assert(fc.property(anyParts, (parts) => {
      const known = partCodes.map((c) => parts[c]).filter((v) => v !== null).map((v) => Math.max(v, interdependenceDefaults.least)), { value } = interdependence(parts), range = weightRange(parts);
      if (known.length === 0) { expect([value, range]).toEqual([null, null]); return; }
      const [low, high] = [Math.min(...known) - 1e-9, Math.max(...known) + 1e-9];
      for (const v of [value!, range!.low, range!.high]) { expect(v).toBeGreaterThanOrEqual(low); expect(v).toBeLessThanOrEqual(high); }
      expect(range!.low).toBeLessThanOrEqual(value! + 1e-9);
      expect(range!.high).toBeGreaterThanOrEqual(value! - 1e-9);
    })));
  test('a part made whole never lowers it, and one without data is not offered', () =>
    fc.assert(fc.property(anyParts, fc.constantFrom(...partCodes), (parts, part) => {
      const better = ifWhole(parts, part);
      if (parts[part] === null || parts[part] === 1) expect(better).toBeNull();
      else expect(better!).toBeGreaterThanOrEqual(interdependence(parts).value! - 1e-9);
    })));
  test('its floor and its weights are parameters', () => {
    expect(interdependence({ JG: 0, JW: null, R: null, IR: null, HQ: null }, { ...interdependenceDefaults, least: 0.05 }).value).toBeCloseTo(0.05, 9);
    expect(interdependence({ JG: 0.3, JW: 0.9, R: null, IR: null, HQ: null }, { least: 0.01, weightsBp: { JG: 0, JW: 5000, R: 2500, IR: 1500, HQ: 1000 } }).value).toBeCloseTo(0.9, 9);
  });
});

const both = { sales: true, marketing: true };
const tally = (part: Tally['part'], finding: Tally['finding'], records: number, weight = records, side: Tally['side'] = null): Tally => ({ part, finding, side, records, weight });

describe('the parts of a quarter', () => {
  test('count what was done of what was owed; what is not due or not confirmed stands apart', () => {
    const parts = partsRead([
      tally('JG', 'owned_by_both', 2), tally('JG', 'owner_vacant', 1), tally('JW', 'contributed', 1, 3), tally('JW', 'no_contribution', 1, 1),
      tally('R', 'confirmed', 2, 4, 'sales'), tally('R', 'confirmed', 5, 10, 'marketing'), tally('R', 'unconfirmed', 9, 30, 'sales'),
      tally('HQ', 'kept', 3), tally('HQ', 'returned', 1), tally('HQ', 'pending', 7),
    ], both);
    expect(valuesOf(parts)).toEqual({ JG: 2 / 3, JW: 0.75, R: reciprocity(4, 10), IR: null, HQ: 0.75 });
    expect(parts.R).toMatchObject({ gives: { sales: 4, marketing: 10 }, counted: 8, of: 14 });
  });
  test('without anything that counts either way there is no value, never zero', () =>
    expect(valuesOf(partsRead([tally('R', 'unconfirmed', 3, 3, 'sales'), tally('HQ', 'pending', 2)], both))).toEqual({ JG: null, JW: null, R: null, IR: null, HQ: null }));
  test('a company of one division has nothing to count', () =>
    expect(interdependence(valuesOf(partsRead([tally('JG', 'owned_by_both', 1)], { sales: true, marketing: false }))).value).toBeNull());
  test('are shares, whatever the order they are told in', () => {
    const some = fc.array(fc.record({ part: fc.constantFrom('JG' as const, 'JW' as const, 'R' as const, 'HQ' as const), finding: fc.constantFrom('owned_by_both' as const, 'no_contribution' as const, 'confirmed' as const, 'unconfirmed' as const, 'kept' as const, 'pending' as const), side: fc.constantFrom('sales' as const, 'marketing' as const), records: fc.integer({ min: 1, max: 50 }), weight: fc.integer({ min: 0, max: 200 }) }), { maxLength: 12 });
    fc.assert(fc.property(some, (tallies) => {
      const values = valuesOf(partsRead(tallies, both));
      expect(valuesOf(partsRead(tallies.toReversed(), both))).toEqual(values);
      for (const v of Object.values(values)) if (v !== null) { expect(v).toBeGreaterThanOrEqual(0); expect(v).toBeLessThanOrEqual(1); }
    }));
  });
});

test('quarters follow one another across the years, and a day lies in its own', () => {
  expect(quartersUpTo('2026-Q2', 3)).toEqual(['2025-Q4', '2026-Q1', '2026-Q2']);
  expect([spanOfQuarter('2025-Q4'), quarterOf('2026-03-31'), quarterOf('2026-04-01')]).toEqual([{ from: '2025-10-01', to: '2026-01-01' }, '2026-Q1', '2026-Q2']);
});
