import type { Connection } from '../platform/server/postgres/connection.ts';

type Run = (command: string, args: readonly string[]) => Promise<unknown>;

/** Writes the types of our schemas' tables and views, read from a migrated database: `platform/server/tables.generated.ts`. */
export async function generateTables(run: Run, { user, password, database, host, port }: Connection, out: string): Promise<void> {
  const url = `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  await run('kysely-codegen', ['--dialect', 'postgres', '--url', url, '--date-parser', 'string', '--out-file', out,
    '--include-pattern', '(platform|published|organization|directory|customers|territories|marketing|sales|coordination|goals|reporting|decisions|restructuring|transition|exchange).*']);
}
