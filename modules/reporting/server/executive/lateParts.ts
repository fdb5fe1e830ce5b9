import { sql } from 'kysely';
import type { Ctx } from '../../../../platform/server/request.ts';
import { allocate } from '../../rules/allocate.ts';
import { type Asked, ofMarket, within } from './asked.ts';

interface Row { booking_id: string; key: string; currency: string; minor: string; reporting_minor: string; part: string }

/**
 * What bookings divided before they had a rate are worth at each key, by `key currency` ('' key: unattributed). The value
 * in the company's currency is divided as the booking was, to the last unit. Few as a rule, and none of them stored twice.
 */
export async function lateParts(ctx: Ctx, asked: Asked): Promise<Map<string, bigint>> {
  const { rows } = await sql<Row>`
    select a.booking_id, case when a.touch_id is null then '' else coalesce(a.campaign_id::text, a.origin_key) end as key, a.currency, a.minor, b.reporting_minor, coalesce(a.touch_id::text, '') as part
      from reporting.allocation a join published.booking b on b.id = a.booking_id
     where a.model = 'position' and a.reporting_minor is null and b.reporting_minor is not null and ${within('a.booked_on', asked.period)} ${ofMarket(asked, 'b.market_id')}`.execute(ctx.db);
  const worth = new Map<string, bigint>();
  for (const parts of Map.groupBy(rows, (r) => r.booking_id).values()) {
    const sizes = parts.map((p) => { const m = BigInt(p.minor); return m < 0n ? -m : m; });
    const divided = allocate(BigInt(parts[0]!.reporting_minor), sizes, parts.map((p) => p.part));
    parts.forEach((p, i) => { const at = `${p.key} ${p.currency}`; worth.set(at, (worth.get(at) ?? 0n) + divided[i]!); });
  }
  return worth;
}
