import { expect, test } from 'vitest';
import { rateTexts } from './rateTexts.ts';

test('rates between the same two currencies line up, with the decimals of the longest and the mark of the reader', () => {
  const rates = [{ from: 'USD', to: 'EUR', rate: '0.9' }, { from: 'USD', to: 'EUR', rate: '0.92345' }, { from: 'MXN', to: 'EUR', rate: '0.05' }, { from: 'JPY', to: 'COP', rate: '27' }];
  expect(rateTexts(rates, ',')).toEqual(['0,90000', '0,92345', '0,05', '27']);
  expect(rateTexts(rates, '.')[0]).toBe('0.90000');
  expect(rateTexts([], ',')).toEqual([]);
});
