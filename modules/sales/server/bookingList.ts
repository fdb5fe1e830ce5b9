import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { FileAnswer } from '../../../platform/server/http.ts';
import { asPage, pageQuery, type Sort, sortOf } from '../../../platform/server/paging.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { type SheetColumn, sheetOf } from '../../../platform/server/sheet.ts';
import { streamed } from '../../../platform/server/streamed.ts';
import type { Booking, BookingFilter, bookedByAccount, bookingTotals, exportBookings, listBookings } from '../contract.ts';
import { exportTitles } from './exportTitles.ts';

const sorts: Record<string, Sort> = { bookedOn: { by: sql`b.booked_on`, type: 'date' } };

const matching = (f: z.output<z.ZodObject<typeof BookingFilter>>): RawBuilder<unknown> => sql`
  ${f.find ? sql`and b.id in (select sales.find_bookings(${f.find}, 5000))` : sql``}
  ${f.account ? sql`and b.account_id = ${f.account}::uuid` : sql``} ${f.opportunity ? sql`and b.opportunity_id = ${f.opportunity}::uuid` : sql``}
  ${f.seat ? sql`and b.owner_position_id = any(${f.seat}::uuid[])` : sql``} ${f.kind ? sql`and b.kind = any(${f.kind}::sales.booking_kind[])` : sql``}
  ${f.bookedFrom ? sql`and b.booked_on >= ${f.bookedFrom}::date` : sql``} ${f.bookedTo ? sql`and b.booked_on < ${f.bookedTo}::date` : sql``}`;

/** The columns of a booking, of the rows called `from` that have those of `published.booking` and `sort_value`. */
const shown = (ctx: Ctx, from: RawBuilder<unknown>) => sql`
    select b.id, b.kind, b.booked_on, b.minor, b.currency, b.reporting_minor, b.reporting_currency, b.reverses_id, b.reference, b.recorded_at, b.sort_value,
           b.account_id, a.name as account_name, b.owner_position_id, s.title, b.opportunity_id, o.name as opportunity_name, p.name as person_name
      from ${from} b
      join published.account a on a.id = b.account_id
      left join published.seat s on s.id = b.owner_position_id and s.valid @> ${ctx.today}::date
      left join sales.opportunity o on o.id = b.opportunity_id
      left join sales.booking_event e on e.id = b.id
      left join published.person p on p.id = e.person_id`;

export async function bookingList(ctx: Ctx, input: z.output<typeof listBookings.input>): Promise<{ rows: Booking[]; next: string | null }> {
  const page = pageQuery(sortOf(sorts, input.sort), sql`b.id`, input);
  const { rows } = await sql<Row>`
    with page as (
      select b.*, ${page.value} as sort_value, ${page.place} as place from published.booking b
       where ${page.where} ${matching(input)} order by ${page.order} limit ${page.limit}
    )
    ${shown(ctx, sql`page`)} order by b.place`.execute(ctx.db);
  const { rows: cut, next } = asPage(rows, input.limit);
  return { rows: cut.map(asBooking), next };
}

export async function readBooking(ctx: Ctx, id: string): Promise<Booking> {
  const { rows: [row] } = await sql<Row>`${shown(ctx, sql`(select b.*, '' as sort_value from published.booking b where b.id = ${id}::uuid)`)}`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'There is no such booking.', 'sales.no_booking');
  return asBooking(row);
}

interface Row {
  id: string; kind: Booking['kind']; booked_on: string; minor: string; currency: string; reporting_minor: string | null; reporting_currency: string; reverses_id: string | null;
  reference: string | null; recorded_at: Date; sort_value: string; account_id: string; account_name: string; owner_position_id: string; title: string | null;
  opportunity_id: string | null; opportunity_name: string | null; person_name: string | null;
}

