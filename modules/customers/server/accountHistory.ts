import { sql } from 'kysely';
import type { z } from 'zod';
import { asPage, readCursor } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { accountHistory, Change } from '../contract/account.ts';

interface Row {
  id: string; sort_value: string; at: Date; what: string; via: string; about_kind: string; about_id: string; about_name: string | null; who: string;
  before: Record<string, unknown> | null; after: Record<string, unknown> | null;
}

/** Facts about the customer, its contacts, promises, needs and corrected contacts, the latest first. Names are those of today. */
export async function historyOfAccount(ctx: Ctx, input: z.output<typeof accountHistory.input>): Promise<{ rows: Change[]; next: string | null }> {
  const before = input.after ? readCursor(input.after, 'text')[1] : null;
  const { rows } = await sql<Row>`
    with about(id, kind, name) as materialized (
      select id, 'account', case when merged_into is not null then name end from customers.account where id = ${input.accountId} or merged_into = ${input.accountId}
      union all select id, 'contact', name from customers.contact where account_id = ${input.accountId}
      union all select id, 'promise', title from customers.promise where account_id = ${input.accountId}
      union all select id, 'need', title from customers.need where account_id = ${input.accountId}
      union all (select id, 'interaction', subject from customers.interaction where account_id = ${input.accountId} and version > 1 order by starts_at desc limit 200)
    )
    select f.id, f.id::text as sort_value, f.at, f.what, f.via, f.about_kind, f.about_id, b.name as about_name, coalesce(p.name, f.system, '') as who, f.before, f.after
      from about b join platform.fact f on f.about_id = b.id left join published.person p on p.id = f.person_id
     where ${before ? sql`f.id < ${before}::uuid` : sql`true`} and not (f.about_kind = 'interaction' and f.what like '%logged')
     order by f.id desc limit ${input.limit + 1}`.execute(ctx.db);
  const { rows: shown, next } = asPage(rows, input.limit);
  const known = await namesOf(ctx, shown);
  return { rows: shown.map((r) => asChange(r, known)), next };
}

type Known = Map<string, { value: string | null; erased: boolean }>;
const isRef = (v: unknown): v is { ref: string } => typeof v === 'object' && v !== null && typeof (v as { ref?: unknown }).ref === 'string';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the references of these facts stand for: personal values (unless erased), and the names of seats. */
async function namesOf(ctx: Ctx, rows: readonly Row[]): Promise<Known> {
  const values = rows.flatMap((r) => [...Object.values(r.before ?? {}), ...Object.values(r.after ?? {})]);
  const refs = values.filter(isRef).map((v) => v.ref), ids = values.filter((v) => typeof v === 'string' && uuid.test(v)) as string[];
  const { rows: found } = await sql<{ id: string; value: string | null; erased: boolean }>`
    select id, value, erased_at is not null as erased from platform.personal_value where id = any (${refs}::uuid[])
    union all
    select id, title, false from published.seat where id = any (${ids}::uuid[]) and valid @> ${ctx.today}::date
    union all
    select id, name, false from customers.contact where id = any (${ids}::uuid[])
    union all
    select id, name, false from customers.account where id = any (${ids}::uuid[])`.execute(ctx.db);
  return new Map(found.map((f) => [f.id, f]));
}

function asChange(r: Row, known: Known): Change {
  const names = [...new Set([...Object.keys(r.before ?? {}), ...Object.keys(r.after ?? {})])].filter((n) => n !== 'version');
  return {
    id: r.id, at: r.at.toISOString(), what: r.what, who: r.who, via: r.via, about: { kind: r.about_kind, id: r.about_id, name: r.about_name },
    fields: names.map((field) => {
      const [before, after] = [told(r.before?.[field], known), told(r.after?.[field], known)];
      return { field, before: before.text, after: after.text, erased: before.erased || after.erased };
    }),
  };
}

function told(value: unknown, known: Known): { text: string | null; erased: boolean } {
  if (value === null || value === undefined || value === '') return { text: null, erased: false };
  const of = isRef(value) ? known.get(value.ref) : typeof value === 'string' ? known.get(value) : undefined;
  if (of) return { text: of.value, erased: of.erased };
  return { text: isRef(value) ? null : typeof value === 'object' ? JSON.stringify(value) : String(value), erased: isRef(value) };
}
