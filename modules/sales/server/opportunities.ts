import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { changeOpportunity, createOpportunity, Opportunity } from '../contract.ts';
import { mayChangeAmount } from '../rules/opportunityAmounts.ts';
import { addOpportunities } from './newOpportunities.ts';
import { askerOf, readOpportunity } from './opportunityRecord.ts';
import { refuseBy } from './refusing.ts';

type Create = z.output<typeof createOpportunity.input>;
type Change = z.output<typeof changeOpportunity.input>;

/** Begins a deal and answers it as its page shows it. */
export async function beginOpportunity(ctx: Ctx, input: Create): Promise<Opportunity> {
  return readOpportunity(ctx, await createOpportunityFrom(ctx, input));
}

/**
 * Begins a deal with a customer, for a room above too (a qualified hand-off brings its lead, origin and campaign).
 * Answers its id. Defaults and refusals as `createOpportunity` says.
 */
export async function createOpportunityFrom(ctx: Ctx, input: Create): Promise<string> {
  const { rows: [found] } = await sql<{ market_id: string; currency: string; lead_seat: string | null; contact_fits: boolean; pipeline_id: string | null; stage_id: string | null }>`
    select a.market_id, m.currency, c.position_id as lead_seat, s.pipeline_id, s.id as stage_id,
           ${input.contactId ? sql`exists (select from published.contact k where k.id = ${input.contactId}::uuid and k.withdrawn_at is null
                                            and (k.account_id = a.id or k.account_id is null))` : sql`true`} as contact_fits
      from published.account a
      join published.market m on m.id = a.market_id
      left join published.custody c on c.account_id = a.id and c.valid @> ${ctx.today}::date
      left join lateral (select s.id, s.pipeline_id from sales.stage s join sales.pipeline p on p.id = s.pipeline_id
                          where ${input.stageId ? sql`s.id = ${input.stageId}::uuid` : sql`p.is_default`} order by s.place limit 1) s on true
     where a.id = ${input.accountId}::uuid and a.withdrawn_at is null`.execute(ctx.db);
  if (!found) throw new Refusal('not_found', 'There is no such customer.', 'sales.no_account', { fields: { accountId: 'not_found' } });
  if (!found.contact_fits) throw contactOfAnother();
  if (!found.stage_id || !found.pipeline_id) throw new Refusal('not_found', 'There is no such stage.', 'sales.no_stage', { fields: { stageId: 'not_found' } });
  const { productIds, amount, ownerSeatId, ...rest } = input;
  const [id] = await addOpportunities(ctx, [{
    ...rest, marketId: found.market_id, ownerSeatId: ownerSeatId ?? ownSeat(ctx, found.lead_seat), pipelineId: found.pipeline_id, stageId: found.stage_id,
    amount: amount ?? { minor: '0', currency: found.currency },
  }]);
  if (productIds && productIds.length > 0) await setProducts(ctx, id!, productIds);
  return id!;
}

/** The customer's lead seat where one may give it that; else one's own. */
function ownSeat(ctx: Ctx, leadSeat: string | null): string {
  const scope = ctx.person.scopeOf('sales.opportunity.write');
  if (leadSeat && (scope.company || scope.seats.includes(leadSeat))) return leadSeat;
  const own = ctx.person.seats.find((s) => scope.seats.includes(s.id)) ?? ctx.person.seats[0];
  if (!own) throw new Refusal('invalid_input', 'Say whose deal it is.', 'sales.owner_missing', { fields: { ownerSeatId: 'missing' } });
  return own.id;
}

const contactOfAnother = () =>
  new Refusal('invalid_input', 'The contact belongs to another customer.', 'sales.contact_of_another_customer', { fields: { contactId: 'other_customer' } });

async function setProducts(ctx: Ctx, id: string, productIds: readonly string[]): Promise<void> {
  await ctx.db.deleteFrom('sales.opportunity_product').where('opportunity_id', '=', id).execute();
  await sql`insert into sales.opportunity_product (opportunity_id, product_id, owner_position_id)
    select o.id, p, o.owner_position_id from sales.opportunity o, unnest(${[...new Set(productIds)]}::uuid[]) p where o.id = ${id}::uuid`.execute(ctx.db);
}

