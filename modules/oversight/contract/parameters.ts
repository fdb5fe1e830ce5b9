import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Done, Instant } from '../../../contract/shapes.ts';

export const ParameterName = z.enum(['focus.impact', 'focus.index', 'focus.interdependence', 'reporting.load_band', 'reporting.time_decay', 'customers.served_days', 'restructuring.hand_over', 'restructuring.follow_up', 'decisions.working_time']);
export type ParameterName = z.infer<typeof ParameterName>;

/** A part of a parameter by its path (`weightsBp.c1`). Shares are fractions of one, `bp` ten-thousandths. */
export const ParameterValues = z.record(z.string().max(60), z.number());
const Unit = z.enum(['days', 'weeks', 'months', 'hours', 'minutes', 'accounts', 'people', 'share', 'bp', 'points', 'times']);

/** What held or will hold from a day on, whole; `person` null: as it came with the product. */
export const ParameterSpan = z.object({ from: Day, to: Day.nullable(), values: ParameterValues, person: z.string().nullable(), at: Instant.nullable() });
export const Parameter = z.object({
  name: ParameterName, parts: z.array(z.object({ part: z.string(), unit: Unit, least: z.number(), most: z.number(), usual: z.number() })),
  now: ParameterValues, /** Half-open, the latest first. */ spans: z.array(ParameterSpan),
});
export type Parameter = z.infer<typeof Parameter>;

export const listParameters = endpoint({ method: 'GET', path: '/api/v1/parameters', summary: 'The dated parameters of the measures, with their past and plans', input: z.object({}), output: z.object({ rows: z.array(Parameter) }) });

/**
 * From `from` on, until the next change planned; past figures keep what they were computed with. Refused: `oversight.parameter_backwards`
 * before today, `oversight.parameter_parts` (`fields`: which part and why), as the rule that reads it asks.
 */
export const setParameter = endpoint({
  method: 'PUT', path: '/api/v1/parameters/:name', summary: 'Set a parameter from a date', input: z.object({ name: ParameterName, from: Day, values: ParameterValues }), output: Done,
});
