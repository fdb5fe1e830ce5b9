import type { MappingStep } from '../contract/mapping.ts';
import { type Problem, type Read, readAs, type Row, textOf } from './cells.ts';
import { countedAs } from './counting.ts';

/** What a shape of the contract says of a value that does not fit it. */
interface Issue { code: string; origin?: string; format?: string }
interface Shape { safeParse(value: unknown): { error?: { issues: readonly Issue[] } | undefined } }
/** A field as the room that owns the noun declares it. */
export interface Field { type: string; required?: true; choices?: readonly string[]; counted?: Readonly<Record<string, number>>; currency?: string; reference?: string; shape?: Shape }

export interface RowRead {
  key: string | null;
  given: Record<string, string>;
  problems: { field: string | null; problem: Problem; value: string | null }[];
}

/**
 * Reads one row of a file as a record of a noun. Every problem of the row is told, not just the first. Fields that the
 * mapping does not name, and blanks without a meaning, are left out: an update leaves them as they are.
 */
export function readRow(step: MappingStep, fields: Readonly<Record<string, Field>>, row: Row): RowRead {
  const given: Record<string, string> = {}, problems: RowRead['problems'] = [];
  for (const [name, mapping] of Object.entries(step.fields).sort(([a], [b]) => rank(fields[a]) - rank(fields[b]))) {
    const field = fields[name];
    if (!field) continue;
    const text = asChoice(field, textOf(name, mapping, row));
    if (text === null) continue;
    const read = 'problem' in text ? text : field.reference ? text : readAs(field.type, text.value, mapping, given[field.currency ?? ''], row.today);
    if (read === null) continue;
    if ('problem' in read) problems.push({ field: name, problem: read.problem, value: read.value ?? null });
    else if (field.choices && !field.choices.includes(read.value)) problems.push({ field: name, problem: 'not_one_of', value: read.value });
    else {
      const problem = misfitOf(field, read.value);
      if (problem) problems.push({ field: name, problem, value: (text.value ?? read.value).slice(0, longestTold) });
      else given[name] = read.value;
    }
  }
  for (const [name, field] of Object.entries(fields)) {
    if (field.required && !(name in given) && !problems.some((p) => p.field === name)) problems.push({ field: name, problem: 'required', value: null });
  }
  return { key: given['externalKey'] ?? null, given, problems };
}

/** A number, or a range of them, where the choices are bounds: also where the mapping has words for some choices and none for it. */
function asChoice({ choices, counted }: Field, text: Read): Read {
  const said = text && ('problem' in text ? (text.problem === 'not_in_map' ? text.value : undefined) : text.value);
  if (!counted || !choices || said === undefined || said === null || choices.includes(said)) return text;
  const value = countedAs(said, choices, counted);
  return value === null ? text : { value };
}

const longestText = 500, longestTold = 200, mostDigits = 17;

/** What no column could hold, and what the forms would not take either. */
function misfitOf({ type, shape }: Field, value: string): Problem | null {
  if (type === 'minor' && value.replace('-', '').length > mostDigits) return 'too_large';
  if (type === 'integer' && Math.abs(Number(value)) >= 2 ** 31) return 'too_large';
  if (type === 'text' && !shape) return value.length > longestText ? 'too_long' : null;
  const issue = shape?.safeParse(type === 'integer' || type === 'decimal' ? Number(value) : value).error?.issues[0];
  if (issue && type === 'minor' && value.startsWith('-')) return 'too_small';
  return issue ? problemOf(issue) : null;
}

function problemOf(issue: Issue): Problem {
  if (issue.code === 'too_big') return issue.origin === 'string' ? 'too_long' : 'too_large';
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'required' : 'too_small';
  if (issue.code === 'invalid_value') return 'not_one_of';
  return issue.code === 'invalid_format' && issue.format === 'email' ? 'not_email' : 'not_valid';
}

/** An amount is read after its currency. */
const rank = (field: Field | undefined): number => (field?.type === 'minor' ? 1 : 0);
