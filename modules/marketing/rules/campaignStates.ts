import { reason, verdict, type Verdict } from '../../organization/rules/index.ts';
import { checkApproval, type ApprovalReason, type CampaignPlan } from './campaignApproval.ts';
import { checkEvaluation, type CampaignResults, type EvaluationReason } from './campaignEvaluation.ts';

/**
 * A campaign's life (DOMAIN E3): idea, draft, reviewed by sales, approved, scheduled, running (and paused), finished,
 * evaluated, archived. Before it runs it can be cancelled. Two moves are guarded: approval, so that nothing is launched
 * that sales can't follow up, and evaluation, so that nothing is filed away that sales had no word on.
 */
export const campaignStates = [
  'idea',
  'draft',
  'review',
  'approved',
  'scheduled',
  'running',
  'paused',
  'finished',
  'evaluated',
  'archived',
  'cancelled',
] as const;
export type CampaignState = (typeof campaignStates)[number];

export const campaignMoves: Readonly<Record<CampaignState, readonly CampaignState[]>> = {
  idea: ['draft', 'cancelled'],
  draft: ['review', 'cancelled'],
  review: ['draft', 'approved', 'cancelled'],
  approved: ['scheduled', 'cancelled'],
  scheduled: ['running', 'cancelled'],
  running: ['paused', 'finished'],
  paused: ['running', 'finished'],
  finished: ['evaluated'],
  evaluated: ['archived'],
  archived: [],
  cancelled: [],
};

export type CampaignReason = 'no_such_move' | 'next_state' | ApprovalReason | EvaluationReason;
/** `plan` is asked for on approval only, `results` on evaluation only. */
export interface CampaignMove {
  from: CampaignState;
  to: CampaignState;
  plan: CampaignPlan;
  results: CampaignResults;
}

/** May the campaign move, and why or why not. */
export function decideCampaignMove({ from, to, plan, results }: CampaignMove): Verdict<CampaignReason> {
  if (!campaignMoves[from].includes(to)) return verdict<CampaignReason>([reason('no_such_move', { from, to, next: campaignMoves[from] })]);
  if (to === 'approved') return checkApproval(plan);
  if (to === 'evaluated') return checkEvaluation(results);
  return verdict<CampaignReason>([], [reason('next_state', { from, to })]);
}
