import { sql } from 'kysely';
import type { z } from 'zod';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type * as contract from '../contract/imports.ts';
import { Mapping } from '../contract/mapping.ts';

type Saved = z.output<typeof contract.SavedMapping>;
const columns = ['id', 'version', 'name', 'mapping', 'created_at'] as const;
const asSaved = (r: { id: string; version: number; name: string; mapping: unknown; created_at: Date }): Saved =>
  ({ id: r.id, version: r.version, name: r.name, mapping: Mapping.parse(r.mapping), createdAt: r.created_at.toISOString() });

export async function listMappings(ctx: Ctx): Promise<{ rows: Saved[] }> {
  const rows = await ctx.db.selectFrom('exchange.mapping').select(columns).orderBy('name').limit(200).execute();
  return { rows: rows.map(asSaved) };
}

export async function saveMapping(ctx: Ctx, { mapping }: z.output<typeof contract.saveMapping.input>): Promise<Saved> {
  const row = await ctx.db.insertInto('exchange.mapping')
    .values({ name: mapping.name, mapping: mapping as never, person_id: ctx.person.id, created_at: ctx.now })
    .onConflict((c) => c.column('name').doUpdateSet({ mapping: mapping as never, person_id: ctx.person.id, version: sql`exchange.mapping.version + 1` }))
    .returning(columns).executeTakeFirstOrThrow();
  return asSaved(row);
}

export async function renameMapping(ctx: Ctx, { mappingId, version, name }: z.output<typeof contract.renameMapping.input>): Promise<Saved> {
  const other = await ctx.db.selectFrom('exchange.mapping').select('id').where('name', '=', name).where('id', '<>', mappingId).executeTakeFirst();
  if (other) throw new Refusal('conflict', 'Another mapping has that name.', 'exchange.mapping_name_taken', { fields: { name: 'exchange.mapping_name_taken' } });
  const before = await ctx.db.selectFrom('exchange.mapping').select('version').where('id', '=', mappingId).forUpdate().executeTakeFirst();
  if (!before) throw new Refusal('not_found', 'There is no such mapping.', 'exchange.no_such_mapping');
  const row = await ctx.db.updateTable('exchange.mapping').set({ name, version: version + 1, mapping: sql`mapping || jsonb_build_object('name', ${name}::text)` })
    .where('id', '=', mappingId).where('version', '=', version).returning(columns).executeTakeFirst();
  if (!row) throw new Refusal('stale', 'Somebody changed it first.', 'platform.stale', { facts: { version: before.version } });
  return asSaved(row);
}

export async function deleteMapping(ctx: Ctx, { mappingId }: { mappingId: string }): Promise<{ done: true }> {
  const gone = await ctx.db.deleteFrom('exchange.mapping').where('id', '=', mappingId).returning('id').executeTakeFirst();
  if (!gone) throw new Refusal('not_found', 'There is no such mapping.', 'exchange.no_such_mapping');
  return { done: true };
}
