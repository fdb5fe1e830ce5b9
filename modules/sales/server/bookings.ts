import { sql } from 'kysely';
import type { z } from 'zod';
import { amountOf } from '../../../contract/money.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { amendBooking, Booking, creditBooking, recordBooking, reverseBooking } from '../contract.ts';
import { planAmendment } from '../rules/amendments.ts';
import { type Booking as Event, type MirrorPlan, planCredit, planReversal } from '../rules/bookings.ts';
import { type Mirrored, recordBookings, recordMirrors } from './bookingEvents.ts';
import { readBooking } from './bookingList.ts';
import { dealAtHand } from './dealsAtHand.ts';
import { refuseFuture } from './opportunityMoves.ts';
import { refuseBy } from './refusing.ts';

/** Another booking of a deal that is won: winning recorded the first. */
export async function bookMore(ctx: Ctx, input: z.output<typeof recordBooking.input>): Promise<Booking> {
  refuseFuture(ctx, input.on);
  const { deal } = await dealAtHand(ctx, input.opportunityId);
  if (deal.state !== 'won') throw new Refusal('conflict', 'Only what is won is booked: win the deal first.', 'sales.book_what_is_won', { facts: { state: deal.state } });
  if (input.amount.minor === '0') throw new Refusal('conflict', 'Say how much was sold.', 'sales.nothing_to_book', { fields: { amount: 'missing' } });
  const [id] = await recordBookings(ctx, [{
    opportunityId: deal.id, accountId: deal.accountId, marketId: deal.marketId, ownerSeatId: deal.ownerSeatId, leadId: deal.leadId, on: input.on, amount: input.amount,
    reference: input.reference ?? null,
  }]);
  return readBooking(ctx, id!);
}

/** Records that a booking grew or shrank, as an event of its own, converted at the rate of its own day. */
export async function amend(ctx: Ctx, input: z.output<typeof amendBooking.input>): Promise<Booking> {
  refuseFuture(ctx, input.on);
  const { booking, others, of } = await bookingAtHand(ctx, input.bookingId);
  const plan = planAmendment(booking, others, input.on, amountOf(input.amount));
  if (!plan.amends) throw refuseBy(plan.reasons);
  const [id] = await recordBookings(ctx, [{ ...of, kind: 'amendment', amends: plan.amends, on: input.on, amount: input.amount, reference: input.reference ?? null }]);
  return readBooking(ctx, id!);
}

/** Takes part of a booking back. */
export async function credit(ctx: Ctx, input: z.output<typeof creditBooking.input>): Promise<Booking> {
  return mirror(ctx, input, (booking, others) => planCredit(booking, others, input.on, amountOf(input.amount)));
}

/** Takes back all that is left of a booking. */
export async function reverse(ctx: Ctx, input: z.output<typeof reverseBooking.input>): Promise<Booking> {
  return mirror(ctx, input, (booking, others) => planReversal(booking, others, input.on));
}

async function mirror(ctx: Ctx, input: { bookingId: string; on: string; reference?: string | undefined }, plan: (b: Event, others: Event[]) => MirrorPlan): Promise<Booking> {
  refuseFuture(ctx, input.on);
  const { booking, others, of } = await bookingAtHand(ctx, input.bookingId);
  if (booking.kind === 'amendment') throw refuseBy([{ code: 'amends_another', figures: { amends: booking.reversesId } }]);
  const { event, reasons } = plan(booking, others);
  if (!event) throw refuseBy(reasons);
  const [id] = await recordMirrors(ctx, [{ event, of, reference: input.reference ?? null }]);
  return readBooking(ctx, id!);
}

interface AtHand { booking: Event; others: Event[]; of: Mirrored }

async function bookingAtHand(ctx: Ctx, id: string): Promise<AtHand> {
  const [found] = await bookingsAtHand(ctx, [id]);
  if (!found) throw new Refusal('not_found', 'There is no such booking.', 'sales.no_booking');
  return found;
}

/**
 * Bookings with the events that refer to each. Their lines are locked in order first: two credits at once could
 * otherwise each find enough left.
 */
async function bookingsAtHand(ctx: Ctx, ids: readonly string[]): Promise<AtHand[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(id::text, 5)) from (select distinct id from unnest(${[...ids]}::uuid[]) id order by id) x`.execute(ctx.db);
  const { rows } = await sql<Row>`
    select b.id, b.kind, b.booked_on, b.minor, b.currency, b.fx_rate_id, b.reporting_minor, b.reporting_currency, b.reverses_id,
           b.opportunity_id, b.account_id, b.market_id, b.owner_position_id, b.lead_id
      from published.booking b where b.id = any(${[...ids]}::uuid[]) or b.reverses_id = any(${[...ids]}::uuid[])`.execute(ctx.db);
  const asked = new Set(ids);
  const referring = Map.groupBy(rows, (r) => r.reverses_id);
  return rows.filter((r) => asked.has(r.id)).map((r) => ({
    booking: asEvent(r), others: (referring.get(r.id) ?? []).map(asEvent),
    of: { opportunityId: r.opportunity_id, accountId: r.account_id, marketId: r.market_id, ownerSeatId: r.owner_position_id, leadId: r.lead_id, reportingCurrency: r.reporting_currency },
  }));
}

/** Takes back all that is left of many bookings as one act (an import taken back); those already taken back are passed over. Answers how many. */
export async function reverseMany(ctx: Ctx, ids: readonly string[], more: { actId?: string } = {}): Promise<number> {
  const atHand = await bookingsAtHand(ctx, ids);
  const mirrors = atHand.flatMap(({ booking, others, of }) => {
    const [on] = [booking.bookedOn, ctx.today].toSorted().toReversed();
    const { event } = booking.kind === 'amendment' ? { event: null } : planReversal(booking, others, on!);
    return event ? [{ event, of }] : [];
  });
  return (await recordMirrors(ctx, mirrors, more)).length;
}

interface Row {
  id: string; kind: Event['kind']; booked_on: string; minor: string; currency: string; fx_rate_id: string | null; reporting_minor: string | null; reporting_currency: string;
  reverses_id: string | null; opportunity_id: string | null; account_id: string; market_id: string; owner_position_id: string; lead_id: string | null;
}

const asEvent = (r: Row): Event => ({
  id: r.id, kind: r.kind, bookedOn: r.booked_on, amount: { minor: BigInt(r.minor), currency: r.currency }, fxRateId: r.fx_rate_id, reversesId: r.reverses_id,
  reporting: r.reporting_minor === null ? null : { minor: BigInt(r.reporting_minor), currency: r.reporting_currency },
});
