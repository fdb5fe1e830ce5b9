import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Division } from '../../../contract/shapes.ts';

export const OriginKey = z.string().regex(/^[a-z0-9_-]+$/).max(60);
/** The origin of a lead whose origin nobody filled in. */
export const blankOrigin = 'unknown-blank';

/** Where leads and touches come from, named in the reader's language. */
export const Origin = z.object({ key: OriginKey, name: z.string(), division: Division });
export type Origin = z.infer<typeof Origin>;

export const listOrigins = endpoint({
  method: 'GET', path: '/api/v1/origins', summary: 'Where leads and touches come from, by name',
  input: z.object({}), output: z.object({ rows: z.array(Origin) }),
});

/** Refused `marketing.origin_taken` when there is one with this key. */
export const createOrigin = endpoint({
  method: 'POST', path: '/api/v1/origins', summary: 'Add an origin, named in both languages', creates: true,
  input: z.object({ key: OriginKey, nameEs: z.string().trim().min(1).max(80), nameEn: z.string().trim().min(1).max(80), division: Division.default('marketing') }),
  output: Origin,
});
