import { expect, test } from 'vitest';
import { setUp } from '../../../contract/me.ts';
import { firstValues, inputOf, marketIn, spokenIn, stepOf } from './setUpValues.ts';

test('set-up begins with what is usual where the browser is', () => {
  expect(firstValues('es', 'America/Mexico_City')).toMatchObject({ 'company.currency': 'MXN', 'company.locale': 'es-MX', markets: [{ country: 'MX', name: 'México', timeZone: 'America/Mexico_City' }] });
  expect(firstValues('en', 'Etc/UTC')).toMatchObject({ 'company.currency': 'GBP', markets: [{ country: 'GB' }] });
});
test('what is sent is what the contract asks', () => {
  const values = { ...firstValues('es', 'Europe/Madrid'), 'company.name': 'Alborada', 'company.legalEntity': 'Cerámica Alborada, S. A.', 'administrator.name': 'Ana', 'administrator.email': 'ana@alborada.example', 'administrator.password': 'una frase bien larga' };
  expect(setUp.input.safeParse(inputOf(values, 'empty')).success).toBe(true);
  expect(inputOf({ ...values, code: ' 123 ' }, 'demo')).toMatchObject({ code: '123', start: 'demo' });
});
test('a problem leads back to its step', () => {
  expect(stepOf(['administrator.email', 'markets.0.currency'])).toBe('markets');
  expect(stepOf(['code'])).toBe('administrator');
  expect(stepOf([])).toBeUndefined();
});
test('a country brings its currency, zone and language', () => expect(marketIn('PT', 'es')).toEqual({ country: 'PT', name: 'Portugal', currency: 'EUR', timeZone: 'Europe/Lisbon', language: 'pt' }));
test('whoever changes the language of the first visit is proposed the company in it, and what they had changed stays', () => {
  const english = firstValues('en', 'Europe/Madrid');
  expect(spokenIn(english, 'en', 'es')).toEqual(firstValues('es', 'Europe/Madrid'));
  expect(spokenIn(spokenIn(english, 'en', 'es'), 'es', 'en')).toEqual(english);
  const changed = { ...english, 'company.name': 'Tiles', 'company.locale': 'en-US' as const, markets: [{ ...english.markets[0]!, name: 'Iberia' }] };
  expect(spokenIn(changed, 'en', 'es')).toEqual({ ...changed, 'company.language': 'es' });
});
