import type postgres from 'postgres';

/** Runs a file of statements; a failure says which file, and which line of it. */
export async function runFile(sql: postgres.Sql | postgres.TransactionSql, name: string, text: string): Promise<void> {
  await sql.unsafe(text).catch((error: unknown) => {
    const { position, message } = error as { position?: string; message: string };
    const line = position ? `:${text.slice(0, Number(position)).split('\n').length}` : '';
    throw new Error(`${name}${line}: ${message}`, { cause: error });
  });
}
