import { afterEach, beforeEach, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer } from '../../../house/testSales.ts';
import * as organization from '../../organization/contract.ts';
import { dayComes, published } from '../../transition/server/fixtures.ts';
import * as restructuring from '../contract.ts';
import { structureWith } from '../rules/structureDifference.ts';

let house: TestHouse;
const on = '2026-06-01', director = () => house.as('elena');
beforeEach(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
  await aCustomer(house, 'Pavimentos Ribera', 'marta');
});
afterEach(() => house.close());

test('draws and ends lines beside the solid one, passes on those to a seat that closes, and taking it back puts them as they were', async () => {
  const line = (positionId: string, reportsToId: string) => ({ positionId, reportsToId, kind: 'dotted' as const }), beside = async (day: string) => (await call(organization.structure, { on: day }, director())).lines.filter((l) => l.kind !== 'solid').map((l) => [l.kind, l.positionId, l.reportsToId, l.scope]).sort();
  await call(organization.addLine, { ...line(house.seats.pau, house.seats.marta), scope: 'Ferias', from: '2026-01-01' }, director());
  await call(organization.addLine, { ...line(house.seats.carmen, house.seats.elena), scope: 'Prensa', from: '2026-01-01' }, director());
  const before = await beside('2026-05-31');
  const p = await published(house, 'Levante en un puesto', [{ kind: 'add_line', positionId: house.seats.iker, reportsToId: house.seats.beatriz, line: 'project', scope: 'Catálogo', share: 0.2 }, { kind: 'end_line', positionId: house.seats.carmen, reportsToId: house.seats.elena, line: 'dotted' }, { kind: 'close_position', positionId: house.seats.marta, successorId: house.seats.luis }], [on]);
  expect(await beside('2026-05-31')).toEqual(before);
  const after = [['dotted', house.seats.pau, house.seats.luis, 'Ferias'], ['project', house.seats.iker, house.seats.beatriz, 'Catálogo']].sort();
  expect(await beside(on)).toEqual(after);
  await dayComes(house, '2026-06-01T06:00:00+02:00');
  const back = await call(restructuring.rollBackProposal, { proposalId: p.id, name: 'Como antes', on: '2026-07-01' }, director());
  const kinds = back.changes.map((c) => c.change.kind);
  expect(kinds).toEqual(expect.arrayContaining(['add_line', 'end_line', 'open_position']));
  const drawn = await call(restructuring.proposedStructure, { proposalId: back.id }, director());
  expect(drawn.refusals).toEqual([]);
  const then = structureWith(await call(restructuring.structureBefore, { proposalId: back.id }, director()), drawn);
  expect(then.lines.filter((l) => l.kind !== 'solid').map((l) => l.scope).sort()).toEqual(['Ferias', 'Prensa']);
});
