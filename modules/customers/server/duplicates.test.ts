import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, refused, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer } from '../../../house/testSales.ts';
import * as contract from '../contract.ts';

let house: TestHouse;
beforeAll(async () => { house = await openTestHouse(); });
afterAll(() => house.close());

const known = async (name: string, more: Record<string, string> = {}, market: 'ES' | 'FR' = 'ES'): Promise<string> => {
  const id = await aCustomer(house, name, market === 'ES' ? 'marta' : 'claire', [], market);
  if (Object.keys(more).length > 0) await house.owner`update customers.account set ${house.owner(more)} where id = ${id}`;
  return id;
};
const pairs = async (who: 'elena' | 'joaquin' = 'elena') => (await call(contract.listDuplicateAccounts, { limit: 200 }, house.as(who))).rows;
const asNames = (rows: Awaited<ReturnType<typeof pairs>>) => rows.map((r) => [[r.one.name, r.other.name].sort().join(' = '), r.because.join(' ')]);

test('customers alike are told with why, the likeliest first, and the rest is left in peace', async () => {
  await known('Talleres Vega, S. L.', { city: 'Castellón', phone: '964 11 22 33' });
  await known('Tayeres Bega', { city: 'castellon' });
  await known('Otro Nombre', { phone: '+34 964112233', city: 'Onda' });
  await known('Azul Uno', { tax_id: 'B-12.345.678', website: 'https://www.azul.es/es' });
  await known('Azul Dos', { tax_id: 'ESB12345678', website: 'azul.es' });
  await known('Talleres Vega', { city: 'Sevilla' });
  await known('Talleres Vega', { city: 'Castellón' }, 'FR');
  await known('En Facebook', { website: 'facebook.com/a' });
  await known('También en Facebook', { website: 'www.facebook.com/b' });
  expect(asNames(await pairs())).toEqual([
    ['Azul Dos = Azul Uno', 'tax domain'], ['Otro Nombre = Talleres Vega, S. L.', 'phone'], ['Talleres Vega, S. L. = Tayeres Bega', 'name'],
  ]);
});

test('whoever came without a town may be any of that name', async () => {
  await known('Sin Pueblo SA', { city: 'Nules' });
  await known('Sin Pueblo', {});
  expect(asNames(await pairs())).toContainEqual(['Sin Pueblo = Sin Pueblo SA', 'name']);
});

test('what more than twelve share says nothing', async () => {
  for (let n = 0; n < 13; n++) await known(`Grupo ${n}`, { phone: '900900900' });
  expect((await pairs()).filter((r) => r.one.phone === '900900900')).toEqual([]);
});

test('pages follow one another without a gap, and two that are told apart are not shown again unless that is taken back', async () => {
  const all = await pairs(), first = await call(contract.listDuplicateAccounts, { limit: 2 }, house.as('elena')), rest = await call(contract.listDuplicateAccounts, { limit: 200, after: first.next! }, house.as('elena'));
  expect([...first.rows, ...rest.rows]).toEqual(all);
  const { one, other } = all[0]!;
  await call(contract.tellAccountsApart, { oneId: other.id, otherId: one.id, distinct: true }, house.as('joaquin'));
  await call(contract.tellAccountsApart, { oneId: one.id, otherId: other.id, distinct: true }, house.as('joaquin'));
  expect(await pairs()).toEqual(all.slice(1));
  await call(contract.tellAccountsApart, { oneId: one.id, otherId: other.id, distinct: false }, house.as('joaquin'));
  expect(await pairs()).toEqual(all);
  expect(await refused(call(contract.tellAccountsApart, { oneId: one.id, otherId: one.id, distinct: true }, house.as('elena')))).toMatchObject({ rule: 'customers.merge_two' });
});

