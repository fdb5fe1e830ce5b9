import { expect, test } from 'vitest';
import { structureFindings } from './structureFindings.ts';

const seat = (id: string, archetype: string | null, span: number, vacantSince: string | null = null) => ({ id, title: id, archetype, span, vacantSince });

test('says who leads both divisions only from afar, or nobody', () => {
  const markets = [{ id: 'es', name: 'España', reason: 'one_executive', distance: 0 }, { id: 'fr', name: 'Francia', reason: 'one_executive', distance: 3 }, { id: 'mx', name: 'México', reason: 'no_common_executive', distance: null }, { id: 'pt', name: 'Portugal', reason: 'one_division_only', distance: null }];
  expect(structureFindings([], [], markets)).toEqual([{ code: 'far_executive', about: { id: 'fr', name: 'Francia' }, figures: { distance: 3 } }, { code: 'no_executive', about: { id: 'mx', name: 'México' }, figures: {} }]);
});
test('says which managers have too many, too few or one, and the band it is read against', () => {
  const found = structureFindings([seat('norte', 'supervisor', 12), seat('sur', 'supervisor', 9), seat('este', 'supervisor', 4), seat('jefe', null, 1), seat('solo', 'coach', 0), seat('libre', null, 6)], [], []);
  expect(found.map((f) => [f.code, f.about.id])).toEqual([['span_above', 'norte'], ['span_below', 'este'], ['one_report', 'jefe']]);
  expect(found[0]!.figures).toEqual({ span: 12, least: 8, most: 10 });
});
test('says which seats are vacant, and which selling units cost more than they book', () => {
  const units = [{ id: 'a', name: 'Norte', division: 'sales', booked: 10n, cost: 11n, customers: 3 }, { id: 'b', name: 'Marca', division: 'marketing', booked: 0n, cost: 9n, customers: 1 }, { id: 'c', name: 'Nueva', division: 'sales', booked: 0n, cost: 5n, customers: 0 }, { id: 'd', name: 'Sur', division: 'sales', booked: null, cost: 5n, customers: 1 }];
  expect(structureFindings([seat('galicia', null, 0, '2026-10-01')], units, []).map((f) => [f.code, f.about.name])).toEqual([['vacancy', 'galicia'], ['costs_more', 'Norte']]);
});
