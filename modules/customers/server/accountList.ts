import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { FileAnswer } from '../../../platform/server/http.ts';
import { asPage, pageQuery, readCursor, type Sort, sortOf } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { seenColumns, sheetOf } from '../../../platform/server/sheet.ts';
import { streamed } from '../../../platform/server/streamed.ts';
import { customers as en } from '../../../words/en/customers.ts';
import { customers as es } from '../../../words/es/customers.ts';
import { latestOf } from '../rules/served.ts';
import { type Directory, directoryOf, marketNamed } from '../../organization/server/index.ts';
import type { exportAccounts, ListedAccount, listAccounts, listProductLines, listSegments } from '../contract/accounts.ts';
import { asksContacts, contactJoin, contactSorts, lastContactColumns, lastContactJoin, lastContactOf, type LastContactRow, silent } from './lastContact.ts';
import { seatAnswered } from './seats.ts';

type Input = z.output<typeof listAccounts.input>;
type Filter = Omit<Input, 'sort' | 'limit'>;

const sorts: Record<string, Sort> = {
  name: { by: sql`a.name`, type: 'text', collate: true },
  customerSince: { by: sql`coalesce(a.customer_since, 'infinity')`, type: 'date' },
  ...contactSorts,
};

/**
 * One page of customers within the caller's markets, with who leads each today. The page's ids are found first, by name
 * in the index alone; only they are joined to what a row shows.
 */
export async function accountList(ctx: Ctx, input: Input): Promise<{ rows: ListedAccount[]; next: string | null }> {
  // By last contact the page is found along its index, whose second key is the customer's id there.
  const page = pageQuery(sortOf(sorts, input.sort), input.sort.replace('-', '') in contactSorts ? sql`k.account_id` : sql`a.id`, input);
  const directory = await directoryOf(ctx);
  const { rows } = await sql<Row>`
    with page as materialized (
      select a.id, ${page.value} as sort_value, ${page.place} as place
        from customers.account a ${asksContacts(input) ? contactJoin : sql``}
       where ${matching(ctx, directory, input, input)} and ${page.where}
       order by ${page.order} limit ${page.limit}
    )
    select ${columns}, p.sort_value from page p join customers.account a on a.id = p.id ${lastContactJoin} ${leadJoin(ctx)} order by p.place`.execute(ctx.db);
  const { rows: shown, next } = asPage(rows, input.limit);
  return { rows: shown.map((r) => asRow(ctx, directory, r)), next };
}

export async function accountsFile(ctx: Ctx, input: z.output<typeof exportAccounts.input>): Promise<FileAnswer> {
  const { by, desc, collate } = sortOf(sorts, input.sort);
  const directory = await directoryOf(ctx);
  const query = sql<Row>`
    select ${columns}, '' as sort_value from customers.account a ${lastContactJoin} ${leadJoin(ctx)} where ${matching(ctx, directory, input)}
     order by ${by} ${collate ? sql`collate "es-x-icu"` : sql``} ${desc ? sql`desc` : sql``}, a.id`;
  const { fields: f, statuses, sizes, unnamed } = ctx.person.language === 'es' ? es : en;
  return sheetOf(ctx, input.format, f.fileAccounts, [...seenColumns<ListedAccount>(input.columns, {
    name: [f.name, (r) => r.name], status: [f.status, (r) => statuses[r.status]], class: [f.class, (r) => r.class], size: [f.size, (r) => r.size && sizes[r.size]], segment: [f.segment, (r) => r.segment], productLine: [f.productLine, (r) => r.productLine], city: [f.city, (r) => r.city],
    market: [f.market, (r) => r.market.name], lead: [f.lead, (r) => r.lead?.person?.name ?? (r.lead?.unnamed ? unnamed : undefined)], seat: [f.seat, (r) => r.lead?.seat.name], customerSince: [f.customerSince, (r) => r.customerSince, 'day'],
    lastContact: [f.lastContact, (r) => latestOf(r.lastContact), 'day'], lastSalesContact: [f.lastSalesContact, (r) => r.lastContact.sales, 'day'], lastMarketingContact: [f.lastMarketingContact, (r) => r.lastContact.marketing, 'day'],
  }), [f.key, (r) => r.id]], streamed(ctx, query, (r) => asRow(ctx, directory, r)));
}

