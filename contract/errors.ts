import { z } from 'zod';

export const ProblemCode = z.enum([
  'invalid_input', 'not_signed_in', 'not_allowed', 'not_found', 'conflict', 'stale', 'version_missing',
  'too_many', 'too_large', 'read_only', 'unavailable', 'broken',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** HTTP status of each code. `stale` (another person changed it first) and `conflict` (a rule) are both 409. */
export const statusOf: Record<ProblemCode, number> = {
  invalid_input: 400, not_signed_in: 401, not_allowed: 403, not_found: 404, conflict: 409, stale: 409,
  version_missing: 428, too_many: 429, too_large: 413, read_only: 503, unavailable: 503, broken: 500,
};

/**
 * What every failed request answers (RFC 9457, `application/problem+json`).
 * `rule` names the business rule that said no (`sales.stage_order`); the screen translates and explains it.
 * `fields` says what is wrong beside each field of the form: path -> plain words or a word key.
 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: ProblemCode,
  rule: z.string().optional(),
  fields: z.record(z.string(), z.string()).optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
