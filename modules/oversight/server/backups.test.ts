import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backupNowTask, keepingIn } from '../../../app/nightly.ts';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { cloneDatabase } from '../../../platform/server/postgres/forTests.ts';
import { makeBackup, readBackups, scheduleBackups } from '../contract.ts';

const home = mkdtempSync(join(tmpdir(), 'unisono-keeping-'));
let house: TestHouse, bare: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({}, { keeping: keepingIn(home) });
  bare = await openTestHouse();
});
afterAll(async () => {
  await Promise.all([house.close(), bare.close()]);
  rmSync(home, { recursive: true });
});

const unnumbered = (what: string) => house.owner`select person_id, before, after from platform.fact where what = ${what}`;

test('nightly backups are switched on with how many stay, and it is a fact', async () => {
  expect(await call(readBackups, {}, house.as('ana'))).toMatchObject({ on: false, keep: 14, making: false, files: [], folder: join(home, 'backups') });
  expect(await call(scheduleBackups, { on: true, keep: 7 }, house.as('ana'))).toMatchObject({ on: true, keep: 7 });
  expect(await unnumbered('oversight.backups_scheduled')).toMatchObject([{ person_id: house.people.ana, before: { on: false, keep: 14 }, after: { on: true, keep: 7 } }]);
});

test('one asked for is made as a job, and listed with its size once it is whole', async () => {
  await call(makeBackup, {}, house.as('ana'));
  const [job] = await house.owner<{ task: string; payload: { name: string } }[]>`select task, payload from jobs.waiting where task = 'platform.back_up_now'`;
  const database = await cloneDatabase();
  const task = backupNowTask(home, database.ownerOptions), run = { payload: job!.payload, signal: AbortSignal.timeout(60_000), transact: () => Promise.reject(new Error('not needed')) };
  await task.perform(run);
  await task.perform(run);
  await database.drop();
  expect((await call(readBackups, {}, house.as('ana'))).files).toMatchObject([{ name: job!.payload.name, bytes: expect.any(Number) }]);
});

test('only who administers may, and the demo company has none', async () => {
  await expect(call(makeBackup, {}, house.as('elena'))).rejects.toMatchObject({ problem: { rule: 'platform.right_missing' } });
  await expect(call(readBackups, {}, bare.as('ana'))).rejects.toMatchObject({ problem: { code: 'conflict', rule: 'oversight.no_backups_here' } });
});
