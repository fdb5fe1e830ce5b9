import { ProblemError } from '../../contract/call.ts';
import type { Words } from '../../words/es.ts';
import { kindOfSentence } from './sentences.ts';
import { isOffline } from './reach.ts';

/** A failure in the reader's words: what failed and why, what to do, and the number to quote. */
export interface Said {
  text: string;
  /** Plain words beside each field of a form, by field path. */
  fields: Record<string, string>;
  rule?: string;
  requestId?: string;
  /** Sending it again may help: no connection, busy, or our own bug. */
  mayRetry: boolean;
}

type RuleWords = Record<string, string | ((facts: Record<string, unknown>) => string)>;

/** Explains a refusal by its rule, else by its code; a bug says that it is one. */
export function sayProblem(error: unknown, words: Words): Said {
  if (isOffline(error)) return { text: words.platform.problems.offline, fields: {}, mayRetry: true };
  if (!(error instanceof ProblemError)) return { text: words.platform.problems.broken, fields: {}, mayRetry: true };
  const { code, rule, facts, fields, requestId } = error.problem;
  const text = (rule && sayRule(rule, facts ?? {}, words)) || words.platform.problems[code];
  const said: Said = { text, fields: sayFields(fields ?? {}, facts ?? {}, words), mayRetry: code === 'unavailable' || code === 'too_many' || code === 'broken' };
  if (rule) said.rule = rule;
  // What a rule explains needs no number to quote: nothing failed.
  if (requestId && !rule) said.requestId = requestId;
  return said;
}

/** The same where nothing is drawn (after an act, a download, an undo): the words of its rule are waited for; without them, by its code. */
export async function sayProblemSoon(error: unknown, words: Words): Promise<Said> {
  try {
    return sayProblem(error, words);
  } catch (coming) {
    try { await coming; return sayProblem(error, words); } catch { return { text: words.platform.problems[error instanceof ProblemError ? error.problem.code : 'broken'], fields: {}, mayRetry: false }; }
  }
}

/** The explanation of a rule (`words/es/rules/`, by room), with what the server knows about this case. */
export function sayRule(rule: string, facts: Record<string, unknown>, words: Words): string | undefined {
  const entry = (words.rules as RuleWords)[rule];
  return typeof entry === 'function' ? entry(facts) : entry;
}

/** What the server says of a field is a word key of `platform.fields` (`missing`, `too_long`) or already plain words. */
function sayFields(fields: Record<string, string>, facts: Record<string, unknown>, words: Words): Record<string, string> {
  const known = words.platform.fields as Record<string, string>;
  return Object.fromEntries(Object.entries(fields).map(([path, says]) => [path, known[kindOfSentence(says)] ?? sayRule(says, facts, words) ?? says]));
}
