import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact, recordFacts } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { changeAccount, withdrawAccount } from '../contract/account.ts';
import type { changeAccounts, undoAccountChanges } from '../contract/accounts.ts';
import { changedFields } from '../rules/changedFields.ts';

/** The columns a person may change, by the field's name in the contract. */
export const accountColumn = {
  name: 'name', status: 'status', class: 'class', size: 'size', segment: 'segment', productLine: 'product_line', taxId: 'tax_id', website: 'website', phone: 'phone', street: 'street', city: 'city',
  region: 'region', postcode: 'postcode', country: 'country', customerSince: 'customer_since',
} as const;
type Field = keyof typeof accountColumn;
const fields = Object.keys(accountColumn) as Field[];
export type Values = Partial<Record<Field, string | null>>;
export interface Changed { id: string; version: number }

/** The values as columns, blank texts as unknown. */
export const asColumns = (values: Values): Record<string, string | null> =>
  Object.fromEntries(fields.filter((f) => values[f] !== undefined).map((f) => [accountColumn[f], values[f] || null]));

/** Only the fields a person fills in, and only those with a value: what a fact of creation tells. */
export const filledIn = (values: Values): Values => Object.fromEntries(fields.filter((f) => values[f]).map((f) => [f, values[f]]));

/** Changes what differs; when nothing does, the record and its version stay. */
export async function accountChanged(ctx: Ctx, input: z.output<typeof changeAccount.input>): Promise<Changed> {
  const { accountId, version, ...asked } = input;
  const { rows: [record] } = await sql<Values & { id: string; marketId: string; version: number }>`
    select a.id, a.version, a.market_id as "marketId", ${sql.join(fields.map((f) => sql`${sql.ref(`a.${accountColumn[f]}`)} as ${sql.id(f)}`))}
      from customers.account a where a.id = ${accountId} and a.version = ${version} for update`.execute(ctx.db);
  if (!record) throw await whyUnchanged(ctx, 'customers.account', accountId, version);
  const { before, after } = changedFields<Values>(record, Object.fromEntries(Object.entries(asked).map(([f, v]) => [f, v || null])));
  if (Object.keys(after).length === 0) return { id: accountId, version };
  // Whoever becomes a customer is one from today, unless somebody said since when: reports count customers by that day.
  if (after.status === 'customer' && !record.customerSince && !asked.customerSince) [before.customerSince, after.customerSince] = [null, ctx.today];
  await sql`update customers.account set ${sql.join(Object.entries(asColumns(after)).map(([c, v]) => sql`${sql.ref(c)} = ${v}`))}, version = version + 1
             where id = ${accountId}`.execute(ctx.db);
  await recordFact(ctx, { what: 'customers.account_changed', about: { kind: 'account', id: accountId }, guard: record.marketId, before, after });
  return { id: accountId, version: version + 1 };
}

export const accountWithdrawn = (ctx: Ctx, input: z.output<typeof withdrawAccount.input>): Promise<Changed> => withdraw(ctx, input, true);
export const accountRestored = (ctx: Ctx, input: z.output<typeof withdrawAccount.input>): Promise<Changed> => withdraw(ctx, input, false);

async function withdraw(ctx: Ctx, { accountId, version }: { accountId: string; version: number }, away: boolean): Promise<Changed> {
  const { rows: [row] } = await sql<Changed & { market_id: string }>`
    update customers.account set withdrawn_at = ${away ? ctx.now : null}::timestamptz, version = version + 1
     where id = ${accountId} and version = ${version} and (withdrawn_at is null) = ${away} returning id, version, market_id`.execute(ctx.db);
  if (!row) throw await whyUnchanged(ctx, 'customers.account', accountId, version);
  await recordFact(ctx, { what: away ? 'customers.account_withdrawn' : 'customers.account_restored', about: { kind: 'account', id: accountId }, guard: row.market_id });
  return { id: row.id, version: row.version };
}

interface Touched { id: string; market_id: string; version: number; status: string; class: string | null; segment: string | null; begun: boolean }

/** Status, class or segment of many, in one statement; those that had the values already stay as they are. Whoever becomes a customer is one from today (`begun`) where nobody said since when. */
export async function accountsChanged(ctx: Ctx, { accountIds, change }: z.output<typeof changeAccounts.input>): Promise<{ actId: string; changed: number; kept: number }> {
  const actId = randomUUID(), set = asColumns(change), names = Object.keys(set), begun = sql`(${change.status === 'customer'} and b.status <> 'customer' and b.customer_since is null)`;
  const { rows } = await sql<Touched>`
    update customers.account a set ${sql.join(names.map((c) => sql`${sql.ref(c)} = ${set[c]}`))}, customer_since = case when ${begun} then ${ctx.today}::date else a.customer_since end, version = a.version + 1
      from (select id, status, class, segment, customer_since from customers.account where id = any (${accountIds}::uuid[]) and withdrawn_at is null for update) b
     where a.id = b.id and (${sql.join(names.map((c) => sql`${sql.ref(`b.${c}`)}::text is distinct from ${set[c]}`), sql` or `)})
    returning a.id, a.market_id, a.version, b.status, b.class, b.segment, ${begun} as begun`.execute(ctx.db);
  await recordFacts(ctx, rows.map((r) => ({
    what: 'customers.account_changed', about: { kind: 'account', id: r.id }, guard: r.market_id, actId,
    before: { ...Object.fromEntries(names.map((c) => [c, r[c as 'status']])), ...(r.begun && { customerSince: null }) }, after: { ...set, ...(r.begun && { customerSince: ctx.today }), version: r.version },
  })));
  return { actId, changed: rows.length, kept: accountIds.length - rows.length };
}

/** A new act that gives each record back what it had, unless somebody changed it since; only whoever made the change takes it back. */
export async function accountChangesUndone(ctx: Ctx, { actId }: z.output<typeof undoAccountChanges.input>): Promise<{ restored: number; kept: number }> {
  const { rows } = await sql<{ id: string; market_id: string | null; before: Values; after: Values }>`
    with act as (
      select f.about_id, f.before, f.after from platform.fact f
       where f.act_id = ${actId} and f.what = 'customers.account_changed' and f.about_kind = 'account' and f.person_id = ${ctx.person.id}
    ), restored as (
      update customers.account a
         set status = coalesce((act.before ->> 'status')::customers.account_status, a.status),
             class = case when act.before ? 'class' then act.before ->> 'class' else a.class end,
             segment = case when act.before ? 'segment' then act.before ->> 'segment' else a.segment end,
             customer_since = case when act.before ? 'customerSince' then (act.before ->> 'customerSince')::date else a.customer_since end, version = a.version + 1
        from act where a.id = act.about_id and a.version = (act.after ->> 'version')::int returning a.id, a.market_id
    )
    select act.about_id as id, r.market_id, act.before, act.after - 'version' as after from act left join restored r on r.id = act.about_id`.execute(ctx.db);
  if (rows.length === 0) throw new Refusal('not_found', 'There is no such change of yours.', 'platform.not_found');
  const restored = rows.filter((r) => r.market_id !== null);
  await recordFacts(ctx, restored.map((r) => ({
    what: 'customers.account_changed', about: { kind: 'account', id: r.id }, guard: r.market_id!, before: r.after, after: r.before,
  })));
  return { restored: restored.length, kept: rows.length - restored.length };
}
