import { sql } from 'kysely';
import type { z } from 'zod';
import { convertAmount } from '../../../contract/money.ts';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { FxRate, listFxRates, recordFxRate } from '../contract.ts';
import { announceBookings } from './announcing.ts';

interface Row { id: string; from_currency: string; to_currency: string; rate: string; since: string; until: string | null }
const columns = sql`id, from_currency, to_currency, trim_scale(rate)::text as rate, lower(valid) as since, upper(valid) as until`;
const asRate = (r: Row): FxRate => ({ id: r.id, from: r.from_currency, to: r.to_currency, rate: r.rate, since: r.since, until: r.until });

/** All rates, the latest first, and the currencies of bookings that still have none for their day. */
export async function fxRateList(ctx: Ctx, input: z.output<typeof listFxRates.input>): Promise<z.output<typeof listFxRates.output>> {
  const { rows } = await sql<Row>`
    select ${columns} from sales.fx_rate r where true ${input.from ? sql`and r.from_currency = ${input.from}` : sql``} ${input.to ? sql`and r.to_currency = ${input.to}` : sql``}
     order by lower(valid) desc, from_currency limit 1000`.execute(ctx.db);
  const { rows: missing } = await sql<{ from: string; to: string; firstOn: string; bookings: number }>`
    select b.currency as "from", b.reporting_currency as "to", min(b.booked_on) as "firstOn", count(*)::int as bookings
      from published.booking b where b.reporting_minor is null group by 1, 2 order by 1`.execute(ctx.db);
  return { rows: rows.map(asRate), missing };
}

/**
 * Records a rate and converts the bookings of its days that had none. A rate that has no end ends where a newer one
 * begins: what was converted with it stays converted.
 */
export async function addFxRate(ctx: Ctx, input: z.output<typeof recordFxRate.input>): Promise<z.output<typeof recordFxRate.output>> {
  if (input.from === input.to) throw new Refusal('invalid_input', 'A currency needs no rate to itself.', 'sales.rate_to_itself', { fields: { to: 'same' } });
  if (/^0+(\.0+)?$/.test(input.rate)) throw new Refusal('invalid_input', 'A rate is more than zero.', 'sales.rate_of_zero', { fields: { rate: 'zero' } });
  if (input.until !== null && input.until <= input.since) throw new Refusal('invalid_input', 'It ends before it begins.', 'sales.rate_ends_first', { fields: { until: 'before_since' } });
  const pair = sql`from_currency = ${input.from} and to_currency = ${input.to}`;
  await sql`update sales.fx_rate set valid = daterange(lower(valid), ${input.since}::date)
             where ${pair} and upper_inf(valid) and lower(valid) < ${input.since}::date`.execute(ctx.db);
  const { rows: clash } = await sql`select from sales.fx_rate where ${pair} and valid && daterange(${input.since}::date, ${input.until}::date)`.execute(ctx.db);
  if (clash.length > 0) throw new Refusal('conflict', 'Another rate holds on some of those days.', 'sales.rate_exists', { fields: { since: 'taken' } });
  const { rows: [rate] } = await sql<Row>`
    insert into sales.fx_rate (from_currency, to_currency, rate, valid)
    values (${input.from}, ${input.to}, ${input.rate}::numeric, daterange(${input.since}::date, ${input.until}::date)) returning ${columns}`.execute(ctx.db);
  await recordFact(ctx, { what: 'sales.fx_rate_recorded', about: { kind: 'fx_rate', id: rate!.id }, guard: everyone, after: { ...input } });
  return { ...asRate(rate!), converted: await convertWaiting(ctx) };
}

/** Converts, once, the bookings one reaches that have no value in the company's currency and for whose day there is a rate now. Answers how many. */
export async function convertWaiting(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ id: string; seat: string; minor: string; currency: string; reporting_currency: string; rate_id: string; rate: string }>`
    select b.id, b.owner_position_id as seat, b.minor, b.currency, b.reporting_currency, r.id as rate_id, r.rate::text as rate
      from published.booking b
      join sales.fx_rate r on r.from_currency = b.currency and r.to_currency = b.reporting_currency and r.valid @> b.booked_on
     where b.reporting_minor is null`.execute(ctx.db);
  if (rows.length === 0) return 0;
  const converted = rows.map((r) => ({
    id: r.id, seat: r.seat, rate: r.rate_id, currency: r.reporting_currency,
    minor: convertAmount({ minor: BigInt(r.minor), currency: r.currency }, r.reporting_currency, r.rate).minor.toString(),
  }));
  await sql`insert into sales.booking_conversion (booking_id, owner_position_id, fx_rate_id, reporting_minor, reporting_currency, converted_at)
    select id, seat, rate, minor, currency, ${ctx.now}::timestamptz
      from jsonb_to_recordset(${converted}::jsonb) as g(id uuid, seat uuid, rate uuid, minor bigint, currency text)
    on conflict (booking_id) do nothing`.execute(ctx.db);
  await announceBookings(ctx);
  return converted.length;
}
