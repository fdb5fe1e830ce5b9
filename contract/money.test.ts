import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencies, minorDigits } from './currencies.ts';
import { divideHalfEven } from './decimals.ts';
import { addAmounts, amountOf, amountText, convertAmount, negateAmount, readAmount, sumByCurrency, totalIn, writeAmount } from './money.ts';

test.each([
  ['EUR', 2],
  ['HUF', 2],
  ['COP', 2],
  ['JPY', 0],
  ['CLP', 0],
  ['KRW', 0],
  ['BHD', 3],
  ['KWD', 3],
  ['TND', 3],
  ['CLF', 4],
  ['BRL', 2],
  ['MXN', 2],
])('%s has %i decimals, as ISO 4217 says', (code, digits) => expect(minorDigits(code)).toBe(digits));

test('every currency code is three capitals and stands once', () => {
  expect(currencies.length).toBeGreaterThan(160);
  expect(new Set(currencies).size).toBe(currencies.length);
  expect(currencies.filter((c) => !/^[A-Z]{3}$/.test(c))).toEqual([]);
});

describe('reading an amount', () => {
  test.each([
    ['1.234,56', 'EUR', 123456n],
    ['1,234.56', 'EUR', 123456n],
    ['676851.48', 'BRL', 67685148n],
    ['1 234,56', 'EUR', 123456n],
    ['1\u202f234,5', 'EUR', 123450n],
    ["1'234.50", 'CHF', 123450n],
    ['-22,90', 'BRL', -2290n],
    ['−5', 'EUR', -500n],
    ['+7', 'EUR', 700n],
    ['1.234.567', 'EUR', 123456700n],
    ['1,234,567.8', 'USD', 123456780n],
    ['0', 'EUR', 0n],
    ['12.5000', 'EUR', 1250n],
    ['0.125', 'KWD', 125n],
    ['100.0', 'JPY', 100n],
    ['1234.500', 'EUR', 123450n],
    ['.5', 'EUR', 50n],
    ['0,500', 'EUR', 50n],
    ['0012.30', 'EUR', 1230n],
  ])('%s %s', (text, currency, minor) => expect(readAmount(text, currency)).toEqual({ minor, currency }));

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['abc', 'not_a_number'],
    ['1.2.3', 'not_a_number'],
    ['1,23,456', 'not_a_number'],
    ['12.345', 'ambiguous'],
    ['1,234', 'ambiguous'],
    ['0.001', 'too_many_decimals'],
    ['1234.567', 'too_many_decimals'],
    ['1.234,567', 'too_many_decimals'],
    ['1e5', 'not_a_number'],
    ['€5', 'not_a_number'],
    ['(5)', 'not_a_number'],
    ['--5', 'not_a_number'],
    ['NaN', 'not_a_number'],
    ['1,234.56.78', 'not_a_number'],
    ['12,34.56', 'not_a_number'],
    ['.', 'not_a_number'],
  ])('%s is refused: %s', (text, problem) => expect(readAmount(text, 'EUR')).toEqual({ problem }));

  test('one lone mark before three digits is settled by the habit of the file', () => {
    expect(readAmount('1.234', 'EUR', ',')).toEqual({ minor: 123400n, currency: 'EUR' });
    expect(readAmount('1.234', 'KWD', '.')).toEqual({ minor: 1234n, currency: 'KWD' });
    expect(readAmount('12,5', 'EUR', '.')).toEqual({ problem: 'not_a_number' });
    expect(readAmount('1.5', 'EUR', ',')).toEqual({ problem: 'not_a_number' });
  });

  test('a code that is no currency is refused', () => expect(readAmount('5', 'XYZ')).toEqual({ problem: 'unknown_currency' }));

  test('what is written is read back, in any currency and size', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.constantFrom(...currencies), (minor, currency) => {
        expect(readAmount(writeAmount({ minor, currency }), currency, '.')).toEqual({ minor, currency });
      }),
    ));
});

describe('adding and converting', () => {
  test('different currencies do not add up', () =>
    expect(() => addAmounts({ minor: 1n, currency: 'EUR' }, { minor: 1n, currency: 'USD' })).toThrow(RangeError));

  test.each([
    [100n, 'EUR', 'MXN', '19.8765', 1988n],
    [1n, 'EUR', 'JPY', '150', 2n],
    [1n, 'EUR', 'JPY', '50', 0n],
    [3n, 'EUR', 'JPY', '50', 2n],
    [-1n, 'EUR', 'JPY', '150', -2n],
    [1000n, 'JPY', 'KWD', '0.0021', 2100n],
    [2n ** 70n, 'EUR', 'EUR', '1', 2n ** 70n],
  ])('%s %s in %s at %s', (minor, from, to, rate, expected) =>
    expect(convertAmount({ minor, currency: from }, to, rate)).toEqual({ minor: expected, currency: to }),
  );

  test.each(['0', '-1', '', 'one', '1,5'])('%s is not a rate', (rate) =>
    expect(() => convertAmount({ minor: 1n, currency: 'EUR' }, 'USD', rate)).toThrow(RangeError),
  );

  test('halves go to the even neighbour', () =>
    expect([5n, 15n, 25n, -5n, -15n, 26n].map((v) => divideHalfEven(v, 10n))).toEqual([0n, 2n, 2n, 0n, -2n, 3n]));

  test('converting is symmetric around zero', () =>
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 1, max: 10 ** 9 }), (minor, millionths) => {
        const rate = (millionths / 10 ** 6).toFixed(6);
        const amount = { minor, currency: 'EUR' };
        expect(convertAmount(negateAmount(amount), 'MXN', rate)).toEqual(negateAmount(convertAmount(amount, 'MXN', rate)));
      }),
    ));

  test('sums a currency do not depend on the order', () =>
    fc.assert(
      fc.property(fc.array(fc.record({ minor: fc.bigInt(), currency: fc.constantFrom('EUR', 'MXN', 'BRL') })), (amounts) => {
        expect(sumByCurrency([...amounts].reverse())).toEqual(sumByCurrency(amounts));
      }),
    ));

  test('a missing rate is named and leaves no total', () => {
    const amounts = [
      { minor: 100n, currency: 'EUR' },
      { minor: 2000n, currency: 'MXN' },
    ];
    expect(totalIn('EUR', amounts, new Map())).toEqual({ total: null, missing: ['MXN'] });
    expect(totalIn('EUR', amounts, new Map([['MXN', '0.05']]))).toEqual({ total: { minor: 200n, currency: 'EUR' }, missing: [] });
    expect(totalIn('EUR', [], new Map()).total).toEqual({ minor: 0n, currency: 'EUR' });
  });

  test('an amount survives the journey through JSON', () =>
    expect(amountOf(amountText({ minor: 2n ** 80n, currency: 'EUR' }))).toEqual({ minor: 2n ** 80n, currency: 'EUR' }));
});
