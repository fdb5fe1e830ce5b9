import { expect, test } from 'vitest';
import { formatsOf } from '../../../words/formats.ts';
import { facts as english } from '../../../words/en/facts.ts';
import { facts as spanish } from '../../../words/es/facts.ts';
import { tellFact } from '../../../words/factLine.ts';
import { changesOf } from './historyChanges.ts';

const account = 'cb1c4eac-55a8-742a-87d3-da3f12c04064', stage = '01a2171c-78d4-73b1-9259-e2380387792d';
const told = (language: 'es' | 'en', before: Record<string, unknown> | null, after: Record<string, unknown> | null, names: Record<string, string> = {}) =>
  tellFact({ what: 'sales.opportunity_changed', via: '', about: { kind: 'opportunity', name: null }, changes: changesOf(before, after, names) }, language === 'es' ? spanish : english,
    formatsOf({ language, locale: language === 'es' ? 'es-ES' : 'en-GB', timeZone: 'Europe/Madrid', today: '2026-11-26' })).changes;

test('a deal’s beginning names its stage and its origin, and shows no key', () => {
  expect(told('es', null, { account, stage, state: 'open', lead: account, origin: 'web-form' }, { [account]: 'Azulejos Turia', [stage]: 'Contacto', 'web-form': 'Formulario de la web', open: 'Abierta' })).toEqual(['cliente: Azulejos Turia', 'etapa: Contacto', 'estado: Abierta', 'origen: Formulario de la web']);
});

test('a text, its products and a person that changed stand by their name in the reader’s language', () => {
  const after = { contact: account, texts: ['name', 'nextStep', 'products'] };
  expect(told('es', { contact: null }, after)).toEqual(['datos: nombre, próximo paso, productos, contacto']);
  expect(told('en', { contact: null }, after)).toEqual(['details: name, next step, products, contact']);
});

test('a deal closed without a sale says why, by the reason’s name', () => {
  expect(told('es', { state: 'open' }, { state: 'lost', reason: 'price' }, { price: 'Precio', open: 'Abierta', lost: 'Perdida' })).toEqual(['estado: Abierta → Perdida', 'motivo: Precio']);
});
