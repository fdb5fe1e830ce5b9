import { sql } from 'kysely';
import type { z } from 'zod';
import { keepPersonal, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { changeLead, createLead, Lead } from '../contract/leads.ts';
import { blankOrigin } from '../contract/origins.ts';
import { originName } from './origins.ts';
import { marketNamed, seatAndPerson } from './seats.ts';
import { refuseUnknownOrigin, writeTouch } from './touches.ts';

export async function leadOf(ctx: Ctx, { leadId }: { leadId: string }): Promise<Lead> {
  const { rows: [r] } = await sql<Row>`
    select l.*, ${marketNamed(sql`l.market_id`, ctx.person.language)} as market, ${originName(ctx)} as origin_name, c.name as campaign_name, a.name as account_name,
           k.name as contact_name, ${seatAndPerson(sql`l.position_id`, ctx.today)} as seat
      from marketing.lead l join marketing.origin o on o.key = l.origin_key left join marketing.campaign c on c.id = l.campaign_id
      left join published.account a on a.id = l.account_id left join published.contact k on k.id = l.contact_id
     where l.id = ${leadId} and l.withdrawn_at is null`.execute(ctx.db);
  if (!r) throw new Refusal('not_found', 'There is no such lead, or it is not yours to see.', 'platform.not_found');
  return {
    id: r.id, name: r.name, company: r.company_name, email: r.email, phone: r.phone, language: r.language, market: r.market,
    origin: { key: r.origin_key, name: r.origin_name }, landingPage: r.landing_page, firstContactOn: r.first_contact_on, seat: r.seat, attributes: r.attributes,
    campaign: r.campaign_id ? { id: r.campaign_id, name: r.campaign_name ?? '' } : null, account: r.account_id ? { id: r.account_id, name: r.account_name ?? '' } : null,
    contact: r.contact_id ? { id: r.contact_id, name: r.contact_name ?? '' } : null, createdAt: r.created_at.toISOString(), erasedAt: r.erased_at?.toISOString() ?? null, version: r.version,
  };
}

interface Row {
  id: string; name: string; company_name: string; email: string | null; phone: string | null; language: string | null; market: Lead['market']; origin_key: string; origin_name: string;
  landing_page: string | null; campaign_id: string | null; campaign_name: string | null; first_contact_on: string; account_id: string | null; account_name: string | null;
  contact_id: string | null; contact_name: string | null; seat: Lead['seat']; attributes: Lead['attributes']; created_at: Date; erased_at: Date | null; version: number;
}

type Fields = Omit<z.output<typeof changeLead.input>, 'leadId' | 'version'>;
const column = {
  name: 'name', company: 'company_name', email: 'email', phone: 'phone', language: 'language', landingPage: 'landing_page', campaignId: 'campaign_id', positionId: 'position_id',
} as const;
const personal: readonly string[] = ['name', 'email', 'phone', 'landing_page'];
const columnsOf = (fields: Partial<Fields>): Record<string, string | null> =>
  Object.fromEntries(Object.entries(column).flatMap(([k, c]) => (fields[k as keyof Fields] === undefined ? [] : [[c, fields[k as keyof Fields] ?? null]])));

/** What of a lead may stand in a fact: keys as they are, personal values by reference. */
async function tellable(ctx: Ctx, lead: { id: string; guard: string }, values: Record<string, unknown>): Promise<Record<string, unknown>> {
  const own = Object.fromEntries(Object.entries(values).filter(([k]) => personal.includes(k)).map(([k, v]) => [k, (v ?? null) as string | null]));
  return { ...values, ...(await keepPersonal(ctx, lead, own)) };
}

/** By which channel the origins we know come. */
const channelOf: Record<string, 'web' | 'email' | 'event' | 'call' | 'press' | 'advert'> = { web: 'web', email: 'email', event: 'event', telemarketing: 'call', press: 'press', advert: 'advert' };

export async function addLead(ctx: Ctx, input: z.output<typeof createLead.input>): Promise<Lead> {
  const firstContactOn = input.firstContactOn ?? ctx.today, origin = input.origin || blankOrigin;
  if (firstContactOn > ctx.today) throw new Refusal('conflict', 'The first contact cannot lie ahead.', 'marketing.first_contact_ahead', { fields: { firstContactOn: 'marketing.first_contact_ahead' } });
  if (!input.name && !input.company && !input.email) throw new Refusal('conflict', 'Say who it is: a name, a company or an e-mail.', 'marketing.lead_nameless', { fields: { name: 'marketing.lead_nameless' } });
  await refuseUnknownOrigin(ctx, origin);
  const { rows: [market] } = await sql<{ noon: Date; account: boolean }>`
    select ((${firstContactOn}::date + time '12:00') at time zone m.time_zone) as noon,
           ${input.accountId ?? null}::uuid is null or exists (select from published.account a where a.id = ${input.accountId ?? null}::uuid and a.market_id = m.id) as account
      from published.market m where m.id = ${input.marketId}`.execute(ctx.db);
  if (!market?.account) throw new Refusal('not_found', 'There is no such market, or no such customer in it.', 'platform.not_found');
  const values = columnsOf(input);
  const { id } = await ctx.db.insertInto('marketing.lead')
    .values({ ...values, market_id: input.marketId, origin_key: origin, first_contact_on: firstContactOn, account_id: input.accountId ?? null, created_at: ctx.now })
    .returning('id').executeTakeFirstOrThrow();
  const after = await tellable(ctx, { id, guard: input.marketId }, { ...values, origin, firstContactOn });
  await recordFact(ctx, { what: 'marketing.lead_created', about: { kind: 'lead', id }, guard: input.marketId, after });
  const at = firstContactOn === ctx.today || market.noon > ctx.now ? ctx.now : market.noon;
  await writeTouch(ctx, { marketId: input.marketId, leadId: id, campaignId: input.campaignId ?? null, origin, channel: channelOf[origin] ?? 'other', mass: false, at });
  return leadOf(ctx, { leadId: id });
}

export async function editLead(ctx: Ctx, { leadId, version, ...fields }: z.output<typeof changeLead.input>): Promise<Lead> {
  const before = await ctx.db.selectFrom('marketing.lead').selectAll().where('id', '=', leadId).where('withdrawn_at', 'is', null).executeTakeFirst();
  if (!before) throw await whyUnchanged(ctx, 'marketing.lead', leadId, version);
  refuseErased(before);
  const changes = columnsOf(fields);
  const changed = await ctx.db.updateTable('marketing.lead').set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('id', '=', leadId).where('version', '=', version).returning('id').executeTakeFirst();
  if (!changed) throw await whyUnchanged(ctx, 'marketing.lead', leadId, version);
  const about = { id: leadId, guard: before.market_id };
  const old = Object.fromEntries(Object.keys(changes).map((k) => [k, before[k as keyof typeof before]]));
  await recordFact(ctx, {
    what: 'marketing.lead_changed', about: { kind: 'lead', id: leadId }, guard: before.market_id, before: await tellable(ctx, about, old), after: await tellable(ctx, about, changes),
  });
  return leadOf(ctx, { leadId });
}

export function refuseErased(lead: { erased_at: unknown }): void {
  if (lead.erased_at) throw new Refusal('conflict', 'Its personal data was erased.', 'marketing.lead_erased');
}
