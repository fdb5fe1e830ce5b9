import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import postgres from 'postgres';
import { dateIn } from '../platform/server/company.ts';
import type { Sql } from '../platform/server/db.ts';
import { databaseFolder } from '../platform/server/migrate.ts';
import type { Database } from '../platform/server/postgres/openDatabase.ts';
import { prepareDatabase } from '../platform/server/postgres/prepare.ts';
import { withConnection } from '../platform/server/postgres/roles.ts';
import { Refusal } from '../platform/server/problem.ts';

/** How the demo company is made up: the same size, seed and date make the same company. */
export interface DemoOptions { size: 's' | 'm'; seed: number; today: string }
export type SeedDemo = (owner: Sql, options: DemoOptions) => Promise<void>;

export const usualDemo = (): DemoOptions => ({ size: 's', seed: 1, today: dateIn('Europe/Madrid', new Date()) });

export async function hasDatabase(database: Database, name: string): Promise<boolean> {
  return withConnection(database.owner(), async (sql) => (await sql`select from pg_database where datname = ${name}`).length > 0);
}

/**
 * Makes the demo company's database, replacing the one there is. It is made aside and renamed when it is whole: ended
 * halfway, it is simply not there. Refused (`unavailable`, rule `platform.demo_absent`) where the seeds are missing.
 */
export async function makeDemo(database: Database, options: DemoOptions, seeding?: SeedDemo): Promise<void> {
  const seed = seeding ?? await seedDemo();
  const { demo } = database.names, draft = `${demo}_making`;
  const drop = (name: string) => dropDatabase(database, name);
  await drop(draft);
  await database.create(draft);
  await prepareDatabase(database.owner(draft), database.app(draft));
  const owner = postgres({ ...database.owner(draft), max: 4, onnotice: () => undefined });
  try {
    await seed(owner, options);
    await owner`analyze`;
  } finally {
    await owner.end({ timeout: 5 });
  }
  await drop(demo);
  await withConnection(database.owner(), (sql) => sql`alter database ${sql(draft)} rename to ${sql(demo)}`);
}

/** Ends who is still connected. The owner may not end PostgreSQL's own vacuuming of it, which refuses the drop until it is through. */
async function dropDatabase(database: Database, name: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await withConnection(database.owner(), (sql) => sql`drop database if exists ${sql(name)} with (force)`);
      return;
    } catch (error) {
      if (tries === 40 || (error as { code?: string }).code !== '42501') throw error;
      await setTimeout(500);
    }
  }
}

async function seedDemo(): Promise<SeedDemo> {
  const file = join(databaseFolder, 'seeds', 'demo', 'index.ts');
  if (!existsSync(file)) throw new Refusal('unavailable', 'The demo company does not come with this installation.', 'platform.demo_absent');
  return ((await import(pathToFileURL(file).href)) as { seedDemo: SeedDemo }).seedDemo;
}
