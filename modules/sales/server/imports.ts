import { sql } from 'kysely';
import { z } from 'zod';
import { Currency } from '../../../contract/shapes.ts';
import { given, type ImportField, type ImportTarget, isNew, tableTarget } from '../../../platform/server/incoming.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { announceBookings } from './announcing.ts';
import { reverseMany } from './bookings.ts';
import { convertWaiting } from './fxRates.ts';

const text = (column: string, more: Partial<ImportField> = {}): ImportField => ({ type: 'text', column, ...more });
const refersTo = (noun: string, column: string, more: Partial<ImportField> = {}): ImportField => ({ type: 'text', reference: noun, column, ...more });
const nothing = (): Promise<void> => Promise.resolve();

/** Stages are set up by the company; a file only names them by their key. */
const stage: ImportTarget = { noun: 'stage', table: 'sales.stage', keys: ['external_key'], fields: {}, takeBack: 'keep', compare: nothing, apply: nothing,
  called: () => sql`select name_es as said, id from sales.stage union all select name_en, id from sales.stage`,
};

const product = tableTarget({
  noun: 'product', table: 'sales.product', keys: ['external_key', 'code'], guard: sql`platform.everyone()`, fact: 'sales.product', takeBack: 'keep', called: () => sql`select name as said, id from sales.product`,
  misfits: [{ field: 'code', problem: 'taken', when: sql`exists (select from sales.product x where x.code = ${given('code', 'text')} and x.id <> i.record_id)` }],
  fields: { externalKey: text('external_key', { fixed: true }), code: text('code', { required: true }), name: text('name', { required: true }), description: text('description', { otherwise: '', shape: z.string().max(4000) }) },
});

const account = given('account', 'uuid');
const marketOfAccount = sql`(select a.market_id from published.account a where a.id = ${account})`;
const leadSeatToday = (ctx: Ctx) => sql`(select c.position_id from published.custody c where c.account_id = ${account} and c.valid @> ${ctx.today}::date)`;

/** Reasons for closing are set up by the company; a file names them by their key or as people read them. */
const closingReason: ImportTarget = { ...stage, noun: 'closing_reason', table: 'sales.closing_reason', keys: ['key'], idColumn: 'key',
  called: () => sql`select name_es as said, key as id from sales.closing_reason union all select name_en, key from sales.closing_reason`,
};
const stateGiven = sql`coalesce(i.given ->> 'state', 'open')`;

const opportunity = tableTarget({
  noun: 'opportunity', table: 'sales.opportunity', guard: sql`(select o.owner_position_id from sales.opportunity o where o.id = i.record_id)`, fact: 'sales.opportunity',
  called: () => sql`select name as said, id from sales.opportunity where withdrawn_at is null`,
  fields: {
    externalKey: text('external_key', { fixed: true }), account: refersTo('account', 'account_id', { required: true }), contact: refersTo('contact', 'contact_id'),
    stage: refersTo('stage', 'stage_id', { required: true, fixed: true }),
    state: text('state', { cast: 'sales.opportunity_state', choices: ['open', 'won', 'lost', 'no_decision'], otherwise: 'open', fixed: true }),
    closedOn: { type: 'day', column: 'closed_on', fixed: true }, closingReason: refersTo('closing_reason', 'closing_reason', { cast: 'text', fixed: true }), name: text('name', { required: true }),
    currency: text('currency', { required: true, shape: Currency }), amount: { type: 'minor', column: 'amount_minor', currency: 'currency', otherwise: '0', shape: z.string().regex(/^\d+$/) },
    closeOn: { type: 'day', column: 'close_on' }, lead: refersTo('lead', 'lead_id'), origin: refersTo('origin', 'origin_key', { cast: 'text' }), campaign: refersTo('campaign', 'campaign_id'),
    owner: { type: 'text', reference: 'position' }, createdAt: { type: 'instant' },
  },
  misfits: [
    { field: 'closedOn', problem: 'required', when: sql`${isNew} and ${stateGiven} <> 'open' and not i.given ? 'closedOn'` },
    { field: 'closedOn', problem: 'only_when_closed', when: sql`${isNew} and ${stateGiven} = 'open' and i.given ? 'closedOn'` },
    { field: 'closingReason', problem: 'required', when: sql`${isNew} and ${stateGiven} in ('lost', 'no_decision') and not i.given ? 'closingReason'` },
    { field: 'closingReason', problem: 'only_when_lost', when: sql`${isNew} and ${stateGiven} in ('open', 'won') and i.given ? 'closingReason'` },
  ],
  filled: (ctx) => ({
    market_id: marketOfAccount,
    owner_position_id: sql`coalesce(${given('owner', 'uuid')}, ${leadSeatToday(ctx)})`,
    pipeline_id: sql`(select s.pipeline_id from sales.stage s where s.id = ${given('stage', 'uuid')})`,
    created_at: sql`coalesce(${given('createdAt', 'instant')}, ${ctx.now}::timestamptz)`,
  }),
  after: (ctx, s) => sql`
    insert into sales.opportunity_step (opportunity_id, owner_position_id, stage_id, state, amount_minor, at, person_id)
    select o.id, o.owner_position_id, o.stage_id, o.state, o.amount_minor,
           coalesce((o.closed_on + time '12:00') at time zone 'UTC', o.created_at), ${ctx.person.id}::uuid
      from platform.incoming i join sales.opportunity o on o.id = i.record_id
     where i.run_id = ${s.runId}::uuid and i.step = ${s.step} and i.action = 'create'`.execute(ctx.db),
});