const asBooking = (r: Row): Booking => ({
  id: r.id, kind: r.kind, bookedOn: r.booked_on, amount: { minor: r.minor, currency: r.currency },
  reporting: r.reporting_minor === null ? null : { minor: r.reporting_minor, currency: r.reporting_currency },
  missingRate: r.reporting_minor === null ? { from: r.currency, to: r.reporting_currency, on: r.booked_on } : null,
  account: { id: r.account_id, name: r.account_name }, seat: { id: r.owner_position_id, name: r.title ?? '' },
  opportunity: r.opportunity_id ? { id: r.opportunity_id, name: r.opportunity_name ?? '' } : null,
  reversesId: r.reverses_id, reference: r.reference, recordedAt: r.recorded_at.toISOString(), recordedBy: r.person_name,
});

/** Sums by currency, net, and the company's total only where no rate is missing. */
export async function totalsOfBookings(ctx: Ctx, input: z.output<typeof bookingTotals.input>): Promise<z.output<typeof bookingTotals.output>> {
  const { rows } = await sql<{ currency: string; events: number; minor: string; reporting: string | null; missing: number; reporting_currency: string }>`
    select b.currency, count(*)::int as events, sum(b.minor)::bigint as minor, sum(b.reporting_minor)::bigint as reporting, b.reporting_currency,
           count(*) filter (where b.reporting_minor is null)::int as missing
      from published.booking b where true ${matching(input)} group by b.currency, b.reporting_currency order by b.currency`.execute(ctx.db);
  const missing = rows.filter((r) => r.missing > 0).map((r) => r.currency);
  const into = [...new Set(rows.map((r) => r.reporting_currency))];
  const whole = missing.length === 0 && into.length === 1;
  return {
    events: rows.reduce((n, r) => n + r.events, 0), sums: rows.map((r) => ({ minor: r.minor, currency: r.currency })), missing,
    reporting: whole ? { minor: rows.reduce((sum, r) => sum + BigInt(r.reporting ?? '0'), 0n).toString(), currency: into[0]! } : null,
  };
}

export async function bookedOf(ctx: Ctx, { account, from }: z.output<typeof bookedByAccount.input>): Promise<z.output<typeof bookedByAccount.output>> {
  const { rows } = await sql<{ accountId: string; sums: { minor: string; currency: string }[] }>`
    select t.account_id as "accountId", jsonb_agg(jsonb_build_object('minor', t.minor, 'currency', t.currency) order by t.currency) as sums
      from (select b.account_id, b.currency, sum(b.minor)::text as minor from published.booking b
             where b.account_id = any (${account}::uuid[]) and b.booked_on >= ${from}::date group by 1, 2) t group by 1 order by 1`.execute(ctx.db);
  return { rows };
}

export function bookingExport(ctx: Ctx, input: z.output<typeof exportBookings.input>): Promise<FileAnswer> {
  const desc = input.sort.startsWith('-') ? sql`desc` : sql`asc`;
  const all = sql`(select b.*, '' as sort_value from published.booking b where true ${matching(input)})`;
  const t = exportTitles[ctx.person.language].booking;
  const columns: SheetColumn<Row>[] = [
    [t.bookedOn, (r) => r.booked_on, 'day'], [t.kind, (r) => t.kinds[r.kind]], [t.account, (r) => r.account_name], [t.opportunity, (r) => r.opportunity_name],
    [t.amount, (r) => ({ minor: r.minor, currency: r.currency })], [t.currency, (r) => r.currency],
    [t.reporting, (r) => (r.reporting_minor === null ? null : { minor: r.reporting_minor, currency: r.reporting_currency })],
    [t.reportingCurrency, (r) => r.reporting_currency], [t.seat, (r) => r.title], [t.reference, (r) => r.reference], [t.id, (r) => r.id],
  ];
  const rows = sql<Row>`${shown(ctx, all)} order by b.booked_on ${desc}, b.id ${desc}`;
  return sheetOf(ctx, input.format, t.file, columns, streamed(ctx, rows, (r) => r));
}
