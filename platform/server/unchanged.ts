import { sql } from 'kysely';
import { Refusal } from './problem.ts';
import type { Ctx } from './request.ts';

/**
 * Why changing a record changed nothing: it is not there (or out of reach), another person changed it first, or it may be
 * read but not changed from here. `table` is the caller's own; `version` absent: the record is locked, not compared.
 */
export async function whyUnchanged(ctx: Ctx, table: string, id: string, version?: number): Promise<Refusal> {
  const { rows: [row] } = await sql<{ version: number }>`select version from ${sql.table(table)} where id = ${id}`.execute(ctx.db);
  if (!row) return new Refusal('not_found', 'There is no such record, or it is not yours to see.', 'platform.not_found');
  if (version !== undefined && row.version !== version) {
    return new Refusal('stale', 'Somebody changed it first.', 'platform.stale', { facts: { version: row.version } });
  }
  return new Refusal('not_allowed', 'This is outside what you may change.', 'platform.out_of_scope');
}
