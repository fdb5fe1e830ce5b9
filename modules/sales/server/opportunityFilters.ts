import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Reader } from '../../../platform/server/written.ts';
import type { OpportunityFilter } from '../contract.ts';

type Filter = z.output<z.ZodObject<typeof OpportunityFilter>>;

/** The category that counts, of a deal `o` at a stage `s`. */
export const categoryOf = sql`case o.state when 'open' then coalesce(o.forecast_category, s.forecast_category) when 'won' then 'closed' else 'omitted' end`;

/** A stage's, reason's or market's name in the reader's language: a column of the row called `alias`. */
export const nameIn = (reader: Reader, alias: string): RawBuilder<string> => sql`${sql.ref(`${alias}.${reader.person.language === 'es' ? 'name_es' : 'name_en'}`)}`;

/** Seats the filter speaks of: one's own, the ones named, or all that one reaches (null). */
export const seatsAsked = (ctx: Ctx, f: { mine?: boolean | undefined; seat?: string[] | undefined }): readonly string[] | null =>
  f.mine ? ctx.person.seats.map((s) => s.id) : (f.seat ?? null);

/**
 * Condition on whose deals `o` they are. Not for security, the policies see to that: it tells the planner when few seats
 * are concerned, and `amount_minor >= 0`, always true, opens the indexes by seat to it.
 */
export function ofSeats(ctx: Ctx, asked: readonly string[] | null, few = fewSeats): RawBuilder<unknown> {
  const seats = asked ?? (isFew(ctx, null, few) ? ctx.person.scopeOf('sales.opportunity.read').seats : null);
  return seats ? sql`and o.owner_position_id = any(${seats}::uuid[]) ${isFew(ctx, seats, few) ? bySeat : sql``}` : sql``;
}
/** Whether few seats are concerned: those asked for, or all that one reaches. */
export function isFew(ctx: Ctx, asked: readonly string[] | null, few = fewSeats): boolean {
  const scope = ctx.person.scopeOf('sales.opportunity.read');
  return asked ? asked.length <= few : !scope.company && scope.seats.length <= few;
}
/** Up to so many seats, reading all their deals costs less than looking for them along an order of everybody's. */
const fewSeats = 25;
/** Said where everything of the filter is read anyway. */
export const bySeat = sql`and o.amount_minor >= 0`;

/** The conditions of a filter on `sales.opportunity o`, each beginning with `and`. */
export function matching(ctx: Ctx, f: Filter): RawBuilder<unknown> {
  return sql`and o.withdrawn_at is null
    ${f.find ? sql`and o.id in (select sales.find_opportunities(${f.find}, 5000))` : sql``}
    ${f.state ? sql`and o.state = any(${f.state}::sales.opportunity_state[])` : sql``}
    ${f.stage ? sql`and o.stage_id = any(${f.stage}::uuid[])` : sql``}
    ${ofSeats(ctx, seatsAsked(ctx, f))}
    ${f.account ? sql`and o.account_id = ${f.account}::uuid` : sql``}
    ${f.closeFrom ? sql`and o.close_on >= ${f.closeFrom}::date` : sql``}
    ${f.closeTo ? sql`and o.close_on < ${f.closeTo}::date` : sql``}
    ${f.currency ? sql`and o.currency = ${f.currency}` : sql``}
    ${f.amountOver ? sql`and o.amount_minor > ${f.amountOver}::bigint` : sql``}
    ${f.category ? sql`and (select (${categoryOf})::text from sales.stage s where s.id = o.stage_id) = any(${f.category}::text[])` : sql``}`;
}
