import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../../../platform/server/request.ts';
import { type Asked, listedOn, within } from '../executive/asked.ts';
import { type Spent, spentColumns, spentIn, spentRate } from '../executive/spent.ts';
import type { UnitCounts } from '../../rules/unitResults.ts';
import { nothing } from '../../rules/unitResults.ts';

type Span = Asked['period'];
type ByUnit = Map<string, bigint | null>;
interface Amount extends Spent { unit_id: string }

/** The unit that a seat had nearest to a day on which it was not there: what was booked or spent then is told all the same. '' where it never was. */
const nearestUnit = (seat: RawBuilder<unknown>, day: RawBuilder<unknown>) => sql`coalesce((
  select near.unit_id::text from published.seat near where near.id = ${seat} order by case when lower(near.valid) > ${day} then lower(near.valid) - ${day} else ${day} - upper(near.valid) end limit 1), '')`;

/** The unit that a seat is in on a day, or the nearest to it. */
const unitOn = (seat: RawBuilder<unknown>, day: string) => sql`coalesce((select x.unit_id::text from published.seat x where x.id = ${seat} and x.valid @> ${day}::date limit 1), ${nearestUnit(seat, sql`${day}::date`)})`;

/**
 * Bookings of a span by the unit that the seats credited with them were in on the day of each, in the company's currency at the rate of
 * each; null where one is missing. Told `on`: by the unit, on that date, of whoever leads the customer then.
 */
export async function bookedByUnit(ctx: Ctx, span: Span, missing: Set<string>, on?: string): Promise<ByUnit> {
  const { rows } = on ? await sql<{ unit_id: string; minor: string; unconverted: string[] | null }>`
    with led as (
      select coalesce(c.position_id, b.owner_position_id) as seat, b.currency::text as currency, sum(b.reporting_minor) as minor, bool_or(b.reporting_minor is null) as lacks
        from published.booking b left join published.custody c on c.account_id = b.account_id and c.valid @> ${on}::date where ${within('b.booked_on', span)} group by 1, 2
    )
    select ${unitOn(sql`l.seat`, on)} as unit_id, coalesce(sum(l.minor), 0)::text as minor, array_agg(distinct l.currency) filter (where l.lacks) as unconverted from led l group by 1`.execute(ctx.db)
  : await sql<{ unit_id: string; minor: string; unconverted: string[] | null }>`
    select coalesce(s.unit_id::text, ${nearestUnit(sql`b.position_id`, sql`b.booked_on`)}) as unit_id, coalesce(sum(b.reporting_minor), 0)::text as minor, array_agg(distinct b.currency::text) filter (where b.reporting_minor is null) as unconverted
      from published.credited b left join published.seat s on s.id = b.position_id and s.valid @> b.booked_on
     where ${within('b.booked_on', span)} group by 1`.execute(ctx.db);
  for (const r of rows) for (const c of r.unconverted ?? []) missing.add(c);
  return new Map(rows.map((r) => [r.unit_id, r.unconverted ? null : BigInt(r.minor)]));
}

/**
 * What the seats of each unit cost over the days from `from` to `lastDay`: their yearly rate by the days they held it there, 365 to a year, in
 * another currency at the rate of each day. Told `on`: by the unit of each seat on that date.
 */
export async function peopleByUnit(ctx: Ctx, { from }: Span, lastDay: string, { currency }: Asked, missing: Set<string>, on?: string): Promise<ByUnit> {
  const { rows } = await sql<Amount>`
    with held as (
      select ${on ? unitOn(sql`s.id`, on) : sql`s.unit_id::text`} as unit_id, r.currency::text as currency, r.minor::numeric as minor, r.valid * s.valid * daterange(${from}::date, ${lastDay}::date + 1) as days
        from published.cost_rate r join published.seat s on s.id = r.position_id and s.valid && r.valid
    ), changed as (
      select h.unit_id, h.currency, h.minor, f.rate, h.days * f.valid as days
        from held h join published.fx_rate f on f.from_currency = h.currency and f.to_currency = ${currency} and f.valid && h.days
    ), dated as (
      select unit_id, currency, minor, rate::text as rate, upper(days) - lower(days) as days from changed
      union all
      select unit_id, currency, minor, null, upper(days) - lower(days) from held where not isempty(days)
      union all
      select unit_id, currency, minor, null, lower(days) - upper(days) from changed
    )
    select unit_id, currency, rate, round(sum(minor * days) / 365)::bigint::text as minor, 1 as times from dated group by unit_id, currency, rate having sum(days) <> 0`.execute(ctx.db);
  return inOneCurrency(rows, currency, missing);
}

