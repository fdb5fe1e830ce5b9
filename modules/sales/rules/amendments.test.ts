import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planAmendment } from './amendments.ts';
import { type Booking, planReversal, remainingOf } from './bookings.ts';

const booking: Booking = {
  id: 'b',
  kind: 'booking',
  bookedOn: '2026-03-01',
  amount: { minor: 1000n, currency: 'EUR' },
  fxRateId: null,
  reporting: null,
  reversesId: null,
};
const other = (kind: Booking['kind'], minor: bigint, id = 'o'): Booking => ({
  ...booking,
  id,
  kind,
  amount: { minor, currency: 'EUR' },
  reversesId: 'b',
});
const eur = (minor: bigint) => ({ minor, currency: 'EUR' });

test.each([
  ['is_a_mirror_itself', other('reversal', -1000n), [], '2026-04-01', eur(5n)],
  ['amends_another', other('amendment', 5n), [], '2026-04-01', eur(5n)],
  ['already_reversed', booking, [other('reversal', -1000n)], '2026-04-01', eur(5n)],
  ['before_the_booking', booking, [], '2026-02-28', eur(5n)],
  ['other_currency', booking, [], '2026-04-01', { minor: 5n, currency: 'MXN' }],
  ['nothing_to_amend', booking, [], '2026-04-01', eur(0n)],
  ['leaves_nothing', booking, [], '2026-04-01', eur(-1000n)],
  ['leaves_nothing', booking, [other('credit_note', -600n)], '2026-04-01', eur(-400n)],
] as const)('refused: %s', (code, b, others, on, change) =>
  expect(planAmendment(b, others, on, change)).toMatchObject({ amends: null, reasons: [{ code }] }),
);

test('a booking grows, or shrinks while something is left', () => {
  expect(planAmendment(booking, [], '2026-04-01', eur(5n)).amends).toBe('b');
  expect(planAmendment(booking, [other('credit_note', -600n)], '2026-04-01', eur(-399n)).amends).toBe('b');
});

test('whatever was amended, a reversal takes back exactly the rest', () =>
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -2000n, max: 2000n }), { maxLength: 8 }), (changes) => {
      const others: Booking[] = [];
      for (const [i, minor] of changes.entries())
        if (planAmendment(booking, others, '2026-04-01', eur(minor)).amends) others.push(other('amendment', minor, `a${i}`));
      const left = remainingOf(booking, others).minor;
      expect(left).toBeGreaterThan(0n);
      expect(planReversal(booking, others, '2026-04-02').event?.amount.minor).toBe(-left);
    }),
  ));
