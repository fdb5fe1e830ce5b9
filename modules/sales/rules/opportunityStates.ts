import { reason, type Day, type Reason } from '../../organization/rules/index.ts';

/**
 * An opportunity is open at a stage of its pipeline, or it is won, lost or without decision. Open ones move freely
 * between the stages of their own pipeline; closing a deal that was not won needs a coded reason. A closed one never
 * changes again: a won opportunity stays won, because a closed quarter stands on it. Reopening makes a new, linked record.
 */
export type OpportunityState = 'open' | 'won' | 'lost' | 'no_decision';
export interface Stage {
  id: string;
  pipelineId: string;
  place: number;
}
export interface Opportunity {
  id: string;
  state: OpportunityState;
  pipelineId: string;
  stageId: string;
  closedOn: Day | null;
  reopenedAs: string | null;
}
/** Reasons for closing, as the company keeps them: each belongs to one outcome. */
export interface ClosingReason {
  key: string;
  outcome: 'lost' | 'no_decision';
}

export type OpportunityMove =
  | { to: 'stage'; stageId: string }
  | { to: 'won'; on: Day }
  | { to: 'lost' | 'no_decision'; on: Day; closingReason: string | null };
export type OpportunityReason =
  | 'already_closed'
  | 'stage_of_another_pipeline'
  | 'already_there'
  | 'closing_reason_missing'
  | 'closing_reason_of_another_outcome'
  | 'stage_changed'
  | 'closed'
  | 'still_open'
  | 'won_stays_won'
  | 'already_reopened'
  | 'reopened';

/** The columns to write, or null when refused. */
export interface OpportunityPlan {
  set: { state: OpportunityState; stageId: string; closedOn: Day | null; closingReason: string | null } | null;
  reasons: Reason<OpportunityReason>[];
}

const refused = (code: OpportunityReason, figures: Reason['figures'] = {}): OpportunityPlan => ({ set: null, reasons: [reason(code, figures)] });

/** Moves an open opportunity to a stage, or closes it. */
export function planMove(
  opportunity: Opportunity,
  move: OpportunityMove,
  stages: readonly Stage[],
  closingReasons: readonly ClosingReason[],
): OpportunityPlan {
  const { state, stageId, pipelineId } = opportunity;
  if (state !== 'open') return refused(state === 'won' ? 'won_stays_won' : 'already_closed', { state, closedOn: opportunity.closedOn });
  if (move.to === 'stage') {
    const stage = stages.find((s) => s.id === move.stageId && s.pipelineId === pipelineId);
    if (!stage) return refused('stage_of_another_pipeline', { stage: move.stageId, pipeline: pipelineId });
    if (stage.id === stageId) return refused('already_there', { stage: stageId });
    return {
      set: { state, stageId: stage.id, closedOn: null, closingReason: null },
      reasons: [reason('stage_changed', { from: stageId, to: stage.id })],
    };
  }
  const closingReason = move.to === 'won' ? null : move.closingReason;
  if (move.to !== 'won') {
    if (closingReason === null) return refused('closing_reason_missing', { outcome: move.to });
    const known = closingReasons.some((r) => r.key === closingReason && r.outcome === move.to);
    if (!known) return refused('closing_reason_of_another_outcome', { outcome: move.to, closingReason });
  }
  return {
    set: { state: move.to, stageId, closedOn: move.on, closingReason },
    reasons: [reason('closed', { outcome: move.to, on: move.on, closingReason })],
  };
}

/** The record to create, linked to the closed one, which stays as it is. */
export interface ReopenPlan {
  create: { reopensId: string; pipelineId: string; stageId: string } | null;
  reasons: Reason<OpportunityReason>[];
}

/** Reopens a lost or undecided opportunity, once, at the first stage of its pipeline. A won one stays won: sell again instead. */
export function planReopening(opportunity: Opportunity, stages: readonly Stage[]): ReopenPlan {
  const { id, state, pipelineId, reopenedAs } = opportunity;
  const against = state === 'open' ? 'still_open' : state === 'won' ? 'won_stays_won' : reopenedAs !== null ? 'already_reopened' : null;
  if (against) return { create: null, reasons: [reason(against, { state, reopenedAs })] };
  const [first] = stages.filter((s) => s.pipelineId === pipelineId).sort((a, b) => a.place - b.place);
  if (!first) return { create: null, reasons: [reason('stage_of_another_pipeline', { pipeline: pipelineId })] };
  return { create: { reopensId: id, pipelineId, stageId: first.id }, reasons: [reason('reopened', { from: id, stage: first.id })] };
}
