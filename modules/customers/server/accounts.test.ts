import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as contract from '../contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-23T10:50:00+01:00');
});
afterAll(() => house.close());

const newAccount = (name: string, who: Parameters<TestHouse['as']>[0] = 'marta') => call(contract.createAccount, { name }, house.as(who));
const refused = (code: string, rule?: string) => expect.objectContaining({ problem: expect.objectContaining(rule ? { code, rule } : { code }) });

describe('a customer', () => {
  test('is led by the seat of whoever creates it, from today, in that seat’s market', async () => {
    const { id } = await newAccount('Pavimentos Ribera Alta, S. A.');
    const account = await call(contract.getAccount, { accountId: id }, house.as('marta'));
    expect(account).toMatchObject({
      name: 'Pavimentos Ribera Alta, S. A.', status: 'prospect', lead: { person: { name: 'Marta Vidal' } }, market: { name: 'España' },
      because: { reason: 'leads', since: '2026-11-23', seat: 'Venta externa, Levante 1' }, may: { change: true, log: true, move: false },
      facts: { served: { by: 'none', marketing: null, sales: null, hold: 30 }, promises: { open: 0, late: 0 }, next: null, contacts: 0 },
    });
  });

  test('may be given to another seat at once, but not to one that does not exist', async () => {
    const { id } = await call(contract.createAccount, { name: 'Hoteles Costa Serena', leadSeatId: house.seats.luis }, house.as('rocio'));
    expect(await call(contract.getAccount, { accountId: id }, house.as('beatriz'))).toMatchObject({ lead: { person: { name: 'Luis Ferrando' } }, because: { reason: 'market' } });
    await expect(call(contract.createAccount, { name: 'X', leadSeatId: house.units.sales }, house.as('marta'))).rejects.toEqual(refused('conflict', 'customers.seat_holds_accounts'));
  });

  test('is not there for a person of another market, and is theirs neither to change', async () => {
    const { id, version } = await newAccount('Estudio Lema Arquitectura');
    await expect(call(contract.getAccount, { accountId: id }, house.as('claire'))).rejects.toEqual(refused('not_found'));
    await expect(call(contract.changeAccount, { accountId: id, version, class: 'A' }, house.as('claire'))).rejects.toEqual(refused('not_found'));
    await expect(call(contract.createAccount, { name: 'Carrelages', marketId: house.markets.ES }, house.as('claire'))).rejects.toEqual(refused('not_allowed', 'platform.out_of_scope'));
  });

  test('is read but not written by who has the right to read only, and seen by nobody without a position', async () => {
    const { id, version } = await newAccount('Reformas Casa Nova');
    expect((await call(contract.getAccount, { accountId: id }, house.as('sofia'))).may.change).toBe(false);
    await expect(call(contract.changeAccount, { accountId: id, version, class: 'A' }, house.as('sofia'))).rejects.toEqual(refused('not_allowed', 'platform.right_missing'));
    await expect(call(contract.listAccounts, {}, house.as('nadie'))).rejects.toEqual(refused('not_allowed', 'platform.no_position'));
  });

  test('changes by one version at a time: who comes second is told', async () => {
    const { id, version } = await newAccount('Materiales Garrido Hermanos');
    const changed = await call(contract.changeAccount, { accountId: id, version, class: 'A', city: 'Sagunto', segment: '' }, house.as('marta'));
    expect(changed.version).toBe(version + 1);
    await expect(call(contract.changeAccount, { accountId: id, version, class: 'B' }, house.as('luis'))).rejects.toEqual(refused('stale'));
    expect(await call(contract.changeAccount, { accountId: id, version: changed.version, class: 'A' }, house.as('marta'))).toEqual(changed);
    const history = await call(contract.accountHistory, { accountId: id }, house.as('joaquin'));
    expect(history.rows.map((r) => [r.what, r.who])).toEqual([['customers.account_changed', 'Marta Vidal'], ['customers.account_created', 'Marta Vidal']]);
    expect(history.rows[0]!.fields.map((f) => `${f.field} ${f.before} ${f.after}`).sort()).toEqual(['city null Sagunto', 'class null A']);
    expect(history.rows[1]!.fields).toContainEqual({ field: 'lead', before: null, after: 'Venta externa, Levante 1', erased: false });
  });

  test('has a product line, which a list is narrowed by, a form is offered, and its history tells', async () => {
    const { id, version } = await call(contract.createAccount, { name: 'Obras Línea, pavimento', productLine: 'Pavimento' }, house.as('marta'));
    await call(contract.createAccount, { name: 'Estudio Línea', productLine: 'Mosaico' }, house.as('marta'));
    expect((await call(contract.listAccounts, { find: 'línea', productLine: ['Pavimento'] }, house.as('marta'))).rows.map((r) => [r.name, r.productLine])).toEqual([['Obras Línea, pavimento', 'Pavimento']]);
    expect((await call(contract.listProductLines, {}, house.as('marta'))).rows).toEqual(expect.arrayContaining(['Mosaico', 'Pavimento']));
    await call(contract.changeAccount, { accountId: id, version, productLine: null }, house.as('marta'));
    expect((await call(contract.accountHistory, { accountId: id }, house.as('marta'))).rows[0]!.fields).toMatchObject([{ field: 'productLine', before: 'Pavimento', after: null }]);
  });
  test('has a size, which a list is narrowed by, and its history tells', async () => {
    const { id, version } = await call(contract.createAccount, { name: 'Grupo Tamaño, grande', size: 'large' }, house.as('marta'));
    await call(contract.createAccount, { name: 'Taller Tamaño', size: 'micro' }, house.as('marta'));
    const names = async (size: ('micro' | 'large')[]) => (await call(contract.listAccounts, { find: 'tamaño', size }, house.as('marta'))).rows.map((r) => [r.name, r.size]);
    expect([await names(['large']), await names(['micro', 'large'])]).toEqual([[['Grupo Tamaño, grande', 'large']], [['Grupo Tamaño, grande', 'large'], ['Taller Tamaño', 'micro']]]);
    await call(contract.changeAccount, { accountId: id, version, size: null }, house.as('marta'));
    expect((await call(contract.getAccount, { accountId: id }, house.as('marta'))).size).toBeNull();
    expect((await call(contract.accountHistory, { accountId: id }, house.as('marta'))).rows[0]!.fields).toMatchObject([{ field: 'size', before: 'large', after: null }]);
  });

  test('withdrawn, leaves the list and comes back', async () => {
    const { id, version } = await newAccount('Cerámicas Morella');
    const names = async (more = {}) => (await call(contract.listAccounts, { find: 'morella', ...more }, house.as('marta'))).rows.map((r) => r.name);
    const away = await call(contract.withdrawAccount, { accountId: id, version }, house.as('marta'));
    expect([await names(), await names({ withdrawn: true })]).toEqual([[], ['Cerámicas Morella']]);
    await call(contract.restoreAccount, { accountId: id, version: away.version }, house.as('marta'));
    expect(await names()).toEqual(['Cerámicas Morella']);
  });

  test('made twice with one key is made once', async () => {
    const key = { ...house.as('marta'), idempotencyKey: 'once-only' };
    expect(await call(contract.createAccount, { name: 'Azulejos Doble' }, key)).toEqual(await call(contract.createAccount, { name: 'Azulejos Doble' }, key));
  });
});

