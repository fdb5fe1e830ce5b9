import { sql } from 'kysely';
import { convertAmount } from '../../../contract/money.ts';
import { recordFacts } from '../../../platform/server/facts.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { BookingKind } from '../contract.ts';
import type { MirrorEvent } from '../rules/bookings.ts';
import { announceBookings } from './announcing.ts';

/** A sale to be written into the ledger. `externalKey`: its key in the system it comes from. */
export interface NewBooking {
  opportunityId?: string | null; accountId: string; marketId: string; ownerSeatId: string; leadId?: string | null;
  on: string; amount: { minor: string; currency: string }; kind?: BookingKind; amends?: string; reference?: string | null; externalKey?: string | null;
}

interface Known { id: string; reporting: string; rate_id: string | null; rate: string | null }

/**
 * Writes bookings into the ledger, however many, each converted once at the rate of its day; one without a rate stays
 * unconverted and says so. Each has its fact and is announced to attribution. Answers their ids, in order.
 */
export async function recordBookings(ctx: Ctx, bookings: readonly NewBooking[], more: { actId?: string } = {}): Promise<string[]> {
  if (bookings.length === 0) return [];
  const { rows: known } = await sql<Known>`
    select uuidv7() as id, c.reporting_currency as reporting, r.id as rate_id, r.rate::text as rate
      from rows from (jsonb_to_recordset(${bookings.map((b) => ({ on: b.on, currency: b.amount.currency }))}::jsonb) as ("on" date, currency text)) with ordinality g
      cross join platform.company c
      left join sales.fx_rate r on r.from_currency = g.currency and r.to_currency = c.reporting_currency and r.valid @> g."on"
     order by g.ordinality`.execute(ctx.db);
  return write(ctx, bookings.map((b, i) => {
    const k = known[i]!, amount = { minor: BigInt(b.amount.minor), currency: b.amount.currency };
    const reporting = b.amount.currency === k.reporting ? amount.minor : k.rate ? convertAmount(amount, k.reporting, k.rate).minor : null;
    return {
      id: k.id, kind: b.kind ?? 'booking', opportunityId: b.opportunityId ?? null, accountId: b.accountId, marketId: b.marketId, ownerSeatId: b.ownerSeatId,
      leadId: b.leadId ?? null, on: b.on, ...b.amount, fxRateId: k.rate_id, reporting: reporting?.toString() ?? null, reportingCurrency: k.reporting,
      reversesId: b.amends ?? null, reference: b.reference ?? null, externalKey: b.externalKey ?? null,
    };
  }), more.actId);
}

/** The booking an event mirrors, as the ledger holds it. */
export interface Mirrored { opportunityId: string | null; accountId: string; marketId: string; ownerSeatId: string; leadId: string | null; reportingCurrency: string }

/** Writes events that mirror others, at those others' own rates. Answers their ids, in order. */
export async function recordMirrors(ctx: Ctx, mirrors: readonly { event: MirrorEvent; of: Mirrored; reference?: string | null }[], more: { actId?: string } = {}): Promise<string[]> {
  if (mirrors.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select uuidv7() as id from generate_series(1, ${mirrors.length}::int)`.execute(ctx.db);
  return write(ctx, mirrors.map(({ event: e, of, reference }, i) => ({
    ...of, id: rows[i]!.id, kind: e.kind, on: e.bookedOn, minor: e.amount.minor.toString(), currency: e.amount.currency, fxRateId: e.fxRateId,
    reporting: e.reporting?.minor.toString() ?? null, reversesId: e.reversesId, reference: reference ?? null, externalKey: null,
  })), more.actId);
}

interface Line extends Mirrored {
  id: string; kind: BookingKind; on: string; minor: string; currency: string; fxRateId: string | null; reporting: string | null;
  reversesId: string | null; reference: string | null; externalKey: string | null;
}

async function write(ctx: Ctx, lines: readonly Line[], actId?: string): Promise<string[]> {
  await sql`
    insert into sales.booking_event (id, kind, opportunity_id, account_id, market_id, owner_position_id, lead_id, booked_on, minor, currency, fx_rate_id,
           reporting_minor, reporting_currency, reverses_id, reference, external_key, recorded_at, person_id)
    select id, kind, "opportunityId", "accountId", "marketId", "ownerSeatId", "leadId", "on", minor, currency, "fxRateId", reporting, "reportingCurrency",
           "reversesId", reference, "externalKey", ${ctx.now}::timestamptz, ${ctx.person.system ? null : ctx.person.id}::uuid
      from jsonb_to_recordset(${lines}::jsonb) as g(id uuid, kind sales.booking_kind, "opportunityId" uuid, "accountId" uuid, "marketId" uuid, "ownerSeatId" uuid,
           "leadId" uuid, "on" date, minor bigint, currency text, "fxRateId" uuid, reporting bigint, "reportingCurrency" text, "reversesId" uuid, reference text, "externalKey" text)
  `.execute(ctx.db);
  await recordFacts(ctx, lines.map((l) => ({
    what: 'sales.booking_recorded', about: { kind: 'booking', id: l.id }, guard: l.ownerSeatId,
    after: {
      kind: l.kind, on: l.on, amount: { minor: l.minor, currency: l.currency }, reporting: l.reporting ? { minor: l.reporting, currency: l.reportingCurrency } : null,
      account: l.accountId, opportunity: l.opportunityId, ...(l.reversesId ? { reverses: l.reversesId } : {}),
    },
    ...(actId ? { actId } : {}),
  })));
  const ids = lines.map((l) => l.id);
  await announceBookings(ctx);
  return ids;
}
