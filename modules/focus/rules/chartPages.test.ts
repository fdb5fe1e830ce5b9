import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Structure, StructureSeat } from '../../organization/contract.ts';
import { drawChart, svgOf, widthOf } from './chartDrawing.ts';
import { chartPages, rooms } from './chartPages.ts';

const seat = (id: string, unitId: string, title = id): StructureSeat => ({ id, title, unitId, marketId: 'es', fte: 1, archetype: null, customerFacing: false, capacity: null, status: 'open', holders: [], standIn: null });
/** One executive, two heads, `teams` teams of `size` under them. */
const company = (teams: number, size: number): Structure => ({
  on: '2026-11-23', knownAt: '', teams: [], units: [{ id: 'm', name: 'Marketing', function: 'marketing', division: 'marketing', parentId: null, marketId: null }, { id: 's', name: 'Ventas', function: 'sales', division: 'sales', parentId: null, marketId: null }],
  seats: [seat('d', 's', 'Dirección <comercial> & "marketing"'), seat('mh', 'm', 'Publicidad y relaciones públicas'), seat('sh', 's'), ...Array.from({ length: teams }, (_, t) => seat(`t${t}`, t % 2 ? 'm' : 's', `Supervisión de una zona de nombre largo ${t}`)), ...Array.from({ length: teams * size }, (_, n) => seat(`n${n}`, 's'))],
  lines: [['mh', 'd'], ['sh', 'd'], ...Array.from({ length: teams }, (_, t) => [`t${t}`, t % 2 ? 'mh' : 'sh']), ...Array.from({ length: teams * size }, (_, n) => [`n${n}`, `t${n % teams}`])].map(([positionId, reportsToId]) => ({ positionId: positionId!, reportsToId: reportsToId!, kind: 'solid' as const, scope: null, share: null })),
});
const how = { words: { sits: () => ({ text: 'Vacante', isEmpty: true, isVacant: true }), band: () => ({ name: 'Ventas', seats: '9 puestos' }), more: (n: number) => `+${n}`, dotted: () => '' }, figures: undefined, dotted: false };
const laying = { perRow: 4, opened: new Set<string>(), all: true };

test('a picture has every seat once, its name in two lines where it takes them and without what all beside it begin with, and is well-formed whatever a title holds', () => {
  const svg = svgOf(drawChart(company(4, 6), laying, how), undefined, { head: ['Alborada'], foot: ['Leyenda'] });
  expect(svg.match(/<title>/g)).toHaveLength(4 + 24 + 3);
  expect(svg).toContain('Dirección &lt;comercial&gt; &amp; &quot;marketing&quot;');
  expect(svg).toContain('<title>Supervisión de una zona de nombre largo 0: Vacante</title>');
  expect(svg).toContain('>Nombre largo 0</text>');
  expect(svg).toContain('>Publicidad y</text>');
  expect(svg).toContain('>relaciones públicas</text>');
});

test('a small chart is one page, as large as it may be', () => {
  const { pages, scale } = chartPages(company(2, 3), laying, how, rooms.a4);
  expect(pages).toHaveLength(1);
  expect(scale).toBe(0.75);
});

test('where not every seat is shown, rows are as long as the paper is wide', () => {
  const { drawing, pages, scale } = chartPages(company(4, 12), { perRow: 4, opened: new Set(), all: false }, how, rooms.a4);
  expect(pages).toHaveLength(1);
  expect({ seats: drawing.seats, whole: scale >= 0.55 }).toEqual({ seats: 19, whole: true });
});

test('a large paper takes fewer pages', () => {
  const [a4, a3] = [rooms.a4, rooms.a3].map((room) => chartPages(company(40, 8), laying, how, room).pages.length);
  expect(a4).toBeGreaterThan(1);
  expect(a3).toBeLessThan(a4!);
});

test('law: each seat is whole on one page, names are never set under six points, and no page is larger than its paper', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 12 }), fc.constantFrom(rooms.a4, rooms.a3), (teams, size, room) => {
    const structure = company(teams, size), { drawing, pages, scale } = chartPages(structure, laying, how, room);
    expect(12 * scale).toBeGreaterThanOrEqual(6);
    for (const { window: w } of pages) { expect(w.width * scale).toBeLessThanOrEqual(room.width + 0.01); expect(w.height * scale).toBeLessThanOrEqual(room.height + 0.01); }
    const seats = drawing.shapes.filter((s) => s.svg.includes('<title>'));
    expect(seats).toHaveLength(structure.seats.length);
    const leads = new Set(structure.lines.map((l) => l.reportsToId));
    const held = seats.filter(({ box: b }) => pages.some(({ window: w }) => b.x >= w.x - 0.01 && b.x + b.width <= w.x + w.width + 0.01 && b.y >= w.y - 0.01 && b.y + b.height <= w.y + w.height + 0.01));
    // Only the executive stands between lines, beside the middle of what it leads.
    expect(held.length).toBeGreaterThanOrEqual(structure.seats.length - 1);
    expect(leads.has('d')).toBe(true);
  }), { numRuns: 40 });
});

test('a word is as wide as about half an em a letter', () => {
  expect(widthOf('Supervisión', 12, 400)).toBeGreaterThan(55);
  expect(widthOf('Supervisión', 12, 400)).toBeLessThan(75);
});
