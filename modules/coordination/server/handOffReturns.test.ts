import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, refused, type TestHouse } from '../../../house/testHouse.ts';
import { acceptHandOff, correctHandOff, disputeHandOff, getHandOff, resolveHandOff, returnHandOff } from '../contract.ts';
import { offered as anOffer } from './fixtures.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const offered = () => anOffer(house);
const id = (h: { id: string }) => ({ handOffId: h.id });

test('returned with a reason, corrected, and accepted: two hand-offs, one after the other', async () => {
  const h = await offered();
  expect(await refused(call(returnHandOff, { ...id(h), reason: '' }, house.as('marta')))).toMatchObject({ code: 'invalid_input', fields: { reason: 'missing' } });
  expect(await refused(call(returnHandOff, { ...id(h), reason: 'mood' }, house.as('marta')))).toMatchObject({ rule: 'coordination.hand_off_move', facts: { reasons: [{ code: 'reason_unknown' }] } });
  const back = await call(returnHandOff, { ...id(h), reason: 'missing_contact', note: 'Falta el jefe de obra' }, house.as('marta'));
  expect(back).toMatchObject({ state: 'returned', turn: 'sender', returnReason: { key: 'missing_contact', name: 'Faltan datos de contacto' }, clock: null });
  const again = await call(correctHandOff, { ...id(h), brief: 'Jefe de obra: J. Ros' }, house.as('rocio'));
  expect(again).toMatchObject({ state: 'offered', followsId: h.id, lead: h.lead });
  expect(await call(getHandOff, id(h), house.as('marta'))).toMatchObject({ state: 'followed', followedById: again.id });
  expect(await refused(call(correctHandOff, { ...id(h), brief: 'x' }, house.as('rocio')))).toMatchObject({ rule: 'coordination.hand_off_move' });
  expect((await call(acceptHandOff, id(again), house.as('marta'))).state).toBe('accepted');
});

test('the customer that a hand-off came with stays with it when it is offered again', async () => {
  const { account } = await call(acceptHandOff, id(await offered()), house.as('marta'));
  const h = await offered();
  // As an import leaves it: the customer stands with the hand-off, not with the lead.
  await house.owner`update coordination.hand_off set account_id = ${account!.id} where id = ${h.id}`;
  await call(returnHandOff, { ...id(h), reason: 'missing_contact' }, house.as('marta'));
  expect((await call(correctHandOff, { ...id(h), brief: 'Jefe de obra: J. Ros' }, house.as('rocio'))).account).toEqual(account);
});

test('a return that is disputed is settled by the director, within working days', async () => {
  const h = await offered();
  await call(returnHandOff, { ...id(h), reason: 'duplicate' }, house.as('marta'));
  const disputed = await call(disputeHandOff, { ...id(h), note: 'No es el mismo hotel' }, house.as('rocio'));
  expect(disputed).toMatchObject({ state: 'disputed', turn: 'arbiter', clock: { milestone: 'resolution', dueAt: '2026-11-30T23:00:00.000Z' } });
  expect(await refused(call(resolveHandOff, { ...id(h), resolvedFor: 'sender' }, house.as('joaquin')))).toMatchObject({ rule: 'platform.right_missing' });
  expect(await call(resolveHandOff, { ...id(h), resolvedFor: 'sender', note: 'Es otro' }, house.as('elena'))).toMatchObject({ state: 'resolved_for_sender', turn: 'sender' });
  expect((await call(correctHandOff, { ...id(h), brief: 'Otro hotel' }, house.as('rocio'))).state).toBe('offered');
});

test('unanswered it expires by itself; it can be taken late, and stays missed', async () => {
  const h = await offered();
  house.setNow('2026-11-23T12:00:00.001+01:00');
  const expired = await call(getHandOff, id(h), house.as('marta'));
  expect(expired).toMatchObject({ state: 'expired', since: '2026-11-23T11:00:00.000Z', clock: { late: true }, milestones: [{ milestone: 'decision', status: 'missed' }, {}, {}, {}] });
  expect(await refused(call(returnHandOff, { ...id(h), reason: 'duplicate' }, house.as('marta')))).toMatchObject({ rule: 'coordination.hand_off_move' });
  expect(await call(acceptHandOff, id(h), house.as('marta'))).toMatchObject({ state: 'accepted', milestones: [{ status: 'missed' }, {}, {}, {}] });
});