describe('the list', () => {
  test('goes by name as a Spaniard sorts, page by page, and finds without accents', async () => {
    for (const name of ['Ñandú Baños', 'Nácar', 'nube Cerámica', 'Órbita', 'Zócalo']) await newAccount(`Lista ${name}`, 'iker');
    const names: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await call(contract.listAccounts, { find: 'LISTA', limit: 2, ...(after ? { after } : {}) }, house.as('marta'));
      names.push(...page.rows.map((r) => r.name.slice(6)));
      if (!page.next) break;
      after = page.next;
    }
    expect(names).toEqual(['Nácar', 'nube Cerámica', 'Ñandú Baños', 'Órbita', 'Zócalo']);
    expect((await call(contract.listAccounts, { find: 'orbita' }, house.as('marta'))).rows).toHaveLength(1);
    expect((await call(contract.listAccounts, { find: 'lista', sort: '-name', seat: house.seats.iker, status: 'prospect', limit: 1 }, house.as('marta'))).rows[0]!.name).toBe('Lista Zócalo');
    expect((await call(contract.listAccounts, { find: 'lista', mine: true }, house.as('marta'))).rows).toEqual([]);
  });

  test('goes out as CSV in the reader’s language, filtered as on screen', async () => {
    const answer = await fetch(`${house.origin}/api/v1/accounts.csv?find=%C3%B3rbita`, { headers: house.as('marta').headers! });
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(await answer.text()).toMatch(/^\uFEFF?Nombre,Situación,.*\r\nLista Órbita,Posible,.*Iker Zubia,"Venta externa, Norte 1",,,,,[0-9a-f-]{36}\r\n$/);
    const seen = await fetch(`${house.origin}/api/v1/accounts.csv?find=%C3%B3rbita&columns=name&columns=lead&columns=line`, { headers: house.as('marta').headers! });
    expect(await seen.text()).toMatch(/^\uFEFF?Nombre,Responde,Clave\r\nLista Órbita,Iker Zubia,[0-9a-f-]{36}\r\n$/);
  });
});

