import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributionModels } from './attributionWeights.ts';
import { divideBookings, type GatheredTouch, type WaitingBooking } from './dividing.ts';

const touch = (touchId: string, day: string): GatheredTouch =>
  ({ touchId, occurredAt: `${day}T10:00:00Z`, occurredOn: day, originKey: `origin-${touchId}`, campaignId: null });
const touches = [touch('a', '2026-01-05'), touch('b', '2026-02-05'), touch('c', '2026-02-20')];
const booking = (id: string, minor: string, more: Partial<WaitingBooking> = {}): WaitingBooking => ({
  id, kind: 'booking', reversesId: null, ownerPositionId: 'seat', bookedOn: '2026-03-01', minor, currency: 'EUR', reportingMinor: minor, reportingCurrency: 'EUR',
  touches, frozen: [], standing: [], ...more,
});
const mirror = (id: string, of: string, minor: string, more: Partial<WaitingBooking> = {}): WaitingBooking =>
  booking(id, minor, { kind: 'credit_note', reversesId: of, touches: [], bookedOn: '2026-04-01', ...more });
const divide = (...waiting: WaitingBooking[]) => divideBookings(waiting, 30);
type Out = ReturnType<typeof divide>;
const partsOf = (out: Out, id: string, model = 'position') => out.allocations.filter((a) => a.bookingId === id && a.model === model).map((a) => [a.touchId, Number(a.minor)]);
/** What a later batch would be given of an earlier one. */
const asStored = (out: Out, id: string): Pick<WaitingBooking, 'frozen' | 'standing'> => ({
  frozen: out.frozen.filter((f) => f.bookingId === id).map((f) => ({ ...touches.find((t) => t.touchId === f.touchId)!, model: f.model, weight: f.weight })),
  standing: out.allocations.filter((a) => a.bookingId === id).map((a) => ({ model: a.model, touchId: a.touchId, minor: a.minor, reportingMinor: a.reportingMinor })),
});

describe('a booking', () => {
  test('is divided by every model, with its weights frozen and each part under its origin', () => {
    const out = divide(booking('x', '1000'));
    expect(partsOf(out, 'x')).toEqual([['a', 400], ['b', 200], ['c', 400]]);
    expect(partsOf(out, 'x', 'first')).toEqual([['a', 1000], ['b', 0], ['c', 0]]);
    expect(new Set(out.frozen.map((f) => f.model))).toEqual(new Set(attributionModels));
    expect(out.allocations.find((a) => a.touchId === 'b')).toMatchObject({ originKey: 'origin-b', ownerPositionId: 'seat', bookedOn: '2026-03-01' });
  });
  test('without a touch in time is unattributed, in every model', () => {
    const out = divide(booking('x', '1000', { bookedOn: '2026-01-01' }));
    expect(out.frozen).toEqual([]);
    expect(out.allocations.map((a) => [a.touchId, a.minor])).toEqual(attributionModels.map(() => [null, '1000']));
  });
});

describe('what belongs to a booking', () => {
  test('a credit note is divided by the weights frozen with its booking, not by touches that came later', () => {
    const first = divide(booking('x', '1000'));
    const later = divide(mirror('note', 'x', '-100', { ...asStored(first, 'x'), touches: [touch('z', '2026-03-20')] }));
    expect(partsOf(later, 'note')).toEqual([['a', -40], ['b', -20], ['c', -40]]);
    expect(later.frozen).toEqual([]);
    expect(later.allocations[0]).toMatchObject({ bookedOn: '2026-04-01', originKey: 'origin-a' });
  });
  test('a reversal after a credit note leaves nothing at any touch', () => {
    const first = divide(booking('x', '1001'));
    const note = divide(mirror('note', 'x', '-333', asStored(first, 'x')));
    const standing = [...asStored(first, 'x').standing, ...asStored(note, 'note').standing];
    const last = divide(mirror('back', 'x', '-668', { kind: 'reversal', ...asStored(first, 'x'), standing }));
    for (const id of ['a', 'b', 'c']) {
      const left = [first, note, last].flatMap((o) => o.allocations).filter((a) => a.model === 'linear' && a.touchId === id);
      expect(left.reduce((sum, a) => sum + BigInt(a.minor), 0n)).toBe(0n);
    }
  });
  test('two in one batch: the second finds what the first was given', () => {
    const together = divide(booking('x', '1001'), mirror('note', 'x', '-333'), mirror('back', 'x', '-668', { kind: 'reversal' }));
    const first = divide(booking('x', '1001'));
    const note = divide(mirror('note', 'x', '-333', asStored(first, 'x')));
    const apart = [first, note, divide(mirror('back', 'x', '-668', { kind: 'reversal', ...asStored(first, 'x'), standing: [...asStored(first, 'x').standing, ...asStored(note, 'note').standing] }))];
    const key = (a: Out['allocations'][number]) => `${a.bookingId} ${a.model} ${a.touchId} ${a.minor} ${a.originKey}`;
    expect(together.allocations.map(key).sort()).toEqual(apart.flatMap((o) => o.allocations).map(key).sort());
  });
  test('the reversal of an unattributed booking is unattributed', () => {
    const out = divide(booking('x', '500', { touches: [] }), mirror('back', 'x', '-500', { kind: 'reversal' }));
    expect(partsOf(out, 'back')).toEqual([[null, -500]]);
  });
});

test('whatever is booked, credited and reversed, the parts of each event sum to it', () =>
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 3 }), (minor, share, many) => {
    const credit = Math.floor((minor * share) / 101);
    const events = [booking('x', String(minor), { touches: touches.slice(0, many) }), ...(credit > 0 ? [mirror('note', 'x', String(-credit))] : []), mirror('back', 'x', String(credit - minor), { kind: 'reversal' })];
    const out = divide(...events);
    for (const event of events) for (const model of attributionModels) {
      const parts = out.allocations.filter((a) => a.bookingId === event.id && a.model === model);
      expect(parts.reduce((sum, a) => sum + BigInt(a.minor), 0n)).toBe(BigInt(event.minor));
      expect(parts.reduce((sum, a) => sum + BigInt(a.reportingMinor!), 0n)).toBe(BigInt(event.minor));
    }
  })));
