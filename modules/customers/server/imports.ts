import { sql } from 'kysely';
import { z } from 'zod';
import { becoming, given, isNew, type ImportField, type ImportTarget, rowsOf, tableTarget } from '../../../platform/server/incoming.ts';
import { enqueue } from '../../../platform/server/jobs.ts';
import { InteractionChannel } from '../contract/interactions.ts';
import { foldContactsTask } from './lastContact.ts';

const text = (column: string, more: Partial<ImportField> = {}): ImportField => ({ type: 'text', column, ...more });
const refersTo = (noun: string, column?: string, more: Partial<ImportField> = {}): ImportField => ({ type: 'text', reference: noun, ...(column ? { column } : {}), ...more });
const long = z.string().max(4000);
const market = sql`${given('market', 'uuid')}`;
const accountMarket = sql`(select a.market_id from customers.account a where a.id = ${given('account', 'uuid')})`;

const account = tableTarget({
  noun: 'account', table: 'customers.account', leadsTo: 'merged_into', guard: market, fact: 'customers.account',
  called: () => sql`select name as said, id from customers.account where withdrawn_at is null union all select tax_id, id from customers.account where withdrawn_at is null and tax_id is not null`,
  fields: {
    externalKey: text('external_key', { fixed: true }), name: text('name', { required: true }), market: refersTo('market', 'market_id', { required: true, fixed: true }),
    status: text('status', { cast: 'customers.account_status', choices: ['prospect', 'customer', 'former'], otherwise: 'prospect' }),
    class: text('class', { choices: ['A', 'B', 'C'] }), size: text('size', { cast: 'customers.account_size', choices: ['micro', 'small', 'medium', 'large'], counted: { micro: 10, small: 50, medium: 250 } }),
    segment: text('segment'), productLine: text('product_line'), taxId: text('tax_id'), website: text('website'), phone: text('phone'),
    street: text('street'), city: text('city'), region: text('region'), postcode: text('postcode'), country: text('country'),
    customerSince: { type: 'day', column: 'customer_since' }, createdAt: { type: 'instant', column: 'created_at', fixed: true },
    /** The seat that leads it, from when: the day of the import unless the file says so. */
    lead: refersTo('position', undefined, { required: true, fixed: true }), ledFrom: { type: 'day', column: 'custody_from', fixed: true },
  },
  // Whoever is a customer since a day that has come is one, where the file does not say otherwise.
  before: (ctx, s) => sql`update platform.incoming set given = jsonb_build_object('ledFrom', ${ctx.today}::text, 'createdAt', ${ctx.now}::timestamptz, 'status', case when given ->> 'customerSince' <= ${ctx.today}::text then 'customer' else 'prospect' end) || given
    where run_id = ${s.runId}::uuid and step = ${s.step} and action = 'create' and not given ?& array['ledFrom', 'createdAt', 'status']`.execute(ctx.db),
  // Part of the account's creation: it changes no answer about an account that existed, so it takes no structure lock.
  after: (ctx, s) => sql`insert into customers.custody (account_id, market_id, position_id, reason, valid, recorded)
    select record_id, ${market}, ${given('lead', 'uuid')}, 'import', daterange(${given('ledFrom', 'day')}, null), tstzrange(clock_timestamp(), null)
      from ${rowsOf(s, 'create')}`.execute(ctx.db),
});

const contact = tableTarget({
  noun: 'contact', table: 'customers.contact', leadsTo: 'merged_into', guard: sql`(select c.market_id from customers.contact c where c.id = i.record_id)`, fact: 'customers.contact',
  called: () => sql`select email::text as said, id from customers.contact where withdrawn_at is null and email is not null`,
  fields: {
    externalKey: text('external_key', { fixed: true }), account: refersTo('account', 'account_id', { required: true }),
    givenName: text('given_name', { personal: true, otherwise: '' }), familyName: text('family_name', { personal: true, otherwise: '' }),
    email: text('email', { personal: true, shape: z.email() }), phone: text('phone', { personal: true }), jobTitle: text('job_title'), language: text('language'),
    createdAt: { type: 'instant', fixed: true },
  },
  filled: (ctx) => ({ market_id: accountMarket, created_at: sql`coalesce(${given('createdAt', 'instant')}, ${ctx.now}::timestamptz)` }),
});

const interaction = tableTarget({
  noun: 'interaction', table: 'customers.interaction', guard: sql`(select x.market_id from customers.interaction x where x.id = i.record_id)`, fact: 'customers.interaction',
  fields: {
    externalKey: text('external_key', { fixed: true }), account: refersTo('account', 'account_id', { required: true }),
    kind: text('kind', { cast: 'customers.interaction_kind', choices: ['mass', 'direct', 'internal'], otherwise: 'direct' }),
    division: text('division', { choices: ['marketing', 'sales'], required: true }),
    channel: text('channel', { cast: 'customers.channel', choices: InteractionChannel.options, otherwise: 'other' }), subject: text('subject', { required: true, personal: true }), outcome: text('outcome', { personal: true, shape: long }),
    startsAt: { type: 'instant', column: 'starts_at', required: true }, minutes: { type: 'integer', column: 'minutes', otherwise: '0', shape: z.int().min(0) },
    position: refersTo('position', 'position_id'), person: refersTo('person', 'person_id'),
  },
  // What lies ahead is planned; what took place does not become ahead by being imported again.
  misfits: [{ field: 'startsAt', problem: 'lies_ahead', when: sql`not ${isNew} and not t.planned and ${given('startsAt', 'instant')} > now()` }],
  filled: (ctx) => ({ market_id: accountMarket, source: sql`'import'`, planned: sql`${given('startsAt', 'instant')} > ${ctx.now}::timestamptz` }),
  after: (ctx) => enqueue(ctx, foldContactsTask.name),
});

const promise = tableTarget({
  noun: 'promise', table: 'customers.promise', guard: sql`(select x.market_id from customers.promise x where x.id = i.record_id)`, fact: 'customers.promise',
  fields: {
    externalKey: text('external_key', { fixed: true }), account: refersTo('account', 'account_id', { required: true }), position: refersTo('position', 'position_id', { required: true }),
    title: text('title', { required: true }), givenOn: { type: 'day', column: 'given_on', required: true }, dueOn: { type: 'day', column: 'due_on', required: true },
    keptAt: { type: 'instant', column: 'kept_at' },
  },
  misfits: [{ field: 'dueOn', problem: 'ends_before_start', when: sql`${becoming('dueOn', 'day', 'due_on')} < ${becoming('givenOn', 'day', 'given_on')}` }],
  filled: () => ({ market_id: accountMarket }),
});

const need = tableTarget({
  noun: 'need', table: 'customers.need', guard: sql`(select x.market_id from customers.need x where x.id = i.record_id)`, fact: 'customers.need',
  fields: {
    externalKey: text('external_key', { fixed: true }), account: refersTo('account', 'account_id', { required: true }), position: refersTo('position', 'position_id'),
    title: text('title', { required: true }), detail: text('detail', { otherwise: '', shape: long }), registeredOn: { type: 'day', column: 'registered_on', required: true },
    metOn: { type: 'day', column: 'met_on' },
  },
  misfits: [{ field: 'metOn', problem: 'ends_before_start', when: sql`${becoming('metOn', 'day', 'met_on')} < ${becoming('registeredOn', 'day', 'registered_on')}` }],
  filled: () => ({ market_id: accountMarket }),
});

export const customersImports: readonly ImportTarget[] = [account, contact, interaction, promise, need];
