import { expect, test } from 'vitest';
import { guessNoun, guessSources, mappingOf, stillMissing, type NounField } from './guessing.ts';

const field = (name: string, type = 'text', required = false): NounField => ({ name, type, required, reference: null, choices: [] });
const fields = [field('externalKey'), field('name', 'text', true), field('market', 'text', true), field('customerSince', 'day'), field('taxId')];

test('a header in Spanish or English names its field, whatever its accents and signs', () => {
  expect(guessSources(fields, ['ID', 'Razón Social', 'Cliente_desde', 'colour'], {})).toEqual({ externalKey: { column: 'ID' }, name: { column: 'Razón Social' }, customerSince: { column: 'Cliente_desde' } });
  expect(guessSources(fields, ['Key', 'Name', 'VAT number'], {})).toEqual({ externalKey: { column: 'Key' }, name: { column: 'Name' }, taxId: { column: 'VAT number' } });
});

test('a column fills one field, and its own name comes before what it is also called', () => {
  expect(guessSources([field('companyName'), field('account')], ['account', 'empresa'], {})).toEqual({ account: { column: 'account' }, companyName: { column: 'empresa' } });
});

test('dates carry their order, and a blank fixed value is left out', () => {
  const reading = { name: 'x', noun: 'account', existing: 'skip', date: 'dmy', decimal: 'auto', sources: { name: { column: 'n' }, market: { value: '' }, customerSince: { column: 's' } } } as const;
  expect(mappingOf(reading, fields, 'a.csv').steps[0]).toEqual({ into: 'account', from: 'a', existing: 'skip', fields: { name: { column: 'n' }, customerSince: { column: 's', date: 'dmy' } } });
  expect(stillMissing(fields, reading.sources)).toEqual(['market']);
});

test('who leads a customer is no lead of marketing', () => {
  const lead = (reference: string): NounField => ({ ...field('lead'), reference });
  expect(guessSources([lead('position')], ['Responsable', 'Lead id'], { lead: 'Lead', leadSeat: 'Quién lo lleva' })).toEqual({ lead: { column: 'Responsable' } });
  expect(guessSources([lead('lead')], ['Responsable', 'Lead id'], { lead: 'Lead', leadSeat: 'Quién lo lleva' })).toEqual({ lead: { column: 'Lead id' } });
});

test('what a file brings is guessed from its name, or else from its columns; where they say nothing, nothing is', () => {
  const nouns = [{ noun: 'account', fields }, { noun: 'contact', fields: [field('email'), field('givenName'), field('familyName'), field('account', 'text', true)] }], labels = { nouns: { account: 'Clientes', contact: 'Contactos' }, fields: {} };
  expect(guessNoun(nouns, 'clientes 2025.csv', ['a'], labels)).toBe('account');
  expect(guessNoun(nouns, 'export.csv', ['Email', 'First name', 'Surname', 'Company'], labels)).toBe('contact');
  expect(guessNoun(nouns, 'export.csv', ['a', 'b'], labels)).toBeNull();
});
