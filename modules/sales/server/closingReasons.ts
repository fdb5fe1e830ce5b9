import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { changeClosingReason, ClosingReason, createClosingReason, listClosingReasons } from '../contract.ts';

interface Row { key: string; outcome: ClosingReason['outcome']; name_es: string; name_en: string; retired_on: string | null; version: number }
const asReason = (r: Row): ClosingReason => ({ key: r.key, outcome: r.outcome, nameEs: r.name_es, nameEn: r.name_en, retiredOn: r.retired_on, version: r.version });
const columns = ['key', 'outcome', 'name_es', 'name_en', 'retired_on', 'version'] as const;
/** A list of settings has one fact's subject: the installation's company. */
const company = async (ctx: Ctx) => (await ctx.db.selectFrom('platform.company').select('id').executeTakeFirstOrThrow()).id;

export async function closingReasonList(ctx: Ctx, input: z.output<typeof listClosingReasons.input>): Promise<{ rows: ClosingReason[] }> {
  const { rows } = await sql<Row>`select ${sql.join(columns.map((c) => sql.ref(c)))} from sales.closing_reason r
    where ${input.withRetired}::boolean or r.retired_on is null or r.retired_on > ${ctx.today}::date order by outcome, name_es collate "es-x-icu"`.execute(ctx.db);
  return { rows: rows.map(asReason) };
}

export async function addClosingReason(ctx: Ctx, input: z.output<typeof createClosingReason.input>): Promise<ClosingReason> {
  const row = await ctx.db.insertInto('sales.closing_reason').values({ key: input.key, outcome: input.outcome, name_es: input.nameEs, name_en: input.nameEn })
    .returning(columns).executeTakeFirstOrThrow();
  await recordFact(ctx, { what: 'sales.closing_reason_created', about: { kind: 'company', id: await company(ctx) }, guard: everyone, after: { ...input } });
  return asReason(row as Row);
}

export async function reviseClosingReason(ctx: Ctx, { key, version, nameEs, nameEn, retiredOn }: z.output<typeof changeClosingReason.input>): Promise<ClosingReason> {
  const before = await ctx.db.selectFrom('sales.closing_reason').select(columns).where('key', '=', key).executeTakeFirst();
  if (!before) throw new Refusal('not_found', 'There is no such reason.', 'platform.not_found');
  const row = await ctx.db.updateTable('sales.closing_reason').set({
    name_es: nameEs ?? before.name_es, name_en: nameEn ?? before.name_en, ...(retiredOn !== undefined && { retired_on: retiredOn }), version: version + 1,
  }).where('key', '=', key).where('version', '=', version).returning(columns).executeTakeFirst();
  if (!row) throw new Refusal('stale', 'Somebody changed it first.', 'platform.stale', { facts: { version: before.version } });
  await recordFact(ctx, {
    what: 'sales.closing_reason_changed', about: { kind: 'company', id: await company(ctx) }, guard: everyone, before: { ...asReason(before as Row) }, after: { ...asReason(row as Row) },
  });
  return asReason(row as Row);
}
