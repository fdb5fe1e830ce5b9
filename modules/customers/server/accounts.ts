import { sql } from 'kysely';
import type { z } from 'zod';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Account, getAccount } from '../contract/account.ts';
import { servedBy } from '../rules/served.ts';
import { marketName, reaches, type SeatColumns, seatHeld, seatJoin } from './seats.ts';
import { holdSql } from './served.ts';
import { staying } from './mergeSides.ts';

type Facts = Account['facts'];
interface Row extends SeatColumns {
  id: string; name: string; status: Account['status']; class: Account['class']; size: Account['size']; segment: string | null; product_line: string | null; tax_id: string | null; website: string | null; phone: string | null;
  street: string | null; city: string | null; region: string | null; postcode: string | null; country: string | null; customer_since: string | null; external_key: string | null;
  created_at: Date; withdrawn_at: Date | null; version: number; market_id: string; market_name: string; time_zone: string; currency: string;
  led_since: string | null; team_since: string | null; team_seat: string | null;
  hold: number; last_marketing: string | null; last_sales: string | null; contacts: number; open_needs: number; notes: number;
  promises: Facts['promises']; next: Facts['next'];
}

/** One customer with what matters about it today, in one statement. */
export async function accountRecord(ctx: Ctx, { accountId }: z.output<typeof getAccount.input>): Promise<Account> {
  const mine = ctx.person.seats.map((s) => s.id);
  const { rows: [r] } = await sql<Row>`
    select a.*, ${marketName(ctx)} as market_name, m.time_zone, m.currency, c.position_id, s.title, h.person_id, h.person_name, h.unnamed,
           case when c.position_id = any (${mine}::uuid[]) then lower(c.valid)::text end as led_since, t.since as team_since, t.title as team_seat, ${holdSql(ctx)} as hold,
           (${lastContact('marketing', ctx)}) as last_marketing, (${lastContact('sales', ctx)}) as last_sales, p.promises, n.next,
           (select count(*)::int from customers.contact x where x.account_id = a.id and x.withdrawn_at is null) as contacts,
           (select count(*)::int from customers.need x where x.account_id = a.id and x.met_on is null and x.withdrawn_at is null) as open_needs,
           (select count(*)::int from customers.note x where x.account_id = a.id and x.withdrawn_at is null) as notes
      from customers.account a
      join published.market m on m.id = a.market_id
      left join customers.custody c on c.account_id = a.id and upper_inf(c.recorded) and c.valid @> ${ctx.today}::date
      ${seatJoin(sql`c.position_id`, ctx.today)}
      left join lateral (select lower(x.valid)::text as since, y.title from customers.account_team x join published.seat y on y.id = x.position_id and y.valid @> ${ctx.today}::date
                          where x.account_id = a.id and upper_inf(x.recorded) and x.valid @> ${ctx.today}::date and x.position_id = any (${mine}::uuid[]) limit 1) t on true
      left join lateral (${promiseCounts(ctx)}) p on true
      left join lateral (${nextContact(ctx)}) n on true
     where a.id = ${staying('account', accountId)}`.execute(ctx.db);
  if (!r) throw new Refusal('not_found', 'There is no such customer, or it is not yours to see.', 'platform.not_found');
  return asAccount(ctx, r);
}

const lastContact = (division: 'marketing' | 'sales', ctx: Ctx) => sql`
  select ((i.starts_at at time zone m.time_zone)::date)::text from customers.interaction i
   where i.account_id = a.id and i.withdrawn_at is null and not i.planned and i.division = ${sql.lit(division)} and i.kind <> 'internal' and i.starts_at <= ${ctx.now}::timestamptz
   order by i.starts_at desc limit 1`;

