import type { MappingStep } from '../contract/mapping.ts';
import { type Problem, readAs, type Row, textOf } from './cells.ts';

/** A field as the room that owns the noun declares it. */
export interface Field { type: string; required?: true; choices?: readonly string[]; currency?: string; reference?: string }

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
    const text = textOf(name, mapping, row);
    if (text === null) continue;
    const read = 'problem' in text ? text : field.reference ? text : readAs(field.type, text.value, mapping, given[field.currency ?? ''], row.today);
    if (read === null) continue;
    if ('problem' in read) problems.push({ field: name, problem: read.problem, value: read.value ?? null });
    else if (field.choices && !field.choices.includes(read.value)) problems.push({ field: name, problem: 'not_one_of', value: read.value });
    else given[name] = read.value;
  }
  for (const [name, field] of Object.entries(fields)) {
    if (field.required && !(name in given) && !problems.some((p) => p.field === name)) problems.push({ field: name, problem: 'required', value: null });
  }
  return { key: given['externalKey'] ?? null, given, problems };
}

/** An amount is read after its currency. */
const rank = (field: Field | undefined): number => (field?.type === 'minor' ? 1 : 0);
