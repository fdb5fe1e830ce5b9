import { existsSync, readFileSync } from 'node:fs';
import { link, mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import postgres from 'postgres';
import { copyOut } from '../copy.ts';
import { appliedMigrations } from '../migrate.ts';
import type { AppliedMigration } from '../migrate.ts';
import { PlainEnd } from '../plainly.ts';
import type { Connection } from '../postgres/connection.ts';
import { ContainerWriter } from './container.ts';
import { loadOrder, readForeignKeys, readSequences, readTables } from './tables.ts';
import type { Table } from './tables.ts';
import { Tallying } from './tally.ts';
import { verify } from './verify.ts';

export interface Header { product: string; postgres: string; database: string; at: string; migrations: AppliedMigration[] }
export interface BackupReport { file: string; bytes: number; tables: number; rows: number; at: string }

/** Every text form COPY writes depends on these; the same on both sides. */
export const sameEverywhere = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local statement_timeout = 0; set local lock_timeout = 0;
  set local idle_in_transaction_session_timeout = 0`;

/**
 * Writes everything of ours in this database to `file`, as of one instant, while the system runs on. The file appears
 * under its name only when it is whole and has been read back; an existing file is refused. Constant memory.
 */
export async function backup(owner: Connection, file: string): Promise<BackupReport> {
  const target = resolve(file);
  if (existsSync(target)) throw alreadyThere(target);
  const draft = `${target}.${process.pid}.partial`;
  await mkdir(dirname(target), { recursive: true });
  try {
    const at = await writeDraft(owner, draft);
    const { tables, rows } = await verify(draft);
    // A link, unlike a rename, never replaces what appeared there meanwhile.
    await link(draft, target).catch((error: NodeJS.ErrnoException) => { throw error.code === 'EEXIST' ? alreadyThere(target) : error; });
    return { file: target, bytes: (await stat(target)).size, tables, rows, at };
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeDraft(owner: Connection, draft: string): Promise<string> {
  const handle = await open(draft, 'w', 0o600);
  const sql = postgres({ ...owner, max: 1, max_lifetime: null, onnotice: () => {} });
  try {
    return await sql.begin('isolation level repeatable read read only', (tx) => writeSnapshot(tx, owner, new ContainerWriter(handle)));
  } finally {
    await sql.end({ timeout: 2 });
    await handle.close();
  }
}

async function writeSnapshot(tx: postgres.TransactionSql, owner: Connection, container: ContainerWriter): Promise<string> {
  // With row_security off, a policy that would hide a row from us is an error instead.
  await tx.unsafe(`${sameEverywhere}; set local row_security = off`);
  const tables = await readTables(tx);
  if (tables.length > 0) await tx.unsafe(`lock table ${tables.map(({ name }) => name).join(', ')} in access share mode`);
  // Found out now, and not when the backup is needed.
  const order = loadOrder(tables, await readForeignKeys(tx));
  const header = await makeHeader(tx, owner);
  await container.begin(header);
  let rows = 0;
  for (const table of order.tables) rows += await writeTable(tx, table, container);
  await container.json('Z', { tables: tables.length, rows, sequences: await readSequences(tx) });
  await container.close();
  return header.at;
}

async function makeHeader(tx: postgres.TransactionSql, owner: Connection): Promise<Header> {
  const [now] = await tx<{ at: Date; version: string }[]>`select now() as at, current_setting('server_version') as version`;
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', 'package.json'), 'utf8')) as { version: string };
  return {
    product: `unisono ${version}`, postgres: now?.version ?? '', database: owner.database, at: now?.at.toISOString() ?? '',
    migrations: (await appliedMigrations(tx)).map(({ number, name, sha256 }) => ({ number, name, sha256 })),
  };
}

async function writeTable(tx: postgres.TransactionSql, table: Table, container: ContainerWriter): Promise<number> {
  const tally = new Tallying();
  await container.json('T', table);
  await copyOut(tx, copyStatement(table, 'to stdout'), async (piece) => {
    tally.add(piece);
    await container.rows(piece);
  });
  await container.flush();
  await container.json('E', tally.total());
  return tally.total().rows;
}

export const copyStatement = (table: Table, direction: 'to stdout' | 'from stdin'): string =>
  `copy ${table.name} (${table.columns.join(', ')}) ${direction}`;

const alreadyThere = (file: string) => new PlainEnd({
  es: `El archivo ${file} ya existe y una copia nunca sustituye a otra: elige otro nombre.`,
  en: `The file ${file} already exists and a backup never replaces another: choose another name.`,
});
