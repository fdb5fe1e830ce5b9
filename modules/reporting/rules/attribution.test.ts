import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attribute, attributeByFrozen, mirrorStanding, type Allocation, type BookingToAttribute } from './attribution.ts';
import { countTouches, gapsBetween, summariseAttribution } from './attributionSummary.ts';
import { attributionModels, weighTouches, type AttributionModel, type Touch } from './attributionWeights.ts';

const touch = (touchId: string, day: number, hour = 12): Touch => {
  const occurredAt = new Date(Date.UTC(2026, 0, day, hour));
  return { touchId, occurredAt, occurredOn: occurredAt.toISOString().slice(0, 10) };
};
const booking = (minor: bigint, bookedOn = '2026-12-31', reporting: bigint | null = null): BookingToAttribute => ({
  bookingId: 'b',
  bookedOn,
  amount: { minor, currency: 'BRL' },
  reporting: reporting === null ? null : { minor: reporting, currency: 'EUR' },
});
const minors = (allocations: readonly Allocation[]) => Object.fromEntries(allocations.map((a) => [String(a.touchId), a.minor]));
const three = [touch('a', 1), touch('b', 31), touch('c', 61)];

describe('models', () => {
  test.each<[AttributionModel, Touch[], Record<string, bigint>]>([
    ['first', three, { a: 1000n, b: 0n, c: 0n }],
    ['last', three, { a: 0n, b: 0n, c: 1000n }],
    ['linear', three, { a: 334n, b: 333n, c: 333n }],
    ['time_decay', three, { a: 143n, b: 286n, c: 571n }],
    ['position', three, { a: 400n, b: 200n, c: 400n }],
    ['position', [touch('a', 1), touch('b', 2)], { a: 500n, b: 500n }],
    ['position', [touch('a', 1)], { a: 1000n }],
    ['position', [touch('a', 1), touch('b', 2), touch('c', 3), touch('d', 4), touch('e', 5)], { a: 400n, b: 67n, c: 67n, d: 66n, e: 400n }],
    ['time_decay', [touch('a', 1, 1), touch('b', 1, 2)], { a: 500n, b: 500n }],
  ])('%s', (model, touches, parts) => expect(minors(attribute(booking(1000n), touches, model).allocations)).toEqual(parts));

  test('a half-life of a week forgets sooner', () =>
    expect(weighTouches('time_decay', [touch('a', 1), touch('b', 8)], 7).map((t) => t.weight)).toEqual([500_000_000n, 1_000_000_000n]));
  test('touches of many years ago still share a sale between them', () => {
    expect(minors(attribute(booking(100n, '2090-01-01'), [touch('a', 1), touch('b', 1)], 'time_decay').allocations)).toEqual({ a: 50n, b: 50n });
  });
  test('touches at one instant are ordered by id', () =>
    expect(minors(attribute(booking(7n), [touch('b', 1), touch('a', 1)], 'first').allocations)).toEqual({ a: 7n, b: 0n }));
});

describe('what counts', () => {
  test('a touch on the day of the booking counts, one after it does not, and is named', () => {
    const { allocations, reasons } = attribute(booking(100n, '2026-01-31'), [touch('b', 31, 23), touch('c', 32)], 'linear');
    expect(minors(allocations)).toEqual({ b: 100n });
    expect(reasons).toEqual([
      { code: 'touch_after_booking', figures: { touchId: 'c', occurredOn: '2026-02-01', bookedOn: '2026-01-31' } },
      { code: 'shared_among_touches', figures: { model: 'linear', touches: 1 } },
    ]);
  });
  test('won before its first contact, a deal stays unattributed', () => {
    expect(attribute(booking(2290n, '2025-12-01'), [touch('a', 1)], 'last')).toMatchObject({
      frozen: [],
      allocations: [{ touchId: null, minor: 2290n }],
      reasons: [{ code: 'touch_after_booking' }, { code: 'no_touch_in_time' }],
    });
    expect(attribute(booking(2290n), [], 'last').reasons[0]?.code).toBe('no_touch');
  });
  test('both currencies are divided by the same weights', () => {
    expect(attribute(booking(100n, '2026-12-31', 10n), three, 'linear').allocations).toEqual([
      { touchId: 'a', minor: 34n, reportingMinor: 4n },
      { touchId: 'b', minor: 33n, reportingMinor: 3n },
      { touchId: 'c', minor: 33n, reportingMinor: 3n },
    ]);
  });
});

