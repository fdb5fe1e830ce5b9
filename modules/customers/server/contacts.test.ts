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
const newContact = (givenName: string, familyName: string, more: object = {}) => call(contract.createContact, { accountId, givenName, familyName, ...more }, house.as('marta'));
const names = async (find: string, who: Parameters<TestHouse['as']>[0] = 'marta') => (await call(contract.listContacts, { find }, house.as(who))).rows.map((r) => r.name);

describe('a contact', () => {
  test('is found by part of a name or e-mail, without accents, within one’s markets only', async () => {
    await newContact('Amparo', 'Gíl', { email: 'amparo@ribera.example' });
    expect([await names('gil'), await names('PARO@ri'), await names('100%')]).toEqual([['Amparo Gíl'], ['Amparo Gíl'], []]);
    expect([await names('gil', 'rocio'), await names('gil', 'claire'), await names('gil', 'sofia')]).toEqual([['Amparo Gíl'], [], ['Amparo Gíl']]);
  });

  test('needs a name or an e-mail, and an e-mail that is one', async () => {
    await expect(call(contract.createContact, { accountId }, house.as('marta'))).rejects.toEqual(refused('invalid_input'));
    await expect(newContact('Ana', 'Sos', { email: 'ana@' })).rejects.toEqual(expect.objectContaining({ problem: expect.objectContaining({ fields: { email: 'not_email' } }) }));
  });

  test('changes with its earlier values kept apart, and history tells them', async () => {
    const { id, version } = await newContact('Vicent', 'Soler', { phone: '+34 960 000 001', jobTitle: 'Compras' });
    await call(contract.changeContact, { contactId: id, version, phone: '+34 960 000 002' }, house.as('rocio'));
    const [fact] = await house.owner`select before, after from platform.fact where about_id = ${id} and what = 'customers.contact_changed'`;
    expect(JSON.stringify(fact)).not.toContain('960 000');
    const { rows } = await call(contract.accountHistory, { accountId }, house.as('marta'));
    expect(rows.find((r) => r.what === 'customers.contact_changed')).toMatchObject({
      who: 'Rocío Peris', about: { kind: 'contact', name: 'Vicent Soler' }, fields: [{ field: 'phone', before: '+34 960 000 001', after: '+34 960 000 002', erased: false }],
    });
  });

  test('is not changed by who comes second, from another market, or without the right', async () => {
    const { id, version } = await newContact('Lola', 'Peiró');
    await call(contract.changeContact, { contactId: id, version, givenName: 'Dolores' }, house.as('marta'));
    await expect(call(contract.changeContact, { contactId: id, version, givenName: 'Lolita' }, house.as('luis'))).rejects.toEqual(refused('stale'));
    await expect(call(contract.changeContact, { contactId: id, version: 2, givenName: 'X' }, house.as('claire'))).rejects.toEqual(refused('not_found'));
    await expect(call(contract.changeContact, { contactId: id, version: 2, givenName: 'X' }, house.as('teresa'))).rejects.toEqual(refused('not_allowed', 'platform.right_missing'));
  });

  test('goes out as CSV that a spreadsheet does not run, each with its key, so that the file finds them when it is brought back in', async () => {
    const { id } = await newContact('=cmd()', 'Exporta');
    const answer = await fetch(`${house.origin}/api/v1/contacts.csv?find=exporta`, { headers: house.as('marta').headers! });
    expect(await answer.text()).toBe(`Nombre,Apellidos,Correo,Teléfono,Cargo,Cliente,Mercado,Clave\r\n'=cmd(),Exporta,,,,"Pavimentos Ribera Alta, S. A.",España,${id}\r\n`);
  });
});

