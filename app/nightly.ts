import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { backup, dailyBackup } from '../platform/server/backup/index.ts';
import type { Keeping } from '../platform/server/installation.ts';
import type { Task } from '../platform/server/jobs.ts';
import type { Connection } from '../platform/server/postgres/connection.ts';

/** Whether a backup is made every night, and how many are kept; the operator's choice, kept in the home. */
export interface Nightly { on: boolean; keep: number }

const fileIn = (home: string): string => join(home, 'nightly-backup.json');
const folderIn = (home: string): string => join(home, 'backups');

export const readNightly = (home: string): Nightly =>
  existsSync(fileIn(home)) ? JSON.parse(readFileSync(fileIn(home), 'utf8')) as Nightly : { on: false, keep: 14 };

export const writeNightly = (home: string, nightly: Nightly): void => writeFileSync(fileIn(home), JSON.stringify(nightly), { mode: 0o600 });

/** What the screen of backups shows and changes. */
export const keepingIn = (home: string): Keeping => ({
  schedule: (nightly) => writeNightly(home, nightly),
  read: () => {
    const folder = folderIn(home), names = existsSync(folder) ? readdirSync(folder) : [];
    const files = names.filter((name) => name.endsWith('.backup')).map((name) => ({ name, stat: statSync(join(folder, name)) })).map(({ name, stat }) => ({ name, bytes: stat.size, at: stat.mtime }));
    return { ...readNightly(home), folder, making: names.some((name) => name.endsWith('.partial')), files: files.sort((a, b) => b.at.getTime() - a.at.getTime()) };
  },
});

/** At 02:40 UTC, where it is switched on. Backing up is the owner's work: the task only says when. */
export const backupTask = (home: string, owner: Connection): Task => ({
  name: 'platform.back_up', actor: 'backup', needs: 'platform.record.back_up', cron: '40 2 * * *',
  async perform() {
    const { on, keep } = readNightly(home);
    if (on) await dailyBackup(owner, folderIn(home), new Date().toISOString().slice(0, 10), keep);
  },
});

/** One that somebody asked for: it has a name of its own, and retention leaves it alone. Asked again after a failure, it is not made twice. */
export const backupNowTask = (home: string, owner: Connection): Task => ({
  name: 'platform.back_up_now', actor: 'backup', needs: 'platform.record.back_up',
  async perform({ payload }) {
    const { name } = z.object({ name: z.string().regex(/^unisono-[0-9-]+\.backup$/) }).parse(payload);
    if (!existsSync(join(folderIn(home), name))) await backup(owner, join(folderIn(home), name));
  },
});
