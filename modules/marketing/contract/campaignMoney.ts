import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Currency, Day, Id, Money } from '../../../contract/shapes.ts';

export const Channel = z.enum(['visit', 'call', 'video', 'meeting', 'email', 'message', 'letter', 'event', 'press', 'web', 'advert', 'other']);

export const CampaignLine = z.object({ id: Id, channel: Channel, budget: Money });
export const CampaignCost = z.object({ id: Id, spentOn: Day, what: z.string(), amount: Money });

/** Replaces the budget lines, in the campaign's currency. Refused `marketing.lines_over_budget` when they sum to more than its budget. */
export const setCampaignLines = endpoint({
  method: 'PUT', path: '/api/v1/campaigns/:campaignId/lines', summary: 'Divide a campaign’s budget by channel',
  input: z.object({ campaignId: Id, version: z.int(), lines: z.array(z.object({ channel: Channel, budgetMinor: z.string().regex(/^\d{1,17}$/) })).max(50) }),
  output: z.object({ lines: z.array(CampaignLine), version: z.int() }),
});

/** Costs are added, never edited: a mistake is put right by a negative one. */
export const addCampaignCost = endpoint({
  method: 'POST', path: '/api/v1/campaigns/:campaignId/costs', summary: 'Add a cost to a campaign', creates: true,
  input: z.object({
    campaignId: Id, spentOn: Day, what: z.string().trim().min(1).max(200),
    minor: z.string().regex(/^-?\d{1,17}$/).refine((m) => !/^-?0+$/.test(m)), currency: Currency.optional(),
  }),
  output: CampaignCost,
});
