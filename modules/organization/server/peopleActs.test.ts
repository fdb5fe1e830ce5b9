import { afterAll, beforeAll, expect, test } from 'vitest';
import { me, setPassword, signIn } from '../../../contract/me.ts';
import { deleteView, savedViews, saveView } from '../../../contract/views.ts';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as contract from '../contract/people.ts';

let house: TestHouse;
const day = '2026-11-23';
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow(`${day}T09:00:00Z`);
});
afterAll(() => house.close());

const refused = (rule: string) => expect.objectContaining({ problem: expect.objectContaining({ rule }) });
const ana = () => house.as('ana');
const linkTo = async (email: string) => {
  const [letter] = await house.owner<{ body: string }[]>`select body from platform.outbox_mail where to_address = ${email} order by created_at desc, id desc`;
  return letter?.body.match(/\/welcome#([\w-]+)/)?.[1] ?? '';
};
const vacantSeat = async (title: string): Promise<string> => {
  const [seat] = await house.owner<{ id: string }[]>`with p as (insert into organization.position default values returning id)
    insert into organization.position_version (position_id, unit_id, market_id, title, status, valid, recorded)
    select id, ${house.units.norte}, ${house.markets.ES}, ${title}, 'open', '[2026-01-01,)', '[2026-01-01 00:00Z,)' from p returning position_id as id`;
  return seat!.id;
};

test('everybody sees who is who, by name, searched without accents, page by page', async () => {
  const first = await call(contract.listPeople, { limit: 5 }, house.as('marta'));
  expect(first.rows.map((p) => p.name)).toEqual(['Ana Ferrer', 'Beatriz Sanchis', 'Carmen Pallarés', 'Claire Dubois', 'Elena Marqués']);
  const second = await call(contract.listPeople, { limit: 5, after: first.next! }, house.as('marta'));
  expect(second.rows[0]!.name).toBe('Iker Zubia');
  expect((await call(contract.listPeople, { find: 'pallares' }, house.as('marta'))).rows).toMatchObject([{ name: 'Carmen Pallarés', seats: [{ name: 'Relaciones públicas' }] }]);
  expect((await call(contract.listPeople, { find: 'publicas relaciones' }, house.as('marta'))).rows.map((p) => p.name)).toEqual(['Carmen Pallarés']);
  expect((await call(contract.listPeople, { placed: 'false' }, house.as('marta'))).rows.map((p) => p.name)).toEqual(['Nadie Sinpuesto']);
  await expect(call(contract.listPeople, {}, house.as('nadie'))).rejects.toEqual(refused('platform.no_position'));
});

test('the spreadsheet of people has the same rows', async () => {
  const response = await fetch(`${house.origin}/api/v1/people.csv?find=zubia`, { headers: house.as('marta').headers! });
  expect(await response.text()).toContain('Iker Zubia,iker@alborada.example,,"Venta externa, Norte 1",Sin invitar');
});

test('an invited person sets a password by the link and comes in to the seat given', async () => {
  const positionId = await vacantSeat('Venta externa, Norte 2');
  const made = await call(contract.invitePerson, { name: 'Nora Vidal', email: 'nora@alborada.example', appointment: { positionId, from: day } }, ana());
  expect(made).toMatchObject({ state: 'invited', seats: [{ id: positionId }], language: 'es' });
  await expect(call(contract.invitePerson, { name: 'Otra', email: 'NORA@alborada.example' }, ana())).rejects.toEqual(refused('organization.email_taken'));
  const token = await linkTo('nora@alborada.example');
  expect(await call(setPassword, { token, password: 'once tejas sueltas' }, { origin: house.origin })).toMatchObject({ name: 'Nora Vidal', seats: [{ title: 'Venta externa, Norte 2' }] });
  expect((await call(contract.readPerson, { personId: made.id }, ana())).state).toBe('active');
  await expect(call(contract.resendInvitation, { personId: made.id }, ana())).rejects.toEqual(refused('organization.has_password'));
  const facts = await house.owner`select before, after from platform.fact where about_id = ${made.id}`;
  expect(JSON.stringify(facts)).not.toMatch(/nora/i);
});

test('a new invitation makes the earlier link useless', async () => {
  const { id } = await call(contract.invitePerson, { name: 'Berta Gil', email: 'berta@alborada.example', language: 'en' }, ana());
  const first = await linkTo('berta@alborada.example');
  await call(contract.resendInvitation, { personId: id }, ana());
  await expect(call(setPassword, { token: first, password: 'once tejas sueltas' }, { origin: house.origin })).rejects.toEqual(refused('platform.link_used'));
  const [letter] = await house.owner`select subject from platform.outbox_mail where to_address = 'berta@alborada.example'`;
  expect(letter!['subject']).toMatch(/invites you/);
});

test('only administration invites, appoints and suspends', async () => {
  for (const who of ['elena', 'marta', 'beatriz'] as const) {
    await expect(call(contract.invitePerson, { name: 'X', email: 'x@y.es' }, house.as(who))).rejects.toEqual(refused('platform.right_missing'));
    await expect(call(contract.suspend, { personId: house.people.luis }, house.as(who))).rejects.toEqual(refused('platform.right_missing'));
  }
});

test('a file of invitations is shown line by line before anything is done', async () => {
  await vacantSeat('Venta externa, Norte 3');
  const csv = ['Nombre;Correo;Idioma;Puesto;Desde', 'Uno Bien;uno@alborada.example;es;Venta externa, Norte 3;2026-12-01', 'Dos Mal;no es correo;;;',
    'Tres Repe;marta@alborada.example;;;', 'Cuatro;cuatro@alborada.example;;Puesto que no hay;', 'Cinco;cinco@alborada.example;;Venta externa, Norte 1;', 'Seis;uno@alborada.example;;;'].join('\n');
  const { rows, ready, stopped } = await call(contract.previewInvitations, { csv }, ana());
  expect(rows.map((r) => r.problem)).toEqual([null, 'organization.not_an_email', 'organization.email_taken', 'organization.no_position', 'organization.one_holder', 'organization.twice_in_file']);
  expect({ ready, stopped }).toEqual({ ready: 1, stopped: 5 });
  await expect(call(contract.inviteMany, { csv }, ana())).rejects.toEqual(refused('organization.invitations_stopped'));
  expect(await call(contract.inviteMany, { csv, skip: true }, ana())).toEqual({ invited: 1, skipped: 5 });
  const { rows: [uno] } = await call(contract.listPeople, { find: 'uno bien' }, ana());
  expect((await call(contract.readPerson, { personId: uno!.id }, ana())).appointments).toMatchObject([{ seat: { name: 'Venta externa, Norte 3' }, from: '2026-12-01', to: null }]);
  expect(await linkTo('uno@alborada.example')).not.toBe('');
});

test('a date in a file is read as people write it, and one that is none stops its line and no other', async () => {
  await vacantSeat('Venta externa, Norte 4');
  await vacantSeat('Venta externa, Norte 5');
  const csv = ['nombre;correo;idioma;puesto;desde', 'Siete;siete@alborada.example;inglés;Venta externa, Norte 4;1/12/2026', 'Ocho;ocho@alborada.example;castellano;Venta externa, Norte 5;cuando pueda'].join('\n');
  const { rows } = await call(contract.previewInvitations, { csv }, ana());
  expect(rows).toMatchObject([{ language: 'en', position: { name: 'Venta externa, Norte 4' }, from: '2026-12-01', problem: null }, { language: 'es', from: null, problem: 'organization.not_a_date' }]);
});

test('an appointment ends on its day, and a seat has one holder at a time', async () => {
  await expect(call(contract.appoint, { personId: house.people.nadie, positionId: house.seats.iker, from: day }, ana())).rejects.toEqual(refused('organization.one_holder'));
  await expect(call(contract.appoint, { personId: house.people.nadie, positionId: house.seats.iker, from: day, kind: 'overlap' }, ana())).rejects.toEqual(refused('organization.overlap_ends'));
  await expect(call(contract.appoint, { personId: house.people.nadie, positionId: house.seats.iker, from: day, to: '2028-12-15', kind: 'overlap' }, ana())).rejects.toEqual(refused('organization.overlap_ends'));
  const placed = await call(contract.appoint, { personId: house.people.nadie, positionId: house.seats.iker, from: day, to: '2026-12-15', kind: 'overlap' }, ana());
  expect(placed.seats).toMatchObject([{ id: house.seats.iker }]);
  expect((await call(me, {}, house.as('nadie'))).rights).toContain('customers.account.read');
  const ended = await call(contract.endAppointment, { personId: house.people.nadie, positionId: house.seats.iker, on: day }, ana());
  expect(ended.seats).toEqual([]);
  expect((await call(me, {}, house.as('nadie'))).rights).toEqual([]);
});

test('the last administrator stays: neither ended, suspended nor erased', async () => {
  await expect(call(contract.endAppointment, { personId: house.people.ana, positionId: house.seats.ana, on: '2027-01-01' }, ana())).rejects.toEqual(refused('organization.last_administrator'));
  await expect(call(contract.suspend, { personId: house.people.ana }, ana())).rejects.toEqual(refused('organization.not_oneself'));
});

test('a suspended person is out at once and comes back with what they held', async () => {
  await call(me, {}, house.as('luis'));
  expect((await call(contract.suspend, { personId: house.people.luis }, ana())).state).toBe('suspended');
  await expect(call(me, {}, house.as('luis'))).rejects.toEqual(refused('platform.not_signed_in'));
  await call(contract.liftSuspension, { personId: house.people.luis }, ana());
  expect((await call(me, {}, house.as('luis'))).seats).toHaveLength(1);
});

test('several are suspended at once, all or none, and only those it changed come back', async () => {
  await call(contract.suspend, { personId: house.people.pau }, ana());
  const { changed } = await call(contract.suspendMany, { personIds: [house.people.pau, house.people.carmen, house.people.rocio], suspended: true }, ana());
  expect(changed.toSorted()).toEqual([house.people.carmen, house.people.rocio].toSorted());
  await expect(call(me, {}, house.as('carmen'))).rejects.toEqual(refused('platform.not_signed_in'));
  expect((await call(contract.suspendMany, { personIds: changed, suspended: false }, ana())).changed).toHaveLength(2);
  expect((await call(me, {}, house.as('carmen'))).seats).toHaveLength(1);
  await expect(call(contract.suspendMany, { personIds: [house.people.carmen, house.people.ana], suspended: true }, ana())).rejects.toEqual(refused('organization.not_oneself'));
  expect((await call(contract.readPerson, { personId: house.people.carmen }, ana())).state).toBe('listed');
  await expect(call(contract.suspendMany, { personIds: [house.people.carmen], suspended: true }, house.as('elena'))).rejects.toEqual(refused('platform.right_missing'));
  await call(contract.liftSuspension, { personId: house.people.pau }, ana());
});

test('a new invitation goes to several, but not to whoever has a password', async () => {
  const nora = (await call(contract.listPeople, { find: 'nora vidal' }, ana())).rows[0]!;
  expect(await call(contract.resendInvitations, { personIds: [house.people.iker, house.people.claire, nora.id] }, ana())).toEqual({ invited: 2, skipped: 1 });
  expect(await linkTo('claire@alborada.example')).not.toBe('');
  await expect(call(contract.resendInvitations, { personIds: [house.people.iker] }, house.as('marta'))).rejects.toEqual(refused('platform.right_missing'));
});

test('people are ordered by their access too, page after page', async () => {
  const first = await call(contract.listPeople, { sort: '-state', limit: 3 }, ana()), second = await call(contract.listPeople, { sort: '-state', limit: 3, after: first.next! }, ana());
  const states = [...first.rows, ...second.rows].map((p) => p.state);
  expect(states).toEqual(states.toSorted().reverse());
  const csv = await fetch(`${house.origin}/api/v1/people.csv?columns=name&columns=phone&sort=-name`, { headers: ana().headers! });
  expect((await csv.text()).split('\r\n')[0]).toBe('Persona,Teléfono');
});

test('two administrators editing never overwrite each other', async () => {
  const { version } = await call(contract.readPerson, { personId: house.people.pau }, ana());
  expect((await call(contract.changePerson, { personId: house.people.pau, version, phone: '600 100 200' }, ana())).phone).toBe('600 100 200');
  await expect(call(contract.changePerson, { personId: house.people.pau, version, phone: '611' }, ana())).rejects.toMatchObject({ problem: { code: 'stale', status: 409 } });
  const bare = await fetch(`${house.origin}/api/v1/people/${house.people.pau}`, { method: 'PATCH', headers: { ...house.as('ana').headers, 'content-type': 'application/json' }, body: '{"phone":"6"}' });
  expect(bare.status).toBe(428);
});

test('an erased person leaves no personal value behind, and the facts stay', async () => {
  const { id } = await call(contract.invitePerson, { name: 'Olga Borrable', email: 'olga@alborada.example', phone: '699 000 111' }, ana());
  const told = await fetch(`${house.origin}/api/v1/people/${id}/export`, { headers: ana().headers! });
  expect(await told.json()).toMatchObject({ person: { name: 'Olga Borrable' } });
  await expect(call(contract.erasePerson, { personId: house.people.marta, version: 1 }, ana())).rejects.toEqual(refused('organization.still_placed'));
  const { version } = await call(contract.readPerson, { personId: id }, ana());
  await call(contract.erasePerson, { personId: id, version }, ana());
  expect(await call(contract.readPerson, { personId: id }, ana())).toMatchObject({ name: '—', email: null, phone: null, state: 'erased' });
  const kept = await house.owner<{ t: string }[]>`
    select p::text as t from organization.person p union all select v::text from platform.personal_value v union all select m::text from platform.outbox_mail m
    union all select f::text from platform.fact f union all select i::text from platform.idempotency i`;
  expect(kept.filter(({ t }) => /olga|699 000 111/i.test(t))).toEqual([]);
  const [facts] = await house.owner<{ n: number }[]>`select count(*)::int as n from platform.fact where about_id = ${id}`;
  expect(facts!.n).toBeGreaterThanOrEqual(2);
});

test('administration reads the outbox; nobody else does', async () => {
  expect((await call(contract.listMail, { limit: 2 }, ana())).rows).toHaveLength(2);
  await expect(call(contract.listMail, {}, house.as('elena'))).rejects.toEqual(refused('platform.right_missing'));
});

test('a saved view is its owner’s to change, and others see it once shared', async () => {
  const list = 'customers.accounts';
  const own = await call(saveView, { list, name: 'Mías', query: 'mine=true' }, house.as('marta'));
  expect((await call(savedViews, { list }, house.as('luis'))).rows).toEqual([]);
  await expect(call(saveView, { id: own.id, list, name: 'X', query: '' }, house.as('luis'))).rejects.toMatchObject({ problem: { code: 'not_found' } });
  await call(saveView, { id: own.id, list, name: 'Mías', query: 'mine=true', shared: true, columns: ['name', 'city'] }, house.as('marta'));
  expect((await call(savedViews, { list }, house.as('luis'))).rows).toMatchObject([{ name: 'Mías', mine: false, ownerName: 'Marta Vidal', columns: ['name', 'city'] }]);
  await expect(call(deleteView, { viewId: own.id }, house.as('luis'))).rejects.toEqual(refused('platform.view_owner'));
  expect((await call(savedViews, { list }, house.as('nadie'))).rows).toEqual([]);
  await call(deleteView, { viewId: own.id }, house.as('marta'));
  expect((await call(savedViews, { list }, house.as('marta'))).rows).toEqual([]);
});

test('nobody signs in without a password', async () => {
  await expect(call(signIn, { email: 'iker@alborada.example', password: 'x' }, { origin: house.origin })).rejects.toEqual(refused('platform.wrong_credentials'));
});
