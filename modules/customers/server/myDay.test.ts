import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as contract from '../contract.ts';

let house: TestHouse, ribera: string, jucar: string;
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-23T10:50:00+01:00');
  ribera = (await call(contract.createAccount, { name: 'Pavimentos Ribera Alta, S. A.' }, house.as('marta'))).id;
  jucar = (await call(contract.createAccount, { name: 'Cerámicas del Júcar' }, house.as('marta'))).id;
});
afterAll(() => house.close());

const refused = (code: string, rule?: string) => expect.objectContaining({ problem: expect.objectContaining(rule ? { code, rule } : { code }) });
const day = (who: Parameters<TestHouse['as']>[0] = 'marta') => call(contract.myDay, {}, house.as(who));
const log = (who: 'marta' | 'pau' | 'rocio', accountId: string, subject: string, startsAt: string, more: object = {}) =>
  call(contract.logInteraction, { accountId, channel: 'email', subject, startsAt, ...more }, house.as(who));

describe('my day', () => {
  test('shows today’s and undone activities with what to know of each customer', async () => {
    await log('rocio', ribera, 'Descargó la ficha de Bruma', '2026-11-19T12:00:00+01:00');
    await log('marta', ribera, 'Visita', '2026-11-12T12:00:00+01:00', { channel: 'visit' });
    await call(contract.givePromise, { accountId: ribera, title: 'Muestras de Salina', givenOn: '2026-11-13', dueOn: '2026-11-23' }, house.as('marta'));
    await call(contract.planActivity, { accountId: ribera, kind: 'visit', title: 'Muestras en obra', place: 'Alzira, tienda', dueAt: '2026-11-23T12:30:00+01:00' }, house.as('marta'));
    await call(contract.planActivity, { kind: 'task', title: 'Preparar la semana', dueOn: '2026-11-20' }, house.as('marta'));
    await call(contract.planActivity, { kind: 'task', title: 'Mañana', dueOn: '2026-11-24' }, house.as('marta'));
    const { activities, promises } = await day();
    expect(activities.map((a) => [a.title, a.late, a.customer?.name ?? null])).toEqual([['Preparar la semana', true, null], ['Muestras en obra', false, 'Pavimentos Ribera Alta, S. A.']]);
    expect(activities[1]!.customer).toMatchObject({
      line: { marketing: [4], sales: [11] }, latest: { division: 'marketing', on: '2026-11-19', subject: 'Descargó la ficha de Bruma' }, promise: { title: 'Muestras de Salina' },
    });
    expect(promises).toMatchObject([{ title: 'Muestras de Salina', state: 'due', account: { name: 'Pavimentos Ribera Alta, S. A.' } }]);
  });

  test('names my customers whom no division has been in touch with, not those with a contact planned', async () => {
    expect((await day()).alone).toMatchObject([{ name: 'Cerámicas del Júcar', days: null, lastOn: null }]);
    await log('marta', jucar, 'Pedido', '2026-09-20T12:00:00+02:00');
    expect(await day()).toMatchObject({ alone: [{ name: 'Cerámicas del Júcar', days: 64, lastOn: '2026-09-20', line: { marketing: [], sales: [64] } }], aloneCount: 1, led: 2, hold: 30 });
    await call(contract.planActivity, { accountId: jucar, kind: 'call', title: 'Llamar', dueOn: '2026-11-25' }, house.as('marta'));
    expect((await day()).alone).toEqual([]);
  });

  test('tells what marketing did to my customers this week, by subject', async () => {
    await log('pau', ribera, 'Salina, ya en almacén', '2026-11-23T09:00:00+01:00', { kind: 'mass', outcome: 'Pidió muestra' });
    await log('pau', jucar, 'Salina, ya en almacén', '2026-11-23T09:00:00+01:00', { kind: 'mass' });
    await log('pau', ribera, 'Invitación al showroom', '2026-11-26T17:00:00+01:00', { kind: 'mass' });
    expect((await day()).marketing.map((m) => [m.on, m.subject, m.planned, m.accounts, m.answered])).toEqual([
      ['2026-11-23', 'Salina, ya en almacén', false, 2, 1], ['2026-11-26', 'Invitación al showroom', true, 1, 0],
    ]);
    expect((await day()).marketing[0]!.sample).toEqual([expect.objectContaining({ name: 'Pavimentos Ribera Alta, S. A.', outcome: 'Pidió muestra' }), expect.objectContaining({ name: 'Cerámicas del Júcar', outcome: null })]);
    expect((await day('luis')).marketing).toEqual([]);
  });

  test('says of each call whether it may be made now, and why not', async () => {
    const { id: contactId } = await call(contract.createContact, { accountId: ribera, givenName: 'Amparo', familyName: 'Gil', phone: '+34 960 000 001' }, house.as('rocio'));
    const { id } = await call(contract.planActivity, { accountId: ribera, contactId, kind: 'call', title: 'Ofrecer muestras', dueOn: '2026-11-23' }, house.as('rocio'));
    const calling = async () => (await day('rocio')).activities.find((a) => a.id === id)!.calling;
    expect(await calling()).toMatchObject({ may: false, because: 'no_permission' });
    await call(contract.recordPermission, { contactId, channel: 'phone', purpose: 'commercial', basis: 'consent', evidence: 'Formulario de la web', obtainedAt: '2026-10-06T10:00:00+02:00' }, house.as('rocio'));
    expect(await calling()).toMatchObject({ may: true, because: 'permitted', timeZone: 'Europe/Madrid' });
    house.setNow('2026-11-23T20:30:00+01:00');
    expect(await calling()).toMatchObject({ may: false, because: 'closed' });
    house.setNow('2026-11-23T10:50:00+01:00');
  });
});

