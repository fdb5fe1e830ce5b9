import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { createAccount, createContact } from '../../customers/contract.ts';
import { attributionReport, funnelReport } from '../../reporting/contract.ts';
import { checkImport, importProblems, runImport, startImport, takeImportBack } from '../contract/imports.ts';
import { bringIn, sendFile } from './bringIn.ts';

const span = { from: '2025-01-01', to: '2026-01-01' };
const folder = mkdtempSync(join(tmpdir(), 'unisono-imports-'));
const file = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe('a small funnel with a blank origin, a win before first contact and a missing revenue', { timeout: 60_000 }, () => {
  let house: TestHouse;
  beforeAll(async () => { house = await openTestHouse(); });
  afterAll(() => house.close());

  test('comes in, and one person with two seats holds each at half time', async () => {
    const run = await bringIn('examples/small-funnel/mapping.json', 'examples/small-funnel', house.as('elena'));
    expect(run).toMatchObject({ state: 'done', problems: 0 });
    const halves = await house.owner`select count(*)::int as n from organization.appointment where fte = 0.5`;
    expect(halves[0]!['n']).toBe(2);
  });

  test('is counted as a cohort, with its bookings whenever they came', async () => {
    const { rows, total } = await call(funnelReport, { by: 'origin', ...span }, house.as('elena'));
    expect(rows.find((r) => r.key === 'unknown-blank')).toMatchObject({ leads: 1, won: 1, booked: [] });
    expect(rows.find((r) => r.key === 'social')).toMatchObject({ leads: 3, won: 2, booked: [{ minor: '102300', currency: 'BRL' }] });
    expect(total).toMatchObject({ leads: 6, won: 4, booked: [{ minor: '127300', currency: 'BRL' }] });
  });

  test('ties out: what was booked before the first contact is unattributed', async () => {
    const report = await call(attributionReport, { model: 'linear', ...span }, house.as('elena'));
    expect(report.unattributed).toEqual([{ minor: '2290', currency: 'BRL' }]);
    expect(report.booked).toEqual([{ minor: '127300', currency: 'BRL' }]);
    expect(report.touches).toEqual({ none: 1, one: 2, several: 0 });
  });

  test('a date is the one of the market west of UTC: a night deal was won the day before', async () => {
    const [booking] = await house.owner`select booked_on::text as booked_on from sales.booking_event where external_key = 'olist:a2'`;
    expect(booking!['booked_on']).toBe('2025-02-09');
  });

  test('each record has its fact, without a personal value in it', async () => {
    const facts = await house.owner`select what, count(*)::int as n from platform.fact where what like '%_imported' group by what order by what`;
    expect(Object.fromEntries(facts.map((f) => [f['what'], f['n']]))).toMatchObject({ 'marketing.lead_imported': 6, 'sales.booking_imported': 3, 'customers.account_imported': 4 });
    expect(await house.owner`select 1 from platform.fact where after ? 'givenName' or after ? 'email'`).toHaveLength(0);
  });

  test('taken back it leaves the funnel empty and the ledger at zero; brought in again it is all there', async () => {
    const [{ id: runId }] = await house.owner`select id from exchange.import_run where state = 'done'` as unknown as [{ id: string }];
    const dry = await call(takeImportBack, { runId, dryRun: true }, house.as('elena'));
    const done = await call(takeImportBack, { runId }, house.as('elena'));
    expect({ ...done, kept: [], keptCount: 0 }).toEqual({ ...dry, kept: [], keptCount: 0 });
    expect(done).toMatchObject({ reversed: 3 });
    const empty = await call(funnelReport, { by: 'origin', ...span }, house.as('elena'));
    expect(empty.total.leads).toBe(0);
    const [{ sum }] = await house.owner`select sum(minor)::text as sum from sales.booking_event` as unknown as [{ sum: string }];
    expect(sum).toBe('0');
    await bringIn('examples/small-funnel/mapping.json', 'examples/small-funnel', house.as('elena'));
    const again = await call(funnelReport, { by: 'origin', ...span }, house.as('elena'));
    expect(again.total).toMatchObject({ leads: 6, won: 4, booked: [{ minor: '127300', currency: 'BRL' }] });
  });

  test('an agent may not import', async () => {
    await expect(bringIn('examples/small-funnel/mapping.json', 'examples/small-funnel', house.as('rocio'))).rejects.toThrow(/exchange.import.run/);
  });
});

