import type { Day, Period } from './days.ts';
import { intersect, isEmpty, subtract } from './periods.ts';
import { reason, type Reason } from './reasons.ts';

/**
 * A change of one noun's dated rows (decision 001). Nothing is overwritten: rows that stop being true have their
 * `recorded` closed, and the pieces that take their place are inserted. Two changes that begin on one day follow each
 * other: the later one is applied to what the earlier one left.
 */
export type Fields = Readonly<Record<string, string | number | bigint | boolean | null>>;
export interface DatedRow<F extends Fields> {
  id: string;
  valid: Period;
  fields: F;
}
/** Set fields from a date (until `to`, when given), or end the noun at a date, which is its first day of not being. */
export type Change<F extends Fields> = { kind: 'set'; from: Day; to?: Day | null; fields: Partial<F> } | { kind: 'end'; at: Day };

export type ChangeReason =
  | 'period_is_empty'
  | 'nothing_then'
  | 'nothing_changed'
  | 'row_split'
  | 'row_replaced'
  | 'row_shortened'
  | 'later_row_dropped';
/** The rows whose `recorded` is closed and the pieces to insert; both empty, with the reason, when nothing is to be done. */
export interface ChangePlan<F extends Fields> {
  close: string[];
  insert: { valid: Period; fields: F }[];
  reasons: Reason<ChangeReason>[];
}

/** Plans a change over the rows known now, which must not overlap. Refuses by an empty plan; its reasons say why. */
export function planChange<F extends Fields>(current: readonly DatedRow<F>[], change: Change<F>): ChangePlan<F> {
  const when: Period = change.kind === 'set' ? { from: change.from, to: change.to ?? null } : { from: change.at, to: null };
  if (isEmpty(when)) return { close: [], insert: [], reasons: [reason('period_is_empty', { from: when.from, to: when.to })] };
  const touched = [...current].sort((a, b) => (a.valid.from < b.valid.from ? -1 : 1)).filter((row) => intersect(row.valid, when));
  if (touched.length === 0) return { close: [], insert: [], reasons: [reason('nothing_then', { from: when.from, to: when.to })] };
  const plan: ChangePlan<F> = { close: [], insert: [], reasons: [] };
  for (const row of touched) {
    if (change.kind === 'end') endRow(plan, row, when);
    else if (differs(row.fields, change.fields)) setRow(plan, row, when, change.fields);
  }
  if (plan.close.length === 0) plan.reasons.push(reason('nothing_changed', { from: when.from, to: when.to }));
  return plan;
}

function setRow<F extends Fields>(plan: ChangePlan<F>, row: DatedRow<F>, when: Period, fields: Partial<F>): void {
  const changed = { valid: intersect(row.valid, when)!, fields: { ...row.fields, ...fields } };
  const kept = subtract(row.valid, when).map((valid) => ({ valid, fields: row.fields }));
  plan.close.push(row.id);
  plan.insert.push(...[changed, ...kept].sort((a, b) => (a.valid.from < b.valid.from ? -1 : 1)));
  plan.reasons.push(
    reason(kept.length > 0 ? 'row_split' : 'row_replaced', {
      row: row.id,
      from: row.valid.from,
      to: row.valid.to,
      fields: Object.keys(fields).sort(),
    }),
  );
}

function endRow<F extends Fields>(plan: ChangePlan<F>, row: DatedRow<F>, when: Period): void {
  plan.close.push(row.id);
  const kept = subtract(row.valid, when).map((valid) => ({ valid, fields: row.fields }));
  plan.insert.push(...kept);
  plan.reasons.push(reason(kept.length > 0 ? 'row_shortened' : 'later_row_dropped', { row: row.id, from: row.valid.from, at: when.from }));
}

const differs = <F extends Fields>(fields: F, change: Partial<F>): boolean =>
  Object.keys(change).some((key) => !Object.is(fields[key], change[key as keyof F]));
