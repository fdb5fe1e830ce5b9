import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Money, Named, PageInput, pageOf, QueryFlag } from '../../../contract/shapes.ts';

/** The steps of a hand-over in their order; which of them a customer gets goes by its class. `check_*` are the new lead's. */
export const StepKind = z.enum(['brief', 'tell', 'introduce', 'overlap', 'first_alone', 'check_30', 'check_60', 'check_90']);
export type StepKind = z.infer<typeof StepKind>;
export const ContinuityStep = z.object({ id: Id, kind: StepKind, seat: Named, person: Named.nullable(), dueOn: Day, doneAt: Instant.nullable(), doneBy: Named.nullable(), note: z.string(), late: z.boolean() });
export type ContinuityStep = z.output<typeof ContinuityStep>;

/** Written from the record when the wave was published: what the one who takes over must know. */
export const Brief = z.object({
  contacts: z.array(z.object({ id: Id, name: z.string(), jobTitle: z.string().nullable(), language: z.string().nullable() })), promises: z.array(z.object({ title: z.string(), dueOn: Day })), needs: z.array(z.string()),
  deals: z.array(z.object({ id: Id, name: z.string() })), lastContact: Day.nullable(), booked: Money,
});
export type Brief = z.output<typeof Brief>;
const Side = z.object({ seat: Named, person: Named.nullable() });
export const ContinuityPlan = z.object({
  id: Id, proposal: Named, wave: z.int(), account: Named, class: z.string().nullable(), from: Side, to: Side, beginsOn: Day, overlapUntil: Day, splitBp: z.int(), brief: Brief, steps: z.array(ContinuityStep),
});
export type ContinuityPlan = z.output<typeof ContinuityPlan>;

export const listPlans = endpoint({
  method: 'GET', path: '/api/v1/continuity', summary: 'Hand-overs of customers, those with late steps first',
  input: z.object({ proposalId: Id.optional(), accountId: Id.optional(), late: QueryFlag.optional(), open: QueryFlag.optional(), ...PageInput }), output: pageOf(ContinuityPlan),
});
/**
 * For the day: undone steps of one's own seats that are due within two weeks, or late, the first hundred; `customers`: of how many they are in all.
 * `coming`: customers that pass to one's own seats, from two weeks before until both no longer look after them: how many, from when on, and the weightiest of them.
 */
export const myHandOverSteps = endpoint({
  method: 'GET', path: '/api/v1/continuity/mine', summary: 'Steps of hand-overs that wait for me', input: z.object({}),
  output: z.object({ rows: z.array(z.object({ step: ContinuityStep, planId: Id, account: Named, other: Side, role: z.enum(['gives', 'takes']) })), customers: z.int(),
    coming: z.array(z.object({ on: Day, from: Side, customers: z.int(), accounts: z.array(Named) })) }),
});
export const finishStep = endpoint({
  method: 'PUT', path: '/api/v1/continuity/steps/:stepId', summary: 'Say that a step of a hand-over is done, or take that back',
  input: z.object({ stepId: Id, done: z.boolean().default(true), note: z.string().trim().max(2000, 'too_long').default('') }), output: ContinuityPlan,
});
