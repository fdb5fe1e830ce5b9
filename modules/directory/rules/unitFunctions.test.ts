import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOf, type Post, type Snapshot } from './organograms.ts';
import { functionNamed, unitsRead } from './unitFunctions.ts';

const post = (ref: string, unit: string, reportsTo: string | null): Post => ({ ref, title: ref, unit, reportsTo, fte: 1, archetype: null, market: null, holder: null, unnamed: false, group: false });
const picture = (posts: Post[], on = '2024-01-01'): Snapshot => ({ on, posts: posts.map((p) => ({ ...p, unit: keyOf(p.unit) })), units: Object.fromEntries(posts.map((p) => [keyOf(p.unit), p.unit])), people: {} });
const none = { functions: {} };

test.each([
  ['Ventas Levante', 'sales'], ['Red comercial', 'sales'], ['Key accounts', 'sales'], ['Telemarketing', 'telemarketing'], ['Mesa de llamadas', 'telemarketing'], ['Marketing digital', 'marketing'], ['Relaciones públicas', 'public_relations'], ['RR. PP.', 'public_relations'],
  ['Dirección comercial', 'management'], ['Ventas y marketing', 'management'], ['Administración', 'support'], ['Levante', null], ['Aventuras', null],
])('a unit called %s does %s', (name, what) => expect(functionNamed(name)).toBe(what));

describe('the units of both divisions', () => {
  const posts = [post('D', 'Dirección comercial', null), post('V', 'Ventas', 'D'), post('L1', 'Levante', 'V'), post('L2', 'Levante', 'L1'), post('M', 'Marketing', 'D'), post('C', 'Campañas', 'M')];

  test('stand under the unit their heads report to, the higher first, and do what it does where their name says nothing', () => {
    expect(unitsRead([picture(posts)], none).map((u) => [u.name, u.depth, u.posts, u.function])).toEqual([
      ['Dirección comercial', 0, 1, 'management'], ['Marketing', 1, 1, 'marketing'], ['Campañas', 2, 1, 'marketing'], ['Ventas', 1, 1, 'sales'], ['Levante', 2, 2, 'sales']]);
  });
  test('do what was said of them by name, or of all', () => {
    expect(unitsRead([picture(posts)], { function: 'support', functions: { ' LEVANTE ': 'telemarketing' } }).map((u) => u.function)).toEqual(['support', 'support', 'support', 'support', 'telemarketing']);
  });
  test('that were closed are read as they last stood', () => {
    const later = picture(posts.filter((p) => p.unit !== 'Levante').map((p) => (p.ref === 'C' ? post('C', 'Campañas', 'V') : p)), '2025-01-01');
    expect(unitsRead([picture(posts), later], none).map((u) => [u.name, u.under])).toEqual([['Dirección comercial', null], ['Marketing', 'dirección comercial'], ['Ventas', 'dirección comercial'], ['Campañas', 'ventas'], ['Levante', 'ventas']]);
  });
});

test('every unit is told once, after the one above it, whoever reports to whom', () => {
  const units = ['A', 'B', 'C', 'D'], refs = Array.from({ length: 8 }, (_, i) => `P${i}`);
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...units), fc.option(fc.constantFrom(...refs))), { minLength: 1, maxLength: 8 }), (drawn) => {
    const told = unitsRead([picture(drawn.map(([unit, to], i) => post(refs[i]!, unit, to)))], none), keys = told.map((u) => u.key);
    expect([...keys].sort()).toEqual([...new Set(drawn.map(([unit]) => keyOf(unit)))].sort());
    for (const [i, u] of told.entries()) {
      expect(u.under === null ? -1 : keys.indexOf(u.under)).toBeLessThan(i);
      expect(u.depth).toBe(u.under === null ? 0 : told.find((o) => o.key === u.under)!.depth + 1);
    }
  }));
});
