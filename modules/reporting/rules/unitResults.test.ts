import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bothUnits, nothing, resultsOf, type UnitCounts } from './unitResults.ts';

const unit = (more: Partial<UnitCounts>): UnitCounts => ({ ...nothing, ...more });

test('what is left is what was booked less people and campaigns', () => {
  expect(resultsOf(unit({ booked: 100_000n, people: 60_000n, campaigns: 5_000n, fte: 2.5, customers: 10 }), 'EUR')).toMatchObject({
    contribution: { minor: '35000', currency: 'EUR' }, bookedPerFte: { minor: '40000' }, costToServe: { minor: '6500' },
  });
});
test('a unit with nobody and no customers divides by nothing', () => {
  expect(resultsOf(nothing, 'EUR')).toMatchObject({ bookedPerFte: null, costToServe: null, contribution: { minor: '0' } });
});
test('what is not known stays unknown, and so does what follows from it', () => {
  expect(resultsOf(unit({ people: null, booked: 5n, customers: 1 }), 'EUR')).toMatchObject({ people: null, contribution: null, costToServe: null, booked: { minor: '5' } });
});
test('units add up in whatever order', () => {
  const some = fc.record({ booked: fc.bigInt(-(9n ** 9n), 9n ** 9n), people: fc.bigInt(0n, 9n ** 9n), campaigns: fc.bigInt(0n, 9n ** 9n), seats: fc.nat(99), fte: fc.nat(99), vacant: fc.nat(9), customers: fc.nat(999), managers: fc.nat(9), outsideBand: fc.nat(9), costUnknown: fc.nat(9) });
  fc.assert(fc.property(some, some, some, (a, b, c) => {
    expect(bothUnits(bothUnits(a, b), c)).toEqual(bothUnits(a, bothUnits(b, c)));
    expect(bothUnits(a, b)).toEqual(bothUnits(b, a));
    expect(bothUnits(a, nothing)).toEqual(a);
  }));
});
