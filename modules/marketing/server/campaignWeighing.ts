import { sql } from 'kysely';
import type { z } from 'zod';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { WeeklyFollowUp, PossibleStep } from '../contract/campaignSteps.ts';
import { campaignMoves, type CampaignMove, type CampaignState, decideCampaignMove } from '../rules/campaignStates.ts';
import { planFollowUp, type Territory, weeksOf } from '../rules/followUp.ts';

/** A campaign as the rules see it, with what its follow-up would ask of each unit. */
export interface Weighed { marketId: string; state: CampaignState; version: number; move: Omit<CampaignMove, 'from' | 'to'>; followUp: z.infer<typeof WeeklyFollowUp>[] }

interface Gathered {
  market_id: string; state: CampaignState; version: number; starts_on: string | null; ends_on: string | null; budget_minor: string | null; co_owner_position_id: string | null;
  permission_plan: string | null; outcome_measure: string | null; expected_responses: number | null; sales_feedback: string | null;
  territories: (Territory & { name: string; promised: number })[];
}

/**
 * Gathers what the next step is decided on. Follow-up capacity: the places of the sellers of the co-owner's unit and the
 * units below, less the customers they lead today, less what other approved campaigns of the same unit still expect.
 */
export async function weighCampaign(ctx: Ctx, campaignId: string): Promise<Weighed> {
  const { rows: [c] } = await sql<Gathered>`
    with recursive chosen as (select * from marketing.campaign where id = ${campaignId} and withdrawn_at is null),
    below as (
      select s.unit_id from published.seat s, chosen c where s.id = c.co_owner_position_id and s.valid @> ${ctx.today}::date
      union select u.id from below b join published.unit u on u.parent_id = b.unit_id and u.valid @> ${ctx.today}::date
    ), seller as (
      select s.id, s.unit_id, s.unit_name, s.capacity,
             (select count(*)::int from published.custody k where k.position_id = s.id and k.valid @> ${ctx.today}::date) as taken
        from published.seat s where s.unit_id in (select unit_id from below) and s.valid @> ${ctx.today}::date and s.capacity is not null and s.status <> 'closed'
    ), promised as (
      select s.unit_id, sum(o.expected_responses)::int as responses
        from marketing.campaign o join published.seat s on s.id = o.co_owner_position_id and s.valid @> ${ctx.today}::date
       where o.id <> ${campaignId} and o.state in ('approved', 'scheduled', 'running', 'paused') and o.withdrawn_at is null
         and o.ends_on >= ${ctx.today}::date group by s.unit_id
    ), territory as (
      select t.unit_id as id, min(t.unit_name) as name, count(*)::int as seats, sum(t.capacity)::int as places, sum(t.taken)::int as taken,
             coalesce(min(p.responses), 0) as promised
        from seller t left join promised p on p.unit_id = t.unit_id group by t.unit_id
    )
    select c.market_id, c.state, c.version, c.starts_on, c.ends_on, c.budget_minor, c.co_owner_position_id, c.permission_plan, c.outcome_measure,
           c.expected_responses, c.sales_feedback, coalesce((select jsonb_agg(to_jsonb(t) order by t.name) from territory t), '[]') as territories
      from chosen c`.execute(ctx.db);
  if (!c) throw new Refusal('not_found', 'There is no such campaign, or it is not yours to see.', 'platform.not_found');
  return weighed(c, ctx.today);
}

function weighed(c: Gathered, today: string): Weighed {
  const dated = c.starts_on !== null && c.ends_on !== null && c.expected_responses !== null;
  const isUnderWay = c.state === 'running' || c.state === 'paused';
  const promised = new Map(c.territories.map((t) => [t.id, t.promised]));
  const followUp = dated ? planFollowUp(c.expected_responses!, weeksOf(c.starts_on!, c.ends_on!), c.territories, promised, isUnderWay ? weeksOf(today, today)[0] : undefined) : [];
  const units = new Map(c.territories.map((t) => [t.id, t.name]));
  const named = followUp.map((f) => ({ ...f, unit: units.get(f.territory) ?? '' }));
  return {
    marketId: c.market_id, state: c.state, version: c.version, followUp: named,
    move: {
      plan: {
        coOwnerPositionId: c.co_owner_position_id, budgetMinor: c.budget_minor === null ? null : BigInt(c.budget_minor), permissionPlan: c.permission_plan,
        outcomeMeasure: c.outcome_measure, followUp: named.map((f) => ({ territory: f.unit, week: f.week, expected: f.expected, capacity: f.capacity })),
      },
      results: { salesFeedback: c.sales_feedback, bookings: 0, bookingsNotFrozen: 0 },
    },
  };
}

/** Every move that leads on from here, with what stands in the way. */
export const possibleSteps = ({ state, move }: Weighed): z.infer<typeof PossibleStep>[] =>
  campaignMoves[state].map((to) => {
    const { allowed, reasons } = decideCampaignMove({ from: state, to, ...move });
    return { to, allowed, reasons: reasons.map((r) => ({ code: r.code, figures: { ...r.figures } })) };
  });
