import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { Lead, leadDuplicates, linkLead } from '../contract/leads.ts';
import { leadOf, refuseErased } from './leads.ts';

/** Who may be the same one: compared by stored keys, so that the policies leave the indexes in reach. */
export async function duplicatesOf(ctx: Ctx, { email, company, except }: z.output<typeof leadDuplicates.input>): Promise<z.input<typeof leadDuplicates.output>> {
  const { rows } = await sql<{ id: string; label: string; company: string; firstContactOn: string; by: 'email' | 'company'; account: { id: string; name: string } | null }>`
    with same as (
      select id, 1 as place from marketing.lead where email_key = nullif(lower(btrim(${email ?? ''}::text)), '')
      union all
      select id, 2 from marketing.lead where company_key = nullif(platform.plain(btrim(${company ?? ''}::text)), '')
    ), first as (select id, min(place) as place from same group by id)
    select l.id, coalesce(nullif(l.name, ''), l.company_name) as label, l.company_name as company, l.first_contact_on as "firstContactOn",
           case f.place when 1 then 'email' else 'company' end as by,
           case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as account
      from first f join marketing.lead l on l.id = f.id left join published.account a on a.id = l.account_id
     where l.withdrawn_at is null and l.erased_at is null and l.id is distinct from ${except ?? null}::uuid
     order by f.place, l.first_contact_on desc, l.id desc limit 10`.execute(ctx.db);
  return { rows };
}

export async function linkByHand(ctx: Ctx, { leadId, version, accountId, contactId }: z.output<typeof linkLead.input>): Promise<Lead> {
  const linked = await linkLeadTo(ctx, { leadId, accountId, contactId: contactId ?? null, version });
  if (!linked) throw await whyUnchanged(ctx, 'marketing.lead', leadId, version);
  return leadOf(ctx, { leadId });
}

/**
 * Says which customer (and contact) a lead is, with its fact. `version` absent: whatever it is now. False when nothing was
 * changed. Refused `marketing.other_market` and `platform.not_found`. For the rooms above too: accepting a hand-off links.
 */
export async function linkLeadTo(ctx: Ctx, to: { leadId: string; accountId: string; contactId?: string | null; version?: number }): Promise<boolean> {
  const { rows: [seen] } = await sql<{ market_id: string; account_id: string | null; erased_at: Date | null; account_market: string | null; contact_account: string | null }>`
    select l.market_id, l.account_id, l.erased_at, (select market_id from published.account a where a.id = ${to.accountId} and a.withdrawn_at is null) as account_market,
           (select account_id from published.contact k where k.id = ${to.contactId ?? null}::uuid and k.withdrawn_at is null) as contact_account
      from marketing.lead l where l.id = ${to.leadId} and l.withdrawn_at is null`.execute(ctx.db);
  if (!seen?.account_market || (to.contactId && !seen.contact_account)) throw new Refusal('not_found', 'There is no such lead, customer or contact, or it is not yours to see.', 'platform.not_found');
  refuseErased(seen);
  if (seen.account_market !== seen.market_id) throw new Refusal('conflict', 'The lead is of another market than the customer.', 'marketing.other_market');
  if (to.contactId && seen.contact_account !== to.accountId) throw new Refusal('conflict', 'The contact is somebody else’s.', 'marketing.contact_of_another');
  const changed = await sql`
    update marketing.lead set account_id = ${to.accountId}, contact_id = coalesce(${to.contactId ?? null}::uuid, contact_id), version = version + 1
     where id = ${to.leadId} ${to.version === undefined ? sql`` : sql`and version = ${to.version}`} returning id`.execute(ctx.db);
  if (changed.rows.length === 0) return false;
  await recordFact(ctx, {
    what: 'marketing.lead_linked', about: { kind: 'lead', id: to.leadId }, guard: seen.market_id, before: { accountId: seen.account_id }, after: { accountId: to.accountId, contactId: to.contactId ?? null },
  });
  return true;
}
