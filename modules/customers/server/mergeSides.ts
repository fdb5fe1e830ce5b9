import { type RawBuilder, sql } from 'kysely';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { type Directory, directoryOf } from '../../organization/server/index.ts';
import type { DuplicatePair, MergeKind } from '../contract/merging.ts';
import type { Values } from '../rules/merging.ts';
import { accountColumn } from './accountChanges.ts';
import { contactColumn } from './contacts.ts';
import { seatAnswered } from './seats.ts';

/** One of two records that may be the same one: as a list shows it, and every value that merging chooses among. */
export interface Side {
  shown: DuplicatePair['one']; version: number; marketId: string; leadSeatId: string | null; externalKey: string | null; accountId: string | null;
  /** Neither withdrawn, erased nor merged. */
  inUse: boolean; mergedInto: string | null; erased: boolean; taxKey: string | null; values: Values;
}

interface Row {
  id: string; name: string; email: string | null; phone: string | null; city: string | null; tax_id: string | null; website: string | null; job_title: string | null; account_id: string | null; account_name: string | null;
  position_id: string | null; created_at: Date; version: number; market_id: string; external_key: string | null; in_use: boolean; merged_into: string | null; erased: boolean; tax_key: string | null; values: Values;
}

const valuesOf = (columns: Readonly<Record<string, string>>): RawBuilder<unknown> =>
  sql`jsonb_build_object(${sql.join(Object.entries(columns).flatMap(([field, column]) => [sql`${sql.lit(field)}`, sql`t.${sql.ref(column)}::text`]))})`;

const led = (ctx: Ctx, account: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  left join lateral (select x.position_id from customers.custody x where x.account_id = ${account} and upper_inf(x.recorded)  and x.valid && daterange(${ctx.today}::date, null) order by x.valid limit 1) c on true`;

/** The records of these ids, in no order; those out of reach are not among them. */
export async function sidesOf(ctx: Ctx, kind: MergeKind, ids: readonly string[]): Promise<Map<string, Side>> {
  const { rows } = await (kind === 'account'
    ? sql<Row>`
      select t.id, t.name, null as email, t.phone, t.city, t.tax_id, t.website, null as job_title, null as account_id, null as account_name, c.position_id, t.created_at, t.version, t.market_id, t.external_key,
             t.withdrawn_at is null as in_use, t.merged_into, false as erased, t.tax_key, ${valuesOf(accountColumn)} as values
        from customers.account t ${led(ctx, sql`t.id`)} where t.id = any (${ids}::uuid[])`
    : sql<Row>`
      select t.id, t.name, t.email, t.phone, a.city, null as tax_id, null as website, t.job_title, t.account_id, a.name as account_name, c.position_id, t.created_at, t.version, t.market_id, t.external_key,
             t.withdrawn_at is null as in_use, t.merged_into, t.erased_at is not null as erased, null as tax_key, ${valuesOf(contactColumn)} as values
        from customers.contact t left join customers.account a on a.id = t.account_id ${led(ctx, sql`t.account_id`)} where t.id = any (${ids}::uuid[])`).execute(ctx.db);
  const directory = await directoryOf(ctx);
  return new Map(rows.map((r) => [r.id, asSide(directory, kind, r)]));
}

function asSide(directory: Directory, kind: MergeKind, r: Row): Side {
  return {
    version: r.version, marketId: r.market_id, leadSeatId: r.position_id, externalKey: r.external_key, accountId: r.account_id, inUse: r.in_use, mergedInto: r.merged_into, erased: r.erased, taxKey: r.tax_key, values: Object.fromEntries(Object.keys(kind === 'account' ? accountColumn : contactColumn).map((f) => [f, r.values[f] ?? null])),
    shown: {
      id: r.id, name: r.name, email: r.email, phone: r.phone, city: r.city, taxId: r.tax_id, website: r.website, jobTitle: r.job_title, createdAt: r.created_at.toISOString(),
      account: r.account_id === null ? null : { id: r.account_id, name: r.account_name ?? '' }, lead: r.position_id === null ? null : seatAnswered(directory, r.position_id),
    },
  };
}

/** Both, or a refusal: not there, the same one, or no longer in use. */
export async function bothSides(ctx: Ctx, kind: MergeKind, { keepId, absorbId }: { keepId: string; absorbId: string }): Promise<{ keep: Side; absorb: Side }> {
  if (keepId === absorbId) throw new Refusal('invalid_input', 'It takes two records.', 'customers.merge_two', { fields: { absorbId: 'not_valid' } });
  const sides = await sidesOf(ctx, kind, [keepId, absorbId]), keep = sides.get(keepId), absorb = sides.get(absorbId);
  if (!keep || !absorb) throw new Refusal('not_found', 'One of these records is not there, or not yours to see.', 'platform.not_found');
  if (!keep.inUse || !absorb.inUse) throw new Refusal('conflict', 'One of these records is withdrawn, erased or merged already.', 'customers.merge_not_in_use');
  return { keep, absorb };
}

/** The record that an address leads to: where one was merged into another, the one that stayed. */
export const staying = (kind: MergeKind, id: string): RawBuilder<unknown> =>
  sql`coalesce((select m.merged_into from ${sql.table(`customers.${kind}`)} m where m.id = ${id}), ${id}::uuid)`;

/** A contact and everybody that was merged into it: one person, to be told or erased whole. */
export const samePerson = (id: string): RawBuilder<unknown> => sql`(select s.id from customers.contact s where ${staying('contact', id)} in (s.id, s.merged_into))`;
