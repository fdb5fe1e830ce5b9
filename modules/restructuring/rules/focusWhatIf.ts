import { reason, type Reason } from '../../organization/rules/index.ts';

/** Weeks of recorded time that focus is read over. */
export const baseWeeks = 8;

/**
 * Focus after a proposal (DOMAIN F1, what-if): the week's minutes T stay what they are, and what the proposal adds of internal
 * time is taken from customer and linked minutes in proportion: F' = F (T − I − ΔI) / (T − I), with ΔI at most T − I. What it
 * takes away gives back in the same proportion. Under 0.3 of evidence it is told, but neither gates nor halts.
 */
export interface WhatIf { before: number | null; after: number | null; evidence: number | null; lowEvidence: boolean; reasons: Reason[] }
export interface BaseWeek { value: number | null; evidence: number | null; recorded: number; internal: number }

export function focusAfter(base: BaseWeek, addedMinutes: number, lowBelow: number): WhatIf {
  const lowEvidence = base.evidence === null || base.evidence < lowBelow, outward = base.recorded - base.internal;
  const told = lowEvidence ? [reason('low_evidence', { evidence: base.evidence, below: lowBelow })] : [];
  if (base.value === null || outward <= 0) return { before: base.value, after: null, evidence: base.evidence, lowEvidence, reasons: [reason('too_little_recorded', { recorded: base.recorded }), ...told] };
  const added = Math.min(addedMinutes, outward), after = Math.min(1, base.value * (outward - added) / outward);
  return { before: base.value, after, evidence: base.evidence, lowEvidence, reasons: [reason('what_if', { recorded: base.recorded, internal: base.internal, added }), ...told] };
}
