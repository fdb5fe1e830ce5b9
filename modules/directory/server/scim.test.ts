import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import type { PersonName } from '../../../house/testCompany.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', core = 'urn:ietf:params:scim:schemas:core:2.0:User';
interface Shown { id: string; userName: string; name: object; meta: { version: string }; members: { display: string }[]; totalResults: number; Resources: Shown[] }
interface Answer { status: number; headers: Headers; body: Shown }

describe('an identity provider over SCIM', { timeout: 60_000 }, () => {
  let house: TestHouse;
  beforeAll(async () => { house = await openTestHouse(); });
  afterAll(() => house.close());
  const ask = async (method: string, path: string, { as = 'ana', body, headers }: { as?: PersonName; body?: unknown; headers?: Record<string, string> } = {}): Promise<Answer> => {
    const response = await fetch(`${house.origin}/scim/v2/${path}`, {
      method, headers: { ...house.as(as).headers, ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text === '' ? {} : JSON.parse(text)) as Shown };
  };
  const find = (filter: string, more = '') => ask('GET', `Users?filter=${encodeURIComponent(filter)}${more}`);
  const patch = (id: string, ...Operations: object[]) => ask('PATCH', `Users/${id}`, { body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations } });
  const facts = async (id: string) => (await house.owner<{ what: string }[]>`select what from platform.fact where about_id = ${id} order by id`).map((f) => f.what);

  test('is told what the service can do, in the media type of the protocol', async () => {
    const provider = await ask('GET', 'ServiceProviderConfig');
    expect(provider.headers.get('content-type')).toContain('application/scim+json');
    expect(provider.body).toMatchObject({ patch: { supported: true }, bulk: { supported: false }, filter: { supported: true }, sort: { supported: true }, etag: { supported: true } });
    expect((await ask('GET', 'ResourceTypes')).body).toMatchObject({ totalResults: 2 });
    expect((await ask('GET', `Schemas/${enterprise}`)).body).toMatchObject({ id: enterprise });
    expect((await ask('GET', 'Schemas/none')).status).toBe(404);
  });

  test('reads people with their place in the structure', async () => {
    const { body } = await find('name.familyName eq "vidal"');
    expect(body).toMatchObject({ totalResults: 1, Resources: [{
      id: house.people.marta, active: true, title: 'Venta externa, Levante 1', groups: [{ value: house.units.levante, display: 'Venta externa Levante', type: 'direct' }],
      [enterprise]: { department: 'Venta externa Levante', division: 'sales', manager: { displayName: 'Joaquín Beltrán' } } }] });
    expect((await find(`${enterprise}:department co "levante" and active eq true`)).body.totalResults).toBe(3);
  });

  test('pages, sorts and takes only what it asks for', async () => {
    const all = (await ask('GET', 'Users?count=0')).body;
    expect(all).toMatchObject({ itemsPerPage: 0, Resources: [] });
    const page = (await ask('GET', 'Users?sortBy=name.givenName&startIndex=2&count=3&attributes=userName,name.givenName')).body;
    expect(page).toMatchObject({ totalResults: all.totalResults, startIndex: 2, itemsPerPage: 3 });
    expect(page.Resources.map((r) => r.name)).toEqual([{ givenName: 'Beatriz' }, { givenName: 'Carmen' }, { givenName: 'Claire' }]);
    expect(Object.keys(page.Resources[0]!).sort()).toEqual(['id', 'name', 'schemas', 'userName']);
    expect((await ask('GET', `Users/${house.people.marta}?excludedAttributes=groups,name.formatted`)).body).not.toHaveProperty('groups');
    expect((await ask('GET', 'Users?sortBy=userName&sortOrder=descending&count=1')).body.Resources[0]!.userName).toBe('teresa@alborada.example');
  });

  test('adds a person, reads them by their own key, and the same again changes nothing', async () => {
    const sent = { schemas: [core, enterprise], userName: 'irene@alborada.test', externalId: 'idp-1', name: { givenName: 'Irene', familyName: 'Molina' }, active: true, nickName: 'Ire',
      phoneNumbers: [{ value: '+34 600 000 001', type: 'work' }], preferredLanguage: 'es-ES', [enterprise]: { employeeNumber: '0042', costCenter: 'X' } };
    const made = await ask('POST', 'Users', { body: sent });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`https://unisono.test/scim/v2/Users/${made.body.id}`);
    expect(made.headers.get('etag')).toBe(made.body.meta.version);
    expect(made.body).not.toHaveProperty('nickName');
    expect((await find('externalId eq "idp-1"')).body.Resources[0]!).toMatchObject({ userName: 'irene@alborada.test', [enterprise]: { employeeNumber: '0042' } });
    const again = await ask('PUT', `Users/${made.body.id}`, { body: sent });
    expect(again.body).toEqual(made.body);
    expect(await facts(made.body.id)).toEqual(['organization.person_imported']);
    const twice = await ask('POST', 'Users', { body: sent });
    expect(twice).toMatchObject({ status: 409, body: { scimType: 'uniqueness', status: '409' } });
    expect((await find('userName sw "irene@"')).body.totalResults).toBe(1);
  });

  test('changes by PUT and by PATCH, each with its fact, and only what it saw', async () => {
    const irene = (await find('userName sw "irene"')).body.Resources[0]!;
    const seen = irene.meta.version as string;
    const put = await ask('PUT', `Users/${irene.id}`, { body: { ...irene, name: { givenName: 'Irene', familyName: 'Molina Gil' } }, headers: { 'if-match': seen } });
    expect(put).toMatchObject({ status: 200, body: { displayName: 'Irene Molina Gil' } });
    expect((await ask('PATCH', `Users/${irene.id}`, { body: { Operations: [{ op: 'replace', path: 'active', value: false }] }, headers: { 'if-match': seen } })).status).toBe(412);
    expect((await ask('GET', `Users/${irene.id}`, { headers: { 'if-none-match': put.body.meta.version } })).status).toBe(304);
    const changed = await patch(irene.id, { op: 'Replace', path: 'phoneNumbers[type eq "work"].value', value: '+34 600 000 002' }, { op: 'add', value: { [`${enterprise}:employeeNumber`]: '0043', 'name.givenName': 'Irena' } });
    expect(changed.body).toMatchObject({ phoneNumbers: [{ value: '+34 600 000 002' }], name: { givenName: 'Irena' }, [enterprise]: { employeeNumber: '0043' } });
    expect(await facts(irene.id)).toEqual(['organization.person_imported', 'organization.person_changed', 'organization.person_changed']);
    expect((await house.owner`select from platform.fact where about_id = ${irene.id} and (after::text like '%Irena%' or after::text like '%600 000%')`)).toHaveLength(0);
  });

  test('a deactivated person’s seat is vacant from then on and its customer resolves to the delegate; active again, it is theirs again', async () => {
    const { marta, luis } = house.seats;
    await house.owner`insert into organization.delegate (position_id, delegate_id, valid, recorded) values (${marta}, ${luis}, '[2025-01-01,)', tstzrange(now(), null))`;
    const account = await house.owner.begin(async (tx) => {
      const [made] = await tx<{ id: string }[]>`insert into customers.account (market_id, name, custody_from, created_at) values (${house.markets.ES}, 'Baños Alcoy', '2025-02-01', now()) returning id`;
      await tx`insert into customers.custody (account_id, market_id, position_id, valid, recorded) values (${made!.id}, ${house.markets.ES}, ${marta}, '[2025-02-01,)', tstzrange(now(), null))`;
      return made!.id;
    });
    const answers = async () => {
      const response = await fetch(`${house.origin}/api/v1/accounts/${account}`, { headers: house.as('elena').headers });
      return ((await response.json()) as { lead: unknown }).lead;
    };
    expect(JSON.stringify(await answers())).toContain('Marta Vidal');
    const off = await patch(house.people.marta, { op: 'replace', value: { active: false } });
    expect(off).toMatchObject({ status: 200, body: { active: false } });
    expect(JSON.stringify(await answers())).toContain('Luis Ferrando');
    expect((await ask('GET', 'Users', { as: 'marta' })).status).toBe(401);
    expect((await find('active eq false')).body.totalResults).toBe(1);
    await patch(house.people.marta, { op: 'replace', path: 'active', value: 'True' });
    expect(JSON.stringify(await answers())).not.toContain('Luis Ferrando');
    expect(await facts(house.people.marta)).toEqual(['organization.person_suspended', 'organization.suspension_lifted']);
  });

  test('taken out, a person is suspended and shown no more; added again they are the same person', async () => {
    const [irene] = (await find('userName sw "irene"')).body.Resources;
    expect((await ask('DELETE', `Users/${irene!.id}`)).status).toBe(204);
    expect((await ask('GET', `Users/${irene!.id}`)).status).toBe(404);
    expect((await find('userName sw "irene"')).body.totalResults).toBe(0);
    const back = await ask('POST', 'Users', { body: { userName: 'IRENE@alborada.test', name: { givenName: 'Irene', familyName: 'Molina' } } });
    expect(back).toMatchObject({ status: 201, body: { id: irene!.id, active: true } });
  });

  test('groups are the units with who sits in them; they are not changed from outside', async () => {
    const { body } = await ask('GET', `Groups?filter=${encodeURIComponent('displayName eq "Marketing"')}`);
    expect(body.Resources[0]!.members.map((m) => m.display).sort()).toEqual(['Beatriz Sanchis', 'Pau Climent']);
    expect((await ask('GET', `Groups?filter=${encodeURIComponent(`members.value eq "${house.people.marta}"`)}`)).body).toMatchObject({ totalResults: 1, Resources: [{ displayName: 'Venta externa Levante' }] });
    expect(await ask('PATCH', `Groups/${house.units.marketing}`, { body: { Operations: [{ op: 'remove', path: 'members' }] } })).toMatchObject({ status: 400, body: { scimType: 'mutability' } });
  });

  test.each([
    ['a filter that is none', 'GET', 'Users?filter=userName%20is%20%22x%22', undefined, 400, 'invalidFilter'], ['an unknown path', 'PATCH', 'Users/ID', { Operations: [{ op: 'replace', path: 'shoe', value: 1 }] }, 400, 'invalidPath'],
    ['what is only read', 'PATCH', 'Users/ID', { Operations: [{ op: 'replace', path: 'title', value: 'x' }] }, 400, 'mutability'], ['no operations', 'PATCH', 'Users/ID', {}, 400, 'invalidSyntax'],
    ['a userName that is no e-mail', 'POST', 'Users', { userName: 'irene' }, 400, 'invalidValue'],
  ] as const)('%s is refused in the protocol’s words', async (_, method, path, body, status, scimType) => {
    const answer = await ask(method, path.replace('ID', house.people.marta), { body });
    expect(answer).toMatchObject({ status, body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status), scimType } });
    expect(answer.headers.get('content-type')).toContain('application/scim+json');
  });

  test('whoever may not invite reads and does not write, and a token acts only as its person', async () => {
    expect((await ask('GET', 'Users?count=1', { as: 'elena' })).status).toBe(200);
    expect(await ask('POST', 'Users', { as: 'elena', body: { userName: 'x@y.example' } })).toMatchObject({ status: 403, body: { status: '403', rule: 'platform.right_missing' } });
    expect(await ask('PATCH', `Users/${house.people.ana}`, { body: { Operations: [{ op: 'replace', path: 'active', value: false }] } })).toMatchObject({ status: 409, body: { rule: 'organization.not_oneself' } });
  });
});
