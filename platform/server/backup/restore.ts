import postgres from 'postgres';
import { copyIn, copyOut } from '../copy.ts';
import { databaseFolder, migrate, readMigrations } from '../migrate.ts';
import { PlainEnd } from '../plainly.ts';
import type { Connection } from '../postgres/connection.ts';
import { withConnection } from '../postgres/roles.ts';
import { copyStatement, sameEverywhere } from './backup.ts';
import { readFrames, rowsOf } from './container.ts';
import type { Frame } from './container.ts';
import { emptyOut, holdsSomething, wasMigrated } from './emptiness.ts';
import { loadOrder, readForeignKeys, readTables } from './tables.ts';
import type { Table } from './tables.ts';
import { Tallying } from './tally.ts';
import { verify } from './verify.ts';
import type { Verified } from './verify.ts';

export interface RestoreReport { tables: number; rows: number; at: string; migrated: string[] }

/**
 * Loads a backup into a database that holds nothing yet, and brings it to this code's level. The file is read whole and
 * checked first; all rows go in by one transaction, with every key and trigger on, and are read back and compared with
 * the file before it is committed. Stopped halfway, the database is as empty as before and takes the backup again.
 */
export async function restore(owner: Connection, file: string, folder = databaseFolder): Promise<RestoreReport> {
  const whole = await verify(file);
  const level = levelOf(whole, folder);
  await withConnection(owner, async (sql) => {
    if (await holdsSomething(sql)) throw new PlainEnd({
      es: `La base de datos ${owner.database} ya tiene datos y restaurar nunca los sustituye: usa una vacía (otra UNISONO_HOME u otra DATABASE_URL).`,
      en: `The database ${owner.database} already holds data and restoring never replaces it: use an empty one (another UNISONO_HOME or DATABASE_URL).`,
    });
    if (await wasMigrated(sql)) await emptyOut(sql);
  });
  await migrate(owner, { folder, upTo: level });
  const sql = postgres({ ...owner, max: 1, max_lifetime: null, onnotice: () => {} });
  try {
    await sql.begin((tx) => load(tx, file, whole));
    const migrated = await migrate(owner, { folder });
    await sql.unsafe('analyze');
    return { tables: whole.tables, rows: whole.rows, at: whole.header.at, migrated };
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** The last migration the backup had; this code must know it and all before, unchanged. */
function levelOf(whole: Verified, folder: string): number {
  const known = new Map(readMigrations(folder).map((m) => [m.number, m.sha256]));
  const strange = whole.header.migrations.find((m) => known.get(m.number) !== m.sha256);
  if (strange) throw new PlainEnd({
    es: `La copia es de una versión distinta o más nueva (${whole.header.product}, ${strange.name}): restáurala con esa versión.`,
    en: `The backup is from a different or newer version (${whole.header.product}, ${strange.name}): restore it with that version.`,
  });
  return whole.header.migrations.at(-1)?.number ?? 0;
}

async function load(tx: postgres.TransactionSql, file: string, whole: Verified): Promise<void> {
  await tx.unsafe(`${sameEverywhere}; set local row_security = off`);
  const tables = await readTables(tx);
  sameTables(tables, whole.contents);
  if (tables.length === 0) return;
  // What migrations wrote by themselves (reference rows) is in the backup as well; what is kept of other rows goes along.
  await tx.unsafe(`truncate ${tables.map(({ name }) => name).join(', ')} cascade`);
  // The file's own order was found in the same way from the same keys.
  const { checkedAtOnce } = loadOrder(whole.contents, await readForeignKeys(tx));
  if (checkedAtOnce.length > 0) await tx.unsafe(`set constraints ${checkedAtOnce.join(', ')} immediate`);
  await loadRows(tx, file);
  for (const s of whole.sequences) await tx`select setval(${s.name}::regclass, ${s.value}::bigint, ${s.called})`;
  await tx.unsafe('set constraints all immediate');
  for (const table of whole.contents) await readBack(tx, table);
}

function sameTables(here: readonly Table[], there: readonly Table[]): void {
  const told = (tables: readonly Table[]) => tables.map(({ name, columns }) => `${name} (${columns.toSorted().join(', ')})`).sort();
  const [mine, theirs] = [told(here), told(there)];
  const odd = [...mine.filter((t) => !theirs.includes(t)), ...theirs.filter((t) => !mine.includes(t))];
  if (odd.length > 0) throw new Error(`the backup and the database do not have the same tables: ${odd.join('; ')}`);
}

async function loadRows(tx: postgres.TransactionSql, file: string): Promise<void> {
  const frames = readFrames(file);
  for (let next = await frames.next(); !next.done; next = await frames.next()) {
    if (next.value.letter !== 'T') continue;
    await copyIn(tx, copyStatement(JSON.parse(next.value.payload.toString()) as Table, 'from stdin'), rowsUntilEnd(frames));
  }
}

async function* rowsUntilEnd(frames: AsyncGenerator<Frame>): AsyncGenerator<Buffer> {
  for (let next = await frames.next(); !next.done && next.value.letter === 'D'; next = await frames.next()) yield await rowsOf(next.value);
}

/** What stands in the table now is what the file says: no row missing, none changed by a default or a trigger. */
async function readBack(tx: postgres.TransactionSql, table: Verified['contents'][number]): Promise<void> {
  const tally = new Tallying();
  await copyOut(tx, copyStatement(table, 'to stdout'), (piece) => tally.add(piece));
  const { rows, sum } = tally.total();
  if (rows !== table.rows || sum !== table.sum) throw new Error(`${table.name} does not hold the rows of the backup (${rows} of ${table.rows})`);
}
