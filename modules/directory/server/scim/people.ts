import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import type { Ctx } from '../../../../platform/server/request.ts';
import type { Resource } from '../../rules/scim/matching.ts';
import { coreGroup, type UserFields, type UserPlace, userResource } from '../../rules/scim/users.ts';

interface Row extends UserPlace { id: string; email: string | null; givenName: string; familyName: string; phone: string | null; language: 'es' | 'en'; locale: string; timeZone: string; suspended: boolean; externalKey: string | null; employeeNumber: string | null }
export interface KnownUser { id: string; fields: UserFields; resource: Resource }

/** Its version is a fingerprint of what is shown: it changes with the seat held as with the name. */
export function withMeta(resource: Resource, resourceType: 'User' | 'Group', base: string): Resource {
  const version = `W/"${createHash('sha256').update(JSON.stringify(resource)).digest('hex').slice(0, 20)}"`;
  return { ...resource, meta: { resourceType, location: `${base}/scim/v2/${resourceType}s/${String(resource['id'])}`, version } };
}

/** People who sign in or might, in one statement, with what the structure says of each today. Whoever was taken out or erased is not shown. */
export async function usersOf(ctx: Ctx, base: string, id: string | null): Promise<KnownUser[]> {
  const { rows } = await sql<Row>`
    with held as (
      select distinct on (h.person_id) h.person_id, s.id as seat, s.title, s.unit_name, s.division
        from published.seat_holder h join published.seat s on s.id = h.position_id and s.valid @> ${ctx.today}::date
       where h.valid @> ${ctx.today}::date order by h.person_id, h.fte desc, h.kind, s.id
    ), above as (
      select l.position_id, m.person_id, m.person_name
        from published.reporting_line l cross join lateral published.answers_for(l.reports_to_id, ${ctx.today}::date) m
       where l.kind = 'solid' and l.valid @> ${ctx.today}::date
    ), within as (
      select u.person_id, jsonb_agg(jsonb_build_object('value', u.unit_id, 'display', u.unit_name) order by u.unit_name) as groups
        from (select distinct h.person_id, s.unit_id, s.unit_name from published.seat_holder h join published.seat s on s.id = h.position_id and s.valid @> ${ctx.today}::date where h.valid @> ${ctx.today}::date) u group by 1
    )
    select p.id, p.email, p.given_name as "givenName", p.family_name as "familyName", p.phone, p.language, p.locale, p.time_zone as "timeZone", p.suspended, p.external_key as "externalKey",
           p.employee_number as "employeeNumber", h.title, h.unit_name as department, h.division,
           case when a.person_id is not null then jsonb_build_object('value', a.person_id, 'display', a.person_name) end as manager, coalesce(w.groups, '[]') as groups
      from published.person p left join held h on h.person_id = p.id left join above a on a.position_id = h.seat and a.person_id <> p.id left join within w on w.person_id = p.id
     where p.email is not null and not p.erased and ${id === null ? sql`true` : sql`p.id::text = ${id}`} and not exists (select from directory.removed_user r where r.person_id = p.id)
     order by p.id`.execute(ctx.db);
  return rows.map((r) => {
    const fields: UserFields = {
      userName: r.email!, givenName: r.givenName, familyName: r.familyName, phone: r.phone, language: r.language, locale: r.locale, timeZone: r.timeZone, active: !r.suspended,
      externalId: r.externalKey, employeeNumber: r.employeeNumber,
    };
    return { id: r.id, fields, resource: withMeta(userResource(r.id, fields, r), 'User', base) };
  });
}

/** Units of today, each with whoever holds a seat in it. */
export async function groupsOf(ctx: Ctx, base: string, id: string | null): Promise<Resource[]> {
  const { rows } = await sql<{ id: string; name: string; members: { value: string; display: string }[] }>`
    select u.id, u.name, coalesce((select jsonb_agg(distinct jsonb_build_object('value', h.person_id, 'display', h.person_name, 'type', 'User'))
             from published.seat s join published.seat_holder h on h.position_id = s.id and h.valid @> ${ctx.today}::date
            where s.unit_id = u.id and s.valid @> ${ctx.today}::date and not exists (select from directory.removed_user r where r.person_id = h.person_id)), '[]') as members
      from published.unit u where u.valid @> ${ctx.today}::date and ${id === null ? sql`true` : sql`u.id::text = ${id}`} order by u.id`.execute(ctx.db);
  return rows.map((r) => withMeta({ schemas: [coreGroup], id: r.id, displayName: r.name, members: r.members }, 'Group', base));
}
