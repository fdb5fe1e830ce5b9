import { expect, test } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';
import { tellFact, tellSystem, type ToldFact } from './factLine.ts';
import { formatsOf } from './formats.ts';
import { systemActors } from '../modules/organization/rules/rights.ts';

const spanish = formatsOf({ language: 'es', locale: 'es-ES', timeZone: 'Europe/Madrid', today: '2026-11-23' });
const english = formatsOf({ language: 'en', locale: 'en-GB', timeZone: 'Europe/Madrid', today: '2026-11-23' });
const fact = (what: string, changes: ToldFact['changes'], name: string | null = 'Hostelería Levante'): ToldFact => ({ what, via: 'session', about: { kind: 'account', name }, changes });

test('who did what to what, in both languages', () => {
  const created = fact('customers.account_created', []);
  expect(tellFact(created, es.facts, spanish)).toEqual({ act: 'creó el cliente', name: 'Hostelería Levante', kind: 'cliente', via: 'en pantalla', changes: [] });
  expect(tellFact(created, en.facts, english)).toMatchObject({ act: 'created the customer', kind: 'customer', via: 'on screen' });
});

test.each([
  [{ field: 'status', before: 'prospect', after: 'customer' }, 'situación: posible cliente → cliente'],
  [{ field: 'city', before: null, after: 'Onda' }, 'población: Onda'],
  [{ field: 'city', before: 'Onda', after: null }, 'población: Onda → vacío'],
  [{ field: 'starts_on', before: null, after: '2025-03-01' }, 'empieza: 1/3/2025'],
  [{ field: 'amount', before: { minor: '1000', currency: 'EUR' }, after: { minor: '250050', currency: 'EUR' } }, 'importe: 10,00\u00a0€ → 2.500,50\u00a0€'],
  [{ field: 'hours', before: [1, 2, 3].map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' })), after: [{ weekday: 2, opens: '16:00', closes: '19:00' }, { weekday: 2, opens: '09:00', closes: '14:00' }, { weekday: 6, opens: '09:00', closes: '14:00' }] }, 'horario: lun–mié 09:00–18:00 → mar 09:00–14:00 16:00–19:00, sáb 09:00–14:00'],
  [{ field: 'number', before: null, after: 3 }, 'número: 3'],
  [{ field: 'year', before: null, after: 2026 }, 'año: 2026'],
  [{ field: 'kinds', before: null, after: ['move_portfolio'] }, 'tipos: Pasar una cartera entera'],
  [{ field: 'fte', before: 1, after: 0.5 }, 'jornada: 1 → 0,50'],
  [{ field: 'fields', before: undefined, after: ['language', 'locale'] }, 'datos: idioma, formatos'],
])('%j is told as it is said', (change, said) => {
  expect(tellFact(fact('customers.account_changed', [{ erased: false, ...change }]), es.facts, spanish).changes).toEqual([said]);
});

test('minor units and their currency are one amount, and what was erased says only that', () => {
  const changes = [{ field: 'minor', before: null, after: 990, erased: false }, { field: 'currency', before: null, after: 'EUR', erased: false }, { field: 'email', before: null, after: null, erased: true }];
  expect(tellFact(fact('marketing.cost_added', changes), es.facts, spanish).changes).toEqual(['importe: 9,90\u00a0€', 'correo: borrado']);
});

test('what the house does by itself is told by what it does', () => {
  expect([tellSystem('sweep', es.facts), tellSystem('sweep', en.facts), tellSystem('newcomer', es.facts)]).toEqual(['Sistema (limpieza)', 'System (clean-up)', 'Sistema (newcomer)']);
  expect(Object.keys(systemActors).filter((actor) => !(actor in es.facts.systems))).toEqual([]);
});

test('from when comes before until when', () => {
  const changes = ['to', 'from', 'role'].map((field, i) => ({ field, before: null, after: ['2026-12-06', '2026-11-26', 'controller'][i], erased: false }));
  expect(tellFact(fact('organization.role_granted', changes), es.facts, spanish).changes).toEqual(['desde: 26 nov', 'función: Control de gestión', 'hasta: 6 dic']);
});

test('what did not change is not told', () => {
  expect(tellFact(fact('customers.account_changed', [{ field: 'class', before: 'A', after: 'A', erased: false }]), es.facts, spanish).changes).toEqual([]);
});

test('one thing left is told in the singular in Spanish, more than one and an hour with minutes in the plural', () => {
  expect([es.customers.promises.left(spanish.days(1)), es.customers.promises.left(spanish.days(5))].map((t) => t.replace(/\s/g, ' '))).toEqual(['Queda 1 día', 'Quedan 5 días']);
  expect([60, 65, 1].map((m) => es.coordination.clock.left(spanish.duration(m)).replace(/\s/g, ' '))).toEqual(['Queda 1 h', 'Quedan 1 h 05 min', 'Queda 1 min']);
  expect(es.sales.facts.until(spanish.days(1)).replace(/\s/g, ' ')).toBe('falta 1 día');
});
