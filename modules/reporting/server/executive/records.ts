import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { asPage, pageQuery } from '../../../../platform/server/paging.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import type { RecordsOf, ReportRecord, reportRecords } from '../../contract/executive.ts';
import { listedOn } from './asked.ts';
import { customerFrom, holdDays } from './served.ts';

type Input = z.output<typeof reportRecords.input>;
interface Row { id: string; kind: z.output<typeof ReportRecord>['kind']; name: string; detail: string; on: string; minor: string | null; currency: string | null; state: string | null; sort_value: string }

/** The records behind a figure, the latest first: the same conditions that counted it, row by row. */
export async function recordsOf(ctx: Ctx, input: Input): Promise<z.output<typeof reportRecords.output>> {
  const { rows: [company] } = await sql<{ zone: string }>`select time_zone as zone from platform.company`.execute(ctx.db);
  const page = pageQuery({ by: sql`r."on"`, type: 'date', desc: true }, sql`r.id`, input);
  const { rows } = await sql<Row>`
    select r.*, ${page.value} as sort_value from (${sources[input.of](ctx, input, company!.zone)}) r
     where ${page.where} ${input.state ? sql`and r.state = ${input.state}` : sql``} order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  const { rows: shown, next } = asPage(rows, input.limit);
  return {
    next,
    rows: shown.map((r) => ({
      id: r.id, kind: r.kind, name: r.name, detail: r.detail, on: r.on, state: r.state,
      amount: r.minor === null || r.currency === null ? null : { minor: r.minor, currency: r.currency },
    })),
  };
}

const inSpan = (column: string, { from, to }: Input) => sql`${sql.ref(column)} >= ${from}::date and ${sql.ref(column)} < ${to}::date`;
const inMarket = (column: string, { market }: Input) => (market ? sql`and ${sql.ref(column)} = ${market}::uuid` : sql``);
/** One statement's source a kind: id, kind, name, detail, "on", minor, currency, state. */
type Source = (ctx: Ctx, input: Input, zone: string) => RawBuilder<unknown>;

const seatOf = (seat: string, day: string) => sql`coalesce((select s.title from published.seat s where s.id = ${sql.ref(seat)} and s.valid @> ${sql.ref(day)}), '')`;
const answer = (ctx: Ctx, due: string, done: string) => sql`case when ${sql.ref(done)} <= ${sql.ref(due)} then 'met' when ${sql.ref(done)} is not null or ${sql.ref(due)} < ${ctx.now} then 'missed' else 'pending' end`;

const parts = (input: Input, which: RawBuilder<unknown>) => sql`
  select b.id, 'booking' as kind, coalesce(a.name, '') as name, ${seatOf('b.owner_position_id', 'b.booked_on')} as detail, b.booked_on as "on", p.minor, b.currency::text as currency, b.kind::text as state
    from (select x.booking_id, sum(x.minor) as minor from reporting.allocation x
           where x.model = 'position' and ${inSpan('x.booked_on', input)} and ${which} group by 1 having sum(x.minor) <> 0) p
    join published.booking b on b.id = p.booking_id left join published.account a on a.id = b.account_id where true ${inMarket('b.market_id', input)}`;

const sources: Record<RecordsOf, Source> = {
  bookings: (_, input) => sql`
    select b.id, 'booking' as kind, coalesce(a.name, '') as name, ${seatOf('b.owner_position_id', 'b.booked_on')} as detail, b.booked_on as "on", b.minor, b.currency::text as currency, b.kind::text as state
      from published.booking b left join published.account a on a.id = b.account_id where ${inSpan('b.booked_on', input)} ${inMarket('b.market_id', input)}`,
  unattributed: (_, input) => parts(input, sql`x.touch_id is null`),
  attributed: (_, input) => parts(input, input.key ? sql`x.touch_id is not null and coalesce(x.campaign_id::text, x.origin_key) = ${input.key}` : sql`x.touch_id is not null`),
  leads: (ctx, input) => sql`
    select l.id, 'lead' as kind, l.label as name, ${ctx.person.language === 'es' ? sql`o.name_es` : sql`o.name_en`} as detail, l.first_contact_on as "on", null::bigint as minor, null::text as currency,
           case when exists (select from published.opportunity d where d.lead_id = l.id and d.state = 'won') then 'won'
                when exists (select from published.opportunity d where d.lead_id = l.id) or exists (select from published.hand_off_stamp h where h.lead_id = l.id and h.qualified_at is not null) then 'qualified'
                when exists (select from published.hand_off_stamp h where h.lead_id = l.id and h.accepted_at is not null) then 'accepted' end as state
      from published.lead l join published.origin o on o.key = l.origin_key where ${inSpan('l.first_contact_on', input)} ${inMarket('l.market_id', input)}`,
  pipeline: (ctx, input) => sql`
    select o.id, 'opportunity' as kind, o.name, coalesce(a.name, '') as detail, coalesce(o.close_on, ${ctx.today}::date) as "on", o.amount_minor as minor, o.currency::text as currency, o.forecast_category::text as state
      from published.opportunity o left join published.account a on a.id = o.account_id
     where o.state = 'open' and o.forecast_category <> 'omitted' ${inMarket('o.market_id', input)}`,
  deals: (_, input) => sql`
    select o.id, 'opportunity' as kind, o.name, coalesce(a.name, '') as detail, o.closed_on as "on", o.amount_minor as minor, o.currency::text as currency, o.state::text as state
      from published.opportunity o left join published.account a on a.id = o.account_id where o.state <> 'open' and ${inSpan('o.closed_on', input)} ${inMarket('o.market_id', input)}`,
  hand_offs: (ctx, input, zone) => sql`
    select h.id, 'hand_off' as kind, l.label as name, ${seatOf('h.to_position_id', 'h.day')} as detail, h.day as "on", null::bigint as minor, null::text as currency, ${answer(ctx, 'h.decision_due_at', 'h.decided_at')} as state
      from (select x.*, least(x.accepted_at, x.returned_at) as decided_at, (x.decision_due_at at time zone ${zone})::date as day from published.hand_off x) h
      join published.lead l on l.id = h.lead_id where ${inSpan('h.day', input)} ${inMarket('h.market_id', input)}`,
  requests: (ctx, input, zone) => sql`
    select q.id, 'support_request' as kind, q.title as name, t.title as detail, q.wanted_on as "on", null::bigint as minor, null::text as currency, ${answer(ctx, 'q.due', 'q.answered_at')} as state
      from (select x.*, least(x.accepted_at, x.declined_at) as answered_at, (x.wanted_on + 1)::timestamp at time zone ${zone} as due from published.support_request x) q
      join published.seat t on t.id = q.to_position_id and t.valid @> (q.asked_at at time zone ${zone})::date join published.seat f on f.id = q.from_position_id and f.valid @> (q.asked_at at time zone ${zone})::date
     where f.division <> t.division and ${inSpan('q.wanted_on', input)} ${inMarket('q.market_id', input)} ${input.key ? sql`and t.division = ${input.key}` : sql``}`,
  promises: (ctx, input) => sql`
    select p.id, 'promise' as kind, p.title as name, coalesce(a.name, '') as detail, p.due_on as "on", null::bigint as minor, null::text as currency, ${answer(ctx, 'p.due_by', 'p.kept_at')} as state
      from published.promise p left join published.account a on a.id = p.account_id where ${inSpan('p.due_on', input)} ${inMarket('p.market_id', input)}`,
  served: (ctx, input, zone) => sql`
    select a.id, 'account' as kind, a.name, ${ctx.person.language === 'es' ? sql`m.name_es` : sql`m.name_en`} as detail, coalesce(t.last, ${customerFrom('a')}) as "on", null::bigint as minor, null::text as currency,
           case when t.marketing and t.sales then 'both' when t.marketing then 'marketing' when t.sales then 'sales' else 'none' end as state
      from published.account a join published.market m on m.id = a.market_id
      left join (select c.account_id, bool_or(c.division = 'marketing') as marketing, bool_or(c.division = 'sales') as sales, max((c.starts_at at time zone ${zone})::date) as last
                   from published.customer_contact c cross join (select least(${input.to}::date - 1, ${ctx.today}::date) as day, ${holdDays(ctx)} as hold) d
                  where not c.planned and c.kind <> 'internal' and c.division is not null and c.starts_at <= ${ctx.now}
                    and c.starts_at >= (d.day - d.hold + 1)::timestamp at time zone ${zone} and c.starts_at < (d.day + 1)::timestamp at time zone ${zone} group by 1) t on t.account_id = a.id
     where a.status = 'customer' and ${listedOn('a', sql`least(${input.to}::date - 1, ${ctx.today}::date)`)} and ${customerFrom('a')} <= least(${input.to}::date - 1, ${ctx.today}::date) ${inMarket('a.market_id', input)}`,
  costs: (_, input) => sql`
    select c.id, 'campaign' as kind, c.name, '' as detail, max(x.spent_on) as "on", sum(x.minor) as minor, x.currency::text as currency, null::text as state
      from published.campaign_cost x join published.campaign c on c.id = x.campaign_id where ${inSpan('x.spent_on', input)} ${inMarket('x.market_id', input)} group by c.id, c.name, x.currency`,
};
