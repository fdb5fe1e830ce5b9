import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { checkImport, deleteMapping, importProblems, listMappings, renameMapping, runImport, saveMapping, startImport } from '../contract/imports.ts';
import { sendFile } from './bringIn.ts';

const folder = mkdtempSync(join(tmpdir(), 'unisono-mending-'));
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const mapping = {
  name: 'Clientes', files: { clientes: { path: 'x.csv' } },
  steps: [{ into: 'account', from: 'clientes', fields: { externalKey: { column: 'Código' }, name: { column: 'Nombre' }, class: { column: 'Clase' }, market: { value: 'ES' }, lead: { value: 'seat-marta' } } }],
};

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  await house.owner`update organization.position set external_key = 'seat-marta' where id = ${house.seats.marta}`;
});
afterAll(() => house.close());
const elena = () => house.as('elena');

test('a mended file takes the place of the wrong one in the same import, and its wrong rows go out with their reasons', async () => {
  const { id: runId, files, awaited } = await call(startImport, { mapping }, elena());
  expect([files, awaited]).toEqual([[], ['clientes']]);
  await sendFile(runId, 'clientes', file('a.csv', 'Código,Nombre,Clase\n1,Azulejos del Sur,A\n2,,Z\n'), elena());
  expect(await call(checkImport, { runId }, elena())).toMatchObject({ problems: 2, awaited: [] });
  const answer = await fetch(`${house.origin}/api/v1/imports/${runId}/problems.csv?file=clientes`, { headers: elena().headers! });
  expect((await answer.text()).trim().split('\r\n')).toEqual(['Fila,Qué pasa,Código,Nombre,Clase', '3,"Clase: No es ninguno de los valores posibles; Nombre: Falta un dato necesario",2,,Z']);
  await sendFile(runId, 'clientes', file('b.csv', 'Código,Nombre,Clase\n1,Azulejos del Sur,A\n2,Pisos Morella,B\n'), elena());
  await expect(call(runImport, { runId }, elena())).rejects.toMatchObject({ problem: { rule: 'exchange.check_first' } });
  const again = await call(checkImport, { runId }, elena());
  expect(again).toMatchObject({ id: runId, state: 'checked', problems: 0 });
  expect((await call(importProblems, { runId }, elena())).rows).toEqual([]);
  expect((await call(runImport, { runId }, elena())).state).toBe('done');
  expect(await house.owner`select 1 from customers.account where external_key in ('1', '2')`).toHaveLength(2);
  await expect(sendFile(runId, 'clientes', file('c.csv', 'Código\n1\n'), elena())).rejects.toMatchObject({ problem: { rule: 'exchange.done_already' } });
  await expect(fetch(`${house.origin}/api/v1/imports/${runId}/problems.csv?file=otro`, { headers: elena().headers! }).then((r) => r.status)).resolves.toBe(404);
});

test('a row that cannot be read tells also whom it names that is not there: all of it is mended at once', async () => {
  const [step] = mapping.steps, { id: runId } = await call(startImport, { mapping: { ...mapping, steps: [{ ...step!, fields: { ...step!.fields, lead: { column: 'Responsable' } } }] } }, elena());
  await sendFile(runId, 'clientes', file('d.csv', 'Código,Nombre,Clase,Responsable\n7,Baños Zorrilla,D,Nadie Existe\n8,Pisos Zeta,A,Nadie Existe\n'), elena());
  await call(checkImport, { runId }, elena());
  expect((await call(importProblems, { runId }, elena())).rows.map((p) => [p.row, p.field, p.problem])).toEqual([[2, 'class', 'not_one_of'], [2, 'lead', 'no_such_record'], [3, 'lead', 'no_such_record']]);
});

test('a saved mapping is renamed, but not to the name of another, and whoever does not import has no say', async () => {
  const one = await call(saveMapping, { mapping: { ...mapping, name: 'Clientes de marzo' } }, elena());
  await call(saveMapping, { mapping: { ...mapping, name: 'Clientes de abril' } }, elena());
  expect(await call(renameMapping, { mappingId: one.id, version: one.version, name: 'Clientes del trimestre' }, elena())).toMatchObject({ name: 'Clientes del trimestre', mapping: { name: 'Clientes del trimestre' } });
  await expect(call(renameMapping, { mappingId: one.id, version: one.version + 1, name: 'Clientes de abril' }, elena())).rejects.toMatchObject({ problem: { code: 'conflict', rule: 'exchange.mapping_name_taken' } });
  await expect(call(renameMapping, { mappingId: one.id, version: one.version, name: 'Clientes' }, elena())).rejects.toMatchObject({ problem: { code: 'stale', rule: 'platform.stale', facts: { version: one.version + 1 } } });
  await expect(call(renameMapping, { mappingId: one.id, version: one.version + 1, name: 'x' }, house.as('marta'))).rejects.toMatchObject({ problem: { rule: 'platform.right_missing' } });
  await call(deleteMapping, { mappingId: one.id }, elena());
  expect((await call(listMappings, {}, elena())).rows.map((m) => m.name)).toEqual(['Clientes de abril']);
});
