import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import type { structureReading as contract, StructureBridge, StructureReading } from '../contract/structureReading.ts';
import { bridgeOf } from '../rules/structureBridge.ts';
import { isPartial } from './partial.ts';

type Input = z.output<typeof contract.input>;
interface Row { was: string; was_name: string; is: string; is_name: string; currency: string | null; size: string; events: number }

/** Seats as they were on each event's day and as they are on `on`, grouped: one statement, as many rows as places that differ. */
export async function structureReading(ctx: Ctx, input: Input): Promise<StructureReading> {
  const on = input.on ?? ctx.today, place = input.by === 'unit' ? { id: sql.raw('unit_id'), name: sql.raw('unit_name') } : { id: sql.raw('id'), name: sql.raw('title') };
  const { rows } = await sql<Row>`
    with event as (${events[input.of](input, on)})
    select coalesce(w.${place.id}::text, '') as was, coalesce(w.${place.name}, '') as was_name, coalesce(n.${place.id}::text, '') as is, coalesce(n.${place.name}, '') as is_name,
           e.currency, sum(e.size)::text as size, sum(e.events)::int as events
      from event e
      left join published.seat w on w.id = e.then_seat and w.valid @> e.day
      left join published.seat n on n.id = e.now_seat and n.valid @> ${on}::date
     group by 1, 2, 3, 4, 5`.execute(ctx.db);
  const bridges = [...Map.groupBy(rows, (r) => r.currency)].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
  return { on, bridges: bridges.map(([currency, own]) => bridgeIn(currency, own)), partial: isPartial(ctx) };
}

/** A row is called what it is called on the chosen date; what is not there any more keeps the name it had. */
function bridgeIn(currency: string | null, rows: readonly Row[]): StructureBridge {
  const names = new Map([...rows.map((r) => [r.was, r.was_name] as const), ...rows.map((r) => [r.is, r.is_name] as const)]);
  const bridge = bridgeOf(rows.map((r) => ({ was: r.was, is: r.is, size: BigInt(r.size), events: r.events })));
  return {
    currency, total: String(bridge.total), events: bridge.events, moves: bridge.moves.map((m) => ({ ...m, size: String(m.size) })),
    rows: bridge.rows.map(({ key, was, out, in: came, is, eventsWas, eventsIs }) => ({ key, name: names.get(key) ?? '', was: String(was), out: String(out), in: String(came), is: String(is), eventsWas, eventsIs })),
  };
}

const inMarkets = (input: Input, column: string): RawBuilder<unknown> => (input.market ? sql`and ${sql.ref(column)} = any(${input.market}::uuid[])` : sql``);

/** The events of the span: their day, size, the seat they were of, and the seat they are of on the chosen date. */
const events: Record<Input['of'], (input: Input, on: string) => RawBuilder<unknown>> = {
  bookings: (input, on) => sql`
    select b.booked_on as day, b.minor as size, b.currency::text as currency, b.owner_position_id as then_seat, coalesce(c.position_id, b.owner_position_id) as now_seat, 1 as events
      from published.booking b left join published.custody c on c.account_id = b.account_id and c.valid @> ${on}::date
     where b.booked_on >= ${input.from}::date and b.booked_on < ${input.to}::date ${inMarkets(input, 'b.market_id')}
    union all
    select m.booked_on, sign.of * m.minor, m.currency::text, case sign.of when 1 then m.to_position_id else m.from_position_id end, coalesce(c.position_id, m.from_position_id), 0
      from published.credit_moved m cross join (values (1), (-1)) as sign(of) left join published.custody c on c.account_id = m.account_id and c.valid @> ${on}::date
     where m.booked_on >= ${input.from}::date and m.booked_on < ${input.to}::date ${inMarkets(input, 'm.market_id')}`,
  leads: (input) => sql`
    select l.first_contact_on as day, 1 as size, null::text as currency, l.position_id as then_seat, l.position_id as now_seat, 1 as events
      from published.lead l where l.first_contact_on >= ${input.from}::date and l.first_contact_on < ${input.to}::date ${inMarkets(input, 'l.market_id')}`,
};
