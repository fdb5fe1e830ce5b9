import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { Campaign, changeCampaign, createCampaign } from '../contract/campaigns.ts';
import { asRow, columns, type Row } from './campaignList.ts';
import { possibleSteps, type Weighed, weighCampaign } from './campaignWeighing.ts';

export async function campaignOf(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<Campaign> {
  const { rows: [row] } = await sql<Row & Detail>`
    select ${columns(ctx)}, c.objective, c.outcome_measure, c.permission_plan, c.expected_responses, c.sales_feedback, c.created_at,
           coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'channel', l.channel, 'budget', jsonb_build_object('minor', l.budget_minor::text, 'currency', c.currency)) order by l.id)
              from marketing.campaign_line l where l.campaign_id = c.id), '[]') as lines,
           coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'spentOn', x.spent_on, 'what', x.what, 'amount', jsonb_build_object('minor', x.minor::text, 'currency', x.currency))
                            order by x.spent_on, x.id) from marketing.campaign_cost x where x.campaign_id = c.id), '[]') as costs,
           coalesce((select jsonb_agg(jsonb_build_object('from', s.from_state, 'to', s.to_state, 'at', to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                            'person', case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end, 'note', s.note) order by s.at, s.id)
              from marketing.campaign_step s left join published.person p on p.id = s.person_id where s.campaign_id = c.id), '[]') as steps
      from marketing.campaign c where c.id = ${campaignId} and c.withdrawn_at is null`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'There is no such campaign, or it is not yours to see.', 'platform.not_found');
  return asCampaign(row, await weighCampaign(ctx, campaignId));
}

interface Detail {
  objective: string; outcome_measure: string | null; permission_plan: string | null; expected_responses: number | null; sales_feedback: string | null;
  created_at: Date; lines: Campaign['lines']; costs: Campaign['costs']; steps: Campaign['steps'];
}
const asCampaign = (r: Row & Detail, weighed: Weighed): Campaign => ({
  ...asRow(r), objective: r.objective, outcomeMeasure: r.outcome_measure, permissionPlan: r.permission_plan, expectedResponses: r.expected_responses,
  salesFeedback: r.sales_feedback, createdAt: r.created_at.toISOString(), lines: r.lines, costs: r.costs, steps: r.steps,
  possible: possibleSteps(weighed), followUp: weighed.followUp,
});

type Fields = Omit<z.output<typeof changeCampaign.input>, 'campaignId' | 'version'>;
const column = {
  name: 'name', kind: 'kind', objective: 'objective', outcomeMeasure: 'outcome_measure', permissionPlan: 'permission_plan', startsOn: 'starts_on', endsOn: 'ends_on',
  budgetMinor: 'budget_minor', currency: 'currency', ownerPositionId: 'owner_position_id', coOwnerPositionId: 'co_owner_position_id', expectedResponses: 'expected_responses',
} as const;
/** What sales agreed to: fixed from approval on. Dates may still move until it is over. */
const plan: readonly (keyof Fields)[] = ['kind', 'outcomeMeasure', 'permissionPlan', 'budgetMinor', 'currency', 'coOwnerPositionId', 'expectedResponses'];

const columnsOf = (fields: Partial<Fields>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([k, v]) => v !== undefined && k in column).map(([k, v]) => [column[k as keyof typeof column], v]));

export async function beginCampaign(ctx: Ctx, { marketId, ...fields }: z.output<typeof createCampaign.input>): Promise<Campaign> {
  const owner = fields.ownerPositionId ?? ctx.person.seats[0]?.id;
  if (!owner) throw new Refusal('conflict', 'Say which seat answers for it.', 'marketing.owner_missing');
  refuseBackwards(fields.startsOn, fields.endsOn);
  await refuseOutsideSales(ctx, fields.coOwnerPositionId);
  const { rows: [market] } = await sql<{ currency: string }>`select currency from published.market where id = ${marketId}`.execute(ctx.db);
  if (!market) throw new Refusal('not_found', 'There is no such market.', 'platform.not_found');
  const made = await ctx.db.insertInto('marketing.campaign')
    .values({ ...columnsOf(fields), name: fields.name, kind: fields.kind, market_id: marketId, currency: fields.currency ?? market.currency, owner_position_id: owner, created_at: ctx.now })
    .returning('id').executeTakeFirstOrThrow();
  await ctx.db.insertInto('marketing.campaign_step')
    .values({ campaign_id: made.id, market_id: marketId, to_state: 'idea', at: ctx.now, person_id: ctx.person.system ? null : ctx.person.id }).execute();
  await recordFact(ctx, { what: 'marketing.campaign_created', about: { kind: 'campaign', id: made.id }, guard: marketId, after: columnsOf(fields) });
  return campaignOf(ctx, { campaignId: made.id });
}

export async function editCampaign(ctx: Ctx, { campaignId, version, ...fields }: z.output<typeof changeCampaign.input>): Promise<Campaign> {
  const before = await ctx.db.selectFrom('marketing.campaign').selectAll().where('id', '=', campaignId).where('withdrawn_at', 'is', null).executeTakeFirst();
  if (!before) throw await whyUnchanged(ctx, 'marketing.campaign', campaignId, version);
  refuseBackwards(fields.startsOn === undefined ? before.starts_on : fields.startsOn, fields.endsOn === undefined ? before.ends_on : fields.endsOn);
  refuseFixed(before.state, fields);
  await refuseOutsideSales(ctx, fields.coOwnerPositionId);
  const changes = columnsOf(fields);
  const changed = await ctx.db.updateTable('marketing.campaign').set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('id', '=', campaignId).where('version', '=', version).returning('id').executeTakeFirst();
  if (!changed) throw await whyUnchanged(ctx, 'marketing.campaign', campaignId, version);
  const old = Object.fromEntries(Object.keys(changes).map((k) => [k, before[k as keyof typeof before]]));
  await recordFact(ctx, { what: 'marketing.campaign_changed', about: { kind: 'campaign', id: campaignId }, guard: before.market_id, before: old, after: changes });
  return campaignOf(ctx, { campaignId });
}

function refuseBackwards(from: string | null | undefined, to: string | null | undefined): void {
  if (from && to && to < from) throw new Refusal('conflict', 'It ends before it begins.', 'marketing.ends_before_start', { fields: { endsOn: 'marketing.ends_before_start' } });
}

function refuseFixed(state: Campaign['state'], fields: Partial<Fields>): void {
  if (['evaluated', 'archived', 'cancelled'].includes(state)) throw new Refusal('conflict', 'This campaign is over.', 'marketing.campaign_over', { facts: { state } });
  const fixed = ['idea', 'draft', 'review'].includes(state) ? undefined : plan.find((k) => fields[k] !== undefined);
  if (fixed) throw new Refusal('conflict', 'Sales agreed to this plan: it is fixed from approval on.', 'marketing.plan_approved', { facts: { state, field: fixed } });
}

/** The co-owner answers for following up: a seat of sales (or above both), that exists today. */
async function refuseOutsideSales(ctx: Ctx, seat: string | null | undefined): Promise<void> {
  if (!seat) return;
  const { rows: [found] } = await sql`select from published.seat where id = ${seat} and valid @> ${ctx.today}::date and function in ('sales', 'management')`.execute(ctx.db);
  if (!found) throw new Refusal('conflict', 'The co-owner is a seat in sales.', 'marketing.co_owner_in_sales', { fields: { coOwnerPositionId: 'marketing.co_owner_in_sales' } });
}
