import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '../postgres/connection.ts';
import { backup } from './backup.ts';
import type { BackupReport } from './backup.ts';

const dailyName = /^unisono-(\d{4}-\d{2}-\d{2})\.backup$/;

/** Today's backup, unless there is one already, and then only the last `keep` daily ones stay. Other files are left alone. */
export async function dailyBackup(owner: Connection, folder: string, today: string, keep: number): Promise<BackupReport | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `unisono-${today}.backup`;
  const report = (await readdir(folder)).includes(name) ? undefined : await backup(owner, join(folder, name));
  for (const old of expired(await readdir(folder), keep)) await rm(join(folder, old));
  return report;
}

/** The daily files beyond the last `keep`, by the date in their names. At least one always stays. */
export const expired = (files: readonly string[], keep: number): string[] =>
  files.filter((file) => dailyName.test(file)).sort().slice(0, -Math.max(1, keep));
