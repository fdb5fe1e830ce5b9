import { sql } from 'kysely';
import type { z } from 'zod';
import { asPage, pageQuery } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { goalBookings as contract } from '../contract/goals.ts';

interface Row {
  id: string; booked_on: string; kind: string; minor: string; currency: string; reporting_minor: string | null; reporting_currency: string;
  account: { id: string; name: string }; seat: { id: string; name: string }; sort_value: string;
}

export async function goalBookings(ctx: Ctx, input: z.output<typeof contract.input>): Promise<z.output<typeof contract.output>> {
  const page = pageQuery({ by: sql`b.booked_on`, type: 'date', desc: true }, sql`b.id`, input);
  const { rows } = await sql<Row>`
    with page as (
      select b.*, ${page.value} as sort_value, ${page.place} as place from goals.goal g
        join published.booking b on b.booked_on >= g.starts_on and b.booked_on < g.ends_on and (g.market_id is null or b.market_id = g.market_id)
       where g.id = ${input.goalId} and ${page.where} order by ${page.order} limit ${page.limit}
    )
    select p.id, p.booked_on, p.kind::text as kind, p.minor, p.currency, p.reporting_minor, p.reporting_currency, p.sort_value,
           jsonb_build_object('id', p.account_id, 'name', coalesce(a.name, '')) as account,
           jsonb_build_object('id', p.owner_position_id, 'name', coalesce((select s.title from published.seat s where s.id = p.owner_position_id and s.valid @> p.booked_on), '')) as seat
      from page p left join published.account a on a.id = p.account_id order by p.place`.execute(ctx.db);
  const { rows: shown, next } = asPage(rows, input.limit);
  return {
    next,
    rows: shown.map((r) => ({
      id: r.id, on: r.booked_on, kind: r.kind, account: r.account, seat: r.seat, amount: { minor: r.minor, currency: r.currency },
      reporting: r.reporting_minor === null ? null : { minor: r.reporting_minor, currency: r.reporting_currency },
    })),
  };
}
