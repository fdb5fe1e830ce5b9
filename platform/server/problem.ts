import type { ProblemCode } from '../../contract/errors.ts';

/**
 * An expected refusal: the rules said no. Anything else thrown is a bug.
 * `rule` names the rule for the screen to explain; `facts` are what the explanation needs (numbers, names, ids).
 */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly rule: string | undefined;
  readonly facts: Record<string, unknown> | undefined;
  readonly fields: Record<string, string> | undefined;
  constructor(code: ProblemCode, message: string, rule?: string, more: { facts?: Record<string, unknown>; fields?: Record<string, string> } = {}) {
    super(message);
    this.code = code;
    this.rule = rule;
    this.facts = more.facts;
    this.fields = more.fields;
  }
}
