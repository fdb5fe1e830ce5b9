import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chainOf, checkLines, circlesOf, commonExecutive, layersOf, medianOf, spanFit, spansOf, treeOn, type ReportingLine } from './lines.ts';

const line = (
  position: string,
  reportsTo: string,
  from = '2026-01-01',
  to: string | null = null,
  kind: ReportingLine['kind'] = 'solid',
): ReportingLine => ({ position, reportsTo, kind, valid: { from, to } });
const company = [
  line('sales', 'cco'),
  line('marketing', 'cco'),
  line('madrid', 'sales'),
  line('north', 'sales'),
  line('calls', 'marketing'),
  line('pr', 'marketing'),
  line('agent', 'calls'),
];
const seats = new Set(['cco', 'sales', 'marketing', 'madrid', 'north', 'calls', 'pr', 'agent']);
const tree = treeOn(company, '2026-06-01');

test('layers count from the top and spans only direct reports', () => {
  expect(Object.fromEntries(layersOf(tree, seats))).toEqual({ cco: 1, sales: 2, marketing: 2, madrid: 3, north: 3, calls: 3, pr: 3, agent: 4 });
  expect(Object.fromEntries(spansOf(tree))).toEqual({ cco: 2, sales: 2, marketing: 2, calls: 1 });
  expect(checkLines(company, seats, '2026-06-01')).toEqual([]);
});

test('a dotted line never counts for layer', () => {
  expect(layersOf(treeOn([line('a', 'b', '2026-01-01', null, 'dotted')], '2026-06-01'), ['a']).get('a')).toBe(1);
});

test('a line that has ended is not there', () => {
  const lines = [line('a', 'b', '2026-01-01', '2026-03-01'), line('a', 'c', '2026-03-01')];
  expect([treeOn(lines, '2026-02-28').get('a'), treeOn(lines, '2026-03-01').get('a')]).toEqual(['b', 'c']);
});

test('circles, second managers and strangers are named', () => {
  const faults = checkLines(
    [line('a', 'b'), line('b', 'c'), line('c', 'a'), line('x', 'a'), line('x', 'b'), line('y', 'ghost')],
    new Set(['a', 'b', 'c', 'x', 'y']),
    '2026-02-01',
  );
  expect(faults.map((f) => [f.code, f.figures])).toEqual([
    ['unknown_seat', { seat: 'ghost', day: '2026-02-01' }],
    ['two_managers', { position: 'x', managers: ['a', 'b'], day: '2026-02-01' }],
    ['circle', { seats: ['a', 'b', 'c'], day: '2026-02-01' }],
  ]);
});

test('a seat that reports to itself is a circle of one, and walking up ends', () => {
  const loop = treeOn([line('a', 'a'), line('b', 'a')], '2026-02-01');
  expect(circlesOf(loop)).toEqual([['a']]);
  expect(chainOf(loop, 'b')).toEqual(['b', 'a']);
});

describe('the one executive over both divisions', () => {
  test.each([
    ['two heads under one', ['sales'], ['marketing'], 'cco', 0],
    ['teams a level below', ['madrid', 'north'], ['pr'], 'cco', 1],
    ['the furthest decides', ['madrid'], ['agent'], 'cco', 2],
    ['inside one branch', ['agent'], ['pr'], 'marketing', 1],
    ['one of them is the executive', ['cco'], ['marketing'], 'cco', 0],
  ])('%s', (_, sales, marketing, position, distance) => {
    expect(commonExecutive(tree, sales, marketing)).toMatchObject({ position, distance, reasons: [{ code: 'one_executive' }] });
  });

  test('two separate trees have none', () => {
    const apart = treeOn([line('s1', 's'), line('m1', 'm')], '2026-02-01');
    expect(commonExecutive(apart, ['s1'], ['m1'])).toEqual({
      position: null,
      distance: null,
      reasons: [{ code: 'no_common_executive', figures: { tops: ['m', 's'] } }],
    });
  });

  test('a company with one division only is not asked', () => {
    expect(commonExecutive(tree, ['madrid'], [])).toMatchObject({ position: null, distance: null, reasons: [{ code: 'one_division_only' }] });
  });
});

describe('laws', () => {
  const anyLines = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 14 }).map((pairs) => pairs.map(([a, b]) => line(`p${a}`, `p${b}`)));
  test('without a circle every chain ends at a root, and layers differ by one', () =>
    fc.assert(
      fc.property(anyLines, (lines) => {
        const t = treeOn(lines, '2026-02-01');
        const all = Array.from({ length: 9 }, (_, n) => `p${n}`);
        fc.pre(circlesOf(t).length === 0);
        const layers = layersOf(t, all);
        for (const p of all) {
          expect(t.has(chainOf(t, p).at(-1)!)).toBe(false);
          const manager = t.get(p);
          expect(layers.get(p)).toBe(manager === undefined ? 1 : layers.get(manager)! + 1);
        }
      }),
    ));
  test('circles are found whatever the order of the lines', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.nat(8), fc.nat(8)), { selector: ([a]) => a, maxLength: 9 }), (pairs) => {
        const lines = pairs.map(([a, b]) => line(`p${a}`, `p${b}`));
        expect(circlesOf(treeOn([...lines].reverse(), '2026-02-01'))).toEqual(circlesOf(treeOn(lines, '2026-02-01')));
      }),
    ));
});
test.each([
  [7, 'supervisor', 'below'], [8, 'supervisor', 'fits'], [10, 'supervisor', 'fits'], [11, 'supervisor', 'above'], [400, 'coordinator', 'fits'], [14, 'coordinator', 'below'], [5, null, 'unknown'], [5, 'something else', 'unknown'],
] as const)('a span of %i under a %s %s', (span, archetype, fit) => expect(spanFit(span, archetype)).toBe(fit));

test.each([[[], null], [[3], 3], [[9, 3], 6], [[9, 1, 3], 3]] as const)('the median of %j is %s', (spans, median) => expect(medianOf(spans)).toBe(median));