test('a seller may not look for duplicates, and a supervisor sees those of the markets within reach', async () => {
  expect(await refused(call(contract.listDuplicateAccounts, {}, house.as('marta')))).toMatchObject({ rule: 'platform.right_missing' });
  await known('Carrelages Fin', { city: 'Lyon' }, 'FR');
  await known('Carrelages Fin', { city: 'Lyon' }, 'FR');
  expect((await pairs()).some((r) => r.one.name === 'Carrelages Fin')).toBe(true);
  expect((await pairs('joaquin')).some((r) => r.one.name === 'Carrelages Fin')).toBe(false);
});

test('contacts are alike by e-mail, by name at one customer, or by name and telephone', async () => {
  const [a, b] = [await known('Personas Uno'), await known('Personas Dos')];
  const person = (accountId: string, givenName: string, familyName: string, more: object) => call(contract.createContact, { accountId, givenName, familyName, ...more }, house.as('marta'));
  await person(a, 'Núria', 'Vila', { email: 'nuria@vila.es' });
  await person(b, 'N.', 'Villa', { email: 'Nuria@Vila.es ' .trim() });
  await person(a, 'Jordi', 'Bosch', { phone: '600000001' });
  await person(a, 'Jordi', 'Bosch', {});
  await person(b, 'Jordi', 'Bosch', { phone: '+34600000001' });
  await person(a, 'Otra', 'Persona', { phone: '600000001' });
  const { rows } = await call(contract.listDuplicateContacts, {}, house.as('ramon'));
  expect(rows.map((r) => r.because)).toEqual([['email'], ['phone'], ['name']]);
});

interface Totals { contacts: number; minor: string; promises: number }
const totals = async (ids: readonly string[]): Promise<Totals> => (await house.owner`
  select (select count(*)::int from customers.contact where account_id = any (${ids}::uuid[])) as contacts, (select count(*)::int from customers.promise where account_id = any (${ids}::uuid[])) as promises,
         (select coalesce(sum(minor), 0)::text from sales.booking_event where account_id = any (${ids}::uuid[])) as minor`)[0] as unknown as Totals;

test('however customers are joined, what they hold together stays the same to the cent, and one is left for each', { timeout: 60_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 999_999 }), { minLength: 3, maxLength: 4 }), fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 3 }), async (amounts, joins) => {
    const ids: string[] = [];
    for (const minor of amounts) {
      const id = await known('Ley'), of = house.markets.ES;
      await house.owner`insert into customers.contact (account_id, market_id, given_name, created_at) values (${id}, ${of}, 'Ada', now())`;
      await house.owner`insert into customers.promise (account_id, market_id, position_id, title, given_on, due_on) values (${id}, ${of}, ${house.seats.marta}, 'Muestra', current_date, current_date)`;
      await house.owner`insert into sales.booking_event (account_id, market_id, owner_position_id, booked_on, minor, currency, reporting_minor, reporting_currency, recorded_at) values (${id}, ${of}, ${house.seats.marta}, '2025-04-01', ${minor}, 'EUR', ${minor}, 'EUR', now())`;
      ids.push(id);
    }
    const before = await totals(ids), stays = new Map(ids.map((id) => [id, id])), where = (id: string): string => (stays.get(id) === id ? id : where(stays.get(id)!));
    for (const [a, b] of joins) {
      const keepId = where(ids[a % ids.length]!), absorbId = where(ids[b % ids.length]!);
      if (keepId === absorbId) continue;
      const seen = await call(contract.previewAccountMerge, { keepId, absorbId }, house.as('joaquin'));
      await call(contract.mergeAccounts, { keepId, absorbId, keepVersion: seen.keep.version, absorbVersion: seen.absorb.version }, house.as('joaquin'));
      stays.set(absorbId, keepId);
    }
    const left = [...new Set(ids.map(where))];
    expect(await totals(left)).toEqual(before);
    for (const id of ids) expect((await call(contract.getAccount, { accountId: id }, house.as('joaquin'))).id).toBe(where(id));
  }), { numRuns: Number(process.env['TIMES'] ?? 4) });
});
