import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import { divideBookings, type Divided, type WaitingBooking } from '../rules/dividing.ts';

/*
  Dividing bookings among the touches before them. A booking's touches and weights are frozen the first time and kept, so
  that its credit notes and reversals are divided alike, whatever touches are recorded later. Bookings that wait are taken
  in the order they were recorded, a batch in one read and two writes; the database refuses a division that does not sum.
*/

const batch = 2_000;
const halfLife = 'reporting.time_decay';

/** Divides every booking that waits, within the caller's reach (the whole company, as a rule). Answers how many. */
export async function attributeWaiting(ctx: Ctx): Promise<number> {
  const days = await halfLifeDays(ctx);
  for (let total = 0; ;) {
    const waiting = await waitingBookings(ctx);
    if (waiting.length === 0) return total;
    await store(ctx, divideBookings(waiting, days));
    total += waiting.length;
    if (waiting.length < batch) return total;
  }
}

async function halfLifeDays(ctx: Ctx): Promise<number> {
  const row = await ctx.db.selectFrom('platform.parameter').select('value').where('name', '=', halfLife)
    .where(sql<boolean>`valid @> ${ctx.today}::date`).executeTakeFirst();
  return (row?.value as { halfLifeDays?: number } | undefined)?.halfLifeDays ?? 30;
}

/** The oldest that wait, each with its touches, or with the frozen weights and standing parts of the booking it belongs to. */
async function waitingBookings(ctx: Ctx): Promise<WaitingBooking[]> {
  const { rows } = await sql<WaitingBooking>`
    with waiting as (
      select b.* from published.booking b
       where not exists (select from reporting.allocation a where a.booking_id = b.id)
       order by b.recorded_at, b.id limit ${batch}
    ), reached as (
      -- Three ways by index: the customer's own touches, those of the customer's leads, those of the sale's lead.
      select w.id, t.id as touch_id, t.occurred_at, t.occurred_on, t.origin_key, t.campaign_id
        from waiting w join published.touch t on t.own_account_id = w.account_id where w.reverses_id is null
      union
      select w.id, t.id, t.occurred_at, t.occurred_on, t.origin_key, t.campaign_id
        from waiting w join published.lead l on l.account_id = w.account_id join published.touch t on t.lead_id = l.id where w.reverses_id is null
      union
      select w.id, t.id, t.occurred_at, t.occurred_on, t.origin_key, t.campaign_id
        from waiting w join published.touch t on t.lead_id = w.lead_id where w.reverses_id is null
    ), gathered as (
      select id, jsonb_agg(jsonb_build_object('touchId', touch_id, 'occurredAt', occurred_at, 'occurredOn', occurred_on, 'originKey', origin_key, 'campaignId', campaign_id)) as touches
        from reached group by id
    )
    select w.id, w.kind, w.reverses_id as "reversesId", w.owner_position_id as "ownerPositionId", w.booked_on as "bookedOn", w.minor, w.currency,
           w.reporting_minor as "reportingMinor", w.reporting_currency as "reportingCurrency",
           coalesce(g.touches, '[]') as touches,
           coalesce((select jsonb_agg(jsonb_build_object('model', f.model, 'touchId', f.touch_id, 'weight', f.weight::text, 'occurredAt', t.occurred_at,
                       'occurredOn', t.occurred_on, 'originKey', t.origin_key, 'campaignId', t.campaign_id))
              from reporting.frozen_weight f join published.touch_ever t on t.id = f.touch_id where f.booking_id = w.reverses_id), '[]') as frozen,
           coalesce((select jsonb_agg(jsonb_build_object('model', a.model, 'touchId', a.touch_id, 'minor', a.minor::text, 'reportingMinor', a.reporting_minor::text))
              from reporting.allocation a join published.booking o on o.id = a.booking_id
             where w.reverses_id is not null and (o.id = w.reverses_id or o.reverses_id = w.reverses_id)), '[]') as standing
      from waiting w left join gathered g on g.id = w.id order by w.recorded_at, w.id`.execute(ctx.db);
  return rows;
}

async function store(ctx: Ctx, divided: Divided): Promise<void> {
  await sql`
    insert into reporting.frozen_weight (booking_id, model, touch_id, owner_position_id, weight)
    select "bookingId", model, "touchId", "ownerPositionId", weight
      from jsonb_to_recordset(${divided.frozen}::jsonb) as r("bookingId" uuid, model reporting.model, "touchId" uuid, "ownerPositionId" uuid, weight bigint)
  `.execute(ctx.db);
  await sql`
    insert into reporting.allocation (booking_id, model, touch_id, owner_position_id, origin_key, campaign_id, booked_on, minor, currency, reporting_minor)
    select "bookingId", model, "touchId", "ownerPositionId", "originKey", "campaignId", "bookedOn", minor, currency, "reportingMinor"
      from jsonb_to_recordset(${divided.allocations}::jsonb) as r("bookingId" uuid, model reporting.model, "touchId" uuid, "ownerPositionId" uuid,
           "originKey" text, "campaignId" uuid, "bookedOn" date, minor bigint, currency text, "reportingMinor" bigint)
  `.execute(ctx.db);
}
