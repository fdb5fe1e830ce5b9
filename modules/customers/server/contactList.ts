import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { FileAnswer } from '../../../platform/server/http.ts';
import { asPage, pageQuery, readCursor, type Sort, sortOf } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { seenColumns, sheetOf } from '../../../platform/server/sheet.ts';
import { streamed } from '../../../platform/server/streamed.ts';
import { customers as en } from '../../../words/en/customers.ts';
import { customers as es } from '../../../words/es/customers.ts';
import { type Directory, directoryOf, marketNamed } from '../../organization/server/index.ts';
import type { ContactRow, exportContacts, listContacts } from '../contract/contacts.ts';

type Input = z.output<typeof listContacts.input>;
type Filter = Omit<Input, 'sort' | 'limit'>;

const sorts: Record<string, Sort> = { name: { by: sql`k.name`, type: 'text', collate: true } };

/** One page of contacts within the caller's markets, by name. */
export async function contactList(ctx: Ctx, input: Input): Promise<{ rows: ContactRow[]; next: string | null }> {
  const page = pageQuery(sortOf(sorts, input.sort), sql`k.id`, input);
  const directory = await directoryOf(ctx);
  const { rows } = await sql<ContactColumns>`
    with page as materialized (
      select k.id, ${page.value} as sort_value, ${page.place} as place from customers.contact k
       where ${matching(ctx, input, input)} and ${page.where} order by ${page.order} limit ${page.limit}
    )
    select ${contactColumns}, p.sort_value from page p join customers.contact k on k.id = p.id ${contactJoins} order by p.place`.execute(ctx.db);
  const { rows: shown, next } = asPage(rows, input.limit);
  return { rows: shown.map((r) => asContact(ctx, directory, r)), next };
}

export async function contactsFile(ctx: Ctx, input: z.output<typeof exportContacts.input>): Promise<FileAnswer> {
  const desc = input.sort === '-name' ? sql`desc` : sql``;
  const directory = await directoryOf(ctx);
  const query = sql<ContactColumns>`select ${contactColumns}, '' as sort_value from customers.contact k ${contactJoins} where ${matching(ctx, input)}
    order by k.name collate "es-x-icu" ${desc}, k.id`;
  const f = (ctx.person.language === 'es' ? es : en).fields;
  return sheetOf(ctx, input.format, f.fileContacts, [...seenColumns<ContactRow>(input.columns?.flatMap((c) => (c === 'name' ? ['givenName', 'familyName'] : [c])), {
    givenName: [f.givenName, (r) => r.givenName], familyName: [f.familyName, (r) => r.familyName], email: [f.email, (r) => r.email], phone: [f.phone, (r) => r.phone],
    jobTitle: [f.jobTitle, (r) => r.jobTitle], account: [f.account, (r) => r.account?.name], market: [f.market, (r) => r.market.name],
  }), [f.key, (r) => r.id]], streamed(ctx, query, (r) => asContact(ctx, directory, r)));
}

function matching(ctx: Ctx, f: Filter, page?: Input): RawBuilder<unknown> {
  const mine = ctx.person.seats.map((s) => s.id);
  return sql`k.withdrawn_at is ${f.withdrawn ? sql`not null` : sql`null`}
    ${f.find ? (f.withdrawn ? sql`and position(platform.plain(${f.find}) in k.search) > 0` : sql`and k.id in (select ${found(f, page)})`) : sql``}
    ${f.account ? sql`and k.account_id = any (${f.account}::uuid[])` : sql``}
    ${f.market ? sql`and k.market_id = any (${f.market}::uuid[])` : sql``}
    ${f.mine ? sql`and k.account_id in (select c.account_id from customers.custody c
                     where c.position_id = any (${mine}::uuid[]) and upper_inf(c.recorded) and c.valid @> ${ctx.today}::date)` : sql``}`;
}

/** By name and nothing else asked, the search itself stops after the page; otherwise it finds all that match. */
function found(f: Filter, page?: Input): RawBuilder<unknown> {
  const alone = page !== undefined && page.sort === 'name' && !f.account && !f.market && !f.mine;
  const [name, id] = alone && page.after ? readCursor(page.after, 'text') : ['', '00000000-0000-0000-0000-000000000000'];
  return sql`customers.find_contacts(${f.find}, ${name}, ${id}::uuid, ${alone ? page.limit + 1 : 1_000_000})`;
}

export const contactColumns = sql`k.id, k.name, k.given_name, k.family_name, k.email, k.phone, k.job_title, k.market_id, k.account_id,
  k.erased_at is not null as erased, k.version, a.name as account_name`;
export const contactJoins = sql`left join customers.account a on a.id = k.account_id`;

export interface ContactColumns {
  id: string; name: string; given_name: string; family_name: string; email: string | null; phone: string | null; job_title: string | null; market_id: string; account_id: string | null;
  erased: boolean; version: number; account_name: string | null; sort_value: string;
}

export const asContact = (ctx: Ctx, directory: Directory, r: ContactColumns): ContactRow => ({
  id: r.id, name: r.name, givenName: r.given_name, familyName: r.family_name, email: r.email, phone: r.phone, jobTitle: r.job_title, erased: r.erased, version: r.version,
  account: r.account_id === null ? null : { id: r.account_id, name: r.account_name ?? '' }, market: marketNamed(ctx, directory, r.market_id),
});
