import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSearch, viewOf, writeSearch } from '../view.ts';
import { z } from 'zod';
import { besideList, inputOf, listViewOf, nextSort, queryOf } from './listView.ts';

describe('the address of a list', () => {
  test('is read back as it was written', () => {
    const word = fc.string({ minLength: 1, maxLength: 8 });
    fc.assert(fc.property(word, fc.uniqueArray(word, { minLength: 1 }), fc.constantFrom('name', '-name', '-amount'), (q, stages, sort) => {
      const view = { q, sort, filters: { stage: stages.toSorted() } };
      expect(listViewOf(readSearch(queryOf(view, 'name')), ['stage', 'owner'], 'name')).toEqual(view);
    }));
  });
  test('of the usual view is empty', () => expect(queryOf({ q: '', sort: 'name', filters: {} }, 'name')).toBe(''));
  test('is the same whatever the order the filters were put in', () => {
    expect(queryOf({ q: '', sort: '', filters: { b: ['2', '1'], a: ['x'] } }, '')).toBe(queryOf({ q: '', sort: '', filters: { a: ['x'], b: ['1', '2'] } }, ''));
  });
  test('stays as it is when a record opens beside the list, and not when it opens elsewhere', () => {
    expect(besideList('/settings/people?person=7', '/settings/people', 'q=kenya&sort=email')).toBe('/settings/people?q=kenya&sort=email&person=7');
    expect(besideList('/settings/people?person=7', '/settings/people', '')).toBe('/settings/people?person=7');
    expect(besideList('/customers/7', '/customers', 'q=kenya')).toBe('/customers/7');
  });
  test('asks the endpoint for the same', () => expect(inputOf({ q: 'ribera', sort: '-amount', filters: { stage: ['a', 'b'], owner: ['me'] } }))
    .toEqual({ find: 'ribera', sort: '-amount', stage: ['a', 'b'], owner: 'me' }));
});
test('a header pressed sorts, pressed again turns round', () => {
  expect([nextSort('', 'name', false), nextSort('name', 'name', false), nextSort('-name', 'name', false), nextSort('name', 'amount', true)]).toEqual(['name', '-name', 'name', '-amount']);
});
describe('a screen’s view', () => {
  const schema = z.object({ tab: z.enum(['line', 'deals']).default('line'), months: z.coerce.number().int().max(36).default(6) });
  test('falls back field by field to what is usual', () => expect(viewOf(schema, readSearch('?tab=deals&months=many'))).toEqual({ tab: 'deals', months: 6 }));
  test('takes several values of one name', () => expect(writeSearch({ a: ['1', '2'], b: '', c: undefined })).toBe('?a=1&a=2'));
});
