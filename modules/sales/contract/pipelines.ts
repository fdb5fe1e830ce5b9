import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, QueryFlag } from '../../../contract/shapes.ts';

/** From what nobody counts on to what is sold. */
export const ForecastCategory = z.enum(['omitted', 'pipeline', 'best_case', 'most_likely', 'commit', 'closed']);
export type ForecastCategory = z.infer<typeof ForecastCategory>;
const Name = z.string().trim().min(1).max(60);

/** A step of a sale. `probabilityBp`: basis points, 2500 is one in four. */
export const Stage = z.object({
  id: Id, nameEs: z.string(), nameEn: z.string(), place: z.int(), probabilityBp: z.int().min(0).max(10_000), forecastCategory: ForecastCategory,
});
export type Stage = z.infer<typeof Stage>;
export const Pipeline = z.object({ id: Id, nameEs: z.string(), nameEn: z.string(), isDefault: z.boolean(), stages: z.array(Stage), version: z.int() });
export type Pipeline = z.infer<typeof Pipeline>;

/** An open deal is never `closed`: that is what winning says. */
const OpenCategory = ForecastCategory.exclude(['closed']);
const StageFields = { nameEs: Name, nameEn: Name, probabilityBp: z.int().min(0).max(10_000), forecastCategory: OpenCategory };

export const listPipelines = endpoint({
  method: 'GET', path: '/api/v1/pipelines', summary: 'Pipelines with their stages in order, the default one first',
  input: z.object({}), output: z.object({ rows: z.array(Pipeline) }),
});
export const createPipeline = endpoint({
  method: 'POST', path: '/api/v1/pipelines', summary: 'Add a pipeline with its stages', creates: true,
  input: z.object({ nameEs: Name, nameEn: Name, stages: z.array(z.object(StageFields)).min(1).max(20) }), output: Pipeline,
});
/**
 * The stages as they shall stand, in order: with `id` an existing one, without a new one. `conflict` (rule
 * `sales.stage_missing`) when one that exists is left out: its deals would stand nowhere.
 */
export const changePipeline = endpoint({
  method: 'PUT', path: '/api/v1/pipelines/:pipelineId', summary: 'Change a pipeline: names, probabilities, categories and order of its stages', ifMatch: true,
  input: z.object({
    pipelineId: Id, version: z.int(), nameEs: Name, nameEn: Name,
    stages: z.array(z.object({ id: Id.optional(), ...StageFields })).min(1).max(20),
  }),
  output: Pipeline,
});

export const ClosingOutcome = z.enum(['lost', 'no_decision']);
export const ClosingReason = z.object({ key: z.string(), outcome: ClosingOutcome, nameEs: z.string(), nameEn: z.string(), retiredOn: Day.nullable(), version: z.int() });
export type ClosingReason = z.infer<typeof ClosingReason>;

export const listClosingReasons = endpoint({
  method: 'GET', path: '/api/v1/closing-reasons', summary: 'Why deals are lost or end without a decision',
  input: z.object({ withRetired: QueryFlag.default(false) }), output: z.object({ rows: z.array(ClosingReason) }),
});
export const createClosingReason = endpoint({
  method: 'POST', path: '/api/v1/closing-reasons', summary: 'Add a reason for closing', creates: true,
  input: z.object({ key: z.string().regex(/^[a-z_]{2,40}$/), outcome: ClosingOutcome, nameEs: Name, nameEn: Name }), output: ClosingReason,
});
/** Its outcome stays: deals were closed with it. */
export const changeClosingReason = endpoint({
  method: 'PATCH', path: '/api/v1/closing-reasons/:key', summary: 'Rename a reason for closing, or stop offering it', ifMatch: true,
  input: z.object({ key: z.string(), version: z.int(), nameEs: Name.optional(), nameEn: Name.optional(), retiredOn: Day.nullable().optional() }), output: ClosingReason,
});
