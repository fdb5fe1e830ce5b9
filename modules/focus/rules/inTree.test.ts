import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTree } from './inTree.ts';

const unit = (id: string, parentId: string | null) => ({ id, name: id, parentId });

test('a row stands under the nearest unit above it that has one too, by name', () => {
  const units = [unit('casa', null), unit('ventas', 'casa'), unit('sur', 'ventas'), unit('norte', 'ventas'), unit('marketing', 'casa'), unit('prensa', 'marketing')];
  const rows = ['sur', 'prensa', 'norte', 'ventas'].map((unitId) => ({ unitId }));
  expect(inTree(units, rows).map((r) => [r.unitId, r.depth])).toEqual([['prensa', 0], ['ventas', 0], ['norte', 1], ['sur', 1]]);
});

test('no row is lost or told twice, whatever the tree', () => {
  fc.assert(fc.property(fc.array(fc.nat(8), { minLength: 1, maxLength: 9 }), fc.nat(511), (parents, picked) => {
    const units = parents.map((p, i) => unit(String(i), i === 0 ? null : String(p % i))), rows = units.filter((_, i) => (picked >> i) & 1).map((u) => ({ unitId: u.id }));
    expect(inTree(units, rows).map((r) => r.unitId).sort()).toEqual(rows.map((r) => r.unitId).sort());
  }));
});
