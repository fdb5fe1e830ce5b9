import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Structure, StructureSeat } from '../contract.ts';
import { branchOf, isShutIn, layChart, type Laying, sharedBeginning, treeOrder, unfoldedUpTo } from './chartLayout.ts';

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
/** Seats that closed doors stand for. */
const behindDoors = (more: ReturnType<typeof lay>['more']) => more.reduce((n, m) => n + (m.kind === 'row' || !m.open ? m.n : 0), 0);
const at = (id: string, opened?: string[]) => lay(opened).seats.find((s) => s.seat.id === id)!;

test('marketing stands above sales, the executive to the left of both', () => {
  expect(at('brand').y).toBeLessThan(at('levante').y);
  expect(at('director').x).toBeLessThan(at('brand').x);
  expect(lay().bands.map((b) => [b.side, b.seats])).toEqual([['marketing', 3], ['sales', 7]]);
});

test('every seat is placed once, or counted behind a door', () => {
  const { seats, more } = lay();
  expect(new Set(seats.map((s) => s.seat.id)).size).toBe(seats.length);
  expect(seats.length + behindDoors(more)).toBe(structure.seats.length);
  expect(lay(['levante']).seats).toHaveLength(structure.seats.length);
});

test('a seat that does not stand any more is drawn and not counted', () => {
  const { seats, bands, more } = layChart(structure, { perRow: 3, opened: new Set(['levante']), gone: new Set(['desk', 's1']) });
  expect(seats).toHaveLength(structure.seats.length);
  expect(bands.map((b) => b.seats)).toEqual([2, 6]);
  expect(['brand', 'levante'].map((id) => seats.find((s) => s.seat.id === id)!.reports)).toEqual([0, 4]);
  expect(more.some((m) => m.managerId === 'brand')).toBe(true);
});

test('a manager is folded with all below, and opens again', () => {
  const { seats, more } = layChart(structure, { perRow: 3, opened: new Set(), shut: new Set(['brand']) });
  expect(seats.map((s) => s.seat.id)).not.toContain('agent');
  expect(more.find((m) => m.managerId === 'brand')).toMatchObject({ kind: 'branch', n: 2, open: false });
  expect(treeOrder(structure, isShutIn(structure, { perRow: 3, opened: new Set(), shut: new Set(['brand']) })).map((r) => r.seat.id)).not.toContain('desk');
});

/** One executive, two divisions, regions of ten teams of eight. */
const large: Structure = {
  ...structure, teams: [],
  seats: [seat('director', 'd'), seat('mh', 'm'), seat('sh', 's'), ...Array.from({ length: 60 }, (_, r) => seat(`r${r}`, r % 3 === 0 ? 'm' : 's')), ...Array.from({ length: 600 }, (_, t) => seat(`t${t}`, Math.floor(t / 10) % 3 === 0 ? 'm' : 's')), ...Array.from({ length: 4337 }, (_, n) => seat(`n${n}`, 's'))],
  lines: [...under('director', 'mh', 'sh'), ...Array.from({ length: 60 }, (_, r) => under(r % 3 === 0 ? 'mh' : 'sh', `r${r}`)[0]!), ...Array.from({ length: 600 }, (_, t) => under(`r${Math.floor(t / 10)}`, `t${t}`)[0]!), ...Array.from({ length: 4337 }, (_, n) => under(`t${n % 600}`, `n${n}`)[0]!)],
};

test('a large structure opens folded, with the top of it drawn and everybody counted', () => {
  const { seats, more } = layChart(large, { perRow: 4, opened: new Set() });
  expect(large.seats.length).toBe(5000);
  expect(seats.length).toBe(63);
  expect(seats.length + behindDoors(more)).toBe(5000);
  const opened = layChart(large, { perRow: 4, opened: new Set(['r5']) });
  expect(opened.seats).toHaveLength(73);
  expect(layChart(large, { perRow: 4, opened: new Set(), all: true }).seats).toHaveLength(5000);
});

test('who was looked for is drawn, however deep', () => {
  const { seats } = layChart(large, { perRow: 4, opened: new Set(), shown: new Set(['n4000']) });
  expect(seats.some((s) => s.seat.id === 'n4000')).toBe(true);
  expect(seats.length).toBeLessThan(100);
});

test('law: drawn and behind doors are all there is, whatever is opened, folded or looked for', () => {
  const some = fc.subarray(large.seats.filter((s) => s.id.startsWith('r') || s.id.startsWith('t')).slice(0, 120).map((s) => s.id));
  fc.assert(fc.property(some, some, fc.boolean(), fc.subarray(['n1', 'n900', 'r3']), fc.integer({ min: 1, max: 8 }), (opened, shut, all, shown, perRow) => {
    const laying: Laying = { perRow, opened: new Set(opened), shut: new Set(shut), all, shown: new Set(shown) };
    const { seats, more } = layChart(large, laying);
    expect(new Set(seats.map((s) => s.seat.id)).size).toBe(seats.length);
    expect(seats.length + behindDoors(more)).toBe(large.seats.length);
  }), { numRuns: 25 });
  expect(unfoldedUpTo).toBeLessThan(large.seats.length);
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
  const { seats } = layChart(structure, { perRow: 3, opened: new Set(['levante']), lines: 1 });
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

test('what all titles of a row begin with need not be said on each, unless all of them fit or it is one word', () => {
  expect(sharedBeginning(['Venta externa, Burdeos', 'Venta externa, Lille'])).toBe('Venta externa, ');
  expect(sharedBeginning(['Supervisión de ventas, Norte', 'Supervisión de ventas'])).toBe('Supervisión de ');
  expect(sharedBeginning(['Equipo de venta de la zona 1', 'Equipo de venta de la zona 2'])).toBe('Equipo de venta de ');
  for (const all of [['Venta externa de 1', 'Venta externa de 2, muy larga'], ['Venta externa, Burdeos'], ['Campañas y material', 'Campañas México'], ['Mesa FR, sur', 'Mesa FR, norte'], ['Campañas de México y Colombia', 'Campañas y material'], []]) expect(sharedBeginning(all)).toBe('');
});

test('law: nothing is left of no title, and what is shared begins every one', () => fc.assert(fc.property(fc.array(fc.array(fc.constantFrom('Venta', 'externa,', 'de', 'Norte', 'internacional'), { minLength: 1, maxLength: 6 }).map((w) => w.join(' ')), { maxLength: 6 }), (all) => {
  const shared = sharedBeginning(all);
  for (const title of all) { expect(title.startsWith(shared)).toBe(true); expect(title.slice(shared.length)).not.toBe(''); }
})));
