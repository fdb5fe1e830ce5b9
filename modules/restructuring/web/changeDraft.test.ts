import { expect, test } from 'vitest';
import { Change } from '../contract.ts';
import { changeOf, draftOf, emptyDraft, fieldsOf, kindGroups, movesTo } from './changeDraft.ts';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const how = { newId: id(9), currency: 'EUR', touched: new Set<string>() };
const changes: Change[] = [
  { kind: 'open_unit', unitId: id(1), name: 'Atlántico', function: 'sales', parentId: id(2), marketId: null },
  { kind: 'open_position', positionId: id(1), title: 'Alentejo', unitId: id(2), marketId: id(3), fte: 1, archetype: null, customerFacing: true, capacity: 40, cost: { minor: '4500000', currency: 'EUR' }, reportsToId: id(4) },
  { kind: 'close_position', positionId: id(1), successorId: null },
  { kind: 'appoint', personId: id(1), positionId: id(2), as: 'acting', fte: 0.5, until: '2027-03-01' },
  { kind: 'set_manager', positionId: id(1), reportsToId: null },
  { kind: 'move_accounts', accountIds: [id(1), id(2)], toPositionId: id(3) },
  { kind: 'move_matching', fromPositionId: id(1), toPositionId: id(2), class: 'A', postcode: '46' },
  { kind: 'open_forum', forumId: id(1), name: 'Comité', what: 'meeting', ownerId: id(2), participantIds: [id(3)], minutes: 45, readingMinutes: 0, frequency: 'weekly', serves: 'Precios', expiresOn: '2027-03-01' },
  { kind: 'follow_model', modelId: id(1) },
];

test.each(changes.map((c) => [c.kind, c] as const))('%s opened and sent again is the same change', (_, change) => {
  expect(Change.parse(changeOf(draftOf(change, 1), { ...how, edited: change }))).toEqual(change);
});
test('of a seat that stands only what was touched is sent', () => {
  const draft = { ...draftOf({ kind: 'change_position', positionId: id(1), set: { title: 'Levante' } }, 1), capacity: 50 };
  expect(changeOf(draft, { ...how, touched: new Set(['capacity']) })).toEqual({ kind: 'change_position', positionId: id(1), set: { capacity: 50 } });
});
test('what a model moves is one change for each seat that takes some', () => {
  const moves = [{ accountId: id(1), toPositionId: id(7) }, { accountId: id(2), toPositionId: id(8) }, { accountId: id(3), toPositionId: id(7) }];
  expect(movesTo(moves).map((c) => Change.parse(c))).toEqual([{ kind: 'move_accounts', accountIds: [id(1), id(3)], toPositionId: id(7) }, { kind: 'move_accounts', accountIds: [id(2)], toPositionId: id(8) }]);
  expect(movesTo([])).toEqual([]);
});
test('something new gets its id when it is drawn', () => {
  expect(changeOf({ ...emptyDraft('open_unit'), name: 'Atlántico' }, how)).toMatchObject({ unitId: id(9), name: 'Atlántico' });
});
test('every kind can be chosen once, and asks for something', () => {
  expect(Object.values(kindGroups).flat().toSorted()).toEqual(Object.keys(fieldsOf).toSorted());
  expect(Object.values(fieldsOf).every((fields) => fields.length > 0)).toBe(true);
});
