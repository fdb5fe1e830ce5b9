import { sql } from 'kysely';
import type { Division } from '../../../../contract/shapes.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import type { ExecutiveReport } from '../../contract/executive.ts';
import { type Asked, ofMarket } from './asked.ts';

interface Row { division: Division; people: string[]; exists: boolean; late: number; title: string | null; days: number | null }

/** Both divisions: whether there is one, who supervises it, and what it owes the other (requests overdue or unanswered). */
export async function divisionsOf(ctx: Ctx, asked: Asked): Promise<ExecutiveReport['divisions']> {
  const { rows } = await sql<Row>`
    with late as (
      select t.division, q.title, ${ctx.today}::date - coalesce(q.due_on, q.wanted_on) as days
        from published.support_request q
        join published.seat t on t.id = q.to_position_id and t.valid @> ${ctx.today}::date join published.seat f on f.id = q.from_position_id and f.valid @> ${ctx.today}::date
       where f.division <> t.division and q.declined_at is null and (q.delivered_at is null or q.reopened_at > q.delivered_at) and q.confirmed_at is null and q.closed_at is null
         and coalesce(q.due_on, q.wanted_on) < ${ctx.today}::date ${ofMarket(asked, 'q.market_id')}
    )
    select d.division, exists (select from published.unit u where u.division = d.division and u.valid @> ${asked.lastDay}::date) as exists,
           coalesce((select array_agg(distinct h.person_name order by h.person_name) from published.seat s
              join published.role_grant g on g.position_id = s.id and g.valid @> ${asked.lastDay}::date and g.role like '%supervisor'
              cross join lateral published.answers_for(s.id, ${asked.lastDay}::date) h
             where s.division = d.division and s.valid @> ${asked.lastDay}::date ${ofMarket(asked, 's.market_id')}), '{}') as people,
           (select count(*)::int from late l where l.division = d.division) as late, o.title, o.days
      from (values ('marketing'), ('sales')) d(division)
      left join lateral (select l.title, l.days from late l where l.division = d.division order by l.days desc limit 1) o on true`.execute(ctx.db);
  return rows.map((r) => ({
    division: r.division, exists: r.exists, people: r.people, owes: { count: r.late, oldest: r.title === null ? null : { title: r.title, days: r.days ?? 0 } },
  }));
}
