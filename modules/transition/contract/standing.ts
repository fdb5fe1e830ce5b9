import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Money } from '../../../contract/shapes.ts';
import { Halt } from '../../restructuring/contract.ts';

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
