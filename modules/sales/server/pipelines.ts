import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { changePipeline, createPipeline, Pipeline, Stage } from '../contract.ts';

interface Row { id: string; name_es: string; name_en: string; is_default: boolean; version: number; stages: Stage[] }

export const pipelineList = async (ctx: Ctx): Promise<{ rows: Pipeline[] }> => ({ rows: await pipelines(ctx) });

async function pipelines(ctx: Ctx, id?: string): Promise<Pipeline[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name_es, p.name_en, p.is_default, p.version,
           coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'nameEs', s.name_es, 'nameEn', s.name_en, 'place', s.place, 'probabilityBp', s.probability_bp,
                       'forecastCategory', s.forecast_category) order by s.place) from sales.stage s where s.pipeline_id = p.id), '[]') as stages
      from sales.pipeline p ${id ? sql`where p.id = ${id}::uuid` : sql``} order by p.is_default desc, p.name_es`.execute(ctx.db);
  return rows.map((r) => ({ id: r.id, nameEs: r.name_es, nameEn: r.name_en, isDefault: r.is_default, version: r.version, stages: r.stages }));
}

export async function addPipeline(ctx: Ctx, input: z.output<typeof createPipeline.input>): Promise<Pipeline> {
  const { rows: [made] } = await sql<{ id: string }>`
    insert into sales.pipeline (name_es, name_en, is_default) values (${input.nameEs}, ${input.nameEn}, not exists (select from sales.pipeline where is_default)) returning id`.execute(ctx.db);
  await writeStages(ctx, made!.id, input.stages);
  const [after] = await pipelines(ctx, made!.id);
  await recordFact(ctx, { what: 'sales.pipeline_created', about: { kind: 'pipeline', id: made!.id }, guard: everyone, after: { ...after } });
  return after!;
}

/** Names, probabilities, categories and order of a pipeline's stages; new ones are added. None that exists may be left out. */
export async function revisePipeline(ctx: Ctx, input: z.output<typeof changePipeline.input>): Promise<Pipeline> {
  const [before] = await pipelines(ctx, input.pipelineId);
  if (!before) throw new Refusal('not_found', 'There is no such pipeline.', 'sales.no_pipeline');
  const kept = new Set(input.stages.map((s) => s.id)), existing = new Set(before.stages.map((s) => s.id));
  const missing = before.stages.filter((s) => !kept.has(s.id));
  if (missing.length > 0) throw new Refusal('conflict', 'A stage stays: its deals would stand nowhere.', 'sales.stage_missing', { facts: { stages: missing.map((s) => s.nameEs) } });
  if (input.stages.some((s) => s.id && !existing.has(s.id))) throw new Refusal('conflict', 'That stage belongs to another pipeline.', 'sales.stage_of_another_pipeline');
  const { numUpdatedRows } = await ctx.db.updateTable('sales.pipeline').set({ name_es: input.nameEs, name_en: input.nameEn, version: input.version + 1 })
    .where('id', '=', input.pipelineId).where('version', '=', input.version).executeTakeFirst();
  if (numUpdatedRows === 0n) throw await whyUnchanged(ctx, 'sales.pipeline', input.pipelineId, input.version);
  await writeStages(ctx, input.pipelineId, input.stages);
  const [after] = await pipelines(ctx, input.pipelineId);
  await recordFact(ctx, { what: 'sales.pipeline_changed', about: { kind: 'pipeline', id: input.pipelineId }, guard: everyone, before: { ...before }, after: { ...after } });
  return after!;
}

/** Their order is the list's. The place is unique once all are written: its key is deferred. */
async function writeStages(ctx: Ctx, pipelineId: string, stages: readonly (Omit<Stage, 'id' | 'place'> & { id?: string | undefined })[]): Promise<void> {
  const given = stages.map((s, i) => ({ ...s, place: i + 1 }));
  await sql`
    merge into sales.stage s
    using jsonb_to_recordset(${given}::jsonb) as g(id uuid, place smallint, "nameEs" text, "nameEn" text, "probabilityBp" smallint, "forecastCategory" sales.forecast_category)
       on s.id = g.id and s.pipeline_id = ${pipelineId}::uuid
    when matched then update set place = g.place, name_es = g."nameEs", name_en = g."nameEn", probability_bp = g."probabilityBp", forecast_category = g."forecastCategory"
    when not matched then insert (pipeline_id, place, name_es, name_en, probability_bp, forecast_category)
      values (${pipelineId}::uuid, g.place, g."nameEs", g."nameEn", g."probabilityBp", g."forecastCategory")`.execute(ctx.db);
}