describe('permissions', () => {
  const permission = (contactId: string, more: object = {}) => call(contract.recordPermission, {
    contactId, channel: 'phone', purpose: 'commercial', basis: 'consent', evidence: 'Formulario web, casilla marcada', obtainedAt: '2026-03-01T09:00:00Z', ...more,
  }, house.as('rocio'));

  test('are kept with evidence, say until when, and end when revoked', async () => {
    const { id: contactId } = await newContact('Berta', 'Roig');
    const { id } = await permission(contactId, { expiresAt: '2028-03-01T00:00:00Z' });
    await permission(contactId, { channel: 'email', expiresAt: '2026-06-01T00:00:00Z' });
    const of = async () => (await call(contract.getContact, { contactId }, house.as('marta'))).permissions.map((p) => `${p.channel} ${p.state}`).sort();
    expect(await of()).toEqual(['email expired', 'phone valid']);
    const { channels } = await call(contract.listPermissions, { contactId }, house.as('marta'));
    expect(channels.find((c) => c.channel === 'phone')).toEqual({ channel: 'phone', may: 1, of: 1, until: '2028-03-01' });
    await call(contract.revokePermission, { permissionId: id }, house.as('rocio'));
    expect(await of()).toEqual(['email expired', 'phone revoked']);
    await expect(call(contract.revokePermission, { permissionId: id }, house.as('rocio'))).rejects.toEqual(refused('conflict', 'customers.permission_over'));
  });

  test('without evidence or not yet obtained are refused', async () => {
    const { id } = await newContact('Nuria', 'Pons');
    await expect(permission(id, { evidence: ' ' })).rejects.toEqual(refused('invalid_input'));
    await expect(permission(id, { obtainedAt: '2027-01-01T00:00:00Z' })).rejects.toEqual(refused('invalid_input', 'customers.permission_ahead'));
  });
});

describe('personal data', () => {
  test('is handed over whole and erased for good, keys and figures apart', async () => {
    const { id: contactId, version } = await newContact('Remedios', 'Olmos', { email: 'remedios@ribera.example', phone: '+34 960 111 222' });
    await call(contract.changeContact, { contactId, version, phone: '+34 960 333 444' }, house.as('marta'));
    await call(contract.recordPermission, { contactId, channel: 'phone', purpose: 'commercial', basis: 'consent', evidence: 'Llamada grabada', obtainedAt: '2026-03-01T09:00:00Z' }, house.as('marta'));
    const alone = await call(contract.logInteraction, { accountId, channel: 'call', subject: 'Remedios está de baja', startsAt: '2026-11-20T09:00:00Z', minutes: 12, contactIds: [contactId] }, house.as('marta'));
    const answer = await fetch(`${house.origin}/api/v1/contacts/${contactId}/personal.json`, { headers: house.as('elena').headers! });
    const held = await answer.text();
    for (const value of ['Remedios', '960 111 222', '960 333 444', 'Llamada grabada', 'de baja']) expect(held).toContain(value);

    await expect(call(contract.eraseContact, { contactId }, house.as('marta'))).rejects.toEqual(refused('not_allowed', 'platform.right_missing'));
    await call(contract.eraseContact, { contactId }, house.as('elena'));
    const left = JSON.stringify([
      await house.owner`select * from customers.contact where id = ${contactId}`, await house.owner`select * from platform.personal_value where subject_id = ${contactId}`,
      await house.owner`select * from platform.fact`, await house.owner`select * from customers.permission where contact_id = ${contactId}`,
      await house.owner`select * from customers.interaction where id = ${alone.id}`,
    ]);
    for (const value of ['Remedios', '960 111 222', '960 333 444', 'remedios@', 'Llamada grabada', 'de baja']) expect(left).not.toContain(value);
    expect(await call(contract.getContact, { contactId }, house.as('marta'))).toMatchObject({ erased: true, name: '', permissions: [{ state: 'revoked' }] });
    expect((await house.owner`select minutes from customers.interaction where id = ${alone.id}`)[0]).toMatchObject({ minutes: 12 });
    const { rows } = await call(contract.accountHistory, { accountId }, house.as('marta'));
    expect(rows.find((r) => r.about.id === contactId && r.what === 'customers.contact_changed')!.fields[0]).toMatchObject({ field: 'phone', before: null, after: null, erased: true });
    await expect(call(contract.eraseContact, { contactId }, house.as('elena'))).rejects.toEqual(refused('conflict', 'customers.contact_erased'));
  });
});
