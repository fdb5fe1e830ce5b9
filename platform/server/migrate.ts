import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { PlainEnd } from './plainly.ts';
import type { Connection } from './postgres/connection.ts';
import { publishViews } from './published.ts';
import { runFile } from './runFile.ts';

/** One numbered file of database/migrations. `sha256` is of its text: once applied anywhere it never changes. */
export interface Migration { number: number; name: string; sha256: string; text: string }
export type AppliedMigration = Pick<Migration, 'number' | 'name' | 'sha256'>;

export const databaseFolder = join(import.meta.dirname, '..', '..', 'database');

export interface MigratePlan {
  /** Holds roles.sql, migrations/ and published/. */
  folder?: string;
  /** Stops after this number, without publishing views: a backup is loaded at the level it was made at. */
  upTo?: number;
  /** Called once before the first change to a database that holds something: makes the backup to go back to. */
  beforeChange?: () => Promise<void>;
}

/** One at a time in a database, whoever starts first. */
const lockNumber = 7_313_001;

/**
 * Brings the database to this code's level: roles, then each migration in a transaction of its own, then the published
 * views when they changed. Answers the names applied. Refuses, in a plain sentence, a database that is newer than the
 * code or whose migrations are not the ones it knows.
 */
export async function migrate(owner: Connection, plan: MigratePlan = {}): Promise<string[]> {
  const folder = plan.folder ?? databaseFolder;
  const sql = postgres({ ...owner, max: 1, max_lifetime: null, onnotice: () => {}, fetch_types: false });
  try {
    await sql`select pg_advisory_lock(${lockNumber})`;
    await runFile(sql, 'roles.sql', readFileSync(join(folder, 'roles.sql'), 'utf8'));
    await sql`create table if not exists public.unisono_migration (
      number int primary key, name text not null, sha256 text not null, applied_at timestamptz not null default clock_timestamp())`;
    const applied = await appliedMigrations(sql);
    const pending = pendingMigrations(readMigrations(folder), applied).filter(({ number }) => number <= (plan.upTo ?? Infinity));
    if (applied.length > 0 && pending.length > 0) await plan.beforeChange?.();
    for (const migration of pending) await apply(sql, migration);
    if (plan.upTo === undefined) await publishViews(sql, join(folder, 'published'));
    return pending.map(({ name }) => name);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** The migrations this code knows, in order. */
export function readMigrations(folder = databaseFolder): Migration[] {
  const migrations = readdirSync(join(folder, 'migrations')).filter((file) => file.endsWith('.sql')).sort().map((file) => {
    const [, number] = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(file) ?? [];
    if (!number) throw new Error(`${file}: a migration is named NNNN_what_it_brings.sql`);
    // A Windows checkout may end lines with CRLF; it is the same migration.
    const text = readFileSync(join(folder, 'migrations', file), 'utf8').replaceAll('\r\n', '\n');
    return { number: Number(number), name: file.slice(0, -4), sha256: createHash('sha256').update(text).digest('hex'), text };
  });
  const twin = migrations.find((m, i) => migrations[i + 1]?.number === m.number);
  if (twin) throw new Error(`another migration has the number of ${twin.name}: give one of them the next free number`);
  return migrations;
}

/** What has been applied to this database, in order; none when it was never migrated. */
export async function appliedMigrations(sql: postgres.Sql | postgres.TransactionSql): Promise<AppliedMigration[]> {
  const [table] = await sql<{ there: boolean }[]>`select to_regclass('public.unisono_migration') is not null as there`;
  return table?.there ? sql<AppliedMigration[]>`select number, name, sha256 from public.unisono_migration order by number` : [];
}

/** What is still to apply: pure. Refuses where the database and the code have gone different ways. */
export function pendingMigrations(known: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  const byNumber = new Map(known.map((m) => [m.number, m]));
  const last = applied.at(-1)?.number ?? 0;
  for (const was of applied) {
    const is = byNumber.get(was.number);
    if (!is) throw new PlainEnd({
      es: `La base de datos es más nueva que este programa (tiene ${was.name}): arranca la versión que la creó o una posterior.`,
      en: `The database is newer than this program (it has ${was.name}): start the version that made it, or a later one.`,
    });
    if (is.sha256 !== was.sha256) throw new PlainEnd({
      es: `La migración ${is.name} ya aplicada no es la de este programa: recupera el archivo original; los cambios van en una migración nueva.`,
      en: `The migration ${is.name} already applied is not the one of this program: bring back the original file; changes go into a new migration.`,
    });
  }
  const late = known.find((m) => m.number < last && !applied.some((was) => was.number === m.number));
  if (late) throw new Error(`${late.name} comes before a migration already applied: give it a number above ${last}`);
  return known.filter((m) => m.number > last);
}

async function apply(sql: postgres.Sql, migration: Migration): Promise<void> {
  await sql.begin(async (tx) => {
    await runFile(tx, migration.name, migration.text);
    await tx`insert into public.unisono_migration (number, name, sha256) values (${migration.number}, ${migration.name}, ${migration.sha256})`;
  });
}
