import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProposalImpact, StructureThen } from '../contract.ts';
import type { DrawnThen } from './drawnThen.ts';
import { columns, ledAfter, pickedRows, positionRows } from './positionRows.ts';

const seat = (id: string, title: string, holder: string): StructureThen['seats'][number] => ({
  id, title, unitId: 'u', marketId: 'm', fte: 1, archetype: null, customerFacing: true, capacity: null, status: 'open', standIn: null,
  holders: holder === '' ? [] : [{ person: { id: holder, name: holder }, kind: 'regular', fte: 1, since: '2025-01-01', until: null, suspended: false }],
});
const line = (positionId: string, reportsToId: string) => ({ positionId, reportsToId, kind: 'solid' as const, scope: null, share: null });
const units: StructureThen['units'] = [{ id: 'u', name: 'Norte', function: 'sales', division: 'sales', parentId: null, marketId: null }];
const before: StructureThen = { units, teams: [], seats: [seat('d', 'Dirección', 'Elena'), seat('g', 'Galicia', 'Xoán Pazos'), seat('e', 'Ebro', 'Pilar'), seat('c', 'Cádiz', '')], lines: [line('g', 'd'), line('e', 'd'), line('c', 'd')] };
const after: StructureThen = { ...before, seats: before.seats.filter((s) => s.id !== 'e'), lines: before.lines.filter((l) => l.positionId !== 'e') };
const shown: DrawnThen = { on: '2026-06-01', before, after, refusals: [], costs: { g: { minor: '4000000', currency: 'EUR' }, d: { minor: '9000000', currency: 'EUR' } }, marks: [{ kind: 'position', id: 'e', mark: 'closes' }, { kind: 'position', id: 'g', mark: 'grows' }] };
const led = new Map([['g', 12], ['c', 4]]);
const rows = positionRows(shown, { led, mark: (m) => m, sits: (s) => ({ text: s.holders[0]?.person.name ?? 'vacante', isEmpty: s.holders.length === 0, isVacant: s.holders.length === 0 }) });
const ids = (how: Partial<Parameters<typeof pickedRows>[1]>) => pickedRows(rows, { find: '', only: false, sort: 'title', ...how }).map((r) => r.seat.id);

test('a seat that closes has its row, which says under whom it was', () => {
  expect(rows.find((r) => r.seat.id === 'e')).toMatchObject({ isGone: true, reportsTo: 'Dirección', changes: 'closes', unit: 'Norte', customers: null, cost: null });
  expect(rows.find((r) => r.seat.id === 'g')).toMatchObject({ isGone: false, customers: 12, cost: { minor: '4000000' } });
});
test('what titles beside each other begin with is known, so that it can give way', () => {
  const many = ['Alentejo', 'Oporto', 'Madeira y Azores'].map((place, i) => seat(`s${i}`, `Venta externa, ${place}`, '')), then = { ...before, seats: [...before.seats.slice(0, 1), ...many], lines: many.map((s) => line(s.id, 'd')) };
  const told = positionRows({ ...shown, before: then, after: then, marks: [] }, { led: undefined, mark: (m) => m, sits: () => ({ text: '', isEmpty: true, isVacant: true }) });
  expect(told.map((r) => r.shared)).toEqual(['', 'Venta externa, ', 'Venta externa, ', 'Venta externa, ']);
});
test('rows are found whatever the accents, by title, person and unit, and those that change alone', () => {
  expect([ids({ find: 'cadiz' }), ids({ find: 'NORTE xoan' }), ids({ find: 'nadie' }), ids({ only: true })]).toEqual([['c'], ['g'], [], ['e', 'g']]);
});
test('figures are sorted as figures, and who has none stands last both ways', () => {
  expect([ids({ sort: 'customers' }).slice(0, 2), ids({ sort: '-customers' }).slice(0, 2)]).toEqual([['c', 'g'], ['g', 'c']]);
  expect([ids({ sort: 'cost' }).slice(0, 2), ids({ sort: '-cost' }).slice(0, 2)]).toEqual([['g', 'd'], ['d', 'g']]);
  expect([ids({ sort: 'person' }).at(-1), ids({ sort: '-person' }).at(-1)]).toEqual(['c', 'c']);
});
test('law: sorting by any column, either way, loses no row', () => {
  fc.assert(fc.property(fc.constantFrom(...columns), fc.boolean(), (column, back) => {
    expect(ids({ sort: back ? `-${column}` : column }).toSorted()).toEqual(['c', 'd', 'e', 'g']);
  }));
});
test('what a seat leads afterwards is what it leads today and what comes and goes, of a new seat too', () => {
  const flow = (id: string, accountsBefore: number, accountsAfter: number) => ({ seat: { id, name: id }, accountsBefore, accountsAfter }) as ProposalImpact['flows']['seats'][number];
  const today = [{ seatId: 'g', customers: { all: 12 } }, { seatId: 'e', customers: { all: 5 } }];
  expect(ledAfter(today, { rows: [], seats: [flow('g', 0, 5), flow('e', 5, 0), flow('n', 0, 3)] })).toEqual(new Map([['g', 17], ['e', 0], ['n', 3]]));
  expect(ledAfter(today, undefined).get('e')).toBe(5);
});
