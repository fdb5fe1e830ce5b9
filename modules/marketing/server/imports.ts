import { sql } from 'kysely';
import { z } from 'zod';
import { Currency } from '../../../contract/shapes.ts';
import { becoming, given, type ImportField, type ImportTarget, isNew, tableTarget } from '../../../platform/server/incoming.ts';
import { InteractionChannel } from '../../customers/contract.ts';
import { CampaignKind } from '../contract/campaigns.ts';
import { CampaignState } from '../contract/campaignSteps.ts';

const text = (column: string, more: Partial<ImportField> = {}): ImportField => ({ type: 'text', column, ...more });
const refersTo = (noun: string, column: string, more: Partial<ImportField> = {}): ImportField => ({ type: 'text', reference: noun, column, ...more });

/** Origins are a short list whose key is what others hold. */
const origin: ImportTarget = {
  noun: 'origin', table: 'marketing.origin', keys: ['key'], idColumn: 'key', takeBack: 'keep',
  fields: { externalKey: { type: 'text', required: true, shape: z.string().max(60).regex(/^[a-z0-9_-]+$/) }, nameEs: { type: 'text' }, nameEn: { type: 'text' }, division: { type: 'text', choices: ['marketing', 'sales'] } },
  compare: async (ctx, s) => {
    await sql`update platform.incoming i set action = 'same' from marketing.origin t
      where i.run_id = ${s.runId}::uuid and i.step = ${s.step} and i.action = 'create' and t.key = i.key`.execute(ctx.db);
  },
  apply: async (ctx, s) => {
    await sql`insert into marketing.origin (key, name_es, name_en, division)
      select i.key, coalesce(i.given ->> 'nameEs', i.key), coalesce(i.given ->> 'nameEn', i.key), coalesce(i.given ->> 'division', 'marketing')
        from platform.incoming i where run_id = ${s.runId}::uuid and step = ${s.step} and action = 'create' on conflict do nothing`.execute(ctx.db);
  },
};

const campaign = tableTarget({
  noun: 'campaign', table: 'marketing.campaign', guard: sql`(select c.market_id from marketing.campaign c where c.id = i.record_id)`, fact: 'marketing.campaign', called: () => sql`select name as said, id from marketing.campaign where withdrawn_at is null`,
  fields: {
    externalKey: text('external_key', { fixed: true }), market: refersTo('market', 'market_id', { required: true, fixed: true }), name: text('name', { required: true }),
    kind: text('kind', { cast: 'marketing.campaign_kind', choices: CampaignKind.options, required: true }), objective: text('objective', { otherwise: '', shape: z.string().max(4000) }),
    state: text('state', { cast: 'marketing.campaign_state', choices: CampaignState.options, otherwise: 'idea', fixed: true }), startsOn: { type: 'day', column: 'starts_on' }, endsOn: { type: 'day', column: 'ends_on' },
    currency: text('currency', { required: true, shape: Currency }), budget: { type: 'minor', column: 'budget_minor', currency: 'currency', shape: z.string().regex(/^\d+$/) },
    owner: refersTo('position', 'owner_position_id', { required: true }), coOwner: refersTo('position', 'co_owner_position_id'),
  },
  misfits: [{ field: 'endsOn', problem: 'ends_before_start', when: sql`${becoming('endsOn', 'day', 'ends_on')} < ${becoming('startsOn', 'day', 'starts_on')}` }],
  filled: (ctx) => ({ created_at: sql`${ctx.now}::timestamptz` }),
});

const lead = tableTarget({
  noun: 'lead', table: 'marketing.lead', guard: sql`(select l.market_id from marketing.lead l where l.id = i.record_id)`, fact: 'marketing.lead',
  fields: {
    externalKey: text('external_key', { fixed: true }), market: refersTo('market', 'market_id', { required: true, fixed: true }),
    origin: refersTo('origin', 'origin_key', { required: true, cast: 'text' }), landingPage: text('landing_page', { shape: z.string().max(1000) }), campaign: refersTo('campaign', 'campaign_id'),
    firstContactOn: { type: 'day', column: 'first_contact_on', required: true }, name: text('name', { personal: true, otherwise: '' }),
    companyName: text('company_name', { personal: true, otherwise: '' }), email: text('email', { personal: true, shape: z.email() }), phone: text('phone', { personal: true }),
    account: refersTo('account', 'account_id'), contact: refersTo('contact', 'contact_id'), position: refersTo('position', 'position_id'),
    createdAt: { type: 'instant' },
  },
  filled: (ctx) => ({ created_at: sql`coalesce(${given('createdAt', 'instant')}, ${ctx.now}::timestamptz)` }),
});

/** Written once: a touch that came before is left as it is, whatever the file says now. */
const touch = tableTarget({
  noun: 'touch', table: 'marketing.touch', guard: sql`(select x.market_id from marketing.touch x where x.id = i.record_id)`, fact: 'marketing.touch', versioned: false,
  fields: {
    externalKey: text('external_key', { fixed: true }), market: refersTo('market', 'market_id', { required: true, fixed: true }),
    lead: refersTo('lead', 'lead_id', { fixed: true }), account: refersTo('account', 'account_id', { fixed: true }), contact: refersTo('contact', 'contact_id', { fixed: true }),
    campaign: refersTo('campaign', 'campaign_id', { fixed: true }), origin: refersTo('origin', 'origin_key', { required: true, fixed: true, cast: 'text' }),
    channel: text('channel', { cast: 'customers.channel', choices: InteractionChannel.options, otherwise: 'other', fixed: true }), mass: { type: 'boolean', column: 'mass', otherwise: 'false', fixed: true },
    occurredOn: { type: 'day', column: 'occurred_on', required: true, fixed: true }, occurredAt: { type: 'instant' },
  },
  misfits: [{ field: 'lead', problem: 'required', when: sql`${isNew} and not i.given ?| array['lead', 'account']` }],
  filled: () => ({
    occurred_at: sql`coalesce(${given('occurredAt', 'instant')}, (${given('occurredOn', 'day')} + time '12:00')
      at time zone (select m.time_zone from published.market m where m.id = ${given('market', 'uuid')}))`,
  }),
});

export const marketingImports: readonly ImportTarget[] = [origin, campaign, lead, touch];
