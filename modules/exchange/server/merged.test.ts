import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer } from '../../../house/testSales.ts';
import { mergeAccounts, previewAccountMerge } from '../../customers/contract.ts';
import { checkImport, runImport, startImport } from '../contract/imports.ts';
import { sendFile } from './bringIn.ts';

let house: TestHouse;
const folder = mkdtempSync(join(tmpdir(), 'unisono-merged-'));
beforeAll(async () => { house = await openTestHouse(); });
afterAll(async () => { rmSync(folder, { recursive: true }); await house.close(); });

async function bring(name: string, csv: string, step: object) {
  writeFileSync(join(folder, name), csv);
  const mapping = { name, files: { rows: { path: name, delimiter: ';' } }, steps: [{ from: 'rows', existing: 'update' as const, ...step }] };
  const { id: runId } = await call(startImport, { mapping } as never, house.as('elena'));
  await sendFile(runId, 'rows', join(folder, name), house.as('elena'));
  const { steps } = await call(checkImport, { runId }, house.as('elena'));
  await call(runImport, { runId }, house.as('elena'));
  return steps[0];
}

test('a row whose key is the absorbed record’s finds the one that stays, itself and what refers to it', async () => {
  const keep = await aCustomer(house, 'Azulejos Ribera', 'marta'), absorb = await aCustomer(house, 'Azulejos Ribera SL', 'luis');
  await house.owner`update customers.account set external_key = 'erp:7' where id = ${absorb}`;
  await house.owner`update organization.position set external_key = 'seat-luis' where id = ${house.seats.luis}`;
  const seen = await call(previewAccountMerge, { keepId: keep, absorbId: absorb }, house.as('joaquin'));
  await call(mergeAccounts, { keepId: keep, absorbId: absorb, keepVersion: seen.keep.version, absorbVersion: seen.absorb.version }, house.as('joaquin'));
  expect(await bring('clientes.csv', 'Clave;Nombre;Población\nerp:7;Azulejos Ribera;Onda\n', {
    into: 'account', fields: { externalKey: { column: 'Clave' }, name: { column: 'Nombre' }, city: { column: 'Población' }, market: { value: 'ES' }, lead: { value: 'seat-luis' } },
  })).toMatchObject({ update: 1, create: 0, wrong: 0 });
  expect(await house.owner`select id, city from customers.account where id in (${keep}, ${absorb}) and city is not null`).toEqual([{ id: keep, city: 'Onda' }]);
  expect(await bring('contactos.csv', 'Clave;Cliente;Nombre\nc:1;erp:7;Nil\n', {
    into: 'contact', fields: { externalKey: { column: 'Clave' }, account: { column: 'Cliente' }, givenName: { column: 'Nombre' } },
  })).toMatchObject({ create: 1, wrong: 0 });
  expect(await house.owner`select account_id as account from customers.contact where external_key = 'c:1'`).toEqual([{ account: keep }]);
});
