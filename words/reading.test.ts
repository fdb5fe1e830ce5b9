import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from './days.ts';
import { formatsOf } from './formats.ts';
import { readDay, readDecimal, readMoney } from './reading.ts';

describe('a date as typed', () => {
  const es = { locale: 'es-ES', today: '2026-11-23' }, us = { locale: 'en-US', today: '2026-11-23' };
  test.each([
    ['hoy', '2026-11-23'], ['Mañana', '2026-11-24'], ['+7', '2026-11-30'], ['18/11', '2026-11-18'], ['18/1', '2027-01-18'], ['18 nov', '2026-11-18'],
    ['3 de marzo de 2027', '2027-03-03'], ['1/3/2025', '2025-03-01'], ['2026-12-31', '2026-12-31'], ['31/2', undefined], ['pronto', undefined], ['', undefined],
  ])('%s', (text, day) => expect(readDay(text, es)).toBe(day));
  test('the month comes first in the United States', () => expect(readDay('3/1/2025', us)).toBe('2025-03-01'));
  test('what a field shows is read back as the same day', () => {
    expect([formatsOf({ language: 'es', timeZone: 'UTC', ...es }).fieldDay('2026-02-10'), readDay('10 feb', es)]).toEqual(['10/2/2026', '2027-02-10']);
    fc.assert(fc.property(fc.integer({ min: -1200, max: 1200 }), fc.integer({ min: 0, max: 800 }), fc.constantFrom('es-ES', 'es-MX', 'en-GB', 'en-US'), (away, now, locale) => {
      const today = addDays('2026-01-01', now), day = addDays(today, away), language = locale.startsWith('es') ? 'es' as const : 'en' as const;
      return readDay(formatsOf({ language, locale, timeZone: 'UTC', today }).fieldDay(day), { locale, today }) === day;
    }), { numRuns: 500 });
  });
});

describe('money as typed', () => {
  test.each([
    ['1.234,50 €', 'EUR', 'es-ES', '123450'], ['1234,5', 'EUR', 'es-ES', '123450'], ['1234.5', 'EUR', 'es-ES', '123450'], ['1.234', 'EUR', 'es-ES', '123400'],
    ['1,234.50', 'MXN', 'es-MX', '123450'], ['−12', 'EUR', 'es-ES', '-1200'], ['1204', 'JPY', 'es-ES', '1204'], ['12,345', 'EUR', 'es-ES', undefined],
    ['1.23.4', 'EUR', 'es-ES', undefined], ['doce', 'EUR', 'es-ES', undefined], ['', 'EUR', 'es-ES', undefined],
  ])('%s %s in %s', (text, currency, locale, minor) => expect(readMoney(text, currency, locale)).toBe(minor));
  test('what is written can be read back', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.constantFrom('es-ES', 'es-MX', 'en-GB', 'en-US'), fc.constantFrom('EUR', 'JPY', 'KWD'),
      (minor, locale, currency) => {
        const formats = formatsOf({ language: 'es', locale, timeZone: 'UTC', today: '2026-11-23' });
        return readMoney(formats.money({ minor, currency }), currency, locale) === String(minor);
      }));
  });
  test('a lone thousand is grouped, never a decimal', () => expect(readDecimal('1.204', 'es-ES')).toBe('1204'));
});
