import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Named, PageInput, pageOf, QueryFlag, QueryList } from '../../../contract/shapes.ts';

/*
  The register of decisions. The effect on customers is stated before there are options; exactly one seat decides; a date of
  review is promised. What was decided is never edited: another decision takes its place.
*/

/** Derived from the steps taken: the furthest of them. `objected` until whoever agrees has agreed. */
export const DecisionState = z.enum(['framed', 'options', 'recommended', 'agreed', 'objected', 'decided', 'executing', 'done', 'reviewed', 'superseded']);
export type DecisionState = z.infer<typeof DecisionState>;
export const DecisionRole = z.enum(['recommends', 'agrees', 'performs', 'gives_input', 'decides']);
export type DecisionRole = z.infer<typeof DecisionRole>;
export const DecisionStep = z.enum(['recommend', 'agree', 'object', 'decide', 'execute', 'finish', 'review']);
export type DecisionStep = z.infer<typeof DecisionStep>;
export const LinkKind = z.enum(['proposal', 'campaign', 'opportunity']);

const Role = z.object({ role: DecisionRole, seatId: Id });
export const DecisionRow = z.object({
  id: Id, version: z.int(), title: z.string(), state: DecisionState, customerEffect: z.string(), decides: Named, decidedOn: Day.nullable(), chosen: z.string().nullable(),
  reviewOn: Day, reviewLate: z.boolean(), effect: z.enum(['better', 'as_expected', 'worse']).nullable(), at: Instant,
});
export type DecisionRow = z.output<typeof DecisionRow>;
export const Decision = z.object({
  ...DecisionRow.shape, context: z.string(), options: z.array(z.object({ id: Id, text: z.string(), customerEffect: z.string() })), chosenId: Id.nullable(),
  roles: z.array(z.object({ role: DecisionRole, seat: Named, person: Named.nullable() })),
  /** Parts that went on with another seat when their own closed, the earliest first. */
  passed: z.array(z.object({ role: DecisionRole, from: Named, to: Named, at: Instant })),
  /** `name` is null where the reader may not see what it is linked to. */
  links: z.array(z.object({ kind: LinkKind, id: Id, name: z.string().nullable() })),
  steps: z.array(z.object({ step: DecisionStep, at: Instant, person: Named, seat: Named.nullable(), /** Of a recommendation, what its option said then: since, it may have been reworded, or taken out (`optionId` null). */ optionId: Id.nullable(), optionText: z.string().nullable(), comment: z.string(), effect: DecisionRow.shape.effect })),
  supersedes: Named.nullable(), supersededBy: Named.nullable(), may: z.array(DecisionStep),
});
export type Decision = z.output<typeof Decision>;

const text = (most: number) => z.string().trim().min(1, 'missing').max(most, 'too_long');

export const listDecisions = endpoint({
  method: 'GET', path: '/api/v1/decisions', summary: 'The register of decisions, the newest first',
  input: z.object({ find: z.string().trim().max(100).optional(), state: QueryList(DecisionState).optional(), linkKind: LinkKind.optional(), linkId: Id.optional(), due: QueryFlag.optional(), ...PageInput }), output: pageOf(DecisionRow),
});
export const readDecision = endpoint({ method: 'GET', path: '/api/v1/decisions/:decisionId', summary: 'A decision with its options, roles and steps', input: z.object({ decisionId: Id }), output: Decision });
/** Refused: `decisions.one_decides` unless exactly one seat decides; `decisions.review_later` when the review is not after today. `supersedes` a decided one. */
export const frameDecision = endpoint({
  method: 'POST', path: '/api/v1/decisions', summary: 'Frame a decision, its effect on customers first', creates: true,
  input: z.object({ title: text(160), customerEffect: text(4000), context: z.string().trim().max(4000, 'too_long').default(''), reviewOn: Day, roles: z.array(Role).min(1).max(60), links: z.array(z.object({ kind: LinkKind, id: Id })).max(50).default([]), supersedes: Id.optional() }),
  output: Decision,
});
/** Before it is decided. Refused: `decisions.already_decided`. */
export const setOptions = endpoint({
  method: 'PUT', path: '/api/v1/decisions/:decisionId/options', summary: 'Set the options of a decision', ifMatch: true,
  input: z.object({ decisionId: Id, version: z.int(), options: z.array(z.object({ id: Id.optional(), text: text(1000), customerEffect: z.string().trim().max(1000).default('') })).min(1).max(12) }), output: Decision,
});
export const linkDecision = endpoint({
  method: 'POST', path: '/api/v1/decisions/:decisionId/links', summary: 'Link a decision to a proposal, campaign or opportunity', ifMatch: true,
  input: z.object({ decisionId: Id, version: z.int(), kind: LinkKind, id: Id }), output: Decision,
});
/** Takes a link back, also of what was decided: what it was decided about stays in the record. */
export const unlinkDecision = endpoint({
  method: 'DELETE', path: '/api/v1/decisions/:decisionId/links/:kind/:id', summary: 'Take a link of a decision back', ifMatch: true,
  input: z.object({ decisionId: Id, version: z.int(), kind: LinkKind, id: Id }), output: Decision,
});
/**
 * By whoever holds the role: `recommend` and `decide` (with the option), `agree`, `object`, `execute`, `finish`, `review` (with its
 * effect). Refused: `decisions.not_your_role`, `decisions.not_yet` when the step does not follow, `decisions.option_missing`, `decisions.objected`.
 */
export const takeStep = endpoint({
  method: 'POST', path: '/api/v1/decisions/:decisionId/steps', summary: 'Recommend, agree, decide, carry out or review a decision', ifMatch: true,
  input: z.object({ decisionId: Id, version: z.int(), step: DecisionStep, optionId: Id.optional(), effect: z.enum(['better', 'as_expected', 'worse']).optional(), comment: z.string().trim().max(2000, 'too_long').default('') }), output: Decision,
});
