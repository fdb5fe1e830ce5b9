import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';

/** Days a contact holds: the parameter of the day, 30 where none is set. */
export async function holdDays(ctx: Ctx): Promise<number> {
  const { rows: [row] } = await sql<{ days: number }>`
    select (value ->> 'days')::int as days from platform.parameter where name = 'customers.served_days' and valid @> ${ctx.today}::date`.execute(ctx.db);
  return row?.days ?? 30;
}

/** The same inside a statement, as a scalar. */
export const holdSql = (ctx: Ctx) => sql<number>`coalesce((select (value ->> 'days')::int from platform.parameter
  where name = 'customers.served_days' and valid @> ${ctx.today}::date), 30)`;
