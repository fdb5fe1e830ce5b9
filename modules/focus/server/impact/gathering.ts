import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../../../platform/server/request.ts';
import type { BookedRow, ContactRow, DealRow, LeadChangeRow } from '../../rules/records.ts';
import { type WeighedDeal, weighedDeals, type Worth, worthAt } from '../../rules/worth.ts';
import type { PlainChange, Touched } from './change.ts';

/* What F3 weighs, in a few statements however many accounts move. Those that nothing happens to come as one sum. */

/** Amounts in the company's currency at the rate of the date; a currency without one is left out and named. */
export async function worthOn(ctx: Ctx, on: string): Promise<Worth> {
  const { rows: [row] } = await sql<{ currency: string; rates: Record<string, string> }>`
    select c.reporting_currency as currency, coalesce((select jsonb_object_agg(f.from_currency, f.rate::text) from published.fx_rate f
      where f.to_currency = c.reporting_currency and f.valid @> ${on}::date), '{}') as rates from platform.company c`.execute(ctx.db);
  return worthAt(row!);
}

/** Accounts by their ids: all that gathering needs of what is touched. */
type Accounts = readonly Pick<Touched, 'id'>[];
/** Written out once for all statements: the driver would quote each of ten thousand anew in every one. */
const ids = (accounts: Accounts): string => {
  const known = written.get(accounts) ?? `{${accounts.map((a) => a.id).join(',')}}`;
  written.set(accounts, known);
  return known;
};
const written = new WeakMap<Accounts, string>();
/** Which accounts a query is about, said of a column. */
export type Among = (column: RawBuilder<unknown>) => RawBuilder<unknown>;
const these = (accounts: Accounts): Among => (column) => sql`${column} = any(${ids(accounts)}::uuid[])`;
/** All others. A list that a kept plan does not know yet is gone through for every row unless it is read as rows, which are hashed. */
const allBut = (list: string): Among => (column) => sql`${column} not in (select unnest(${list}::uuid[]))`;
const year = (on: string) => sql`b.booked_on >= (${on}::date - interval '12 months') and b.booked_on < ${on}::date`;

/** What F3 weighs of accounts, as queries: whoever weighs a hundred thousand lets a thread read the answers. */
export const impactQueries = {
  booked: (among: Among, on: string) => sql<BookedRow>`
    select b.account_id, coalesce(sum(b.reporting_minor), 0)::text as bookings, coalesce(sum(b.reporting_minor) filter (where b.booked_on > f.first), 0)::text as resale,
           array_agg(distinct b.currency::text) filter (where b.reporting_minor is null) as missing
      from published.booking b join (select x.account_id, min(x.booked_on) as first from published.booking x where ${among(sql`x.account_id`)} group by 1) f on f.account_id = b.account_id
     where ${among(sql`b.account_id`)} and ${year(on)} group by 1`,
  /** Of whoever booked anything, all of it together. */
  bookedSums: (among: Among, on: string) => sql`select b.account_id, sum(b.reporting_minor) as minor from published.booking b where ${year(on)} and ${among(sql`b.account_id`)} group by 1`,
  deals: (among: Among) => sql<DealRow>`
    select o.id, o.name, o.account_id, o.owner_position_id as owner, o.forecast_category = 'commit' as commit, o.amount_minor::text as minor, o.currency, o.probability_bp as bp
      from published.opportunity o where ${among(sql`o.account_id`)} and o.state = 'open'`,
  /** Of all open deals, from the sums that are kept: going through each of them would take longer than all else. */
  dealsWhole: () => sql<{ currency: string; minor: string }>`select d.currency, sum(d.weighted)::bigint::text as minor from published.open_deals d group by 1`,
  contacts: (among: Among, on: string) => sql<ContactRow>`
    select c.account_id, c.person_id as "personId", (c.starts_at at time zone m.time_zone)::date as day, sum(c.minutes)::int as minutes
      from published.customer_contact c join published.market m on m.id = c.market_id
     where ${among(sql`c.account_id`)} and c.person_id is not null and not c.planned and c.kind = 'direct'
       and c.starts_at >= ${on}::date - interval '2 years' and c.starts_at < ${on}::date + 1 group by 1, 2, 3 order by 1, 2, 3`,
  leadChanges: (among: Among, on: string) => sql<LeadChangeRow>`
    with led as (
      select c.account_id, greatest(lower(c.valid), lower(h.valid)) as day, h.person_id
        from published.custody c join published.seat_holder h on h.position_id = c.position_id and h.valid && c.valid and h.kind = 'regular'
       where ${among(sql`c.account_id`)}
    ), told as (select account_id, day, person_id, lag(person_id) over (partition by account_id order by day) as was from led)
    select account_id, day from told where was is not null and was <> person_id and day < ${on}::date and day >= ${on}::date - interval '3 years' order by account_id, day`,
};

