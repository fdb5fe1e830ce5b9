import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, QueryFlag, QueryList } from '../../../contract/shapes.ts';

export const Paper = z.enum(['a4', 'a3']);
/** One measure of each seat. Refused where the reader may not see it. */
export const ChartMeasure = z.enum(['customers', 'booked', 'pipeline', 'load', 'cost', 'focus']);
export type ChartMeasure = z.infer<typeof ChartMeasure>;

/**
 * The chart as it is on the screen: the date, the branch, what is folded, the measure. A picture (SVG) keeps the width of the screen; a
 * PDF is laid anew for its paper, lying, in as many pages as it takes for names to be legible; CSV has a row for every seat of
 * the branch, folded or not (`semicolons`: decision 025).
 */
export const exportChart = endpoint({
  method: 'GET', path: '/api/v1/structure/chart.:format', summary: 'The chart of the structure as a file: SVG, PDF or CSV', file: ['image/svg+xml; charset=utf-8', 'application/pdf', 'text/csv; charset=utf-8'],
  input: z.object({
    format: z.enum(['svg', 'pdf', 'csv', 'semicolons']), on: Day.optional(), knownAt: Instant.optional(), branch: Id.optional(), see: ChartMeasure.optional(), open: QueryList(Id).default([]), shut: QueryList(Id).default([]),
    all: QueryFlag.default(false), dotted: QueryFlag.default(false), perRow: z.coerce.number().int().min(1).max(12).default(6), paper: Paper.default('a4'),
  }), output: z.unknown(),
});
