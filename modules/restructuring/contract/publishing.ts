import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Named } from '../../../contract/shapes.ts';
import { Proposal } from './proposals.ts';

/** What was drawn on has changed since: one change of the proposal, and what it named as it was and as it is (in words, null: not there; of a `model` of territories, its state). */
export const Conflict = z.object({ changeId: Id, kind: z.enum(['unit', 'position', 'manager', 'lines', 'holder', 'delegate', 'team', 'forum', 'accounts', 'model']), name: z.string(), was: z.string().nullable(), is: z.string().nullable() });
export type Conflict = z.output<typeof Conflict>;

export const proposalConflicts = endpoint({
  method: 'GET', path: '/api/v1/proposals/:proposalId/conflicts', summary: 'Where a proposal and the structure of today disagree',
  input: z.object({ proposalId: Id }), output: z.object({ version: z.int(), moved: z.boolean(), conflicts: z.array(Conflict) }),
});
/**
 * Stands the proposal on the structure of today. Of each change in conflict, `mine` keeps it as drawn, `theirs` takes it out.
 * Refused: `restructuring.conflicts_open` (`facts.changes`) while one has no choice. Signatures on what is taken out become void.
 */
export const rebaseProposal = endpoint({
  method: 'POST', path: '/api/v1/proposals/:proposalId/rebase', summary: 'Bring a proposal up to the structure of today', ifMatch: true,
  input: z.object({ proposalId: Id, version: z.int(), choices: z.array(z.object({ changeId: Id, keep: z.enum(['mine', 'theirs']) })).max(2000).default([]) }), output: Proposal,
});

/**
 * Writes a wave as dated structure and custody, all or nothing, and makes the hand-over of each customer that changes hands.
 * What is not dated (open deals, activities, requests) goes along on the day; deals in commit stay until closed, or for the days of `restructuring.hand_over`.
 * Refused: `restructuring.not_approved`, `restructuring.waves_in_order`, `restructuring.baseline_moved` (rebase first),
 * `focus.impact_not_seen`, `focus.impact_changed` (the token of `proposalImpact`), `restructuring.does_not_fit`, `restructuring.no_orphans`.
 */
export const publishWave = endpoint({
  method: 'POST', path: '/api/v1/proposals/:proposalId/waves/:number/publish', summary: 'Publish a wave', ifMatch: true,
  input: z.object({ proposalId: Id, version: z.int(), number: z.coerce.number().int().min(1).max(12), impactToken: z.string().max(100).optional() }), output: Proposal,
});
/** Before its day, and while nobody has changed what it wrote: `restructuring.took_effect`, `organization.changed_since`. The last one published goes first. */
export const withdrawWave = endpoint({
  method: 'POST', path: '/api/v1/proposals/:proposalId/waves/:number/withdraw', summary: 'Withdraw a wave that has not taken effect', ifMatch: true,
  input: z.object({ proposalId: Id, version: z.int(), number: z.coerce.number().int().min(1).max(12) }), output: Proposal,
});
/** A new proposal, drawn by the system, that puts back what the published waves changed: to be seen, signed and published like any other. */
export const rollBackProposal = endpoint({
  method: 'POST', path: '/api/v1/proposals/:proposalId/rollback', summary: 'Prepare a proposal that takes this one back', creates: true,
  input: z.object({ proposalId: Id, name: z.string().trim().min(1, 'missing').max(120, 'too_long'), on: Day }), output: Proposal,
});

/** A published proposal stopped, by a person or by what is watched (the room above says what). Nothing more of it is published until somebody ends it. */
/** `by`: whoever halted it by hand, to whom may see it in the record; null where it halted by itself. */
export const Halt = z.object({ id: Id, cause: z.enum(['bookings_below', 'focus_below', 'by_hand']), figures: z.record(z.string(), z.unknown()), at: Instant, by: Named.nullable(), endedAt: Instant.nullable(), endedBy: Named.nullable(), endedHow: z.enum(['resumed', 'rolled_forward']).nullable(), comment: z.string() });
export type Halt = z.output<typeof Halt>;