export const segmentList = (ctx: Ctx, _: z.output<typeof listSegments.input>): Promise<{ rows: string[] }> => saidOf(ctx, 'segment');
export const productLineList = (ctx: Ctx, _: z.output<typeof listProductLines.input>): Promise<{ rows: string[] }> => saidOf(ctx, 'product_line');

async function saidOf(ctx: Ctx, column: 'segment' | 'product_line'): Promise<{ rows: string[] }> {
  const said = sql.ref(column);
  const { rows } = await sql<{ said: string }>`
    select ${said} as said from customers.account where ${said} is not null and withdrawn_at is null group by ${said} order by count(*) desc, ${said} limit 50`.execute(ctx.db);
  return { rows: rows.map((r) => r.said) };
}

function matching(ctx: Ctx, directory: Directory, f: Filter, page?: Input): RawBuilder<unknown> {
  const seats = f.mine ? ctx.person.seats.map((s) => s.id) : f.seat;
  return sql`a.withdrawn_at is ${f.withdrawn ? sql`not null` : sql`null`}
    ${f.find ? (f.withdrawn ? sql`and position(platform.plain(${f.find}) in a.search) > 0` : sql`and a.id in (select ${found(f, page)})`) : sql``}
    ${f.status ? sql`and a.status = any (${f.status}::customers.account_status[])` : sql``}
    ${f.class ? sql`and a.class = any (${f.class}::text[])` : sql``}
    ${f.size ? sql`and a.size = any (${f.size}::customers.account_size[])` : sql``}
    ${f.market ? sql`and a.market_id = any (${f.market}::uuid[])` : sql``}
    ${f.segment ? sql`and a.segment = any (${f.segment}::text[])` : sql``}
    ${f.productLine ? sql`and a.product_line = any (${f.productLine}::text[])` : sql``}
    ${seats ? sql`and a.id in (select c.account_id from customers.custody c
                    where c.position_id = any (${seats}::uuid[]) and upper_inf(c.recorded) and c.valid @> ${ctx.today}::date)` : sql``}
    ${silent(ctx, directory, f)}`;
}

/** By name and nothing else asked, the search itself stops after the page; otherwise it finds all that match. */
function found(f: Filter, page?: Input): RawBuilder<unknown> {
  const alone = page !== undefined && page.sort === 'name' && !f.status && !f.class && !f.size && !f.market && !f.segment && !f.productLine && !f.seat && !f.mine && !asksContacts(page);
  const [name, id] = alone && page.after ? readCursor(page.after, 'text') : ['', '00000000-0000-0000-0000-000000000000'];
  return sql`customers.find_accounts(${f.find}, ${name}, ${id}::uuid, ${alone ? page.limit + 1 : 1_000_000})`;
}

const columns = sql`a.id, a.name, a.status, a.class, a.size, a.city, a.segment, a.product_line, a.market_id, a.customer_since, a.version, c.position_id, ${lastContactColumns}`;

/** `any (array[…])` keeps the planner from the dated key's GiST index: the btree finds one customer's lead in a third of the time. */
const leadJoin = (ctx: Ctx): RawBuilder<unknown> => sql`
  left join customers.custody c on c.account_id = any (array[a.id]) and upper_inf(c.recorded) and c.valid @> ${ctx.today}::date`;

interface Row extends LastContactRow {
  id: string; name: string; status: ListedAccount['status']; class: ListedAccount['class']; size: ListedAccount['size']; city: string | null; segment: string | null; product_line: string | null; market_id: string;
  customer_since: string | null; version: number; position_id: string | null; sort_value: string;
}

const asRow = (ctx: Ctx, directory: Directory, r: Row): ListedAccount => ({
  id: r.id, name: r.name, status: r.status, class: r.class, size: r.size, city: r.city, segment: r.segment, productLine: r.product_line, customerSince: r.customer_since, version: r.version,
  market: marketNamed(ctx, directory, r.market_id),
  lead: r.position_id === null ? null : seatAnswered(directory, r.position_id),
  lastContact: lastContactOf(r),
});
