import { expect, test } from 'vitest';
import { nameIn, setBranch } from './guessing.ts';

test('an organogram is called what its files have in common, without dates and kinds of rows', () => {
  expect(nameIn(['ventas-2024-03-31.csv'])).toBe('Ventas');
  expect(nameIn(['department_of_x-2013-09-30-junior.csv', 'department_of_x-2013-09-30-senior.csv', 'department_of_x-2014-09-30-junior.csv'])).toBe('Department of x');
  expect(nameIn(['norte 31_03_2024.csv', 'sur 31_03_2024.csv'])).toBe('Norte');
  expect(nameIn(['department_of_x-2013-09-30-junior.csv'])).toBe('Department of x');
});

test('what is chosen for a unit holds for all below it and for nobody else', () => {
  const units = [{ key: 'a', name: 'Dirección', under: null }, { key: 'b', name: 'Red', under: 'a' }, { key: 'c', name: 'Levante', under: 'b' }, { key: 'd', name: 'Campañas', under: 'a' }];
  expect(setBranch(units, { Levante: 'support' }, 'b', 'sales')).toEqual({ Red: 'sales', Levante: 'sales' });
  expect(setBranch(units, setBranch(units, {}, 'a', 'sales'), 'd', 'marketing')).toEqual({ Dirección: 'sales', Red: 'sales', Levante: 'sales', Campañas: 'marketing' });
});
