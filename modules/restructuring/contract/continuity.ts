import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Id, QueryFlag } from '../../../contract/shapes.ts';
import { AccountEffect } from '../../focus/contract.ts';

/** A customer that changes hands, and whether somebody has thought of how: `note` is what will be done. */
export const ContinuityIntent = z.object({ account: AccountEffect.shape.account, class: AccountEffect.shape.class, from: AccountEffect.shape.from, to: AccountEffect.shape.to, worth: AccountEffect.shape.worth, planned: z.boolean(), note: z.string() });
export type ContinuityIntent = z.output<typeof ContinuityIntent>;

/** Before it is published: those of class A first, then by what they are worth. At most 500. */
export const continuityIntents = endpoint({
  method: 'GET', path: '/api/v1/proposals/:proposalId/continuity', summary: 'Which customers that change hands have a plan', input: z.object({ proposalId: Id, missing: QueryFlag.optional() }),
  output: z.object({ rows: z.array(ContinuityIntent), planned: z.int(), of: z.int() }),
});
/** `planned: false` takes it back. `rest`: whoever else changes hands and has no plan yet. */
export const planContinuity = endpoint({
  method: 'PUT', path: '/api/v1/proposals/:proposalId/continuity', summary: 'Plan how customers are handed over',
  input: z.object({ proposalId: Id, accountIds: z.array(Id).max(2000).default([]), rest: z.boolean().default(false), note: z.string().trim().max(1000, 'too_long').default(''), planned: z.boolean().default(true) }), output: z.object({ planned: z.int() }),
});
