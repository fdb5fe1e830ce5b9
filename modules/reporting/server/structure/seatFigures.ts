import { sql } from 'kysely';
import type { z } from 'zod';
import { amountText, totalIn } from '../../../../contract/money.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import { addMonths } from '../../../organization/rules/index.ts';
import type { seatFigures, SeatFigures } from '../../contract/structureFigures.ts';
import { loadBand, type LoadBand, seatLoad } from '../../rules/seatLoad.ts';
import { askedOf, listedOn } from '../executive/asked.ts';

interface Row {
  id: string; capacity: number | null; customers: SeatFigures['customers']; booked: string; unconverted: string[] | null; deals: number; requests: number;
  open: { currency: string; minor: string }[] | null; cost: { currency: string; minor: string } | null; sees_cost: boolean;
}

/**
 * Each seat within reach with what it holds on a day: customers by custody, the twelve months' bookings by the seat that
 * signed them, and, of today, open deals and what waits for the seat's answer. What a seat costs is close to a salary: it is
 * read only where the reader's right to it reaches.
 */
export async function figuresOfSeats(ctx: Ctx, { on = ctx.today }: z.output<typeof seatFigures.input>): Promise<z.input<typeof seatFigures.output>> {
  const from = addMonths(on, -12), isToday = on === ctx.today, costs = ctx.person.scopeOf('organization.cost.read');
  const { currency, rates } = await askedOf(ctx, { from, to: on }, on);
  const { rows: [parameter] } = await sql<{ value: LoadBand }>`select value from platform.parameter where name = 'reporting.load_band' and valid @> ${on}::date`.execute(ctx.db);
  const band = parameter?.value ?? loadBand, missing = new Set<string>();
  const inOne = (amounts: readonly { minor: string; currency: string }[]) => {
    const sum = totalIn(currency, amounts.map((a) => ({ minor: BigInt(a.minor), currency: a.currency })), rates);
    for (const c of sum.missing) missing.add(c);
    return sum.total ? amountText(sum.total) : null;
  };
  const rows = (await heldBySeats(ctx, from, on)).map((r): SeatFigures => {
    for (const c of r.unconverted ?? []) missing.add(c);
    const pipeline = inOne(r.open ?? []), cost = inOne(r.cost ? [r.cost] : []);
    return {
      seatId: r.id, customers: r.customers, booked: r.unconverted ? null : { minor: r.booked, currency },
      pipeline: isToday ? pipeline : null, cost: r.cost && cost, costUnknown: r.sees_cost && r.cost === null ? 1 : 0,
      load: isToday ? { deals: r.deals, requests: r.requests, ...seatLoad({ customers: r.customers.all, deals: r.deals, requests: r.requests }, r.capacity, band) } : null,
    };
  });
  return { on, from, currency, missing: [...missing].sort(), seesCost: costs.company || costs.seats.length > 0, band, rows };
}

/** One statement, whatever the number of seats. */
async function heldBySeats(ctx: Ctx, from: string, on: string): Promise<Row[]> {
  const isToday = on === ctx.today, costs = ctx.person.scopeOf('organization.cost.read'), { company, seats } = ctx.person.scopeOf('reporting.seat.read');
  const { rows } = await sql<Row>`
    with seat as materialized (
      select s.id, s.capacity from published.seat s
       where s.valid @> ${on}::date and (${company} or s.id = any(${seats}::uuid[]))
    ),
    led as (
      select c.position_id, count(*)::int as everyone, (count(*) filter (where a.class = 'A'))::int as a, (count(*) filter (where a.class = 'B'))::int as b, (count(*) filter (where a.class = 'C'))::int as c
        from published.custody c join published.account a on a.id = c.account_id and ${listedOn('a', sql`${on}::date`)} where c.valid @> ${on}::date group by 1
    ),
    sold as (
      select b.position_id, sum(b.reporting_minor)::text as minor, array_agg(distinct b.currency::text) filter (where b.reporting_minor is null) as unconverted
        from published.credited b where b.booked_on > ${from}::date and b.booked_on <= ${on}::date group by 1
    ),
    open as (
      select t.owner_position_id, sum(t.deals)::int as deals, jsonb_agg(jsonb_build_object('currency', t.currency, 'minor', t.minor)) as amounts
        from (select o.owner_position_id, o.currency, sum(o.deals) as deals, coalesce(sum(o.weighted) filter (where o.forecast_category <> 'omitted'), 0)::text as minor
                from published.open_deals o where ${isToday} group by 1, 2) t group by 1
    ),
    asked as (
      select h.position_id, count(*)::int as n from (
        select to_position_id as position_id from published.hand_off where ${isToday} and offered_at is not null and returned_at is null and qualified_at is null and recycled_at is null and disqualified_at is null
        union all
        select to_position_id from published.support_request where ${isToday} and declined_at is null and delivered_at is null and closed_at is null and confirmed_at is null) h group by 1
    )
    select s.id, s.capacity, jsonb_build_object('all', coalesce(l.everyone, 0), 'a', coalesce(l.a, 0), 'b', coalesce(l.b, 0), 'c', coalesce(l.c, 0)) as customers,
           coalesce(k.minor, '0') as booked, k.unconverted, coalesce(o.deals, 0) as deals, coalesce(q.n, 0) as requests, o.amounts as open,
           ${costs.company} or s.id = any(${costs.seats}::uuid[]) as sees_cost, case when r.minor is not null then jsonb_build_object('currency', r.currency, 'minor', r.minor::text) end as cost
      from seat s left join led l on l.position_id = s.id left join sold k on k.position_id = s.id
      left join open o on o.owner_position_id = s.id left join asked q on q.position_id = s.id
      left join published.cost_rate r on r.position_id = s.id and r.valid @> ${on}::date and (${costs.company} or s.id = any(${costs.seats}::uuid[]))
     order by s.id`.execute(ctx.db);
  return rows;
}
