import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';

/** New units or positions without any dates yet, one for each external key (null where there is none), in that order. */
export async function freshIds(ctx: Ctx, table: 'organization.unit' | 'organization.position', keys: readonly (string | null)[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with fresh as materialized (select uuidv7() as id, k.key, k.n from jsonb_to_recordset(${keys.map((key, n) => ({ key, n }))}::jsonb) as k(key text, n int)),
    added as (insert into ${sql.table(table)} (id, external_key) select id, key from fresh)
    select id from fresh order by n`.execute(ctx.db);
  return rows.map((r) => r.id);
}
