import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as contract from '../contract.ts';

let house: TestHouse, accountId: string;
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-23T10:50:00+01:00');
  accountId = (await call(contract.createAccount, { name: 'Pavimentos Ribera Alta, S. A.' }, house.as('marta'))).id;
});
afterAll(() => house.close());

const refused = (code: string, rule?: string) => expect.objectContaining({ problem: expect.objectContaining(rule ? { code, rule } : { code }) });
const log = (who: Parameters<TestHouse['as']>[0], subject: string, startsAt: string, more: object = {}) =>
  call(contract.logInteraction, { accountId, channel: 'call', subject, startsAt, ...more }, house.as(who));
const line = () => call(contract.accountLine, { accountId, from: '2026-06-01', to: '2027-01-01' }, house.as('marta'));

describe('a contact with a customer', () => {
  test('belongs to the division of whoever logs it, and lies on that lane', async () => {
    await log('marta', 'Llamada con Amparo Gil', '2026-11-20T10:00:00+01:00', { minutes: 12 });
    await log('rocio', 'Quiere ver Salina', '2026-11-18T10:00:00+01:00');
    await log('pau', 'Invitación al showroom', '2026-12-10T10:00:00+01:00', { kind: 'mass', channel: 'email' });
    const { contacts } = await line();
    expect(contacts.map((c) => [c.on, c.division, c.kind, c.planned, c.person])).toEqual([
      ['2026-12-10', 'marketing', 'mass', true, 'Pau Climent'], ['2026-11-20', 'sales', 'direct', false, 'Marta Vidal'], ['2026-11-18', 'marketing', 'direct', false, 'Rocío Peris'],
    ]);
    const { facts } = await call(contract.getAccount, { accountId }, house.as('marta'));
    expect(facts).toMatchObject({ served: { by: 'both', marketing: '2026-11-18', sales: '2026-11-20' }, next: { on: '2026-12-10', subject: 'Invitación al showroom', person: 'Pau Climent' } });
  });

  test('of a seat of neither division must say which', async () => {
    await expect(log('elena', 'Comida', '2026-11-20T14:00:00+01:00')).rejects.toEqual(refused('invalid_input', 'customers.division_unknown'));
    expect((await log('elena', 'Comida', '2026-11-20T14:00:00+01:00', { division: 'sales' })).version).toBe(1);
  });

  test('that took place does not lie ahead, and has a customer unless it is internal', async () => {
    await expect(log('marta', 'Mañana', '2026-11-24T10:00:00+01:00', { planned: false })).rejects.toEqual(refused('invalid_input', 'customers.contact_in_future'));
    await expect(log('marta', 'Con nadie', '2026-11-20T10:00:00+01:00', { accountId: null })).rejects.toEqual(refused('invalid_input', 'customers.contact_needs_customer'));
    expect((await log('marta', 'Reunión de equipo', '2026-11-20T10:00:00+01:00', { accountId: null, kind: 'internal', channel: 'meeting', minutes: 60 })).version).toBe(1);
  });

  test('is not logged for a seat one does not reach, nor in another market, nor without the right', async () => {
    await expect(log('marta', 'Por Iker', '2026-11-20T10:00:00+01:00', { seatId: house.seats.iker })).rejects.toEqual(refused('not_allowed', 'platform.out_of_scope'));
    await expect(log('claire', 'Bonjour', '2026-11-20T10:00:00+01:00')).rejects.toEqual(refused('not_found'));
    await expect(log('sofia', 'Hola', '2026-11-20T10:00:00+01:00')).rejects.toEqual(refused('not_allowed', 'platform.right_missing'));
  });

  test('is corrected, withdrawn and put back; what was said stays out of the facts', async () => {
    const { id } = await log('marta', 'Secreto de Amparo', '2026-11-19T10:00:00+01:00');
    const changed = await call(contract.changeInteraction, { interactionId: id, version: 1, subject: 'Precio por volumen', minutes: 20 }, house.as('marta'));
    expect(JSON.stringify(await house.owner`select before, after from platform.fact where about_id = ${id}`)).not.toMatch(/Secreto|Precio/);
    await expect(call(contract.withdrawInteraction, { interactionId: id, version: 1 }, house.as('marta'))).rejects.toEqual(refused('stale'));
    const away = await call(contract.withdrawInteraction, { interactionId: id, version: changed.version }, house.as('marta'));
    const subjects = async () => (await call(contract.listInteractions, { accountId, division: 'sales' }, house.as('rocio'))).rows.map((r) => r.subject);
    expect(await subjects()).not.toContain('Precio por volumen');
    await call(contract.restoreInteraction, { interactionId: id, version: away.version }, house.as('marta'));
    expect(await subjects()).toContain('Precio por volumen');
  });

  test('is told page by page, the latest first', async () => {
    const first = await call(contract.listInteractions, { accountId, limit: 2 }, house.as('marta'));
    const second = await call(contract.listInteractions, { accountId, limit: 2, after: first.next! }, house.as('marta'));
    const all = [...first.rows, ...second.rows].map((r) => r.startsAt);
    expect(all).toEqual([...all].sort().reverse());
    expect(new Set(all).size).toBe(4);
  });
});

