import { sql } from 'kysely';
import type { Money } from '../../../../contract/shapes.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import type { ExecutiveReport } from '../../contract/executive.ts';
import { monthsUpTo } from '../../rules/periods.ts';
import { type Asked, ofMarket, recordsAt, why, within } from './asked.ts';
import { growth, type Sum, totalOf } from './totals.ts';

type Booked = ExecutiveReport['booked'];
interface Row extends Sum { market_id: string; market: string; month: string; now: boolean; before: boolean; year: boolean }

export interface BookedParts {
  booked: Booked;
  months: ExecutiveReport['months'];
  byMarket: Map<string, { name: string; now: Sum[]; year: Sum[] }>;
}

/** Bookings of the period, the one before, the year before and the thirteen months, in one statement, and the largest of the period. */
export async function bookingsOf(ctx: Ctx, asked: Asked): Promise<BookedParts> {
  const months = monthsUpTo(asked.period, 13);
  const { rows } = await sql<Row>`
    select b.market_id, ${ctx.person.language === 'es' ? sql`m.name_es` : sql`m.name_en`} as market, b.currency, to_char(b.booked_on, 'YYYY-MM') as month,
           ${within('b.booked_on', asked.period)} as now, ${within('b.booked_on', asked.before)} as before, ${within('b.booked_on', asked.year)} as year,
           sum(b.minor)::text as minor, sum(b.reporting_minor)::text as reporting, count(*)::int as events, (count(*) filter (where b.reporting_minor is null))::int as missing
      from published.booking b join published.market m on m.id = b.market_id
     where b.booked_on >= ${`${months[0]}-01`}::date and b.booked_on < ${asked.period.to}::date ${ofMarket(asked, 'b.market_id')}
        or ${within('b.booked_on', asked.before)} ${ofMarket(asked, 'b.market_id')} or ${within('b.booked_on', asked.year)} ${ofMarket(asked, 'b.market_id')}
     group by 1, 2, 3, 4, 5, 6, 7 order by market`.execute(ctx.db);
  const markets = Map.groupBy(rows, (r) => r.market_id);
  return {
    booked: await bookedOf(ctx, asked, rows),
    months: months.map((month) => ({ month, expected: null, ...totalOf(rows.filter((r) => r.month === month), asked.currency) })),
    byMarket: new Map([...markets].map(([id, own]) => [id, { name: own[0]!.market, now: own.filter((r) => r.now), year: own.filter((r) => r.year) }])),
  };
}

async function bookedOf(ctx: Ctx, asked: Asked, rows: readonly Row[]): Promise<Booked> {
  const [now, before, year] = [rows.filter((r) => r.now), rows.filter((r) => r.before), rows.filter((r) => r.year)];
  const total = totalOf(now, asked.currency), was = totalOf(before, asked.currency).total, then = year.length > 0 ? totalOf(year, asked.currency).total : null;
  const inCurrency = (some: readonly Row[], currency: string): Money => ({ currency, minor: some.filter((r) => r.currency === currency).reduce((s, r) => s + BigInt(r.minor), 0n).toString() });
  const currencies = [...new Set([...now, ...before].map((r) => r.currency))].sort();
  const events = now.reduce((n, r) => n + r.events, 0);
  const parts = [...Map.groupBy(now, (r) => r.market_id)].map(([key, own]) => ({
    key, name: own[0]!.market, amount: totalOf(own, asked.currency).total ?? inCurrency(own, own[0]!.currency), count: own.reduce((n, r) => n + r.events, 0),
  }));
  return {
    ...total, events, before: before.length > 0 ? was : null, yearBefore: then, overBefore: before.length > 0 ? growth(total.total, was) : null, overYear: growth(total.total, then),
    byCurrency: currencies.map((currency) => {
      const [amount, b, y] = [inCurrency(now, currency), inCurrency(before, currency), year.length > 0 ? inCurrency(year, currency) : null];
      return { amount, before: b, yearBefore: y, overBefore: growth(amount, b), overYear: growth(amount, y) };
    }),
    largest: await largestOf(ctx, asked),
    why: why('booked', { from: asked.period.from, to: asked.period.to, events }, parts, recordsAt('bookings', asked.period, asked)),
  };
}

async function largestOf(ctx: Ctx, asked: Asked): Promise<Booked['largest']> {
  const { rows } = await sql<{ id: string; account: string; person: string | null; booked_on: string; minor: string; currency: string }>`
    select b.id, coalesce((select a.name from published.account a where a.id = b.account_id), '') as account, b.booked_on, b.minor, b.currency,
           (select h.person_name from published.seat_holder h where h.position_id = b.owner_position_id and h.valid @> b.booked_on order by h.kind limit 1) as person
      from (select * from published.booking b where ${within('b.booked_on', asked.period)} ${ofMarket(asked, 'b.market_id')}
             order by coalesce(b.reporting_minor, 0) desc, b.id limit 3) b
     order by coalesce(b.reporting_minor, 0) desc, b.id`.execute(ctx.db);
  return rows.map((r) => ({ id: r.id, account: r.account, person: r.person, on: r.booked_on, amount: { minor: r.minor, currency: r.currency } }));
}
