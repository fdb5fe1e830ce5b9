import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { createOrigin, Origin } from '../contract/origins.ts';

export async function originList(ctx: Ctx): Promise<{ rows: Origin[] }> {
  const { rows } = await sql<Origin>`
    select key, ${originName(ctx)} as name, division from marketing.origin o order by ${originName(ctx)} collate "es-x-icu"`.execute(ctx.db);
  return { rows };
}

/** The name of an origin aliased `o`, in the reader's language. */
export const originName = (ctx: Ctx) => (ctx.person.language === 'es' ? sql<string>`o.name_es` : sql<string>`o.name_en`);

export async function addOrigin(ctx: Ctx, input: z.output<typeof createOrigin.input>): Promise<Origin> {
  const made = await ctx.db.insertInto('marketing.origin')
    .values({ key: input.key, name_es: input.nameEs, name_en: input.nameEn, division: input.division })
    .onConflict((c) => c.doNothing()).returning('key').executeTakeFirst();
  if (!made) throw new Refusal('conflict', 'There is an origin with this key.', 'marketing.origin_taken', { facts: { key: input.key } });
  const { rows: [about] } = await sql<{ id: string }>`select uuidv7() as id`.execute(ctx.db);
  await recordFact(ctx, { what: 'marketing.origin_created', about: { kind: 'origin', id: about!.id }, guard: everyone, after: { ...input } });
  return { key: input.key, name: ctx.person.language === 'es' ? input.nameEs : input.nameEn, division: input.division };
}
