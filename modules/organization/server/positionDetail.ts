import { sql } from 'kysely';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Position } from '../contract/positions.ts';
import { lineFindings } from '../rules/lines.ts';
import { answeringJson, statusShown } from './structure.ts';
import { marketName } from './units.ts';

type Row = Omit<Position, 'current' | 'on' | 'findings'>;

/** A position with its whole life as it is known now, and who holds it, answers for it and leads it on a date. */
export async function readPosition(ctx: Ctx, { positionId, on = ctx.today }: { positionId: string; on?: string | undefined }): Promise<Position> {
  const { rows } = await sql<Row>`
    select p.id, v.version, v.versions, s.division, s.function,
           ${holders(positionId)} as holders, ${answeringJson(sql`p.id`, sql`${on}::date`, sql`'infinity'`)} as answering,
           (select jsonb_build_object('seat', ${seat(sql`d.delegate_id`, on)}, 'from', lower(d.valid), 'to', upper(d.valid))
              from organization.delegate d where d.position_id = p.id and d.current_valid @> ${on}::date) as delegate,
           ${lines('position_id', 'reports_to_id', on)} as "reportsTo", ${lines('reports_to_id', 'position_id', on)} as reports,
           coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'scope', g.scope, 'from', lower(g.valid), 'to', upper(g.valid)) order by g.role, lower(g.valid))
              from organization.role_grant g where g.position_id = p.id and g.current_valid && daterange(${on}::date, null)), '[]') as grants,
           ${planned(ctx)} as planned,
           coalesce((select jsonb_agg(jsonb_build_object('id', t.team_id, 'name', t.name) order by t.name)
              from organization.team_membership b join organization.team_version t on t.team_id = b.team_id and t.current_valid @> ${on}::date
             where b.position_id = p.id and b.current_valid @> ${on}::date), '[]') as teams
      from organization.position p
      join lateral (${versions(ctx)}) v on true
      left join published.seat s on s.id = p.id and s.valid @> ${on}::date
     where p.id = ${positionId}::uuid`.execute(ctx.db);
  const row = rows[0];
  if (!row || row.version === 0) throw new Refusal('not_found', 'There is no position with this id.', 'organization.no_position');
  const current = row.versions.find((v) => v.from <= on && (v.to === null || on < v.to)) ?? null;
  const dotted = row.reportsTo.filter((l) => l.kind !== 'solid').map((l) => l.share);
  return { ...row, on, current, findings: lineFindings(dotted) };
}

const versions = (ctx: Ctx) => sql`
  select (count(*) + count(*) filter (where not upper_inf(x.recorded)))::int as version,
         coalesce(jsonb_agg(jsonb_build_object('from', lower(x.valid), 'to', upper(x.valid), 'title', x.title, 'fte', x.fte, 'archetype', x.archetype,
           'customerFacing', x.customer_facing, 'capacity', x.capacity, 'status', ${statusShown('x', sql`exists (select from organization.appointment a
             where a.position_id = x.position_id and a.current_valid && x.current_valid)`)},
           'unit', (select jsonb_build_object('id', u.unit_id, 'name', u.name) from organization.unit_version u
                     where u.unit_id = x.unit_id and u.current_valid && x.current_valid order by lower(u.current_valid) desc limit 1),
           'market', (select jsonb_build_object('id', m.id, 'name', ${marketName(ctx)}) from organization.market m where m.id = x.market_id))
           order by lower(x.valid)) filter (where upper_inf(x.recorded)), '[]') as versions
    from organization.position_version x where x.position_id = p.id`;

/** Everyone who ever held it or will, the newest first. */
const holders = (positionId: string) => sql`
  coalesce((select jsonb_agg(jsonb_build_object('person', jsonb_build_object('id', h.person_id, 'name', h.person_name), 'kind', h.kind, 'fte', h.fte,
              'since', lower(h.valid), 'until', upper(h.valid), 'suspended', h.suspended) order by lower(h.valid) desc, h.kind)
            from published.seat_holder h where h.position_id = ${positionId}::uuid), '[]')`;

const seat = (id: ReturnType<typeof sql>, on: string) => sql`
  (select jsonb_build_object('id', x.position_id, 'name', x.title) from organization.position_version x
    where x.position_id = ${id} and x.current_valid @> ${on}::date)`;

/** Lines on a date, seen from one end: who stands at the other, and who answers for that seat. */
const lines = (mine: 'position_id' | 'reports_to_id', other: 'position_id' | 'reports_to_id', on: string) => sql`
  coalesce((select jsonb_agg(jsonb_build_object('seat', ${seat(sql.ref(`l.${other}`), on)},
              'person', (select jsonb_build_object('id', w.person_id, 'name', w.person_name) from organization.answering(${sql.ref(`l.${other}`)}, ${on}::date, 'infinity') w),
              'kind', l.kind, 'scope', l.scope, 'share', l.share, 'from', lower(l.valid), 'to', upper(l.valid)) order by l.kind, lower(l.valid), l.id)
            from organization.reporting_line l where ${sql.ref(`l.${mine}`)} = p.id and l.current_valid @> ${on}::date), '[]')`;

/** What is planned of its lines and of who stands in, as changes: not what begins or ends with the position itself, and not what goes on the same. */
const planned = (ctx: Ctx) => sql`
  coalesce((with link as (
      select l.kind::text as kind, case l.kind when 'solid' then null else l.reports_to_id end as alone, l.reports_to_id as other, lower(l.valid) as begins, upper(l.valid) as ends
        from organization.reporting_line l where l.position_id = p.id and upper_inf(l.recorded)
      union all
      select 'delegate', null, d.delegate_id, lower(d.valid), upper(d.valid) from organization.delegate d where d.position_id = p.id and upper_inf(d.recorded)
    ), step as (
      select a.begins as day, a.begins as seen, a.kind, 'begins' as act, a.other from link a
       where not exists (select from link b where b.kind = a.kind and b.alone is not distinct from a.alone and b.other = a.other and b.ends = a.begins)
      union all
      select a.ends, a.ends - 1, a.kind, 'ends', a.other from link a
       where not exists (select from link b where b.kind = a.kind and b.alone is not distinct from a.alone and b.begins = a.ends)
    )
    select jsonb_agg(jsonb_build_object('day', s.day, 'kind', s.kind, 'act', s.act, 'seat',
             (select jsonb_build_object('id', x.position_id, 'name', x.title) from organization.position_version x where x.position_id = s.other and x.current_valid @> s.seen)) order by s.day, s.kind)
      from step s where s.day > ${ctx.today}::date and exists (select from organization.position_version x where x.position_id = p.id and x.current_valid @> s.day)
       and exists (select from organization.position_version x where x.position_id = p.id and x.current_valid @> s.day - 1)), '[]')`;