export interface Bookings { of: Map<string, { bookings: string; resale: string }>; rest: string }
/** Bookings of the twelve months before, by account, and the part after each customer's first sale. Below zero counts as zero, account by account. */
export async function bookingsBefore(ctx: Ctx, accounts: Accounts, on: string, worth: Worth): Promise<Bookings> {
  const [{ rows }, { rows: [rest] }] = await Promise.all([impactQueries.booked(these(accounts), on).execute(ctx.db), sql<{ minor: string }>`select coalesce(sum(greatest(s.minor, 0)), 0)::bigint::text as minor from (${impactQueries.bookedSums(allBut(ids(accounts)), on)}) s`.execute(ctx.db)]);
  for (const r of rows) for (const currency of r.missing ?? []) worth.missing.add(currency);
  return { of: new Map(rows.map((r) => [r.account_id, r])), rest: rest!.minor };
}

export type Deal = WeighedDeal;
/** Open deals of the accounts, each weighed by its stage, and all others as one sum. */
export async function openDeals(ctx: Ctx, accounts: Accounts, worth: Worth): Promise<{ deals: Deal[]; rest: bigint }> {
  const [{ rows }, { rows: all }] = await Promise.all([sql<DealRow>`${impactQueries.deals(these(accounts))} order by o.id`.execute(ctx.db), impactQueries.dealsWhole().execute(ctx.db)]);
  return weighedDeals(rows, all, worth);
}

export interface Relations { contacts: Map<string, { personId: string; day: string; minutes: number }[]>; changes: Map<string, string[]> }
/** Minutes with each customer by person and day for two years, and the days on which the person who leads it changed. */
export async function relationsBefore(ctx: Ctx, accounts: Accounts, on: string): Promise<Relations> {
  const [{ rows: contacts }, { rows: changes }] = await Promise.all([impactQueries.contacts(these(accounts), on).execute(ctx.db), impactQueries.leadChanges(these(accounts), on).execute(ctx.db)]);
  const by = <R extends { account_id: string }>(rows: R[]) => Map.groupBy(rows, (r) => r.account_id);
  return { contacts: by(contacts), changes: new Map([...by(changes)].map(([id, own]) => [id, own.map((r) => r.day)])) };
}

export interface Meeting { id: string; account_id: string; title: string; day: string; seat: string | null; person_id: string | null }
export async function meetingsAfter(ctx: Ctx, accounts: Accounts, on: string, days: number): Promise<Meeting[]> {
  const { rows } = await sql<Meeting>`
    select c.id, c.account_id, c.subject as title, (c.starts_at at time zone m.time_zone)::date as day, c.position_id as seat, c.person_id
      from published.customer_contact c join published.market m on m.id = c.market_id
     where c.account_id = any(${ids(accounts)}::uuid[]) and c.planned and c.kind = 'direct'
       and c.starts_at >= ${on}::date - interval '1 day' and c.starts_at < ${on}::date + ${days + 1}::int order by c.starts_at, c.id`.execute(ctx.db);
  return rows;
}

/** How many accounts there are of each class, so that "6 of 40" can be said. */
export async function classCounts(ctx: Ctx, on: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ class: string; n: number }>`
    select coalesce(c.class, 'unclassed') as class, c.n from (
      select a.class, count(*)::int as n from published.account a where a.withdrawn_at is null and a.custody_from <= ${on}::date group by 1) c`.execute(ctx.db);
  return new Map(rows.map((r) => [r.class, r.n]));
}

export interface Held { kind: string; id: string; label: string }
/** What must go along: all a closing seat holds, or what the moving accounts' lead seats hold open about them. Accounts and deals stand apart. */
export async function heldBy(ctx: Ctx, c: PlainChange, accounts: readonly Touched[]): Promise<Held[]> {
  if (c.closing) return stillHeld(ctx, c.closing, c.on);
  const moving = accounts.filter((a) => a.lead_after !== a.lead);
  const pairs = sql`jsonb_to_recordset(${moving.map((a) => ({ account: a.id, seat: a.lead }))}::jsonb) as g(account uuid, seat uuid)`;
  const { rows } = await sql<Held>`
    select 'promise' as kind, p.id, p.title as label from published.open_promise p join ${pairs} on g.account = p.account_id and g.seat = p.position_id
    union all select 'need', n.id, n.title from published.open_need n join ${pairs} on g.account = n.account_id and g.seat = n.position_id order by 1, 2`.execute(ctx.db);
  return rows;
}

/** Everything a seat still holds on a day in every room, but customers' custody and teams (dated, they end with the day) and deals when `deals` is not asked. */
export async function stillHeld(ctx: Ctx, seat: string, on: string, deals = false): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select distinct h.kind, h.id, h.label from published.held_by_position h
     where h.position_id = ${seat}::uuid and (h.until is null or h.until > ${on}::date) and h.kind not in ('account', 'account_team') ${deals ? sql`` : sql`and h.kind <> 'opportunity'`} order by 1, 2`.execute(ctx.db);
  return rows;
}