const currency = given('currency', 'text');
const company = sql`(select c.reporting_currency from platform.company c)`;

/** Bookings are events: one that is there already is never changed by a file; taking an import back mirrors them. */
const booking = tableTarget({
  noun: 'booking', table: 'sales.booking_event', guard: sql`(select b.owner_position_id from sales.booking_event b where b.id = i.record_id)`, fact: 'sales.booking',
  versioned: false, takeBack: 'reverse', reverse: reverseMany,
  after: async (ctx) => { await convertWaiting(ctx); await announceBookings(ctx); },
  // What takes away from a sale belongs to that sale: it is written beside it, by hand.
  misfits: [{ field: 'amount', problem: 'not_a_sale', when: sql`${isNew} and ${given('amount', 'minor')} <= 0` }],
  // One that was reversed no longer counts: the same file brought in again books it anew, under its key and a number.
  matches: sql`regexp_replace(t.external_key, '#[0-9]+$', '') = i.key and not exists (select from sales.booking_event r where r.reverses_id = t.id and r.kind = 'reversal')`,
  fields: {
    externalKey: { type: 'text', fixed: true }, account: refersTo('account', 'account_id', { required: true, fixed: true }),
    opportunity: refersTo('opportunity', 'opportunity_id', { fixed: true }), lead: refersTo('lead', 'lead_id', { fixed: true }),
    bookedOn: { type: 'day', column: 'booked_on', required: true, fixed: true }, currency: text('currency', { required: true, fixed: true, shape: Currency }),
    amount: { type: 'minor', column: 'minor', currency: 'currency', required: true, fixed: true }, reference: text('reference', { fixed: true }),
    owner: { type: 'text', reference: 'position' },
  },
  filled: (ctx) => ({
    external_key: sql`i.key || coalesce((select '#' || count(*) from sales.booking_event b where b.external_key = i.key having count(*) > 0), '')`,
    market_id: marketOfAccount,
    owner_position_id: sql`coalesce(${given('owner', 'uuid')}, (select o.owner_position_id from sales.opportunity o where o.id = ${given('opportunity', 'uuid')}), ${leadSeatToday(ctx)})`,
    reporting_currency: company,
    reporting_minor: sql`case when ${currency} = ${company} then ${given('amount', 'minor')} end`,
    recorded_at: sql`${ctx.now}::timestamptz`, person_id: sql`${ctx.person.id}::uuid`,
  }),
});

export const salesImports: readonly ImportTarget[] = [stage, closingReason, product, opportunity, booking];
