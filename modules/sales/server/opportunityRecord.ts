import { sql } from 'kysely';
import { amountOf, amountText } from '../../../contract/money.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { written } from '../../../platform/server/written.ts';
import { type Directory, directoryOf, marketNamed } from '../../organization/server/index.ts';
import type { Opportunity } from '../contract.ts';
import { mayChangeAmount, type AmountAsker } from '../rules/opportunityAmounts.ts';
import { weightedAmount } from '../rules/weightedPipeline.ts';
import { categoryOf, nameIn } from './opportunityFilters.ts';
import { ownerOf } from './owners.ts';

export const opportunityRecord = (ctx: Ctx, input: { opportunityId: string }): Promise<Opportunity> => readOpportunity(ctx, input.opportunityId);

/** One deal with its customer, contact and owner, in one statement. */
export async function readOpportunity(ctx: Ctx, id: string): Promise<Opportunity> {
  const directory = await directoryOf(ctx), [row] = await oneDeal(ctx, id);
  if (!row) throw notFound();
  return asOpportunity(ctx, directory, row);
}

const oneDeal = written((reader) => sql<Row>`
    select o.id, o.name, o.state, o.amount_minor, o.currency, o.close_on, o.closed_on, o.next_step, o.next_step_on, o.created_at, o.version,
           o.pipeline_id, o.forecast_category as own_category, o.origin_key, o.lead_id, o.campaign_id, o.closing_reason, o.reopens_id,
           o.account_id, a.name as account_name, o.market_id,
           o.contact_id, c.name as contact_name, c.email, c.phone, c.job_title,
           o.stage_id, ${nameIn(reader, 's')} as stage_name, s.place as stage_place, s.probability_bp, ${categoryOf}::text as category,
           o.owner_position_id,
           case when o.origin_key is not null then (select ${nameIn(reader, 'g')} from published.origin g where g.key = o.origin_key) end as origin_name,
           case when o.campaign_id is not null then (select k.name from published.campaign k where k.id = o.campaign_id) end as campaign_name,
           case when o.closing_reason is not null then (select ${nameIn(reader, 'r')} from sales.closing_reason r where r.key = o.closing_reason) end as reason_name,
           case when o.state <> 'open' then (select n.id from sales.opportunity n where n.reopens_id = o.id and n.withdrawn_at is null limit 1) end as reopened_as,
           (select jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name) order by q.name)
              from sales.opportunity_product x join sales.product q on q.id = x.product_id where x.opportunity_id = o.id) as products
      from sales.opportunity o
      join published.account a on a.id = o.account_id
      join sales.stage s on s.id = o.stage_id
      left join published.contact c on c.id = o.contact_id
     where o.id = ${null}::uuid and o.withdrawn_at is null`);

export const notFound = (): Refusal => new Refusal('not_found', 'There is no such deal.', 'sales.no_opportunity');

/** Who asks, for the rule of amounts: the division one acts from, and whether one's scope of `right` reaches the owner's seat. */
export function askerOf(ctx: Ctx, right: string, ownerSeatId: string): AmountAsker {
  const functions = ctx.person.seats.map((s) => s.function);
  const scope = ctx.person.scopeOf(right);
  const division = functions.includes('sales') ? 'sales' : functions.includes('management') || ctx.person.system ? 'management'
    : functions.some((f) => f === 'marketing' || f === 'public_relations' || f === 'telemarketing') ? 'marketing' : 'support';
  return { division, reachesOwner: ctx.person.may(right) && (scope.company || scope.seats.includes(ownerSeatId)) };
}

interface Row {
  id: string; name: string; state: Opportunity['state']; amount_minor: string; currency: string; close_on: string | null; closed_on: string | null;
  next_step: string | null; next_step_on: string | null; created_at: Date; version: number; pipeline_id: string; own_category: Opportunity['ownForecastCategory'];
  origin_key: string | null; lead_id: string | null; campaign_id: string | null; closing_reason: string | null; reopens_id: string | null;
  account_id: string; account_name: string; market_id: string; contact_id: string | null; contact_name: string | null; email: string | null;
  phone: string | null; job_title: string | null; stage_id: string; stage_name: string; stage_place: number; probability_bp: number;
  category: Opportunity['forecastCategory']; owner_position_id: string;
  origin_name: string | null; campaign_name: string | null; reason_name: string | null; reopened_as: string | null; products: { id: string; name: string }[] | null;
}

function asOpportunity(ctx: Ctx, directory: Directory, r: Row): Opportunity {
  const amount = { minor: r.amount_minor, currency: r.currency };
  const isOpen = r.state === 'open';
  const change = mayChangeAmount(r.state, askerOf(ctx, 'sales.opportunity.write', r.owner_position_id)).allowed;
  const move = isOpen && mayChangeAmount(r.state, askerOf(ctx, 'sales.opportunity.move', r.owner_position_id)).allowed;
  return {
    id: r.id, name: r.name, state: r.state, amount, closeOn: r.close_on, closedOn: r.closed_on, version: r.version, createdAt: r.created_at.toISOString(),
    account: { id: r.account_id, name: r.account_name }, market: marketNamed(ctx, directory, r.market_id), pipelineId: r.pipeline_id,
    contact: r.contact_id ? { id: r.contact_id, name: r.contact_name ?? '', email: r.email, phone: r.phone, jobTitle: r.job_title } : null,
    stage: { id: r.stage_id, name: r.stage_name, place: r.stage_place, probabilityBp: r.probability_bp },
    owner: ownerOf(directory, r.owner_position_id),
    forecastCategory: r.category, ownForecastCategory: r.own_category,
    weighted: amountText(isOpen ? weightedAmount({ amount: amountOf(amount), probabilityBp: r.probability_bp }) : { minor: 0n, currency: r.currency }),
    nextStep: r.next_step, nextStepOn: r.next_step_on, originKey: r.origin_key, originName: r.origin_name, leadId: r.lead_id,
    campaign: r.campaign_id ? { id: r.campaign_id, name: r.campaign_name ?? '' } : null,
    closingReason: r.closing_reason ? { key: r.closing_reason, name: r.reason_name ?? r.closing_reason } : null,
    reopensId: r.reopens_id, reopenedAs: r.reopened_as, products: r.products ?? [],
    may: {
      change, move, book: r.state === 'won' && askerOf(ctx, 'sales.booking.record', r.owner_position_id).reachesOwner,
      reopen: (r.state === 'lost' || r.state === 'no_decision') && r.reopened_as === null && askerOf(ctx, 'sales.opportunity.write', r.owner_position_id).reachesOwner,
    },
  };
}
