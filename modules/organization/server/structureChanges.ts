import { sql } from 'kysely';
import type { z } from 'zod';
import { lasting } from '../../../platform/server/lasting.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { ChangeDay, structureChanges } from '../contract/structure.ts';

/**
 * The days on which something of the structure begins, ends or changes, as it is known now. A row that begins where
 * another of the same noun ends is a change; names are those of the units, the positions, or the positions concerned.
 */
export const changeDays = lasting((_ctx, { from, to }: z.output<typeof structureChanges.input>) => `${from ?? ''}|${to ?? ''}`, daysOfChange);

async function daysOfChange(ctx: Ctx, { from, to }: z.output<typeof structureChanges.input>): Promise<{ rows: ChangeDay[] }> {
  const { rows } = await sql<ChangeDay>`
    with stretch as (
      select 'unit' as noun, unit_id::text as one, name, valid from organization.unit_version where upper_inf(recorded)
      union all
      select 'position', position_id::text, title, valid from organization.position_version where upper_inf(recorded)
      union all
      select 'appointment', a.position_id::text || a.kind, p.title, a.valid from organization.appointment a ${seatOf(sql`a`)}
      union all
      select 'line', a.position_id::text || a.kind || case when a.kind = 'solid' then '' else a.reports_to_id::text end, p.title, a.valid
        from organization.reporting_line a ${seatOf(sql`a`)}
      union all
      select 'team', m.team_id::text, t.name, m.valid from organization.team_membership m
        join organization.team_version t on t.team_id = m.team_id and t.current_valid @> lower(m.valid) where upper_inf(m.recorded)
      union all
      select 'team', team_id::text, name, valid from organization.team_version where upper_inf(recorded)
    ), edge as (
      select noun, one, lower(valid) as day, true as begins, name from stretch
      union all
      select noun, one, upper(valid), false, name from stretch where not upper_inf(valid)
    ), act as (
      select noun, day, one, case when bool_and(begins) then 'begins' when bool_or(begins) then 'changes' else 'ends' end as act,
             coalesce(min(name) filter (where begins), min(name)) as name
        from edge where day >= coalesce(${from ?? null}::date, day) and day < coalesce(${to ?? null}::date, 'infinity') group by noun, day, one
    ), counted as (
      select day, noun, act, count(*)::int as count, (array_agg(name order by name))[1:3] as names from act group by 1, 2, 3
    )
    select day, jsonb_agg(jsonb_build_object('noun', noun, 'act', act, 'count', count, 'names', names) order by noun, act) as changes
      from counted group by day order by day`.execute(ctx.db);
  return { rows };
}

/** The title of the seat that a row is about, as of the row's beginning. */
const seatOf = (a: ReturnType<typeof sql>) => sql`
  join organization.position_version p on p.position_id = ${a}.position_id and p.current_valid @> lower(${a}.valid) where upper_inf(${a}.recorded)`;