describe('a change of many', () => {
  test('is undone where nothing else happened since', async () => {
    const made = [await newAccount('Bloque 1'), await newAccount('Bloque 2'), await newAccount('Bloque 3')];
    const accountIds = made.map((m) => m.id);
    const act = await call(contract.changeAccounts, { accountIds, change: { class: 'B', status: 'customer' } }, house.as('joaquin'));
    expect(act).toMatchObject({ changed: 3, kept: 0 });
    expect(await call(contract.changeAccounts, { accountIds, change: { class: 'B' } }, house.as('joaquin'))).toMatchObject({ changed: 0, kept: 3 });
    await call(contract.changeAccount, { accountId: accountIds[0]!, version: made[0]!.version + 1, segment: 'Reforma' }, house.as('marta'));
    await expect(call(contract.undoAccountChanges, { actId: act.actId }, house.as('marta'))).rejects.toEqual(refused('not_found'));
    expect(await call(contract.undoAccountChanges, { actId: act.actId }, house.as('joaquin'))).toEqual({ restored: 2, kept: 1 });
    const classes = (await call(contract.listAccounts, { find: 'bloque' }, house.as('marta'))).rows.map((r) => [r.class, r.status]);
    expect(classes).toEqual([['B', 'customer'], [null, 'prospect'], [null, 'prospect']]);
    const since = async (id: string) => (await call(contract.getAccount, { accountId: id }, house.as('marta'))).customerSince;
    expect([await since(accountIds[0]!) !== null, await since(accountIds[1]!)]).toEqual([true, null]);
  });

  test('whoever becomes a customer is one from that day, unless it is said since when', async () => {
    const [one, two, three] = [await newAccount('Paso 1'), await newAccount('Paso 2'), await newAccount('Paso 3')], { owner } = house;
    const since = async (id: string) => (await owner<{ since: string | null }[]>`select customer_since::text as since from customers.account where id = ${id}`)[0]!.since;
    const now = await call(contract.changeAccount, { accountId: one.id, version: one.version, status: 'customer' }, house.as('marta'));
    await call(contract.changeAccount, { accountId: two.id, version: two.version, status: 'customer', customerSince: '2019-05-01' }, house.as('marta'));
    await call(contract.changeAccounts, { accountIds: [two.id, three.id], change: { status: 'customer' } }, house.as('joaquin'));
    const today = await since(one.id);
    expect(today).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect([await since(two.id), await since(three.id)]).toEqual(['2019-05-01', today]);
    await call(contract.changeAccount, { accountId: one.id, version: now.version, status: 'former' }, house.as('marta'));
    expect(await since(one.id)).toBe(today);
  });

  test('does not reach another market', async () => {
    const { id } = await newAccount('Bloque España');
    expect(await call(contract.changeAccounts, { accountIds: [id], change: { class: 'C' } }, house.as('claire'))).toMatchObject({ changed: 0, kept: 1 });
  });
});