describe('what is taken back', () => {
  const sale = attribute(booking(101n), three, 'time_decay');
  test('a reversal by frozen weights mirrors the sale', () => {
    expect(attributeByFrozen(booking(-101n), sale.frozen).allocations).toEqual(sale.allocations.map((a) => ({ ...a, minor: -a.minor })));
  });
  test('an unattributed sale is taken back unattributed', () =>
    expect(attributeByFrozen(booking(-5n), []).allocations).toEqual([{ touchId: null, minor: -5n, reportingMinor: null }]));
  test('after credit notes a reversal leaves every touch at zero', () =>
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.array(fc.nat(100), { maxLength: 4 }),
        fc.constantFrom(...attributionModels),
        (minor, parts, model) => {
          const { allocations, frozen } = attribute(booking(minor), three, model);
          const standing = [...allocations, ...parts.flatMap((p) => attributeByFrozen(booking(-((minor * BigInt(p)) / 500n)), frozen).allocations)];
          const reversal = mirrorStanding(standing);
          for (const { touchId } of frozen)
            expect([...standing, ...reversal].filter((a) => a.touchId === touchId).reduce((s, a) => s + a.minor, 0n)).toBe(0n);
        },
      ),
    ));
});

describe('laws', () => {
  const anyTouches = fc
    .uniqueArray(fc.record({ touchId: fc.string({ minLength: 1, maxLength: 4 }), day: fc.nat(60), hour: fc.nat(23) }), {
      selector: (t) => t.touchId,
      maxLength: 9,
    })
    .map((all) => all.map((t) => touch(t.touchId, t.day, t.hour)));
  const anyModel = fc.constantFrom(...attributionModels);
  test('the parts of a booking sum to it, in both currencies, whatever the sign', () =>
    fc.assert(
      fc.property(
        anyTouches,
        anyModel,
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.nat(60),
        (touches, model, minor, reporting, day) => {
          const { allocations } = attribute(booking(minor, touch('x', day).occurredOn, reporting), touches, model);
          expect(allocations.reduce((s, a) => s + a.minor, 0n)).toBe(minor);
          expect(allocations.reduce((s, a) => s + a.reportingMinor!, 0n)).toBe(reporting);
        },
      ),
      { numRuns: 2_000 },
    ));
  test('the order in which touches are given does not matter', () =>
    fc.assert(
      fc.property(anyTouches, anyModel, (touches, model) => {
        expect(attribute(booking(12_345n), [...touches].reverse(), model)).toMatchObject({
          frozen: attribute(booking(12_345n), touches, model).frozen,
          allocations: attribute(booking(12_345n), touches, model).allocations,
        });
      }),
    ));
});

describe('the summary', () => {
  const brl = (minor: bigint) => ({ minor, currency: 'BRL' });
  test('attributed and unattributed make up the booked', () => {
    expect(
      summariseAttribution(
        [
          { bookingId: '1', key: 'web', amount: brl(70n) },
          { bookingId: '1', key: 'event', amount: brl(30n) },
          { bookingId: '2', key: null, amount: brl(2290n) },
          { bookingId: '3', key: 'web', amount: { minor: 5n, currency: 'EUR' } },
        ],
        [brl(100n), brl(2290n), { minor: 5n, currency: 'EUR' }],
      ),
    ).toEqual({
      rows: [
        { key: 'event', attributed: [brl(30n)] },
        { key: 'web', attributed: [brl(70n), { minor: 5n, currency: 'EUR' }] },
      ],
      unattributed: [brl(2290n)],
      booked: [brl(2390n), { minor: 5n, currency: 'EUR' }],
      gaps: [],
    });
  });
  test('a cent that is missing is shown', () => expect(gapsBetween([brl(100n)], [brl(99n)])).toEqual([brl(1n)]));
  test('bookings are counted by their touches', () => expect(countTouches([0, 1, 1, 2, 9])).toEqual({ none: 1, one: 2, several: 2 }));
});
