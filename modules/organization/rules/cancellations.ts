import type { ChangePlan, ChangeReason, DatedRow, Fields } from './changes.ts';
import type { Day, Period } from './days.ts';
import { intersect, isEmpty, subtract } from './periods.ts';
import { reason, type Reason } from './reasons.ts';

/**
 * Taking back a planned change, and putting one thing in another's place for a while: the two changes that `planChange`
 * cannot say. Like it, they only plan: rows to close and pieces to insert (decision 001).
 */
export type CancelReason = ChangeReason | 'no_change_then' | 'beginning_taken_back' | 'end_taken_back' | 'fields_restored';
export interface CancelPlan<F extends Fields> extends Omit<ChangePlan<F>, 'reasons'> { reasons: Reason<CancelReason>[] }

/**
 * Takes back what changes on the day `at`, as if it had never been planned, and leaves later changes standing: each
 * field that changed then goes back to its value before, until a later change sets it anew. A noun that begins then goes
 * altogether; one that ends then goes on (until it begins again, when it does).
 */
export function cancelChange<F extends Fields>(current: readonly DatedRow<F>[], at: Day): CancelPlan<F> {
  const rows = [...current].sort((a, b) => (a.valid.from < b.valid.from ? -1 : 1));
  const before = rows.find((r) => r.valid.to === at);
  const after = rows.find((r) => r.valid.from === at);
  if (!before && !after) return { close: [], insert: [], reasons: [reason('no_change_then', { at })] };
  if (!before) {
    const going = rows.filter((r) => r.valid.from >= at);
    return { close: going.map((r) => r.id), insert: [], reasons: [reason('beginning_taken_back', { at, rows: going.length })] };
  }
  if (!after) {
    const next = rows.find((r) => r.valid.from > at);
    return { close: [before.id], insert: [{ valid: { from: before.valid.from, to: next?.valid.from ?? null }, fields: before.fields }], reasons: [reason('end_taken_back', { at })] };
  }
  return restore(rows, before, after);
}

function restore<F extends Fields>(rows: readonly DatedRow<F>[], before: DatedRow<F>, after: DatedRow<F>): CancelPlan<F> {
  const open = new Set(Object.keys(after.fields).filter((k) => !Object.is(after.fields[k], before.fields[k])));
  const fields = [...open].sort();
  const pieces = [{ valid: before.valid, fields: before.fields, ids: [before.id] }];
  for (const row of rows.slice(rows.indexOf(after))) {
    for (const key of open) if (!Object.is(row.fields[key], after.fields[key])) open.delete(key);
    const back = Object.fromEntries([...open].map((key) => [key, before.fields[key]])) as Partial<F>;
    const restored = { ...row.fields, ...back };
    const last = pieces.at(-1)!;
    if (last.valid.to === row.valid.from && same(last.fields, restored)) {
      last.valid = { from: last.valid.from, to: row.valid.to };
      last.ids.push(row.id);
    } else pieces.push({ valid: row.valid, fields: restored, ids: [row.id] });
  }
  const known = new Map(rows.map((r) => [r.id, r]));
  const changed = pieces.filter((p) => p.ids.length > 1 || !same(p.fields, known.get(p.ids[0]!)!.fields));
  return {
    close: changed.flatMap((p) => p.ids), insert: changed.map(({ valid, fields: f }) => ({ valid, fields: f })),
    reasons: [reason('fields_restored', { at: after.valid.from, fields })],
  };
}

/**
 * As `cancelChange`, of what may stop and begin again (a line, who stands in): what begins on the day goes alone, later
 * stretches stay; and what goes on in its place does not outlive `end`, the end of the position.
 */
export function cancelLink<F extends Fields>(current: readonly DatedRow<F>[], at: Day, end: Day | null): CancelPlan<F> {
  const begun = current.some((r) => r.valid.to === at) ? current : current.filter((r) => r.valid.from <= at);
  const plan = cancelChange(begun, at);
  return { ...plan, insert: plan.insert.map((p) => (p.valid.to === null ? { ...p, valid: { ...p.valid, to: end } } : p)) };
}

/** Puts `fields` in the place of whatever holds during `period` (a manager, a delegate); null leaves nothing there. */
export function replaceDuring<F extends Fields>(current: readonly DatedRow<F>[], period: Period, fields: F | null): ChangePlan<F> {
  if (isEmpty(period)) return { close: [], insert: [], reasons: [reason('period_is_empty', { from: period.from, to: period.to })] };
  const touched = current.filter((row) => intersect(row.valid, period));
  const alone = touched[0];
  if (fields ? touched.length === 1 && alone && same(alone.fields, fields) && subtract(period, alone.valid).length === 0 : touched.length === 0) {
    return { close: [], insert: [], reasons: [reason('nothing_changed', { from: period.from, to: period.to })] };
  }
  const kept = touched.flatMap((row) => subtract(row.valid, period).map((valid) => ({ valid, fields: row.fields })));
  return {
    close: touched.map((r) => r.id), insert: [...kept, ...(fields ? [{ valid: period, fields }] : [])],
    reasons: touched.map((r) => reason(subtract(r.valid, period).length > 0 ? 'row_split' : 'row_replaced', { row: r.id, from: r.valid.from, to: r.valid.to })),
  };
}

const same = <F extends Fields>(a: F, b: F): boolean => Object.keys({ ...a, ...b }).every((key) => Object.is(a[key], b[key]));
