import { expect, test } from 'vitest';
import { en } from '../../../words/en.ts';
import { es } from '../../../words/es.ts';
import { doneOf } from './moveWords.ts';

const f = { number: (n: number | bigint) => String(n) };

test('a closed seat that held nothing is said to be closed, not that nobody changes hands', () => {
  expect(doneOf({ accounts: 0, deals: 0 }, es.focus, f)).toBe('Puesto cerrado: no llevaba nada');
  expect(doneOf({ accounts: 0, deals: 0 }, en.focus, f)).toBe('Position closed: it held nothing');
});

test('what changes hands is counted, deals without a customer too', () => {
  expect(doneOf({ accounts: 3, deals: 1 }, en.focus, f)).toContain('3 customers and 1 deal change hands');
  expect(doneOf({ accounts: 0, deals: 2 }, en.focus, f)).toContain('2 deals');
});
