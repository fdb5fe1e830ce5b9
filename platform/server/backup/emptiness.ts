import type postgres from 'postgres';
import { readTables } from './tables.ts';

/**
 * Whether the database holds what nobody could make again. One that was only migrated does not, although migrations
 * write reference rows: until the company is set up there is nobody who could have entered anything.
 */
export async function holdsSomething(sql: postgres.Sql): Promise<boolean> {
  const tables = (await readTables(sql)).map(({ name }) => name);
  // Without the record of migrations these are somebody else's tables.
  if (!(await wasMigrated(sql))) return tables.length > 0;
  const telling = ['platform.company', 'platform.fact'];
  return hasRows(sql, telling.every((name) => tables.includes(name)) ? telling : tables);
}

export async function wasMigrated(sql: postgres.Sql): Promise<boolean> {
  const [table] = await sql<{ there: boolean }[]>`select to_regclass('public.unisono_migration') is not null as there`;
  return table?.there ?? false;
}

async function hasRows(sql: postgres.Sql, tables: string[]): Promise<boolean> {
  if (tables.length === 0) return false;
  const [row] = await sql.unsafe<{ some: boolean }[]>(`select ${tables.map((name) => `exists (select from ${name})`).join(' or ')} as some`);
  return row?.some ?? false;
}

/** Takes away what migrations made, so that they can be applied again up to the backup's level. Extensions and jobs stay. */
export async function emptyOut(sql: postgres.Sql): Promise<void> {
  const schemas = await sql<{ name: string }[]>`
    select quote_ident(nspname) as name from pg_namespace n
     where nspname !~ '^(pg_|information_schema$|graphile_worker$|public$)'
       and not exists (select from pg_depend d where d.classid = 'pg_namespace'::regclass and d.objid = n.oid and d.deptype = 'e')`;
  await sql.begin(async (tx) => {
    for (const { name } of schemas) await tx.unsafe(`drop schema ${name} cascade`);
    await tx.unsafe('drop table if exists public.unisono_migration, public.unisono_published');
  });
}
