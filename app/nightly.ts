import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dailyBackup } from '../platform/server/backup/index.ts';
import type { Task } from '../platform/server/jobs.ts';
import type { Connection } from '../platform/server/postgres/connection.ts';

/** Whether a backup is made every night, and how many are kept; the operator's choice, kept in the home. */
export interface Nightly { on: boolean; keep: number }

const fileIn = (home: string): string => join(home, 'nightly-backup.json');

export const readNightly = (home: string): Nightly =>
  existsSync(fileIn(home)) ? JSON.parse(readFileSync(fileIn(home), 'utf8')) as Nightly : { on: false, keep: 14 };

export const writeNightly = (home: string, nightly: Nightly): void => writeFileSync(fileIn(home), JSON.stringify(nightly), { mode: 0o600 });

/** At 02:40 UTC, where it is switched on. Backing up is the owner's work: the task only says when. */
export const backupTask = (home: string, owner: Connection): Task => ({
  name: 'platform.back_up', actor: 'backup', needs: 'platform.record.back_up', cron: '40 2 * * *',
  async perform() {
    const { on, keep } = readNightly(home);
    if (on) await dailyBackup(owner, join(home, 'backups'), new Date().toISOString().slice(0, 10), keep);
  },
});