/** Changes an open deal: its amount, name, dates, contact, next step, products or own forecast category. */
export async function reviseOpportunity(ctx: Ctx, input: Change): Promise<Opportunity> {
  const { opportunityId, version, productIds, ...patch } = input;
  const before = await readOpportunity(ctx, opportunityId);
  const { allowed, reasons } = mayChangeAmount(before.state, askerOf(ctx, 'sales.opportunity.write', before.owner.seat.id));
  if (!allowed) throw refuseBy(reasons);
  if (patch.contactId) await refuseStranger(ctx, patch.contactId, before.account.id);
  const { numUpdatedRows } = await ctx.db.updateTable('sales.opportunity').set({
    ...(patch.name !== undefined && { name: patch.name }), ...(patch.contactId !== undefined && { contact_id: patch.contactId }),
    ...(patch.amount && { amount_minor: patch.amount.minor, currency: patch.amount.currency }), ...(patch.closeOn !== undefined && { close_on: patch.closeOn }),
    ...(patch.forecastCategory !== undefined && { forecast_category: patch.forecastCategory }),
    ...(patch.nextStep !== undefined && { next_step: patch.nextStep || null }), ...(patch.nextStepOn !== undefined && { next_step_on: patch.nextStepOn }),
    version: version + 1,
  }).where('id', '=', opportunityId).where('version', '=', version).executeTakeFirst();
  if (numUpdatedRows === 0n) throw stale();
  if (patch.amount) await recordStep(ctx, opportunityId);
  if (productIds) await setProducts(ctx, opportunityId, productIds);
  await recordFact(ctx, { what: 'sales.opportunity_changed', about: { kind: 'opportunity', id: opportunityId }, guard: before.owner.seat.id, ...changes(before, input) });
  return readOpportunity(ctx, opportunityId);
}

async function refuseStranger(ctx: Ctx, contactId: string, accountId: string): Promise<void> {
  const { rows } = await sql`select from published.contact k where k.id = ${contactId}::uuid and k.withdrawn_at is null
    and (k.account_id = ${accountId}::uuid or k.account_id is null)`.execute(ctx.db);
  if (rows.length === 0) throw contactOfAnother();
}

/** Figures and keys as they were and are; of texts only that they changed, because people write names into them. */
function changes(before: Opportunity, { opportunityId: _, version: __, name, nextStep, productIds, contactId, ...figures }: Change) {
  const was: Record<string, unknown> = {
    amount: before.amount, closeOn: before.closeOn, nextStepOn: before.nextStepOn, forecastCategory: before.ownForecastCategory, contact: before.contact?.id ?? null,
  };
  const is: Record<string, unknown> = { ...figures, ...(contactId !== undefined && { contact: contactId }) };
  const texts = Object.entries({ name, nextStep, products: productIds }).filter(([, v]) => v !== undefined).map(([k]) => k);
  const changed = Object.keys(is).filter((k) => JSON.stringify(is[k]) !== JSON.stringify(was[k]));
  return {
    before: Object.fromEntries(changed.map((k) => [k, was[k]])),
    after: { ...Object.fromEntries(changed.map((k) => [k, is[k]])), ...(texts.length > 0 && { texts }) },
  };
}

export const stale = (): Refusal => new Refusal('stale', 'Somebody changed this deal before you.', 'platform.stale');

/** Writes down where a deal stands now: a pipeline report of any past day is read from these. */
export async function recordStep(ctx: Ctx, id: string): Promise<void> {
  await sql`insert into sales.opportunity_step (opportunity_id, owner_position_id, stage_id, state, amount_minor, at, person_id)
    select id, owner_position_id, stage_id, state, amount_minor, ${ctx.now}::timestamptz, ${ctx.person.system ? null : ctx.person.id}::uuid
      from sales.opportunity where id = ${id}::uuid`.execute(ctx.db);
}

