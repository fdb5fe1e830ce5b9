import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Home } from '../home.ts';
import type { Sentence } from '../plainly.ts';
import type { Connection } from '../postgres/connection.ts';
import { backup } from './backup.ts';

/** For `migrate`'s `beforeChange`: keeps the database as it is, and tells how to go back to it. */
export async function backupBeforeChange(owner: Connection, home: Home, now: Date, tell: (sentence: Sentence) => void): Promise<void> {
  const folder = join(home.path, 'backups');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { file } = await backup(owner, join(folder, `before-update-${owner.database}-${now.toISOString().replace(/\D/g, '').slice(0, 14)}.backup`));
  tell({
    es: `La base de datos se va a actualizar; cómo estaba queda en ${file}. Para volver atrás: con la versión anterior y una UNISONO_HOME nueva, npm run unisono -- restore ${file}`,
    en: `The database is about to be updated; how it was is kept in ${file}. To go back: with the previous version and a new UNISONO_HOME, npm run unisono -- restore ${file}`,
  });
}