/** What campaigns cost in a span, by the unit of the seat that owns each (on that date, told `on`), each cost at the rate of its day. */
export async function campaignsByUnit(ctx: Ctx, span: Span, asked: Asked, missing: Set<string>, on?: string): Promise<ByUnit> {
  const { rows } = await sql<Amount>`
    select ${on ? unitOn(sql`c.owner_position_id`, on) : sql`coalesce(s.unit_id::text, ${nearestUnit(sql`c.owner_position_id`, sql`x.spent_on`)})`} as unit_id, ${spentColumns}
      from published.campaign_cost x join published.campaign c on c.id = x.campaign_id left join published.seat s on s.id = c.owner_position_id and s.valid @> x.spent_on ${spentRate(asked)}
     where ${within('x.spent_on', span)} group by 1, x.currency, f.rate, x.minor`.execute(ctx.db);
  return inOneCurrency(rows, asked.currency, missing);
}

function inOneCurrency(rows: readonly Amount[], currency: string, missing: Set<string>): ByUnit {
  return new Map([...Map.groupBy(rows, (r) => r.unit_id)].map(([unit, own]) => {
    const sum = spentIn(own, currency);
    for (const c of sum.missing) missing.add(c);
    return [unit, sum.minor];
  }));
}

export interface SeatThen { id: string; title: string; unit_id: string; archetype: string | null; fte: number; manager: string | null; held: boolean; open: boolean; vacant_since: string | null; customers: number; has_cost: boolean }

/** Every seat of a day with its manager, whether somebody sits there and since when nobody does, and how many customers it leads. */
export async function seatsOn(ctx: Ctx, day: string): Promise<SeatThen[]> {
  const { rows } = await sql<SeatThen>`
    with led as (select c.position_id, count(*)::int as n from published.custody c join published.account a on a.id = c.account_id and ${listedOn('a', sql`${day}::date`)} where c.valid @> ${day}::date group by 1),
    sits as (select h.position_id, bool_or(h.seated @> ${day}::date) as now, max(upper(h.seated)) filter (where upper(h.seated) <= ${day}::date) as left_on from published.seat_holder h group by 1)
    select s.id, s.title, s.unit_id, s.archetype, s.fte::float8 as fte, l.reports_to_id as manager, coalesce(h.now, false) as held, s.status in ('open', 'filled') as open,
           case when not coalesce(h.now, false) and s.status in ('open', 'filled') and not s.unnamed then coalesce(h.left_on, lower(s.valid))::text end as vacant_since, coalesce(d.n, 0) as customers,
           exists (select from published.cost_rate r where r.position_id = s.id and r.valid @> ${day}::date) as has_cost
      from published.seat s left join published.reporting_line l on l.position_id = s.id and l.kind = 'solid' and l.valid @> ${day}::date
      left join sits h on h.position_id = s.id left join led d on d.position_id = s.id
     where s.valid @> ${day}::date and s.status <> 'closed' order by s.id`.execute(ctx.db);
  return rows;
}

/** A unit's own seats counted, beside its money. */
export function countsOf(unit: string, seats: readonly SeatThen[], spans: ReadonlyMap<string, number>, outside: ReadonlySet<string>, money: Pick<UnitCounts, 'booked' | 'people' | 'campaigns'>): UnitCounts {
  const own = seats.filter((s) => s.unit_id === unit), count = (is: (s: SeatThen) => boolean) => own.filter(is).length;
  return {
    ...nothing, ...money, seats: own.length, fte: own.reduce((n, s) => n + s.fte, 0), customers: own.reduce((n, s) => n + s.customers, 0),
    vacant: count((s) => s.vacant_since !== null), managers: count((s) => spans.has(s.id)), outsideBand: count((s) => outside.has(s.id)), costUnknown: count((s) => !s.has_cost),
  };
}
