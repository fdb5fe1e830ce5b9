import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Structure, StructureSeat } from '../contract.ts';
import { dayChanges } from './dayChanges.ts';

const seat = (id: string, more: Partial<StructureSeat> = {}): StructureSeat => ({ id, title: id, unitId: 'u', marketId: 'es', fte: 1, archetype: null, customerFacing: false, capacity: null, status: 'open', holders: [], standIn: null, ...more });
const held = (by: string): Pick<StructureSeat, 'holders'> => ({ holders: [{ person: { id: by, name: by }, kind: 'regular', fte: 1, since: '2026-01-01', until: null, suspended: false }] });
const structure = (seats: StructureSeat[], managers: Record<string, string> = {}): Structure => ({
  on: '2026-11-23', knownAt: '', units: [], teams: [], seats, lines: Object.entries(managers).map(([positionId, reportsToId]) => ({ positionId, reportsToId, kind: 'solid' as const, scope: null, share: null })),
});

test('a day says which seats are new, report to another, have somebody else or differ, and which are no more', () => {
  const before = structure([seat('a'), seat('b'), seat('c', held('ana')), seat('d'), seat('old', { title: 'Mesa FR' })], { b: 'a', c: 'a' });
  const after = structure([seat('a'), seat('b'), seat('c', held('eva')), seat('d', { title: 'D' }), seat('new')], { b: 'new', c: 'a' });
  const { seats, gone } = dayChanges(before, after);
  expect(Object.fromEntries(seats)).toEqual({ b: 'moves', c: 'person', d: 'differs', new: 'begins' });
  expect(gone).toEqual(['Mesa FR']);
});

test('of what moves and has somebody else too, the move is told', () => {
  const { seats } = dayChanges(structure([seat('a'), seat('b', held('ana'))], { b: 'a' }), structure([seat('a'), seat('b', held('eva'))]));
  expect(seats.get('b')).toBe('moves');
});

test('with the day on which everything began nothing is marked', () => expect(dayChanges(structure([]), structure([seat('a')]))).toEqual({ seats: new Map(), gone: [] }));

test('law: between a day and itself nothing changes, in whatever order its seats are told', () => {
  const some = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), by: fc.option(fc.constantFrom('ana', 'eva')) }), { selector: (s) => s.id, minLength: 1 });
  fc.assert(fc.property(some, (all) => {
    const seats = all.map(({ id, by }) => seat(id, by ? held(by) : {}));
    expect(dayChanges(structure(seats), structure(seats.toReversed()))).toEqual({ seats: new Map(), gone: [] });
  }));
});
