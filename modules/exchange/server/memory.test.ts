import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passing } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { checkImport, startImport } from '../contract/imports.ts';
import { sendFile } from './bringIn.ts';

/*
  What an import holds on to while it is sent and checked, garbage swept first: eight times the rows take no more (a margin of 10 MB, where 35,000 rows kept would be over 20). (What it
  throws away is another matter: how much of it may lie about is said to Node where it is started.)
*/

setFlagsFromString('--expose-gc');
const sweep = runInNewContext('gc') as () => void;
const folder = mkdtempSync(join(tmpdir(), 'unisono-memory-'));
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
  await house.owner`update organization.position set external_key = 'marta' where id = ${house.seats.marta}`;
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The most that was held at any of the moments looked at, in MB. */
async function held(work: () => Promise<unknown>): Promise<number> {
  let most = 0, going = true;
  const look = () => {
    // Twice: what the first finds dead is freed by a thread of its own, at the latest when the next begins.
    sweep();
    sweep();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    most = Math.max(most, (heapUsed + arrayBuffers) / 1e6);
  };
  // All the time: with longer pauses 35,000 rows that were kept went by unseen.
  const watched = (async () => { for (; going; await passing(100)) look(); })();
  await work().finally(() => { going = false; });
  await watched;
  look();
  return most;
}

function written(rows: number): string {
  const path = join(folder, `${rows}.csv`);
  writeFileSync(path, `clave;nombre;nota\n${Array.from({ length: rows }, (_, i) => `${rows}-${i};Azulejos ${i};${'x'.repeat(300)}`).join('\n')}\n`);
  return path;
}

async function checked(rows: number, path: string): Promise<void> {
  const as = house.as('elena');
  const { id: runId } = await call(startImport, { mapping: { name: 'Clientes', files: { clientes: { path } }, steps: [{ into: 'account', from: 'clientes', existing: 'update', fields: {
    externalKey: { column: 'clave' }, name: { template: '{nombre} {nota}' }, market: { value: 'ES' }, lead: { value: 'marta' },
  } }] } }, as);
  await sendFile(runId, 'clientes', path, as);
  expect(await call(checkImport, { runId }, as)).toMatchObject({ state: 'checked', files: [{ rows }] });
}

test('an import of 40,000 rows holds no more at once than one of 5,000', async () => {
  const short = written(5_000), long = written(40_000);
  await checked(5_000, short);
  const few = await held(() => checked(5_000, short)), many = await held(() => checked(40_000, long));
  expect(many - few).toBeLessThan(10);
}, 240_000);
