import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planChange, type Change, type ChangePlan, type DatedRow } from './changes.ts';
import { addDays, type Period } from './days.ts';
import { contains, doubled } from './periods.ts';

type Seat = { title: string; unit: string };
type Row = DatedRow<Seat>;
const row = (id: string, from: string, to: string | null, fields: Seat): Row => ({ id, valid: { from, to }, fields });
const seller: Seat = { title: 'Seller', unit: 'north' };

const apply = (rows: readonly Row[], plan: ChangePlan<Seat>, by = 'new'): Row[] => [
  ...rows.filter((r) => !plan.close.includes(r.id)),
  ...plan.insert.map((p, n) => ({ id: `${by}${n}`, ...p })),
];
const asOf = (rows: readonly Row[], day: string): Seat | undefined => rows.find((r) => contains(r.valid, day))?.fields;

test('a change from a date splits the row that holds then', () => {
  const plan = planChange([row('1', '2026-01-01', null, seller)], { kind: 'set', from: '2026-06-01', fields: { unit: 'south' } });
  expect(plan.close).toEqual(['1']);
  expect(plan.insert).toEqual([
    { valid: { from: '2026-01-01', to: '2026-06-01' }, fields: seller },
    { valid: { from: '2026-06-01', to: null }, fields: { title: 'Seller', unit: 'south' } },
  ]);
  expect(plan.reasons).toEqual([{ code: 'row_split', figures: { row: '1', from: '2026-01-01', to: null, fields: ['unit'] } }]);
});

test('a change keeps what later rows say about other fields', () => {
  const rows = [row('1', '2026-01-01', '2026-07-01', seller), row('2', '2026-07-01', null, { title: 'Senior', unit: 'north' })];
  const after = apply(rows, planChange(rows, { kind: 'set', from: '2026-06-01', fields: { unit: 'south' } }));
  expect(asOf(after, '2026-08-01')).toEqual({ title: 'Senior', unit: 'south' });
});

test('a change for a while gives the old state back', () => {
  const rows = [row('1', '2026-01-01', null, seller)];
  const after = apply(rows, planChange(rows, { kind: 'set', from: '2026-03-01', to: '2026-04-01', fields: { unit: 'south' } }));
  expect(['2026-02-28', '2026-03-31', '2026-04-01'].map((d) => asOf(after, d)?.unit)).toEqual(['north', 'south', 'north']);
});

test('of two changes on one day the second stands', () => {
  const rows = [row('1', '2026-01-01', null, seller)];
  const once = apply(rows, planChange(rows, { kind: 'set', from: '2026-06-01', fields: { unit: 'south' } }), 'a');
  const plan = planChange(once, { kind: 'set', from: '2026-06-01', fields: { unit: 'east' } });
  const twice = apply(once, plan, 'b');
  expect(plan.reasons.map((r) => r.code)).toEqual(['row_replaced']);
  expect([asOf(twice, '2026-05-31')?.unit, asOf(twice, '2026-06-01')?.unit]).toEqual(['north', 'east']);
});

test('ending shortens the row that holds and drops those planned for later', () => {
  const rows = [row('1', '2026-01-01', '2026-07-01', seller), row('2', '2026-07-01', null, { title: 'Senior', unit: 'north' })];
  const plan = planChange(rows, { kind: 'end', at: '2026-06-01' });
  expect(plan.insert).toEqual([{ valid: { from: '2026-01-01', to: '2026-06-01' }, fields: seller }]);
  expect(plan.reasons.map((r) => [r.code, r.figures.row])).toEqual([
    ['row_shortened', '1'],
    ['later_row_dropped', '2'],
  ]);
});

test('a future seat cancelled before its date leaves nothing', () => {
  expect(planChange([row('1', '2027-01-01', null, seller)], { kind: 'end', at: '2026-06-01' })).toMatchObject({
    close: ['1'],
    insert: [],
    reasons: [{ code: 'later_row_dropped' }],
  });
});

describe('nothing to do says why', () => {
  const rows = [row('1', '2026-01-01', '2026-06-01', seller)];
  test.each<[string, Change<Seat>, string]>([
    ['after the end', { kind: 'set', from: '2026-06-01', fields: { unit: 'south' } }, 'nothing_then'],
    ['ended already', { kind: 'end', at: '2026-06-01' }, 'nothing_then'],
    ['the same value', { kind: 'set', from: '2026-03-01', fields: { unit: 'north' } }, 'nothing_changed'],
    ['no days', { kind: 'set', from: '2026-03-01', to: '2026-03-01', fields: { unit: 'south' } }, 'period_is_empty'],
  ])('%s', (_, change, code) => expect(planChange(rows, change)).toMatchObject({ close: [], insert: [], reasons: [{ code }] }));
});

describe('laws', () => {
  const day = (n: number) => addDays('2026-01-01', n);
  const anyRows = fc
    .array(
      fc.record({
        gap: fc.nat(3),
        length: fc.integer({ min: 1, max: 6 }),
        unit: fc.constantFrom('north', 'south'),
        title: fc.constantFrom('Seller', 'Senior'),
      }),
      { maxLength: 5 },
    )
    .map((parts) => {
      let at = 0;
      return parts.map(({ gap, length, ...fields }, n) => {
        const valid: Period = { from: day(at + gap), to: n === parts.length - 1 && length % 2 ? null : day(at + gap + length) };
        at += gap + length;
        return row(String(n), valid.from, valid.to, fields);
      });
    });
  const anyChange: fc.Arbitrary<Change<Seat>> = fc.oneof(
    fc.record({ kind: fc.constant('end' as const), at: fc.nat(30).map(day) }),
    fc
      .record({
        kind: fc.constant('set' as const),
        from: fc.nat(30).map(day),
        length: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
        unit: fc.constantFrom('north', 'south', 'east'),
      })
      .map(({ kind, from, length, unit }) => ({ kind, from, to: length === null ? null : addDays(from, length), fields: { unit } })),
  );

  const expectedOn = (change: Change<Seat>, was: Seat | undefined, on: string): Seat | undefined => {
    const inside = change.kind === 'end' ? on >= change.at : contains({ from: change.from, to: change.to ?? null }, on);
    if (!inside || !was) return was;
    return change.kind === 'end' ? undefined : { ...was, ...change.fields };
  };

  test('before the date nothing changes, from it on the change holds, outside it nothing either, and rows never overlap', () => {
    fc.assert(
      fc.property(anyRows, fc.array(anyChange, { minLength: 1, maxLength: 4 }), (start, changes) => {
        let rows = start;
        for (const [n, change] of changes.entries()) {
          const after = apply(rows, planChange(rows, change), `${n}-`);
          for (let d = 0; d < 60; d++) expect(asOf(after, day(d))).toEqual(expectedOn(change, asOf(rows, day(d)), day(d)));
          expect(doubled(after.map((r) => r.valid))).toEqual([]);
          rows = after;
        }
      }),
    );
  });
});
