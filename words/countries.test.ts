import { expect, test } from 'vitest';
import { countries, countryOfZone } from './countries.ts';
import { minorDigits } from './currencies.ts';

test('every usual market is made of things that exist', () => {
  expect(countries.length).toBeGreaterThan(60);
  const names = new Intl.DisplayNames('es', { type: 'region' });
  for (const { country, currency, timeZone, language } of countries) {
    expect(names.of(country), country).not.toBe(country);
    expect(minorDigits(currency), country).toBeGreaterThanOrEqual(0);
    expect(() => new Intl.DateTimeFormat('es', { timeZone }), country).not.toThrow();
    expect(language).toMatch(/^[a-z]{2}$/);
  }
  expect(new Set(countries.map((c) => c.country)).size).toBe(countries.length);
});
test('the zone of the browser tells the first market', () => expect([countryOfZone('Europe/Madrid')?.country, countryOfZone('UTC')]).toEqual(['ES', undefined]));
