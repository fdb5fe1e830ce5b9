import { expect, test } from 'vitest';
import type { Structure, StructureSeat } from '../../contract.ts';
import { branchOf, layChart } from './chartLayout.ts';

const seat = (id: string, unitId: string): StructureSeat => ({
  id, title: id, unitId, marketId: 'es', fte: 1, archetype: null, customerFacing: false, capacity: null, status: 'open', holders: [], standIn: null,
});
const under = (reportsToId: string, ...ids: string[]) => ids.map((positionId) => ({ positionId, reportsToId, kind: 'solid' as const, scope: null, share: null }));
const sellers = ['s1', 's2', 's3', 's4', 's5'];
const structure: Structure = {
  on: '2026-11-23', knownAt: '2026-11-23T00:00:00Z',
  units: [{ id: 'm', name: 'Marketing', function: 'marketing', division: 'marketing', parentId: null, marketId: null },
    { id: 's', name: 'Ventas', function: 'sales', division: 'sales', parentId: null, marketId: null },
    { id: 'd', name: 'Dirección', function: 'management', division: null, parentId: null, marketId: null }],
  seats: [seat('director', 'd'), seat('board', 'd'), seat('brand', 'm'), seat('desk', 'm'), seat('agent', 'm'), seat('north', 's'), seat('levante', 's'), ...sellers.map((id) => seat(id, 's'))],
  lines: [...under('director', 'brand', 'north', 'levante'), ...under('brand', 'desk'), ...under('desk', 'agent'), ...under('levante', ...sellers)],
  teams: [{ id: 't', name: 'Equipo gestor', marketId: null, quorum: 2, members: ['brand', 'north', 'levante'] }],
};
const lay = (opened: string[] = []) => layChart(structure, { perRow: 3, opened: new Set(opened) });
const at = (id: string, opened?: string[]) => lay(opened).seats.find((s) => s.seat.id === id)!;

test('marketing stands above sales, the executive to the left of both', () => {
  expect(at('brand').y).toBeLessThan(at('levante').y);
  expect(at('director').x).toBeLessThan(at('brand').x);
  expect(lay().bands.map((b) => [b.side, b.seats])).toEqual([['marketing', 3], ['sales', 7]]);
});

test('every seat is placed once, or counted behind a door', () => {
  const { seats, more } = lay();
  expect(new Set(seats.map((s) => s.seat.id)).size).toBe(seats.length);
  expect(seats.length + more.reduce((n, m) => n + m.n, 0)).toBe(structure.seats.length);
  expect(lay(['levante']).seats).toHaveLength(structure.seats.length);
});

test('no two seats lie over each other', () => {
  for (const opened of [[], ['levante']]) {
    const { seats } = lay(opened);
    for (const a of seats) for (const b of seats) if (a !== b) expect(Math.abs(a.x - b.x) >= 160 || Math.abs(a.y - b.y) >= 46).toBe(true);
  }
});

test('one frame holds the whole joint team and nobody else', () => {
  const { frames: [frame], seats } = lay();
  const inside = seats.filter((s) => s.x >= frame!.x && s.x < frame!.x + frame!.width && s.y >= frame!.y && s.y < frame!.y + frame!.height).map((s) => s.seat.id);
  expect(inside.sort()).toEqual(['brand', 'levante', 'north']);
});

test('seats that show a figure keep their distance', () => {
  const { seats } = layChart(structure, { perRow: 3, opened: new Set(['levante']), tall: true });
  for (const a of seats) for (const b of seats) if (a !== b) expect(Math.abs(a.x - b.x) >= 160 || Math.abs(a.y - b.y) >= 66).toBe(true);
});

test('a branch is a seat, all below it and those above it', () => {
  const branch = branchOf(structure, 'levante');
  expect(branch.seats.map((s) => s.id).sort()).toEqual(['director', 'levante', ...sellers].sort());
  expect(layChart(branch, { perRow: 3, opened: new Set() }).bands.map((b) => b.side)).toEqual(['sales']);
  expect(branchOf(structure, 'agent').seats.map((s) => s.id).sort()).toEqual(['agent', 'brand', 'desk', 'director']);
});

test('a structure without anybody is an empty chart', () => {
  expect(layChart({ ...structure, seats: [], lines: [], teams: [] }, { perRow: 3, opened: new Set() })).toMatchObject({ seats: [], width: 0, height: 0 });
});
