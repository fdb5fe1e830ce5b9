import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cell } from '../../../platform/server/csv.ts';
import { countedAs } from './counting.ts';
import { readRow } from './records.ts';
import type { Row } from './cells.ts';

const fields = {
  name: { type: 'text', required: true }, stage: { type: 'text', reference: 'stage' }, state: { type: 'text', choices: ['open', 'won'] },
  currency: { type: 'text' }, amount: { type: 'minor', currency: 'currency' }, closeOn: { type: 'day' }, closedOn: { type: 'day' }, createdAt: { type: 'instant' },
} as const;
const step = { into: 'opportunity', existing: 'update' as const, fields: {
  name: { column: 'name' }, stage: { column: 'stage', map: { NEW: 'contact', CUSTOMER: 'commit' } }, state: { column: 'stage', map: { CUSTOMER: 'won' }, otherwise: 'open' },
  amount: { column: 'amount', decimal: '.' as const }, currency: { column: 'currency' }, closeOn: { column: 'close_date', dateIn: 'Europe/Madrid' },
  closedOn: { column: 'close_date', dateIn: 'Europe/Madrid', when: { column: 'stage', is: ['CUSTOMER'] }, notAfter: 'today' as const }, createdAt: { column: 'created_at' },
} };
const row = (cells: Record<string, string>): Row => ({ cell: (c) => cells[c] ?? '', found: () => '', today: '2026-11-25' });
const deal = { name: 'Obra', stage: 'NEW', amount: '1250.5', currency: 'EUR', close_date: '2027-03-31T23:30:00.000Z', created_at: '2026-01-02T03:04:05.000Z' };

test.each([
  ['7', 'micro'], ['120', 'medium'], ['1.200', 'large'], ['11-50', 'small'], ['51 - 200', 'medium'], ['201-1000', 'large'], ['1000+', 'large'], ['500 o más', 'large'], ['de 10 a 49', 'small'], ['250 empleados', 'large'], ['Grande', 'large'], ['small', 'small'],
])('a company of %s is %s', (text, size) => {
  const sized = { size: { type: 'text', choices: ['micro', 'small', 'medium', 'large'], counted: { micro: 10, small: 50, medium: 250 } } } as const;
  const mapped = { into: 'account', existing: 'update' as const, fields: { size: { column: 'n', map: { Grande: 'large', small: 'small' } } } };
  expect(readRow(mapped, sized, row({ n: text })).given).toEqual({ size });
  expect(readRow(mapped, sized, row({ n: 'muchas' })).problems).toEqual([{ field: 'size', problem: 'not_in_map', value: 'muchas' }]);
});

test('the more people, never the smaller, and whatever is no count is left to be asked', () => {
  const under = { micro: 10, small: 50, medium: 250 }, sizes = ['micro', 'small', 'medium', 'large'], at = (n: number) => sizes.indexOf(countedAs(String(n), sizes, under)!);
  fc.assert(fc.property(fc.nat(100_000), fc.nat(100_000), (a, b) => at(Math.min(a, b)) <= at(Math.max(a, b))));
  fc.assert(fc.property(fc.string().filter((t) => !/\d/.test(t)), (text) => countedAs(text, sizes, under) === null));
});

test('the apostrophe that a file of ours puts before a formula is no part of what it says', () => {
  const phoned = { into: 'contact', existing: 'update' as const, fields: { phone: { column: 'Teléfono' }, both: { template: '{Teléfono} {Nombre}' } } }, texts = { phone: { type: 'text' }, both: { type: 'text' } } as const;
  const read = (cells: Record<string, string>) => readRow(phoned, texts, row(cells)).given;
  fc.assert(fc.property(fc.string({ minLength: 1 }).filter((t) => t.trim() === t && !/[\r\n"]/.test(t) && !t.startsWith("'")), (text) => {
    expect(read({ Teléfono: cell(text).replace(/^"(.*)"$/s, '$1').replaceAll('""', '"') })['phone']).toBe(text);
  }));
  expect(read({ Teléfono: "'+34 600 000 000", Nombre: "O'Shea" })).toEqual({ phone: '+34 600 000 000', both: "+34 600 000 000 O'Shea" });
});

describe('a row of deals from another system', () => {
  test('an open deal has its stage, its money in its own currency and the day of its zone', () => {
    expect(readRow(step, fields, row(deal))).toEqual({ key: null, problems: [], given: {
      name: 'Obra', stage: 'contact', state: 'open', currency: 'EUR', amount: '125050', closeOn: '2027-04-01', createdAt: '2026-01-02T03:04:05.000Z',
    } });
    expect(readRow(step, fields, row({ ...deal, currency: 'JPY', amount: '1250' })).given['amount']).toBe('1250');
  });

  test('only a won one is closed, and never tomorrow', () => {
    expect(readRow(step, fields, row({ ...deal, stage: 'CUSTOMER' })).given).toMatchObject({ state: 'won', stage: 'commit', closeOn: '2027-04-01', closedOn: '2026-11-25' });
    expect(readRow(step, fields, row({ ...deal, stage: 'CUSTOMER', close_date: '2026-03-01T00:00:00Z' })).given).toMatchObject({ closedOn: '2026-03-01' });
    const fixed = { ...step, fields: { ...step.fields, closeOn: { column: 'close_date', notAfter: '2026-12-31' } } };
    expect(readRow(fixed, fields, row(deal)).given['closeOn']).toBe('2026-12-31');
  });

  test('a stage that nobody mapped, and a day that is none, are each told', () => {
    const read = readRow(step, fields, row({ ...deal, stage: 'ELSEWHERE', close_date: 'soon' }));
    expect(read.problems).toEqual([{ field: 'stage', problem: 'not_in_map', value: 'ELSEWHERE' }, { field: 'closeOn', problem: 'not_a_day', value: 'soon' }]);
  });

  test('whatever the day, what is closed is not closed after today, and a day before is left as it is', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), (at) => {
      const read = readRow({ ...step, fields: { ...step.fields, closedOn: { column: 'close_date', notAfter: 'today' as const } } }, fields, row({ ...deal, close_date: at.toISOString() }));
      const day = at.toISOString().slice(0, 10);
      expect(read.given['closedOn']).toBe(day > '2026-11-25' ? '2026-11-25' : day);
    }));
  });
});
