import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id } from '../../../contract/shapes.ts';
import { AnAmount, Opportunity } from './opportunities.ts';
import { ClosingOutcome } from './pipelines.ts';

const one = { opportunityId: Id, version: z.int() };

/** Refused by `planMove`: `conflict` with rule `sales.already_closed`, `sales.won_stays_won`, `sales.already_there`, `sales.stage_of_another_pipeline`. */
export const moveOpportunity = endpoint({
  method: 'PUT', path: '/api/v1/opportunities/:opportunityId/stage', summary: 'Move a deal to another stage of its pipeline', ifMatch: true,
  input: z.object({ ...one, stageId: Id }), output: Opportunity,
});

/** Open deals only: what is closed stays with the seat that closed it (`conflict`, rule `sales.already_closed`). Both seats must be within one's scope. */
export const reassignOpportunity = endpoint({
  method: 'PUT', path: '/api/v1/opportunities/:opportunityId/owner', summary: 'Give a deal to another seat', ifMatch: true,
  input: z.object({ ...one, seatId: Id }), output: Opportunity,
});

/**
 * Wins a deal and records its booking, of the deal's amount unless another is given, in one act. `conflict` (rule
 * `sales.nothing_to_book`) when that is zero; `invalid_input` (rule `sales.in_the_future`) for a day to come.
 */
export const winOpportunity = endpoint({
  method: 'PUT', path: '/api/v1/opportunities/:opportunityId/win', summary: 'Close a deal as won and record its booking', ifMatch: true,
  input: z.object({ ...one, on: Day, amount: AnAmount.optional(), reference: z.string().trim().max(120).optional() }), output: Opportunity,
});

/** The reason is one of `/api/v1/closing-reasons` with the same outcome (rules `sales.closing_reason_missing`, `sales.closing_reason_of_another_outcome`). */
export const closeOpportunity = endpoint({
  method: 'PUT', path: '/api/v1/opportunities/:opportunityId/close', summary: 'Close a deal as lost or without a decision, with its reason', ifMatch: true,
  input: z.object({ ...one, outcome: ClosingOutcome, on: Day, reason: z.string().max(60) }), output: Opportunity,
});

/** A new deal linked to the closed one, which stays as it is. Once, and never of a won one (rules `sales.already_reopened`, `sales.won_stays_won`). */
export const reopenOpportunity = endpoint({
  method: 'POST', path: '/api/v1/opportunities/:opportunityId/reopen', summary: 'Reopen a lost or undecided deal as a new one', creates: true,
  input: z.object({ opportunityId: Id }), output: Opportunity,
});

const Left = z.object({ id: Id, name: z.string().nullable(), rule: z.string() });
/**
 * Moves or reassigns many open deals in one act. Each is changed only if it still has the version seen; those left as
 * they were are named with their rule (`sales.changed_meanwhile`, and those of one deal).
 */
export const changeManyOpportunities = endpoint({
  method: 'POST', path: '/api/v1/opportunities/changes', summary: 'Move or reassign several deals at once', creates: true,
  input: z.object({
    deals: z.array(z.object({ id: Id, version: z.int() })).min(1).max(1000),
    change: z.union([z.object({ stageId: Id }), z.object({ seatId: Id })]),
  }),
  output: z.object({ actId: Id, changed: z.int(), left: z.array(Left) }),
});
/** Only whoever made it, and only deals that nobody has touched since; the others are named. */
export const undoOpportunityChanges = endpoint({
  method: 'POST', path: '/api/v1/opportunities/changes/:actId/undo', summary: 'Take a change of several deals back',
  input: z.object({ actId: Id }), output: z.object({ restored: z.int(), left: z.array(Left) }),
});