/** Due and late by the customer's own calendar; a promise with an hour is late once it has passed. */
const promiseCounts = (ctx: Ctx) => sql`
  select jsonb_build_object(
           'open', count(*) filter (where x.kept_at is null),
           'dueToday', count(*) filter (where x.kept_at is null and x.due_on = d.today and coalesce(x.due_at > ${ctx.now}::timestamptz, true)),
           'late', count(*) filter (where x.kept_at is null and (x.due_on < d.today or x.due_at <= ${ctx.now}::timestamptz)),
           'kept', count(*) filter (where x.kept_at <= coalesce(x.due_at, (x.due_on + 1)::timestamp at time zone m.time_zone)),
           'closed', count(*) filter (where x.kept_at is not null or x.due_on < d.today)) as promises
    from customers.promise x, (select (${ctx.now}::timestamptz at time zone m.time_zone)::date as today) d
   where x.account_id = a.id and x.withdrawn_at is null`;

const nextContact = (ctx: Ctx) => sql`
  select jsonb_build_object('on', x.on_day, 'at', x.at, 'kind', x.kind, 'subject', x.subject, 'person', x.person) as next from (
    select (i.starts_at at time zone m.time_zone)::date as on_day, i.starts_at as at, i.channel::text as kind, i.subject, coalesce(p.name, w.person_name) as person
      from customers.interaction i left join published.person p on p.id = i.person_id
      left join lateral published.answers_for(i.position_id, ${ctx.today}::date) w on true
     where i.account_id = a.id and i.withdrawn_at is null and i.planned and i.starts_at >= ${ctx.now}::timestamptz
    union all
    select v.due_on, v.due_at, v.kind::text, v.title, w.person_name
      from customers.activity v left join lateral published.answers_for(v.position_id, ${ctx.today}::date) w on true
     where v.account_id = a.id and v.kind <> 'task' and v.done_at is null and v.withdrawn_at is null and v.due_on >= ${ctx.today}::date
       and coalesce(v.due_at >= ${ctx.now}::timestamptz, true)
  ) x order by x.on_day, x.at nulls last limit 1`;

const asAccount = (ctx: Ctx, r: Row): Account => ({
  id: r.id, name: r.name, status: r.status, class: r.class, size: r.size, segment: r.segment, productLine: r.product_line, taxId: r.tax_id, website: r.website, phone: r.phone, street: r.street, city: r.city,
  region: r.region, postcode: r.postcode, country: r.country, customerSince: r.customer_since, externalKey: r.external_key, version: r.version,
  createdAt: r.created_at.toISOString(), withdrawnAt: r.withdrawn_at?.toISOString() ?? null, timeZone: r.time_zone, currency: r.currency,
  market: { id: r.market_id, name: r.market_name }, lead: seatHeld(r),
  facts: {
    served: { by: servedBy({ marketing: r.last_marketing, sales: r.last_sales }, ctx.today, r.hold), marketing: r.last_marketing, sales: r.last_sales, hold: r.hold },
    promises: r.promises, next: r.next && { ...r.next, at: r.next.at && new Date(r.next.at).toISOString() },
    contacts: r.contacts, openNeeds: r.open_needs, notes: r.notes,
  },
  because: becauseOf(ctx, r),
  may: {
    change: reaches(ctx, 'customers.account.write', r.market_id), move: reaches(ctx, 'customers.account.move', r.market_id),
    log: reaches(ctx, 'customers.interaction.write', r.market_id), plan: ctx.person.may('customers.activity.write') && ctx.person.seats.length > 0,
    promise: reaches(ctx, 'customers.promise.write', r.market_id), contacts: reaches(ctx, 'customers.contact.write', r.market_id),
  },
});

function becauseOf(ctx: Ctx, r: Row): Account['because'] {
  if (r.led_since) return { reason: 'leads', since: r.led_since, seat: r.title };
  if (r.team_since) return { reason: 'team', since: r.team_since, seat: r.team_seat };
  const seat = ctx.person.seats.find((s) => s.marketId === r.market_id) ?? ctx.person.seats[0];
  return { reason: ctx.person.scopeOf('customers.account.read').company ? 'company' : 'market', since: null, seat: seat?.title ?? null };
}
