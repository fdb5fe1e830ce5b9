import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, refused, type TestHouse } from '../../../house/testHouse.ts';
import { askForSupport, listRequests, moveRequest } from '../contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const asked = (more: object = {}) => {
  house.setNow('2026-11-23T10:00:00+01:00');
  return call(askForSupport, { toPositionId: house.seats.pau, title: 'Referencias de hoteles', wantedOn: '2026-11-26', effort: 3, ...more }, house.as('marta'));
};

test('asked of marketing, accepted with a date, delivered, and confirmed by who asked', async () => {
  const r = await asked();
  expect(r).toMatchObject({ state: 'submitted', from: { person: { name: 'Marta Vidal' }, division: 'sales' }, to: { person: { name: 'Pau Climent' }, division: 'marketing' }, may: [] });
  const accepted = await call(moveRequest, { requestId: r.id, verb: 'accept', dueOn: '2026-11-25' }, house.as('pau'));
  expect(accepted).toMatchObject({ state: 'accepted', dueOn: '2026-11-25', may: ['start', 'deliver'] });
  house.setNow('2026-11-26T09:00:00+01:00');
  const [late] = (await call(listRequests, { mine: true, open: true }, house.as('pau'))).rows;
  expect(late).toMatchObject({ id: r.id, overdue: true, daysLate: 1 });
  await call(moveRequest, { requestId: r.id, verb: 'start' }, house.as('pau'));
  expect((await call(moveRequest, { requestId: r.id, verb: 'deliver' }, house.as('pau'))).state).toBe('delivered');
  expect(await refused(call(moveRequest, { requestId: r.id, verb: 'confirm' }, house.as('pau')))).toMatchObject({ rule: 'coordination.not_your_move' });
  house.setNow('2026-11-26T10:00:00+01:00');
  expect((await call(moveRequest, { requestId: r.id, verb: 'reopen' }, house.as('marta'))).state).toBe('reopened');
  house.setNow('2026-11-26T11:00:00+01:00');
  await call(moveRequest, { requestId: r.id, verb: 'deliver' }, house.as('pau'));
  expect(await call(moveRequest, { requestId: r.id, verb: 'confirm' }, house.as('marta'))).toMatchObject({ state: 'confirmed', confirmation: 'confirmed' });
  expect((await call(listRequests, { mine: true, open: true }, house.as('pau'))).rows.map((x) => x.id)).not.toContain(r.id);
});

test('declined with a reason and an alternative, or not at all', async () => {
  const r = await asked();
  expect(await refused(call(moveRequest, { requestId: r.id, verb: 'decline' }, house.as('pau')))).toMatchObject({
    rule: 'coordination.request_move', facts: { reasons: [{ code: 'decline_reason_missing' }, { code: 'alternative_missing' }] }, fields: { reason: 'missing', alternative: 'missing' },
  });
  expect(await refused(call(moveRequest, { requestId: r.id, verb: 'accept', dueOn: '2026-11-02' }, house.as('pau')))).toMatchObject({ rule: 'coordination.request_move', fields: { dueOn: 'coordination.wanted_before_today' } });
  expect(await call(moveRequest, { requestId: r.id, verb: 'decline', reason: 'Sin fotos hasta enero', alternative: 'Las del showroom' }, house.as('pau'))).toMatchObject({ state: 'declined', alternative: 'Las del showroom' });
});

test('marketing asks sales too, and an unanswered one is late by its wanted day', async () => {
  house.setNow('2026-11-23T10:00:00+01:00');
  const r = await call(askForSupport, { toPositionId: house.seats.luis, title: 'Revisar el folleto Salina', wantedOn: '2026-11-24' }, house.as('pau'));
  house.setNow('2026-11-26T10:00:00+01:00');
  expect((await call(listRequests, { seat: [house.seats.luis] }, house.as('luis'))).rows).toMatchObject([{ id: r.id, daysLate: 2, may: ['accept', 'decline'] }]);
});

test('delivered and without a word for ten working days it closes, unconfirmed', async () => {
  const r = await asked();
  await call(moveRequest, { requestId: r.id, verb: 'accept', dueOn: '2026-11-25' }, house.as('pau'));
  await call(moveRequest, { requestId: r.id, verb: 'deliver' }, house.as('pau'));
  house.setNow('2026-12-08T10:00:00+01:00');
  const found = (await call(listRequests, { mine: true }, house.as('marta'))).rows.find((x) => x.id === r.id);
  expect(found).toMatchObject({ state: 'closed', confirmation: 'unconfirmed' });
  expect((await call(listRequests, { id: r.id }, house.as('marta'))).rows).toEqual([found]);
  expect((await call(listRequests, { id: r.id }, house.as('claire'))).rows).toEqual([]);
});

test('not to oneself, not for yesterday, not from a seat of another, and not by who only reads', async () => {
  expect(await refused(asked({ toPositionId: house.seats.marta }))).toMatchObject({ rule: 'coordination.request_to_oneself' });
  expect(await refused(asked({ wantedOn: '2026-11-22' }))).toMatchObject({ rule: 'coordination.wanted_before_today' });
  expect(await refused(asked({ fromPositionId: house.seats.luis }))).toMatchObject({ rule: 'coordination.not_your_move' });
  expect(await refused(call(askForSupport, { toPositionId: house.seats.pau, title: 'x', wantedOn: '2026-12-01' }, house.as('teresa')))).toMatchObject({ rule: 'platform.right_missing' });
  expect((await call(listRequests, {}, house.as('claire'))).rows).toEqual([]);
});
