import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createClosingReason } from '../contract.ts';
import { reasonKey } from './reasonKey.ts';

test('a reason’s key comes from its name, and a second of the same name gets another', () => {
  expect(reasonKey('Price too high', [])).toBe('price_too_high');
  expect(reasonKey('¿Se fue a la competencia?', ['se_fue_a_la_competencia'])).toBe('se_fue_a_la_competencia_b');
  expect(reasonKey('24 h', [])).toBe('reason_h');
});

test('whatever the name, the key is one that is taken', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
    const key = reasonKey(name, []), input = { key, outcome: 'lost', nameEs: 'Algo', nameEn: 'Something' };
    expect(createClosingReason.input.safeParse(input).success).toBe(true);
    expect(createClosingReason.input.safeParse({ ...input, key: reasonKey(name, [key]) }).success).toBe(true);
    expect(reasonKey(name, [key])).not.toBe(key);
  }));
});
