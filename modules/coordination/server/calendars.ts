import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import type { WorkCalendar } from '../../organization/rules/index.ts';

/** When each of these markets works. Holidays of the last year and the next two are enough for any clock that runs. */
export async function calendarsOf(ctx: Ctx, marketIds: readonly string[]): Promise<Map<string, WorkCalendar>> {
  if (marketIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; zone: string; hours: WorkCalendar['hours']; holidays: string[] }>`
    select m.id, m.time_zone as zone,
           coalesce((select jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opens', h.opens, 'closes', h.closes) order by h.weekday, h.opens)
              from published.calendar_hours h where h.calendar_id = m.calendar_id), '[]') as hours,
           coalesce((select jsonb_agg(d.day order by d.day) from published.holiday d
              where d.calendar_id = m.calendar_id and d.day between ${ctx.today}::date - 400 and ${ctx.today}::date + 800), '[]') as holidays
      from published.market m where m.id = any(${[...new Set(marketIds)]}::uuid[])`.execute(ctx.db);
  return new Map(rows.map(({ id, ...calendar }) => [id, calendar]));
}