describe('files as people have them', { timeout: 60_000 }, () => {
  let house: TestHouse;
  beforeAll(async () => { house = await openTestHouse(); });
  afterAll(() => house.close());

  const mapping = {
    name: 'Clientes', files: { clientes: { path: 'x.csv' } },
    steps: [{ into: 'account', from: 'clientes', fields: {
      externalKey: { column: 'Código' }, name: { column: 'Razón social' }, city: { column: 'Población' }, class: { column: 'Clase' },
      customerSince: { column: 'Alta', date: 'dmy' as const }, market: { value: 'ES' }, lead: { value: 'seat-marta' },
    } }],
  };
  const start = async (path: string): Promise<string> => {
    await house.owner`update organization.position set external_key = 'seat-marta' where id = ${house.seats.marta}`;
    const { id } = await call(startImport, { mapping }, house.as('elena'));
    await sendFile(id, 'clientes', path, house.as('elena'));
    return id;
  };
  const rows = 'Código;Razón social;Población;Clase;Alta\r\n1;"Azulejos ""El Sol""; S. L.";Castellón;A;3/2/2020\r\n2;Muñoz Hermanos;Peñíscola;B;15/11/2021\r\n';
  const latin = Buffer.from(rows, 'latin1'), utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rows, 'utf16le')]), bom = Buffer.from(`\uFEFF${rows}`);

  test.each([['Windows-1252 with semicolons', latin], ['UTF-16 with a mark', utf16], ['UTF-8 with a mark', bom]])('%s is read as it is written', async (_, content) => {
    const runId = await start(file('a.csv', content));
    const checked = await call(checkImport, { runId }, house.as('elena'));
    expect(checked.problems).toBe(0);
    await call(runImport, { runId }, house.as('elena'));
    const found = await house.owner`select name, city, status, customer_since::text as customer_since from customers.account where external_key in ('1', '2') order by external_key`;
    expect(found.map((r) => [r['name'], r['city'], r['status'], r['customer_since']])).toEqual([['Azulejos "El Sol"; S. L.', 'Castellón', 'customer', '2020-02-03'], ['Muñoz Hermanos', 'Peñíscola', 'customer', '2021-11-15']]);
  });

  test('a market, a seat and a customer are found by what people call them, where that means one only', async () => {
    const named = { ...mapping, steps: [{ into: 'account', from: 'clientes', fields: { externalKey: { column: 'K' }, name: { column: 'N' }, market: { value: 'España' }, lead: { column: 'Comercial' } } }] };
    const { id } = await call(startImport, { mapping: named }, house.as('elena'));
    await sendFile(id, 'clientes', file('n.csv', 'K;N;Comercial\n11;Uno;venta externa, levante 1\n12;Dos;Luis Ferrando\n13;Tres;marta@alborada.example\n14;Cuatro;Nadie\n'), house.as('elena'));
    const checked = await call(checkImport, { runId: id }, house.as('elena'));
    expect((await call(importProblems, { runId: id }, house.as('elena'))).rows).toMatchObject([{ row: 5, field: 'lead', problem: 'no_such_record', value: 'Nadie' }]);
    expect(checked.steps[0]).toMatchObject({ create: 3, wrong: 1 });
    await call(runImport, { runId: id, leaveOutWrong: true }, house.as('elena'));
    const found = await house.owner`select a.name, a.status, c.position_id as seat from customers.account a join customers.custody c on c.account_id = a.id where a.external_key in ('11', '12', '13') order by a.external_key`;
    expect(found.map((r) => [r['name'], r['status'], r['seat']])).toEqual([['Uno', 'prospect', house.seats.marta], ['Dos', 'prospect', house.seats.luis], ['Tres', 'prospect', house.seats.marta]]);
  });

  test('every row\'s problem is told before anything changes, and wrong rows are left out only when asked', async () => {
    const runId = await start(file('b.csv', 'Código;Razón social;Población;Clase;Alta\n8;Buena;X;A;1/1/2020\n9;;Y;Z;31/2/2020\n8;Otra vez;Z;A;1/1/2020\n'));
    const checked = await call(checkImport, { runId }, house.as('elena'));
    expect(checked.steps[0]).toMatchObject({ create: 1, wrong: 2 });
    const { rows: problems } = await call(importProblems, { runId }, house.as('elena'));
    expect(problems.map((p) => [p.row, p.field, p.problem])).toEqual([[3, 'class', 'not_one_of'], [3, 'customerSince', 'not_a_day'], [3, 'name', 'required'], [4, 'externalKey', 'comes_twice']]);
    const first = await call(importProblems, { runId, limit: 3 }, house.as('elena'));
    const second = await call(importProblems, { runId, limit: 3, after: first.next! }, house.as('elena'));
    expect([...first.rows, ...second.rows]).toEqual(problems);
    expect(second.next).toBeNull();
    await expect(call(runImport, { runId }, house.as('elena'))).rejects.toMatchObject({ problem: { rule: 'exchange.rows_wrong' } });
    const done = await call(runImport, { runId, leaveOutWrong: true }, house.as('elena'));
    expect(done.state).toBe('done');
    expect(await house.owner`select 1 from customers.account where external_key in ('8', '9')`).toHaveLength(1);
  });

  test('a file of ours, where records are called by their id, changes those records and makes none', async () => {
    const [sol] = await house.owner`select id from customers.account where external_key = '1'`, before = await house.owner`select count(*)::int as n from customers.account`;
    const runId = await start(file('ours.csv', `Código;Razón social;Población;Clase;Alta\n${String(sol!['id'])};Azulejos del Sol;Castellón;A;3/2/2020\n`));
    const checked = await call(checkImport, { runId }, house.as('elena'));
    expect(checked).toMatchObject({ problems: 0 });
    await call(runImport, { runId }, house.as('elena'));
    expect(await house.owner`select count(*)::int as n from customers.account`).toEqual(before);
    expect(await house.owner`select name, external_key as k from customers.account where id = ${sol!['id'] as string}`).toEqual([{ name: 'Azulejos del Sol', k: '1' }]);
    await call(takeImportBack, { runId }, house.as('elena'));
  });

  test('what two records are called means, in a file of ours, the one that the record refers to already; in a new row it is told', async () => {
    const make = async () => (await call(createAccount, { name: 'Gemelos' }, house.as('marta'))).id, [one, twin] = [await make(), await make()];
    const { id: nil } = await call(createContact, { accountId: one, givenName: 'Nil', familyName: 'Orts' }, house.as('marta'));
    const ours = { name: 'contactos', files: { contactos: { path: 'contactos.csv', delimiter: ';' } }, steps: [{ into: 'contact', from: 'contactos', existing: 'update' as const, fields: { externalKey: { column: 'Clave' }, account: { column: 'Cliente' }, givenName: { column: 'Nombre' }, jobTitle: { column: 'Cargo' } } }] };
    const { id: runId } = await call(startImport, { mapping: ours }, house.as('elena'));
    await sendFile(runId, 'contactos', file('contactos.csv', `Clave;Cliente;Nombre;Cargo\n${nil};gemelos;Nil;Compras\nN2;Gemelos;Otra;\n`), house.as('elena'));
    expect((await call(checkImport, { runId }, house.as('elena'))).steps[0]).toMatchObject({ update: 1, create: 0, wrong: 1 });
    await call(runImport, { runId, leaveOutWrong: true }, house.as('elena'));
    expect(await house.owner`select account_id as account, job_title as job from customers.contact where id = ${nil}`).toEqual([{ account: one, job: 'Compras' }]);
    await call(takeImportBack, { runId }, house.as('elena'));
    expect(twin).not.toBe(one);
  });

  test('an update is taken back field by field, but what somebody changed since stays', async () => {
    const runId = await start(file('c.csv', 'Código;Razón social;Población;Clase;Alta\n1;Azulejos nuevos;Onda;C;3/2/2020\n2;Muñoz e Hijos;Benicarló;C;15/11/2021\n'));
    await call(checkImport, { runId }, house.as('elena'));
    await call(runImport, { runId }, house.as('elena'));
    await house.owner`update customers.account set city = 'Vinaròs', version = version + 1 where external_key = '2'`;
    const back = await call(takeImportBack, { runId }, house.as('elena'));
    expect(back).toMatchObject({ restored: 2, withdrawn: 0, keptCount: 1, kept: [{ name: 'Muñoz e Hijos, 2', why: 'changed_since' }] });
    const found = await house.owner`select external_key as k, name, city, class from customers.account where external_key in ('1', '2') order by 1`;
    expect(found.map((r) => [r['k'], r['name'], r['city'], r['class']])).toEqual([['1', 'Azulejos "El Sol"; S. L.', 'Castellón', 'A'], ['2', 'Muñoz Hermanos', 'Vinaròs', 'B']]);
  });
});
