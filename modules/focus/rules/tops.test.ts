import { expect, test } from 'vitest';
import type { Structure } from '../../organization/contract.ts';
import { topsOf } from './tops.ts';

const seat = (id: string, unitId: string) => ({ id, unitId }) as Structure['seats'][number];
const unit = (id: string) => ({ id, name: id }) as Structure['units'][number];
const line = (positionId: string, reportsToId: string) => ({ positionId, reportsToId, kind: 'solid' }) as Structure['lines'][number];

test('a unit is headed by the one seat that reports out of it; where several do, by none', () => {
  const structure = { units: [unit('a'), unit('b'), unit('empty')], seats: [seat('a1', 'a'), seat('a2', 'a'), seat('b1', 'b'), seat('b2', 'b')], lines: [line('a2', 'a1'), line('b1', 'a1'), line('b2', 'a1')] } as unknown as Structure;
  expect(topsOf(structure)).toEqual([{ unitId: 'a', name: 'a', seatId: 'a1' }, { unitId: 'b', name: 'b', seatId: null }, { unitId: 'empty', name: 'empty', seatId: null }]);
});
