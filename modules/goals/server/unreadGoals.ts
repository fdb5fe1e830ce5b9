import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';

/** Goals whose measure lacked a rate at the end of each of several days (`place`, from 0): what was booked since makes none of an earlier day unread. One statement. */
export async function unreadGoals(ctx: Ctx, days: readonly string[]): Promise<{ place: number; id: string }[]> {
  const { rows } = await sql<{ place: number; id: string }>`
    select distinct (d.no - 1)::int as place, g.id
      from unnest(${[...days]}::date[]) with ordinality d(day, no)
      cross join lateral goals.booked_by_month(array(select x.id from goals.goal x where x.withdrawn_at is null and x.starts_on <= d.day), d.day) b
      join goals.goal g on g.id = b.goal_id
     where b.missing > 0 or b.reporting_currency <> g.currency`.execute(ctx.db);
  return rows;
}
