import { expect, test } from 'vitest';
import { isSame, touched } from './editing.ts';

test('only what was touched is sent: what stands beside it stays whoever’s it is', () => {
  const opened = { name: 'Torre', nextStep: '', products: ['a', 'b'], amount: { minor: '100', currency: 'EUR' } };
  expect(touched(opened, { ...opened })).toEqual({});
  expect(touched(opened, { ...opened, nextStep: 'Llamar' })).toEqual({ nextStep: 'Llamar' });
  expect(touched(opened, { ...opened, products: ['a'], amount: { minor: '100', currency: 'USD' } })).toEqual({ products: ['a'], amount: { minor: '100', currency: 'USD' } });
});

test('emptying a field is a touch', () => expect(touched({ jobTitle: 'Compras' as string | null }, { jobTitle: null as string | null })).toEqual({ jobTitle: null }));

test('two lists with the same things in another order are not the same', () => {
  expect(isSame(['a', 'b'], ['a', 'b'])).toBe(true);
  expect(isSame(['a', 'b'], ['b', 'a'])).toBe(false);
});
