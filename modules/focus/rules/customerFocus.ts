import { reason, type Reason } from '../../organization/rules/index.ts';
import type { FocusParameters } from './parameters.ts';

/**
 * Customer-focus index (DOMAIN F1). A working minute is with a customer (C), internal but linked to one (S), or internal
 * (I). Linked minutes count half, and only up to the customer minutes: the excess counts as internal, or tagging meetings
 * with a customer's name would raise the index. Minutes are already without double counting.
 */
export interface Minutes {
  customer: number;
  linked: number;
  internal: number;
  scheduled: number;
}
export type FocusReason = 'too_few_minutes' | 'low_evidence' | 'linked_beyond_cap' | 'counted' | 'too_few_people';
/** `value` 0 to 1, null when too little was recorded. `evidence`: recorded / scheduled. `internalLoad`: internal / scheduled. */
export interface Focus {
  value: number | null;
  evidence: number | null;
  internalLoad: number | null;
  reasons: Reason<FocusReason>[];
}

const recorded = ({ customer, linked, internal }: Minutes): number => customer + linked + internal;
const of = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

export function customerFocus(minutes: Minutes, parameters: FocusParameters): Focus {
  const total = recorded(minutes);
  const [evidence, internalLoad] = [of(total, minutes.scheduled), of(minutes.internal, minutes.scheduled)];
  if (total < parameters.leastMinutes)
    return { value: null, evidence, internalLoad, reasons: [reason('too_few_minutes', { recorded: total, least: parameters.leastMinutes })] };
  const counted = Math.min(minutes.linked, parameters.linkedCap * minutes.customer);
  const value = (minutes.customer + parameters.linkedWeight * counted) / total;
  const reasons: Reason<FocusReason>[] = [
    reason('counted', { customer: minutes.customer, linked: counted, recorded: total, linkedWeight: parameters.linkedWeight }),
  ];
  if (counted < minutes.linked) reasons.push(reason('linked_beyond_cap', { linked: minutes.linked, counted }));
  if (evidence !== null && evidence < parameters.lowEvidenceBelow)
    reasons.push(reason('low_evidence', { evidence, below: parameters.lowEvidenceBelow }));
  return { value, evidence, internalLoad, reasons };
}

/** For seats that don't face customers (brand, press, operations): the share of their minutes that is with or linked to one. */
export function customerLinkedShare(minutes: Minutes, parameters: FocusParameters): number | null {
  const total = recorded(minutes);
  return total < parameters.leastMinutes ? null : (minutes.customer + minutes.linked) / total;
}

/** Minutes of one person's days in a unit; `share`: the part of his time that seat is. */
export interface PersonMinutes {
  personId: string;
  share: number;
  minutes: Minutes;
}

export const sumMinutes = (rows: readonly PersonMinutes[]): Minutes =>
  rows.reduce(
    (sum, { share, minutes }) => ({
      customer: sum.customer + share * minutes.customer,
      linked: sum.linked + share * minutes.linked,
      internal: sum.internal + share * minutes.internal,
      scheduled: sum.scheduled + share * minutes.scheduled,
    }),
    { customer: 0, linked: 0, internal: 0, scheduled: 0 },
  );

/** A unit's index: the ratio of the sums, never the mean of the ratios. Units of fewer than five people are not shown. */
export function unitFocus(rows: readonly PersonMinutes[], parameters: FocusParameters): Focus {
  const people = new Set(rows.map((r) => r.personId)).size;
  if (people < parameters.leastPeople)
    return { value: null, evidence: null, internalLoad: null, reasons: [reason('too_few_people', { least: parameters.leastPeople })] };
  return customerFocus(sumMinutes(rows), parameters);
}

/**
 * What the index would be with `added` recurring internal minutes (DOMAIN F1): total time stays, customer and linked time
 * shrink alike. Null where the base is unknown; more than the time there is leaves nothing.
 */
export function focusWith(minutes: Minutes, added: number, parameters: FocusParameters): { before: number | null; after: number | null } {
  const { value } = customerFocus(minutes, parameters);
  const rest = recorded(minutes) - minutes.internal;
  if (value === null || rest <= 0) return { before: value, after: value };
  return { before: value, after: (value * Math.max(0, rest - added)) / rest };
}
