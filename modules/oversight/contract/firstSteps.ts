import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';

/** In the order in which a company that starts empty does them. */
export const FirstStep = z.enum(['role', 'structure', 'people', 'customers', 'lead', 'deal', 'hand_off']);
export type FirstStep = z.infer<typeof FirstStep>;

/** What concerns customers is asked of whoever may see to it: who only administers begins with a role, the structure and the people. */
export const firstSteps = endpoint({
  method: 'GET', path: '/api/v1/first-steps', summary: 'What a company that starts empty has done, and what it has not', input: z.object({}), output: z.object({ steps: z.array(z.object({ step: FirstStep, done: z.boolean() })) }),
});
