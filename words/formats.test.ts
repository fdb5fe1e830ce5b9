import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minorDigits } from './currencies.ts';
import { addDays, dayIn, daysBetween, timeIn } from './days.ts';
import { formatsOf, sharesOf } from './formats.ts';

const of = (locale: string, timeZone = 'Europe/Madrid', today = '2026-11-23') =>
  formatsOf({ language: locale.startsWith('es') ? 'es' : 'en', locale, timeZone, today });
const es = of('es-ES'), mx = of('es-MX'), gb = of('en-GB'), us = of('en-US');

describe('money', () => {
  test('is whole on screens and to the cent in reports, with a space that does not break', () => {
    expect(es.moneyWhole({ minor: '41238049', currency: 'EUR' })).toBe('412.380\u00a0€');
    expect(es.money({ minor: '401826030', currency: 'MXN' })).toBe('4.018.260,30\u00a0MXN');
    expect(mx.money({ minor: '401826030', currency: 'MXN' })).toBe('4,018,260.30\u00a0MXN');
    expect(gb.moneyWhole({ minor: '41238000', currency: 'EUR' })).toBe('412,380\u00a0€');
    expect(us.money({ minor: '120400', currency: 'USD' })).toBe('1,204.00\u00a0USD');
  });
  test('takes its digits from ISO 4217', () => {
    expect(es.money({ minor: '1204', currency: 'JPY' })).toBe('1.204\u00a0JPY');
    expect(es.money({ minor: '1204500', currency: 'KWD' })).toBe('1.204,500\u00a0KWD');
    expect(minorDigits('COP')).toBe(2);
    expect(() => minorDigits('XYZ')).toThrow(RangeError);
  });
  test('has a real minus, and no minus on what rounds to nothing', () => {
    expect(es.moneyWhole({ minor: '-3840000', currency: 'EUR' })).toBe('−38.400\u00a0€');
    expect(es.moneyWhole({ minor: '-49', currency: 'EUR' })).toBe('0\u00a0€');
    expect(es.money({ minor: '-49', currency: 'EUR' })).toBe('−0,49\u00a0€');
  });
  test('keeps every cent of a figure no float can hold', () => {
    expect(es.money({ minor: '900719925474099312', currency: 'EUR' })).toBe('9.007.199.254.740.993,12\u00a0€');
  });
  test('a range says both ends once', () => {
    expect(es.moneyRange({ minor: '16368000', currency: 'EUR' }, { minor: '21824000', currency: 'EUR' })).toBe('163.680\u00a0a\u00a0218.240\u00a0€');
    expect(formatsOf({ ...es.settings, language: 'en' }).moneyRange({ minor: '16368000', currency: 'EUR' }, { minor: '21824000', currency: 'EUR' })).toBe('163.680\u00a0to\u00a0218.240\u00a0€');
  });
});

describe('figures', () => {
  test('four digits are grouped too', () => expect([es.number(1204), mx.number(1204), gb.number(1204)]).toEqual(['1.204', '1,204', '1,204']));
  test('percentages', () => expect([es.percent(0.974), gb.percent(0.974), es.signedPercent(0.084), es.signedPercent(-0.183), es.signed(0.001, 1)])
    .toEqual(['97,4\u00a0%', '97.4%', '+8,4\u00a0%', '−18,3\u00a0%', '0,0']));
  test('shares shown together add up to 100,0', () => {
    expect(es.shares([1, 1, 1])).toEqual(['33,4\u00a0%', '33,3\u00a0%', '33,3\u00a0%']);
    fc.assert(fc.property(fc.array(fc.nat(1_000_000), { minLength: 1 }).filter((v) => v.some((n) => n > 0)), (values) =>
      sharesOf(values).reduce((a, b) => a + b, 0) === 1000));
  });
});

describe('dates', () => {
  test('near days have names, others are short within the year and numeric beyond', () => {
    expect(['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-18', '2027-01-30', '2025-03-01'].map(es.day))
      .toEqual(['ayer', 'hoy', 'mañana', '18 nov', '30 ene', '1/3/2025']);
    expect(['2026-11-23', '2026-11-18', '2025-03-01'].map(gb.day)).toEqual(['today', '18 Nov', '1/3/2025']);
    expect(us.day('2025-03-01')).toBe('3/1/2025');
  });
  test('a date without a time is the same date in every zone', () => {
    for (const zone of ['America/Mexico_City', 'Pacific/Pago_Pago', 'Pacific/Kiritimati', 'Asia/Kathmandu']) {
      expect(of('es-ES', zone).plainDay('2026-03-01')).toBe('1 mar');
      expect(of('es-ES', zone).longDay('2026-11-23')).toBe('Lunes, 23 de noviembre');
    }
  });
  test('an instant falls on the date of the person’s wall', () => {
    expect(of('es-MX', 'America/Mexico_City').moment('2026-11-24T02:30:00Z')).toBe('hoy, 20:30');
    expect(es.moment('2026-11-23T23:30:00Z')).toBe('mañana, 0:30');
    expect(dayIn('America/Los_Angeles', '2026-01-01T05:00:00Z')).toBe('2025-12-31');
    expect([timeIn('America/Los_Angeles', new Date('2026-01-01T05:04:59Z')), timeIn('Europe/Madrid', new Date('2026-07-01T23:30:00Z'))]).toEqual(['21:04', '01:30']);
  });
  test('the night the clocks change neither loses nor repeats a day', () => {
    expect(es.time('2026-03-29T00:59:00Z')).toBe('1:59');
    expect(es.time('2026-03-29T01:00:00Z')).toBe('3:00');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(es.relative('2026-10-24T22:00:00Z', new Date('2026-10-26T10:00:00Z'))).toBe('ayer');
  });
  test('a period says both ends and its last day is inside', () => expect(es.period('2026-10-01', '2026-11-01')).toBe('1 oct a 31 oct'));
  test('relative under thirty days only', () => {
    expect(es.relativeDay('2026-11-20')).toBe('hace 3 días');
    expect(gb.relativeDay('2026-11-26')).toBe('in 3 days');
    expect(es.relativeDay('2026-10-01')).toBe('1 oct');
    expect(es.relative('2026-11-23T09:48:00Z', new Date('2026-11-23T10:00:00Z'))).toBe('hace 12 min');
  });
});

test('durations are words', () => expect([42, 100, 185, 120, 2880, 1440].map(es.duration))
  .toEqual(['42\u00a0min', '1\u00a0h\u00a040\u00a0min', '3\u00a0h\u00a005\u00a0min', '2\u00a0h', '2\u00a0días', '1\u00a0día']));
