import { sql } from 'kysely';
import type { Ctx } from '../../../../platform/server/request.ts';
import type { ExecutiveReport } from '../../contract/executive.ts';
import { type Asked, listedOn, ofMarket, recordsAt, shareOf, why } from './asked.ts';

interface Row { period: 'now' | 'before' | 'year'; market_id: string; market: string; hold: number; customers: number; both: number; marketing: number; sales: number }

/** Days a contact holds, as customers counts them. */
export const holdDays = (ctx: Ctx) => sql<number>`coalesce((select (value ->> 'days')::int from platform.parameter where name = 'customers.served_days' and valid @> ${ctx.today}::date), 30)`;

/** The day an account became a customer; where nobody wrote it, the day somebody began to look after it. */
export const customerFrom = (account: string) => sql`coalesce(${sql.ref(`${account}.customer_since`)}, ${sql.ref(`${account}.custody_from`)})`;

/** Customers by who had been in touch with them on the last day of the period, of the one before and of the year before. */
export async function servedOf(ctx: Ctx, asked: Asked): Promise<{ served: ExecutiveReport['served']; byMarket: Map<string, { name: string; customers: number; both: number }> }> {
  const rows = await inTouch(ctx, asked), days = rows[0]?.hold ?? 30;
  const now = sumOf(rows, 'now'), before = sumOf(rows, 'before'), year = sumOf(rows, 'year');
  const { both, marketing, sales } = now, none = now.customers - both - marketing - sales;
  const parts = [{ key: 'both', count: both }, { key: 'marketing', count: marketing }, { key: 'sales', count: sales }, { key: 'none', count: none }];
  return {
    served: {
      both, marketing, sales, none, holdDays: days, share: shareOf(both, now.customers), before: shareOf(before.both, before.customers), yearBefore: shareOf(year.both, year.customers),
      why: why('served', { on: asked.lastDay, days, customers: now.customers }, parts, recordsAt('served', asked.period, asked)),
    },
    byMarket: new Map(rows.filter((r) => r.period === 'now').map((r) => [r.market_id, { name: r.market, customers: r.customers, both: r.both }])),
  };
}

function sumOf(rows: readonly Row[], period: Row['period']) {
  const own = rows.filter((r) => r.period === period), sum = (pick: 'customers' | 'both' | 'marketing' | 'sales') => own.reduce((n, r) => n + r[pick], 0);
  return { customers: sum('customers'), both: sum('both'), marketing: sum('marketing'), sales: sum('sales') };
}

/** By market and day: the customers there were, and how many of them each division had been in touch with lately. */
async function inTouch(ctx: Ctx, asked: Asked): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with hold as (select ${holdDays(ctx)} as days),
    day as (select * from (values ('now', ${asked.lastDay}::date), ('before', ${asked.before.to}::date - 1), ('year', ${asked.year.to}::date - 1)) d(period, day)),
    touched as (
      select d.period, c.account_id, bool_or(c.division = 'marketing') as marketing, bool_or(c.division = 'sales') as sales
        from day d cross join hold join published.customer_contact c
          on not c.planned and c.kind <> 'internal' and c.division is not null and c.starts_at <= ${ctx.now}
         and c.starts_at >= (d.day - hold.days + 1)::timestamp at time zone ${asked.zone} and c.starts_at < (d.day + 1)::timestamp at time zone ${asked.zone}
       group by 1, 2
    ), since as (
      -- Customers by the day they became one and the day they were withdrawn: read once, counted for the three days together.
      select a.market_id, ${customerFrom('a')} as day, (a.withdrawn_at at time zone ${asked.zone})::date as until, count(*) as customers from published.account a
       where a.status = 'customer' and a.merged_into is null ${ofMarket(asked, 'a.market_id')} group by 1, 2, 3
    ), counted as (
      select d.period, s.market_id, sum(s.customers)::int as customers from day d join since s on s.day <= d.day and (s.until is null or s.until > d.day) group by 1, 2
    ), reached as (
      select t.period, a.market_id, (count(*) filter (where t.marketing and t.sales))::int as both,
             (count(*) filter (where t.marketing and not t.sales))::int as marketing, (count(*) filter (where t.sales and not t.marketing))::int as sales
        from touched t join day d on d.period = t.period
        join published.account a on a.id = t.account_id and a.status = 'customer' and ${listedOn('a', sql`d.day`)} and ${customerFrom('a')} <= d.day
       where true ${ofMarket(asked, 'a.market_id')} group by 1, 2
    )
    select c.period, c.market_id, ${ctx.person.language === 'es' ? sql`m.name_es` : sql`m.name_en`} as market, hold.days as hold, c.customers,
           coalesce(r.both, 0) as both, coalesce(r.marketing, 0) as marketing, coalesce(r.sales, 0) as sales
      from counted c cross join hold join published.market m on m.id = c.market_id
      left join reached r on r.period = c.period and r.market_id = c.market_id`.execute(ctx.db);
  return rows;
}
