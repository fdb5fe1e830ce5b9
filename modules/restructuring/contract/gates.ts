import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Id, Instant, Named } from '../../../contract/shapes.ts';

/** In this order, each open only once the one before it is signed. */
export const gateOrder = ['customers', 'decisions', 'structure', 'goals', 'information', 'consultation'] as const;
export const GateCode = z.enum(gateOrder);
export type GateCode = z.infer<typeof GateCode>;

/** `voidedAt`: an edit of what it stood on made it void, and `voidedBecause` says which. It stays, as what was signed then. */
export const Signature = z.object({
  id: Id, gate: GateCode, act: z.enum(['signs', 'recommends', 'objects']), person: Named, seat: Named, comment: z.string(), at: Instant,
  score: z.number().nullable(), voidedAt: Instant.nullable(), voidedBecause: z.string().nullable(),
});
export type Signature = z.output<typeof Signature>;
/** `open`: the next to sign; `waits`: for the one before it. */
export const GateSummary = z.object({ gate: GateCode, state: z.enum(['signed', 'open', 'waits']), signed: z.object({ person: Named, at: Instant }).nullable(), voided: z.int() });
export type GateSummary = z.output<typeof GateSummary>;

/**
 * One point of a check-list. `by: 'system'` is computed: `passes` or not, with its reasons; one with `excusable` may be
 * answered all the same, in writing. `by: 'person'` passes when somebody answers it.
 */
export const Check = z.object({
  code: z.string(), by: z.enum(['system', 'person']), passes: z.boolean(), excusable: z.boolean(),
  reasons: z.array(z.object({ code: z.string(), figures: z.record(z.string(), z.unknown()) })), items: z.array(Named),
  answer: z.object({ text: z.string(), person: Named, at: Instant }).nullable(),
});
export type Check = z.output<typeof Check>;
export const Gate = z.object({ ...GateSummary.shape, checks: z.array(Check), signatures: z.array(Signature), maySign: z.boolean(), mayRecommend: z.boolean() });
export type Gate = z.output<typeof Gate>;

export const proposalGates = endpoint({
  method: 'GET', path: '/api/v1/proposals/:proposalId/gates', summary: 'The gates of a proposal with their check-lists and signatures',
  input: z.object({ proposalId: Id }), output: z.object({ version: z.int(), gates: z.array(Gate) }),
});
/**
 * Signs, recommends or objects. Only `signs` opens the next gate. Refused: `restructuring.gate_waits` before the one before it
 * is signed, `restructuring.checks_open` (`facts.checks`) while some point is not met nor answered, `restructuring.not_your_gate`,
 * `restructuring.not_shared`, `restructuring.executive_decides` when the score asks for a decision that is not linked and decided,
 * `restructuring.needs_waves`.
 */
export const signGate = endpoint({
  method: 'POST', path: '/api/v1/proposals/:proposalId/gates/:gate/signatures', summary: 'Sign a gate, recommend or object', ifMatch: true,
  input: z.object({ proposalId: Id, version: z.int(), gate: GateCode, act: Signature.shape.act, comment: z.string().trim().max(2000, 'too_long').default('') }),
  output: z.object({ version: z.int(), gates: z.array(Gate) }),
});
/** Answers a point that a person answers, or excuses one that is not met; an empty text takes the answer back. */
export const answerCheck = endpoint({
  method: 'PUT', path: '/api/v1/proposals/:proposalId/gates/:gate/checks/:code', summary: 'Answer a point of a gate’s check-list', ifMatch: true,
  input: z.object({ proposalId: Id, version: z.int(), gate: GateCode, code: z.string().max(60), text: z.string().trim().max(2000, 'too_long') }),
  output: z.object({ version: z.int(), gates: z.array(Gate) }),
});
