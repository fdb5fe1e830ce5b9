import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cancelChange, cancelLink, replaceDuring } from './cancellations.ts';
import { planChange, type DatedRow } from './changes.ts';
import { addDays } from './days.ts';
import { contains, doubled } from './periods.ts';

type Seat = { title: string; unit: string };
type Row = DatedRow<Seat>;
const row = (id: string, from: string, to: string | null, title: string, unit: string): Row => ({ id, valid: { from, to }, fields: { title, unit } });
const apply = (rows: readonly Row[], plan: { close: string[]; insert: Omit<Row, 'id'>[] }, by = 'new'): Row[] =>
  [...rows.filter((r) => !plan.close.includes(r.id)), ...plan.insert.map((p, n) => ({ id: `${by}${n}`, ...p }))];
const asOf = (rows: readonly Row[], day: string): Seat | undefined => rows.find((r) => contains(r.valid, day))?.fields;
const tidy = (rows: readonly Row[]) => rows.map(({ valid, fields }) => ({ valid, fields })).sort((a, b) => (a.valid.from < b.valid.from ? -1 : 1));

describe('taking a planned change back', () => {
  test('leaves a later change of another field standing', () => {
    const rows = [row('1', '2026-01-01', '2027-03-01', 'Seller', 'north'), row('2', '2027-03-01', '2027-06-01', 'Seller', 'south'), row('3', '2027-06-01', null, 'Senior', 'south')];
    const plan = cancelChange(rows, '2027-03-01');
    expect(plan.reasons).toEqual([{ code: 'fields_restored', figures: { at: '2027-03-01', fields: ['unit'] } }]);
    expect(tidy(apply(rows, plan))).toEqual(tidy([row('', '2026-01-01', '2027-06-01', 'Seller', 'north'), row('', '2027-06-01', null, 'Senior', 'north')]));
  });

  test('stops where a later change sets the same field anew', () => {
    const rows = [row('1', '2026-01-01', '2027-03-01', 'Seller', 'north'), row('2', '2027-03-01', '2027-06-01', 'Seller', 'south'), row('3', '2027-06-01', null, 'Seller', 'east')];
    expect(tidy(apply(rows, cancelChange(rows, '2027-03-01')))).toEqual(tidy([row('', '2026-01-01', '2027-06-01', 'Seller', 'north'), row('', '2027-06-01', null, 'Seller', 'east')]));
  });

  test('of a beginning leaves nothing', () => {
    expect(cancelChange([row('1', '2027-01-01', null, 'Seller', 'north')], '2027-01-01')).toMatchObject({ close: ['1'], insert: [], reasons: [{ code: 'beginning_taken_back' }] });
  });

  test('of an end lets it go on', () => {
    const rows = [row('1', '2026-01-01', '2027-03-01', 'Seller', 'north')];
    expect(tidy(apply(rows, cancelChange(rows, '2027-03-01')))).toEqual(tidy([row('', '2026-01-01', null, 'Seller', 'north')]));
  });

  test('where nothing changes does nothing, and says so', () => {
    expect(cancelChange([row('1', '2026-01-01', null, 'Seller', 'north')], '2026-06-01')).toEqual({ close: [], insert: [], reasons: [{ code: 'no_change_then', figures: { at: '2026-06-01' } }] });
  });

  test('undoes exactly the change just planned', () => {
    const day = (n: number) => addDays('2028-02-20', n);
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.constantFrom<Partial<Seat>>({ unit: 'south' }, { title: 'Senior' }, { title: 'Senior', unit: 'east' }), (at, fields) => {
      const rows = [row('1', day(0), day(15), 'Seller', 'north'), row('2', day(15), null, 'Seller', 'west')];
      if (at === 15) return;
      const planned = apply(rows, planChange(rows, { kind: 'set', from: day(at), fields }), 'a');
      const back = apply(planned, cancelChange(planned, day(at)), 'b');
      for (let n = 0; n < 60; n++) {
        const expected = at < 15 && n >= 15 ? { ...asOf(rows, day(n)), ...('unit' in fields ? { unit: 'north' } : {}) } : asOf(rows, day(n));
        expect(asOf(back, day(n))?.title).toBe(expected?.title);
        if (n < 15 || at > 15) expect(asOf(back, day(n))).toEqual(expected);
      }
      expect(doubled(back.map((r) => r.valid))).toEqual([]);
    }));
  });
});

describe('putting one in place of another', () => {
  const rows = [row('1', '2026-01-01', null, 'Seller', 'north')];
  test('from a date', () => expect(tidy(apply(rows, replaceDuring(rows, { from: '2026-06-01', to: null }, { title: 'x', unit: 'south' }))))
    .toEqual(tidy([row('', '2026-01-01', '2026-06-01', 'Seller', 'north'), row('', '2026-06-01', null, 'x', 'south')])));
  test('where nothing was', () => expect(replaceDuring<Seat>([], { from: '2026-06-01', to: null }, { title: 'x', unit: 'south' })).toMatchObject({ close: [], insert: [{ fields: { unit: 'south' } }] }));
  test('with nothing', () => expect(replaceDuring(rows, { from: '2026-06-01', to: '2026-07-01' }, null).insert.map((p) => p.valid))
    .toEqual([{ from: '2026-01-01', to: '2026-06-01' }, { from: '2026-07-01', to: null }]));
  test('the same changes nothing', () => expect(replaceDuring(rows, { from: '2026-06-01', to: null }, { title: 'Seller', unit: 'north' })).toMatchObject({ close: [], insert: [], reasons: [{ code: 'nothing_changed' }] }));
  test('no days are refused', () => expect(replaceDuring(rows, { from: '2026-06-01', to: '2026-06-01' }, null).reasons[0]?.code).toBe('period_is_empty'));
});

describe('taking back what is planned of a line', () => {
  test('a stretch that begins goes alone, and what it took the place of goes on, no longer than the position', () => {
    expect(cancelLink([row('1', '2027-01-01', '2027-03-01', 'A', 'x'), row('2', '2027-06-01', null, 'B', 'x')], '2027-01-01', null)).toMatchObject({ close: ['1'], insert: [] });
    expect(cancelLink([row('1', '2026-01-01', '2027-03-01', 'A', 'x')], '2027-03-01', '2028-01-01').insert).toMatchObject([{ valid: { from: '2026-01-01', to: '2028-01-01' } }]);
  });

  test('a replacement for some days and taking it back leave every day as it was', () => {
    const day = fc.integer({ min: 1, max: 300 }).map((n) => addDays('2027-01-01', n));
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 200 }), fc.boolean(), (from, days, ends) => {
      const rows = [row('1', '2026-01-01', ends ? '2029-01-01' : null, 'A', 'x')], end = ends ? '2029-01-01' : null;
      const replaced = apply(rows, replaceDuring(rows, { from, to: addDays(from, days) }, { title: 'B', unit: 'x' }), 'r');
      expect(tidy(apply(replaced, cancelLink(replaced, from, end), 'c'))).toEqual(tidy(rows));
    }), { numRuns: 200 });
  });
});