describe('a note', () => {
  test('is read by its author and whoever supervises the seat, not by the whole market', async () => {
    const { id, version } = await call(contract.writeNote, { accountId, body: 'Amparo negocia con otro proveedor' }, house.as('marta'));
    const read = async (who: Parameters<TestHouse['as']>[0]) => (await call(contract.listNotes, { accountId }, house.as(who))).rows.map((n) => n.id);
    expect([await read('marta'), await read('joaquin'), await read('luis'), await read('rocio')]).toEqual([[id], [id], [], []]);
    await expect(call(contract.changeNote, { noteId: id, version, body: 'otra' }, house.as('joaquin'))).rejects.toEqual(refused('not_allowed', 'customers.note_author'));
    await expect(call(contract.changeNote, { noteId: id, version, body: 'otra' }, house.as('luis'))).rejects.toEqual(refused('not_found'));
    await call(contract.withdrawNote, { noteId: id, version }, house.as('marta'));
    expect(await read('marta')).toEqual([]);
  });
});

describe('a promise', () => {
  test('is open, due, late or kept by the customer’s own clock', async () => {
    const { id } = await call(contract.givePromise, { accountId, title: 'Muestras de Salina 60×120 en obra', givenOn: '2026-11-13', dueOn: '2026-11-23', dueAt: '2026-11-23T18:00:00+01:00' }, house.as('marta'));
    const state = async () => (await line()).promises.find((p) => p.id === id)?.state;
    expect(await state()).toBe('due');
    expect((await call(contract.getAccount, { accountId }, house.as('marta'))).facts.promises).toMatchObject({ open: 1, dueToday: 1, late: 0 });
    house.setNow('2026-11-23T18:30:00+01:00');
    expect(await state()).toBe('late');
    await call(contract.keepPromise, { promiseId: id, version: 1 }, house.as('luis'));
    expect(await state()).toBe('kept_late');
    await expect(call(contract.keepPromise, { promiseId: id, version: 2 }, house.as('marta'))).rejects.toEqual(refused('conflict', 'customers.promise_so_already'));
    await call(contract.reopenPromise, { promiseId: id, version: 2 }, house.as('marta'));
    await call(contract.withdrawPromise, { promiseId: id, version: 3 }, house.as('marta'));
    expect(await state()).toBeUndefined();
    house.setNow('2026-11-23T10:50:00+01:00');
  });

  test('is not due before it was given, nor recorded in another market', async () => {
    await expect(call(contract.givePromise, { accountId, title: 'Ayer', dueOn: '2026-11-22' }, house.as('marta'))).rejects.toEqual(refused('invalid_input', 'customers.promise_dates'));
    await expect(call(contract.givePromise, { accountId, title: 'Demain', dueOn: '2026-11-30' }, house.as('claire'))).rejects.toEqual(refused('not_found'));
  });
});

describe('a need', () => {
  test('closes only when a contact of that customer confirms it', async () => {
    const { id, version } = await call(contract.registerNeed, { accountId, title: 'Material para tienda' }, house.as('rocio'));
    const stranger = await call(contract.createContact, { givenName: 'Otro', familyName: 'Cliente' }, house.as('marta'));
    const hers = await call(contract.createContact, { accountId, givenName: 'Amparo', familyName: 'Gil' }, house.as('marta'));
    await expect(call(contract.meetNeed, { needId: id, version, confirmedBy: stranger.id }, house.as('pau'))).rejects.toEqual(refused('conflict', 'customers.need_confirmed_by'));
    await call(contract.meetNeed, { needId: id, version, confirmedBy: hers.id }, house.as('pau'));
    expect((await call(contract.listCommitments, { accountId }, house.as('marta'))).needs).toMatchObject([{ id, metOn: '2026-11-23', confirmedBy: 'Amparo Gil' }]);
  });
});
