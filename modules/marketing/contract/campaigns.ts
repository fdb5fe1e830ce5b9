import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Currency, Day, Division, Id, Instant, Money, Named, PageInput, pageOf, QueryFlag, QueryList } from '../../../contract/shapes.ts';
import { SheetFormat, sheetTypes } from '../../../contract/sheet.ts';
import { CampaignCost, CampaignLine } from './campaignMoney.ts';
import { CampaignState, CampaignStep, PossibleStep, WeeklyFollowUp } from './campaignSteps.ts';

export const CampaignKind = z.enum(['public_relations', 'identity', 'email', 'telemarketing', 'event', 'digital', 'content']);
export type CampaignKind = z.infer<typeof CampaignKind>;

/** A seat and who answers for it today; nobody while it is vacant and nobody stands in. */
export const SeatAndPerson = z.object({ seat: Named, division: Division.nullable(), person: Named.nullable() });
export type SeatAndPerson = z.infer<typeof SeatAndPerson>;

export const CampaignRow = z.object({
  id: Id, name: z.string(), kind: CampaignKind, state: CampaignState, market: Named, startsOn: Day.nullable(), endsOn: Day.nullable(),
  budget: Money.nullable(),
  /** What has been spent so far, one sum a currency. */
  spent: z.array(Money),
  owner: SeatAndPerson, coOwner: SeatAndPerson.nullable(), leads: z.int(), version: z.int(),
});
export type CampaignRow = z.infer<typeof CampaignRow>;

export const Campaign = CampaignRow.extend({
  objective: z.string(), outcomeMeasure: z.string().nullable(), permissionPlan: z.string().nullable(), expectedResponses: z.int().nullable(),
  salesFeedback: z.string().nullable(), createdAt: Instant,
  lines: z.array(CampaignLine), costs: z.array(CampaignCost), steps: z.array(CampaignStep),
  /** Where it may go from here, and what stands in the way. */
  possible: z.array(PossibleStep),
  /** Responses expected a week and what the co-owner's sellers can follow up; empty until dates, responses and co-owner are known. */
  followUp: z.array(WeeklyFollowUp),
});
export type Campaign = z.infer<typeof Campaign>;

export const CampaignFilter = {
  /** Words in its name. */
  find: z.string().trim().max(100).optional(),
  kind: QueryList(CampaignKind).optional(),
  state: QueryList(CampaignState).optional(),
  market: QueryList(Id).optional(),
  /** Owned or co-owned by one of these seats. */
  seat: QueryList(Id).optional(),
  mine: QueryFlag.optional(),
};
const sort = z.enum(['startsOn', '-startsOn', 'name', '-name']).default('-startsOn');

export const listCampaigns = endpoint({
  method: 'GET', path: '/api/v1/campaigns', summary: 'Campaigns, the ones that begin last first',
  input: z.object({ ...CampaignFilter, sort, ...PageInput }), output: pageOf(CampaignRow),
});

export const exportCampaigns = endpoint({
  method: 'GET', path: '/api/v1/campaigns.:format', summary: 'Campaigns as a file, CSV or XLSX', file: sheetTypes,
  input: z.object({ format: SheetFormat, ...CampaignFilter, sort }), output: z.unknown(),
});

/** Campaigns that are on between `from` and `to` (half-open), by start; those without dates are not in a calendar. At most 500. */
export const campaignCalendar = endpoint({
  method: 'GET', path: '/api/v1/campaigns/calendar', summary: 'Campaigns that are on between two dates',
  input: z.object({ from: Day, to: Day, ...CampaignFilter }), output: z.object({ rows: z.array(CampaignRow) }),
});

export const getCampaign = endpoint({
  method: 'GET', path: '/api/v1/campaigns/:campaignId', summary: 'A campaign with its lines, costs, history and what it still lacks',
  input: z.object({ campaignId: Id }), output: Campaign,
});

const text = (max: number) => z.string().trim().max(max);
const fields = {
  name: text(160).min(1), kind: CampaignKind, objective: text(4000), outcomeMeasure: text(400).nullable(), permissionPlan: text(2000).nullable(),
  startsOn: Day.nullable(), endsOn: Day.nullable(), budgetMinor: z.string().regex(/^\d{1,17}$/).nullable(), currency: Currency,
  ownerPositionId: Id, coOwnerPositionId: Id.nullable(), expectedResponses: z.int().min(0).max(10_000_000).nullable(),
};

/** Begins as an idea. `currency` is the market's unless told; the owner is the caller's own seat unless told. Refused: `marketing.ends_before_start`, `marketing.co_owner_in_sales`. */
export const createCampaign = endpoint({
  method: 'POST', path: '/api/v1/campaigns', summary: 'Begin a campaign', creates: true,
  input: z.object({ marketId: Id, ...z.object(fields).partial().required({ name: true, kind: true }).shape }), output: Campaign,
});

/** What is left out stays. Refused once it is over (`marketing.campaign_over`), and the plan once it is approved (`marketing.plan_approved`). */
export const changeCampaign = endpoint({
  method: 'PATCH', path: '/api/v1/campaigns/:campaignId', summary: 'Change a campaign', ifMatch: true,
  input: z.object({ campaignId: Id, version: z.int(), ...z.object(fields).partial().shape }), output: Campaign,
});
