import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planCredit, planReversal, remainingOf, type Booking, type MirrorEvent } from './bookings.ts';

const booking = (more: Partial<Booking> = {}): Booking => ({
  id: 'b',
  kind: 'booking',
  bookedOn: '2026-03-01',
  amount: { minor: 10001n, currency: 'MXN' },
  fxRateId: 'r',
  reporting: { minor: 500n, currency: 'EUR' },
  reversesId: null,
  ...more,
});
const mxn = (minor: bigint) => ({ minor, currency: 'MXN' });
const stored = (event: MirrorEvent, id: string): Booking => ({ id, ...event });

test('a reversal mirrors the booking at its own rate', () => {
  expect(planReversal(booking(), [], '2026-04-01').event).toEqual({
    kind: 'reversal',
    reversesId: 'b',
    bookedOn: '2026-04-01',
    amount: mxn(-10001n),
    fxRateId: 'r',
    reporting: { minor: -500n, currency: 'EUR' },
  });
});

test('a credit note takes part back and the reversal what is left', () => {
  const credit = planCredit(booking(), [], '2026-04-01', mxn(5000n)).event!;
  expect(credit).toMatchObject({ kind: 'credit_note', amount: mxn(-5000n), reporting: { minor: -249n, currency: 'EUR' } });
  const reversal = planReversal(booking(), [stored(credit, 'c')], '2026-04-02').event!;
  expect(reversal).toMatchObject({ amount: mxn(-5001n), reporting: { minor: -251n, currency: 'EUR' } });
});

test('a booking without a rate is mirrored without one', () =>
  expect(planReversal(booking({ fxRateId: null, reporting: null }), [], '2026-04-01').event).toMatchObject({ fxRateId: null, reporting: null }));

describe('refused', () => {
  const reversed = [stored(planReversal(booking(), [], '2026-04-01').event!, 'c')];
  test.each([
    ['already_reversed', planReversal(booking(), reversed, '2026-04-02')],
    ['already_reversed', planCredit(booking(), reversed, '2026-04-02', mxn(1n))],
    ['is_a_mirror_itself', planReversal(reversed[0]!, [], '2026-04-02')],
    ['before_the_booking', planReversal(booking(), [], '2026-02-28')],
    ['more_than_is_left', planCredit(booking(), [], '2026-04-01', mxn(10002n))],
    ['other_currency', planCredit(booking(), [], '2026-04-01', { minor: 1n, currency: 'EUR' })],
    ['nothing_to_credit', planCredit(booking(), [], '2026-04-01', mxn(0n))],
    ['nothing_to_credit', planCredit(booking(), [], '2026-04-01', mxn(-5n))],
  ])('%s', (code, plan) => expect(plan).toMatchObject({ event: null, reasons: [{ code }] }));
});

test('credits and a final reversal leave nothing, in either currency', () =>
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 10n ** 12n }),
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      fc.array(fc.bigInt({ min: 1n, max: 10n ** 11n }), { maxLength: 5 }),
      (minor, reporting, credits) => {
        const b = booking({ amount: mxn(minor), reporting: { minor: reporting, currency: 'EUR' } });
        const mirrors: Booking[] = [];
        for (const c of credits) {
          const { event } = planCredit(b, mirrors, '2026-04-01', mxn(c));
          if (event) mirrors.push(stored(event, `c${mirrors.length}`));
        }
        const { event } = planReversal(b, mirrors, '2026-04-01');
        if (event) mirrors.push(stored(event, 'last'));
        expect(remainingOf(b, mirrors).minor).toBe(0n);
        expect(mirrors.reduce((sum, m) => sum + m.reporting!.minor, reporting)).toBe(0n);
      },
    ),
  ));
