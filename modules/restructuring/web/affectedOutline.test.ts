import { expect, test } from 'vitest';
import type { Mark, StructureThen } from '../contract.ts';
import { leadsIn, treeGroups } from './outlines.ts';

const seat = (id: string): StructureThen['seats'][number] =>
  ({ id, title: id, unitId: 'u', marketId: 'm', fte: 1, archetype: null, customerFacing: true, capacity: null, status: 'open', holders: [], standIn: null });
const then = (lines: Record<string, string>, ...alone: string[]): StructureThen => ({
  units: [], teams: [], seats: [...new Set([...Object.keys(lines), ...Object.values(lines), ...alone])].map(seat),
  lines: Object.entries(lines).map(([positionId, reportsToId]) => ({ positionId, reportsToId, kind: 'solid', scope: null, share: null })),
});
const before = then({ galicia: 'norte', ebro: 'norte', oporto: 'portugal', lyon: 'francia', norte: 'director', portugal: 'director', francia: 'director' });
const after = then({ galicia: 'norte', oporto: 'norte', lyon: 'francia', norte: 'director', francia: 'director', nuevo: 'norte' });
const marks: Mark[] = [{ kind: 'position', id: 'ebro', mark: 'closes' }, { kind: 'position', id: 'portugal', mark: 'closes' }, { kind: 'position', id: 'oporto', mark: 'manager' }, { kind: 'position', id: 'nuevo', mark: 'opens' }];

test('before shows the teams that lose, after the teams that gain, and neither what stays', () => {
  expect(treeGroups(before, after, marks).map((g) => g.id)).toEqual(['director', 'norte', 'portugal']);
  expect(treeGroups(after, before, marks).find((g) => g.id === 'norte')!.rows.map((r) => [r.seat.id, r.mark])).toEqual([['norte', null], ['nuevo', 'opens'], ['oporto', 'manager']]);
  expect(treeGroups(after, before, marks).some((g) => g.id === 'francia')).toBe(false);
});
test('those nothing happens to are counted, and a manager with a group of its own is not told twice', () => {
  expect(treeGroups(after, before, marks).find((g) => g.id === 'norte')!.others).toBe(1);
  const changed = treeGroups(after, before, [...marks, { kind: 'position', id: 'norte', mark: 'changes' }]);
  expect(changed.find((g) => g.id === 'director')).toMatchObject({ rows: [{ seat: { id: 'director' } }], others: 2 });
});
test('a seat that moves and grows is told where it goes, whatever the order of its marks', () => {
  const grows = { kind: 'position', id: 'oporto', mark: 'grows' } as const;
  for (const both of [[...marks, grows], [grows, ...marks]]) expect(treeGroups(after, before, both).find((g) => g.id === 'norte')!.rows.find((r) => r.seat.id === 'oporto')?.mark).toBe('manager');
});
test('a new seat that reports to nobody stands alone', () => {
  expect(treeGroups(then({ a: 'b' }, 'solo'), then({ a: 'b' }), [{ kind: 'position', id: 'solo', mark: 'opens' }])).toMatchObject([{ id: 'alone', rows: [{ seat: { id: 'solo' } }] }]);
});
test('managers are counted', () => expect(leadsIn(before)).toBe(4));
