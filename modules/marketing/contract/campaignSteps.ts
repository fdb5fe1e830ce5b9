import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Named } from '../../../contract/shapes.ts';

export const CampaignState = z.enum(['idea', 'draft', 'review', 'approved', 'scheduled', 'running', 'paused', 'finished', 'evaluated', 'archived', 'cancelled']);
export type CampaignState = z.infer<typeof CampaignState>;

/** Why a rule decided as it did: a code the screen words, with its figures. */
export const Reason = z.object({ code: z.string(), figures: z.record(z.string(), z.unknown()) });

/** Who moved it, when, from where to where. `from` null: its beginning; the same as `to`: a word of sales (`note`), nothing moved. */
export const CampaignStep = z.object({ from: CampaignState.nullable(), to: CampaignState, at: Instant, person: Named.nullable(), note: z.string().nullable() });
export const PossibleStep = z.object({ to: CampaignState, allowed: z.boolean(), reasons: z.array(Reason) });
/** Responses: `expected` in the week that begins on `week`, against what is left of the unit's places by then. */
export const WeeklyFollowUp = z.object({ territory: z.string(), unit: z.string(), week: Day, expected: z.int(), capacity: z.int() });

export const CampaignWhere = z.object({ id: Id, state: CampaignState, possible: z.array(PossibleStep), version: z.int() });

/**
 * Moves a campaign along its life (DOMAIN E3). Refused `marketing.campaign_move` with `facts.reasons`, each naming what is missing:
 * a co-owner in sales, follow-up capacity, budget, permission plan, outcome measure, the word of sales. Approving takes its own right.
 */
export const stepCampaign = endpoint({
  method: 'POST', path: '/api/v1/campaigns/:campaignId/steps', summary: 'Move a campaign to another state',
  input: z.object({ campaignId: Id, to: CampaignState, note: z.string().trim().max(1000).optional() }), output: CampaignWhere,
});

/** The word of sales, asked for while it is reviewed and needed before it is evaluated. `sendBack` returns a campaign in review to draft. */
export const reviewCampaign = endpoint({
  method: 'POST', path: '/api/v1/campaigns/:campaignId/review', summary: 'Say what sales thinks of a campaign',
  input: z.object({ campaignId: Id, feedback: z.string().trim().min(1).max(2000), sendBack: z.boolean().default(false) }), output: CampaignWhere,
});
