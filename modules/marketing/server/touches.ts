import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { asPage, pageQuery, type Sort } from '../../../platform/server/paging.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { blankOrigin } from '../contract/origins.ts';
import type { listTouches, recordTouch, Touch } from '../contract/touches.ts';
import { originName } from './origins.ts';
import { marketNamed } from './seats.ts';

const latestFirst: Sort & { desc: boolean } = { by: sql`t.occurred_at`, type: 'timestamptz', desc: true };

/** An account's touches are its own and those of the leads it came from. */
export async function touchList(ctx: Ctx, input: z.output<typeof listTouches.input>): Promise<{ rows: Touch[]; next: string | null }> {
  const page = pageQuery(latestFirst, sql`t.id`, input);
  const { rows } = await sql<Row>`
    with page as (
      select t.*, ${page.value} as sort_value, ${page.place} as place from marketing.touch t
       where t.withdrawn_at is null and ${page.where}
         ${input.account ? sql`and (t.account_id = ${input.account} or t.lead_id in (select l.id from marketing.lead l where l.account_id = ${input.account}))` : sql``}
         ${input.lead ? sql`and t.lead_id = ${input.lead}` : sql``}
         ${input.campaign ? sql`and t.campaign_id = ${input.campaign}` : sql``}
         ${input.origin ? sql`and t.origin_key = any(${input.origin}::text[])` : sql``}
       order by ${page.order} limit ${page.limit}
    ) ${shown(ctx)} from page t ${joined} order by t.place`.execute(ctx.db);
  const { rows: inPage, next } = asPage(rows, input.limit);
  return { rows: inPage.map(asTouch), next };
}

const shown = (ctx: Ctx) => sql`
  select t.id, t.occurred_at, t.occurred_on, t.channel, t.mass, t.origin_key, ${originName(ctx)} as origin_name, t.sort_value,
         ${marketNamed(sql`t.market_id`, ctx.person.language)} as market, a.id as account_id, a.name as account_name, l.id as lead_id,
         coalesce(nullif(l.company_name, ''), l.name) as lead_name, c.id as campaign_id, c.name as campaign_name`;
const joined = sql`
  join marketing.origin o on o.key = t.origin_key left join marketing.lead l on l.id = t.lead_id
  left join published.account a on a.id = coalesce(t.account_id, l.account_id) left join marketing.campaign c on c.id = t.campaign_id`;

interface Row {
  id: string; occurred_at: Date; occurred_on: string; channel: Touch['channel']; mass: boolean; origin_key: string; origin_name: string; sort_value: string; market: Touch['market'];
  account_id: string | null; account_name: string | null; lead_id: string | null; lead_name: string | null; campaign_id: string | null; campaign_name: string | null;
}
const named = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null);
const asTouch = (r: Row): Touch => ({
  id: r.id, at: r.occurred_at.toISOString(), on: r.occurred_on, channel: r.channel, mass: r.mass, origin: { key: r.origin_key, name: r.origin_name }, market: r.market,
  account: named(r.account_id, r.account_name), lead: named(r.lead_id, r.lead_name), campaign: named(r.campaign_id, r.campaign_name),
});

export interface NewTouch { marketId: string; accountId?: string | null; leadId?: string | null; contactId?: string | null; campaignId?: string | null; origin: string; channel: Touch['channel']; mass: boolean; at: Date }

/** Writes a touch once and for ever, dated in its market's zone, with its fact. */
export async function writeTouch(ctx: Ctx, t: NewTouch): Promise<string> {
  const { rows: [made] } = await sql<{ id: string }>`
    insert into marketing.touch (market_id, account_id, lead_id, contact_id, campaign_id, origin_key, channel, mass, occurred_at, occurred_on)
    select ${t.marketId}, ${t.accountId ?? null}::uuid, ${t.leadId ?? null}::uuid, ${t.contactId ?? null}::uuid, ${t.campaignId ?? null}::uuid, ${t.origin},
           ${t.channel}::customers.channel, ${t.mass}, ${t.at}, (${t.at}::timestamptz at time zone m.time_zone)::date
      from published.market m where m.id = ${t.marketId} returning id`.execute(ctx.db);
  await recordFact(ctx, {
    what: 'marketing.touch_recorded', about: { kind: 'touch', id: made!.id }, guard: t.marketId,
    after: { accountId: t.accountId ?? null, leadId: t.leadId ?? null, campaignId: t.campaignId ?? null, origin: t.origin, channel: t.channel, at: t.at.toISOString() },
  });
  return made!.id;
}

export async function addTouch(ctx: Ctx, input: z.output<typeof recordTouch.input>): Promise<Touch> {
  const at = new Date(input.at);
  if (at > ctx.now) throw new Refusal('conflict', 'A touch is recorded once it has happened.', 'marketing.touch_in_future', { fields: { at: 'marketing.touch_in_future' } });
  const { rows: [about] } = await sql<{ market_id: string | null; lead_origin: string | null }>`
    select coalesce((select market_id from marketing.lead where id = ${input.leadId ?? null}::uuid and withdrawn_at is null),
                    (select market_id from published.account where id = ${input.accountId ?? null}::uuid and withdrawn_at is null)) as market_id,
           (select origin_key from marketing.lead where id = ${input.leadId ?? null}::uuid) as lead_origin`.execute(ctx.db);
  if (!about?.market_id) throw new Refusal('not_found', 'There is no such lead or customer, or it is not yours to see.', 'platform.not_found');
  await refuseUnknownOrigin(ctx, input.origin);
  const id = await writeTouch(ctx, { ...input, marketId: about.market_id, origin: input.origin ?? about.lead_origin ?? blankOrigin, at });
  const { rows: [row] } = await sql<Row>`${shown(ctx)} from (select *, '' as sort_value from marketing.touch) t ${joined} where t.id = ${id}`.execute(ctx.db);
  return asTouch(row!);
}

export async function refuseUnknownOrigin(ctx: Ctx, key: string | undefined): Promise<void> {
  if (!key) return;
  const known = await ctx.db.selectFrom('marketing.origin').select('key').where('key', '=', key).executeTakeFirst();
  if (!known) throw new Refusal('conflict', 'There is no such origin.', 'marketing.unknown_origin', { facts: { key }, fields: { origin: 'marketing.unknown_origin' } });
}