describe('an activity', () => {
  const plan = (more: object = {}) => call(contract.planActivity, { accountId: ribera, kind: 'visit', title: 'Visita de obra', dueAt: '2026-11-23T09:30:00+01:00', ...more }, house.as('marta'));

  test('done, is logged as a contact; not done after all, the contact is withdrawn', async () => {
    const { id } = await plan();
    const done = await call(contract.finishActivity, { activityId: id, version: 1, outcome: 'Repone en enero', minutes: 45 }, house.as('marta'));
    const logged = async () => (await call(contract.listInteractions, { accountId: ribera }, house.as('rocio'))).rows.find((i) => i.id === done.interactionId);
    expect(await logged()).toMatchObject({ subject: 'Visita de obra', outcome: 'Repone en enero', minutes: 45, channel: 'visit', person: { name: 'Marta Vidal' }, startsAt: '2026-11-23T08:30:00.000Z' });
    await expect(call(contract.finishActivity, { activityId: id, version: 2 }, house.as('marta'))).rejects.toEqual(refused('conflict', 'customers.activity_done'));
    await call(contract.reopenActivity, { activityId: id, version: 2 }, house.as('marta'));
    expect(await logged()).toBeUndefined();
  });

  test('done with the next one planned, waits for the same person that day; not done after all, the next one is gone too', async () => {
    const { id: contactId } = await call(contract.createContact, { accountId: ribera, givenName: 'Llúcia', familyName: 'Ferrer' }, house.as('marta'));
    const { id } = await plan({ kind: 'call', title: 'Cerrar el pedido', contactId });
    const next = async () => (await call(contract.listActivities, { account: ribera, from: '2026-12-03', to: '2026-12-04' }, house.as('marta'))).rows;
    await expect(call(contract.finishActivity, { activityId: id, version: 1, next: { dueOn: '2026-12-03' } }, house.as('luis'))).rejects.toEqual(refused('not_found'));
    await call(contract.finishActivity, { activityId: id, version: 1, outcome: 'Que la llame cuando cobre', next: { dueOn: '2026-12-03', dueAt: '2026-12-03T10:00:00+01:00' } }, house.as('marta'));
    expect(await next()).toMatchObject([{ kind: 'call', title: 'Cerrar el pedido', contact: { name: 'Llúcia Ferrer' }, dueAt: '2026-12-03T09:00:00.000Z', doneAt: null }]);
    await call(contract.reopenActivity, { activityId: id, version: 2 }, house.as('marta'));
    expect(await next()).toEqual([]);
  });

  test('moved to another day keeps its hour', async () => {
    const { id } = await plan();
    await call(contract.changeActivity, { activityId: id, version: 1, dueOn: '2026-11-27' }, house.as('marta'));
    const { rows } = await call(contract.listActivities, { from: '2026-11-27', to: '2026-11-28' }, house.as('marta'));
    expect(rows).toMatchObject([{ id, dueOn: '2026-11-27', dueAt: '2026-11-27T08:30:00.000Z' }]);
  });

  test('is seen by its seat and whoever supervises it, and planned by others only there', async () => {
    const { id } = await plan({ title: 'Solo mía' });
    const seen = async (who: Parameters<TestHouse['as']>[0]) => (await call(contract.listActivities, { account: ribera }, house.as(who))).rows.some((a) => a.id === id);
    expect([await seen('marta'), await seen('joaquin'), await seen('luis'), await seen('rocio')]).toEqual([true, true, false, false]);
    await expect(call(contract.withdrawActivity, { activityId: id, version: 1 }, house.as('luis'))).rejects.toEqual(refused('not_found'));
    await expect(call(contract.planActivity, { kind: 'task', title: 'Para Marta', dueOn: '2026-11-24', seatId: house.seats.marta }, house.as('luis'))).rejects.toEqual(refused('not_allowed', 'platform.out_of_scope'));
    expect((await call(contract.planActivity, { kind: 'task', title: 'Para Marta', dueOn: '2026-11-24', seatId: house.seats.marta }, house.as('joaquin'))).version).toBe(1);
  });
});
