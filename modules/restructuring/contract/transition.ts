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
/** For the day: undone steps of one's own seats that are due within two weeks, or late. */
export const myHandOverSteps = endpoint({
  method: 'GET', path: '/api/v1/continuity/mine', summary: 'Steps of hand-overs that wait for me', input: z.object({}),
  output: z.object({ rows: z.array(z.object({ step: ContinuityStep, planId: Id, account: Named, other: Side, role: z.enum(['gives', 'takes']) })) }),
});
export const finishStep = endpoint({
  method: 'PUT', path: '/api/v1/continuity/steps/:stepId', summary: 'Say that a step of a hand-over is done, or take that back',
  input: z.object({ stepId: Id, done: z.boolean().default(true), note: z.string().trim().max(2000, 'too_long').default('') }), output: ContinuityPlan,
});

export const Halt = z.object({ id: Id, cause: z.enum(['bookings_below', 'focus_below', 'by_hand']), figures: z.record(z.string(), z.unknown()), at: Instant, endedAt: Instant.nullable(), endedBy: Named.nullable(), endedHow: z.enum(['resumed', 'rolled_forward']).nullable(), comment: z.string() });
/**
 * How a published proposal fares. `moved` against `matched`: bookings since, of customers that changed hands and of those of the same
 * market and class that did not, each against its own twelve months before, by day (1 = as before; null: too little to say).
 */
export const proposalTransition = endpoint({
  method: 'GET', path: '/api/v1/proposals/:proposalId/transition', summary: 'How a published proposal fares', input: z.object({ proposalId: Id }),
  output: z.object({
    plans: z.int(), stepsDone: z.int(), stepsLate: z.int(), steps: z.int(), since: Day.nullable(), days: z.int(),
    moved: z.number().nullable(), matched: z.number().nullable(), difference: z.number().nullable(), haltBelow: z.number(), triggered: z.boolean(), halts: z.array(Halt),
    reasons: z.array(z.object({ code: z.string(), figures: z.record(z.string(), z.unknown()) })),
    predicted: z.object({ atRiskShare: z.object({ low: z.number(), base: z.number(), high: z.number() }).nullable(), cost: Money.nullable(), outsideBand: z.int(), focus: z.number().nullable() }).nullable(),
    realised: z.object({ cost: Money.nullable(), outsideBand: z.int() }),
  }),
});
export const haltTransition = endpoint({
  method: 'POST', path: '/api/v1/proposals/:proposalId/halt', summary: 'Halt a transition', input: z.object({ proposalId: Id, comment: z.string().trim().min(1, 'missing').max(2000, 'too_long') }), output: z.object({ halted: z.boolean() }),
});
export const endHalt = endpoint({
  method: 'POST', path: '/api/v1/proposals/:proposalId/halt/end', summary: 'Resume a halted transition, or roll it forward', input: z.object({ proposalId: Id, how: z.enum(['resumed', 'rolled_forward']), comment: z.string().trim().min(1, 'missing').max(2000, 'too_long') }), output: z.object({ halted: z.boolean() }),
});
