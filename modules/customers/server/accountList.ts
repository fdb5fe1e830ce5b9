import { sql } from 'kysely';
import type { z } from 'zod';
import { asPage, pageQuery, type Sort, sortOf } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { AccountRow, listAccounts } from '../contract/accounts.ts';

type Input = z.output<typeof listAccounts.input>;

const sorts: Record<string, Sort> = {
  name: { by: sql`a.name`, type: 'text', collate: true },
  customerSince: { by: sql`coalesce(a.customer_since, 'infinity')`, type: 'date' },
};

/** One page of customers within the caller's markets, with who leads each today. */
export async function accountList(ctx: Ctx, input: Input): Promise<{ rows: AccountRow[]; next: string | null }> {
  const page = pageQuery(sortOf(sorts, input.sort), sql`a.id`, input);
  const inSeat = input.mine ? ctx.person.seats.map((s) => s.id) : input.seat;
  const { rows } = await sql<Row>`
    with page as (
      select a.id, a.name, a.status, a.class, a.city, a.segment, a.market_id, a.customer_since, a.version, ${page.value} as sort_value, ${page.place} as place
        from customers.account a
       where a.withdrawn_at is null and ${page.where}
         ${input.find ? sql`and a.id in (select customers.find_accounts(${input.find}, '', '00000000-0000-0000-0000-000000000000'::uuid, 5000))` : sql``}
         ${input.status ? sql`and a.status = any(${input.status}::customers.account_status[])` : sql``}
         ${input.class ? sql`and a.class = any(${input.class}::text[])` : sql``}
         ${input.market ? sql`and a.market_id = any(${input.market}::uuid[])` : sql``}
         ${inSeat ? sql`and a.id in (select c.account_id from customers.custody c
                          where c.position_id = any(${inSeat}::uuid[]) and upper_inf(c.recorded) and c.current_valid @> ${ctx.today}::date)` : sql``}
       order by ${page.order} limit ${page.limit}
    )
    select p.*, m.name_es, m.name_en, c.position_id, s.title, h.person_id, h.person_name
      from page p
      join published.market m on m.id = p.market_id
      left join customers.custody c on c.account_id = p.id and c.current_valid @> ${ctx.today}::date
      left join published.seat s on s.id = c.position_id and s.valid @> ${ctx.today}::date
      left join lateral (select h.person_id, h.person_name from published.seat_holder h
                          where h.position_id = c.position_id and h.valid @> ${ctx.today}::date order by h.kind limit 1) h on true
     order by p.place
  `.execute(ctx.db);
  const { rows: shown, next } = asPage(rows, input.limit);
  return { rows: shown.map((r) => asRow(r, ctx.person.language)), next };
}

interface Row {
  id: string; name: string; status: AccountRow['status']; class: AccountRow['class']; city: string | null; segment: string | null; market_id: string;
  customer_since: string | null; version: number; sort_value: string; name_es: string; name_en: string;
  position_id: string | null; title: string | null; person_id: string | null; person_name: string | null;
}

const asRow = (r: Row, language: 'es' | 'en'): AccountRow => ({
  id: r.id, name: r.name, status: r.status, class: r.class, city: r.city, segment: r.segment, customerSince: r.customer_since, version: r.version,
  market: { id: r.market_id, name: language === 'es' ? r.name_es : r.name_en },
  lead: r.position_id
    ? { seat: { id: r.position_id, name: r.title ?? '' }, person: r.person_id ? { id: r.person_id, name: r.person_name ?? '' } : null } : null,
});
