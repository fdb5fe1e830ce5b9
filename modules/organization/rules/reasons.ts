import type { AmountText } from '../../../contract/money.ts';

/** What a reason can state. Amounts as `{ minor: '123', currency }`, so that reasons travel as JSON. */
export type Figure = string | number | boolean | null | AmountText | readonly string[];

/** Why a rule decided what it did: a code that the screen words in the reader's language, with the figures it names. */
export interface Reason<Code extends string = string> {
  code: Code;
  figures: Readonly<Record<string, Figure>>;
}

/** May it be done? Allowed or not, `reasons` says why: what is missing, or what made it possible. */
export interface Verdict<Code extends string = string> {
  allowed: boolean;
  reasons: Reason<Code>[];
}

export const reason = <Code extends string>(code: Code, figures: Reason['figures'] = {}): Reason<Code> => ({ code, figures });

/** Refused when anything stands against it. */
export const verdict = <Code extends string>(against: readonly Reason<Code>[], inFavour: readonly Reason<Code>[] = []): Verdict<Code> => ({
  allowed: against.length === 0,
  reasons: against.length > 0 ? [...against] : [...inFavour],
});
