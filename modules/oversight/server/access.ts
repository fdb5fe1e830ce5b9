import { sql } from 'kysely';
import type { z } from 'zod';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Access, HeldSeat, myAccess, readAccess, Reached } from '../contract/access.ts';
import { explainRights, type Held, nobodyMay } from '../rules/access.ts';

type Grant = Held & Pick<HeldSeat['grants'][number], 'from' | 'to'> & { reach: Reached };
interface Row {
  person: Access['person'] | null; suspended: boolean; seats: Omit<HeldSeat, 'grants' | 'counts'>[] | null; grants: Grant[] | null; counted: string[]; standsInFor: Access['standsInFor'] | null;
}

export const accessOf = (ctx: Ctx, { personId, on }: z.output<typeof readAccess.input>): Promise<Access> => explain(ctx, personId, on ?? ctx.today);

/** Whoever holds no position sees nothing of the structure, not even this: theirs is empty. */
export async function ownAccess(ctx: Ctx, { on = ctx.today }: z.output<typeof myAccess.input>): Promise<z.input<typeof myAccess.output>> {
  const { person } = ctx;
  const access: Access = person.seats.length > 0 ? await explain(ctx, person.id, on)
    : { person: { id: person.id, name: person.name }, on, suspended: false, seats: [], standsInFor: [], rights: explainRights([]), nobodyMay: [...nobodyMay] };
  const { rows } = await sql<{ person: string; reason: string; from: Date; to: Date }>`
    select p.name as person, v.reason, v.begun_at as "from", coalesce(v.ended_at, v.until) as "to"
      from platform.seeing v join published.person p on p.id = v.person_id
     where v.seen_id = ${person.id}::uuid and v.begun_at > ${ctx.now}::timestamptz - interval '90 days' order by v.begun_at desc limit 50`.execute(ctx.db);
  return { ...access, lookedBy: rows.map((r) => ({ ...r, from: r.from.toISOString(), to: r.to.toISOString() })) };
}

/**
 * From the same answer that the door and the policies stand on (`published.standing`), with names. Gathered in one statement;
 * the rule tells which right comes from which grant.
 */
async function explain(ctx: Ctx, personId: string, on: string): Promise<Access> {
  const { rows: [row] } = await sql<Row>`
    with told as (select published.standing(${personId}::uuid, ${on}::date) as t),
    grants as (select g.* from told, jsonb_to_recordset(t -> 'grants') as g(seat uuid, role text, scope text, company boolean, seats jsonb, markets jsonb))
    select (select jsonb_build_object('id', p.id, 'name', p.name) from published.person p where p.id = ${personId}::uuid) as person,
           coalesce((select not p.active from published.person p where p.id = ${personId}::uuid), false) as suspended,
           coalesce((select jsonb_agg(s ->> 'id') from told, jsonb_array_elements(t -> 'seats') s), '[]') as counted,
           (select jsonb_agg(jsonb_build_object('seat', jsonb_build_object('id', s.id, 'name', s.title), 'unit', s.unit_name, 'market', ${marketName(ctx)},
                     'kind', h.kind, 'from', lower(h.valid), 'to', upper(h.valid)) order by s.title)
              from published.seat_holder h join published.seat s on s.id = h.position_id and s.valid @> ${on}::date join published.market m on m.id = s.market_id
             where h.person_id = ${personId}::uuid and h.valid @> ${on}::date) as seats,
           (select jsonb_agg(jsonb_build_object('seat', g.seat, 'role', g.role, 'scope', g.scope, 'company', g.company, 'seats', g.seats,
                     'from', lower(r.valid), 'to', upper(r.valid), 'reach', ${reach(ctx, on)}) order by g.role, g.scope)
              from grants g join published.role_grant r on (r.position_id, r.role, r.scope::text) = (g.seat, g.role, g.scope) and r.valid @> ${on}::date) as grants,
           (select jsonb_agg(jsonb_build_object('seat', jsonb_build_object('id', o.id, 'name', o.title), 'by', jsonb_build_object('id', b.id, 'name', b.title),
                     'from', lower(d.valid), 'to', upper(d.valid), 'answers', w.person_id = ${personId}::uuid and w.steps > 0) order by o.title)
              from published.seat_holder h join published.delegate d on d.delegate_id = h.position_id and d.valid @> ${on}::date
              join published.seat o on o.id = d.position_id and o.valid @> ${on}::date join published.seat b on b.id = d.delegate_id and b.valid @> ${on}::date
              left join lateral published.answers_for(d.position_id, ${on}::date) w on true
             where h.person_id = ${personId}::uuid and h.valid @> ${on}::date) as "standsInFor"`.execute(ctx.db);
  if (!row?.person) throw new Refusal('not_found', 'There is no such person.', 'organization.no_person');
  const grants = row.grants ?? [];
  return {
    person: row.person, on, suspended: row.suspended, standsInFor: (row.standsInFor ?? []).map((s) => ({ ...s, answers: s.answers ?? false })), nobodyMay: [...nobodyMay], rights: explainRights(grants),
    seats: (row.seats ?? []).map((s) => ({ ...s, counts: row.counted.includes(s.seat.id), grants: grants.filter((g) => g.seat === s.seat.id).map(({ role, scope, from, to, reach: where }) => ({ role, scope, from, to, reach: where })) })),
  };
}

const marketName = (ctx: Ctx) => sql.raw(ctx.person.language === 'es' ? 'm.name_es' : 'm.name_en');

/** The grant `g` in names: how many seats, which units and markets. */
const reach = (ctx: Ctx, on: string) => sql`(
  select jsonb_build_object('company', g.company, 'seats', count(distinct s.id), 'unitCount', count(distinct s.unit_id),
           'units', coalesce((array_agg(distinct jsonb_build_object('id', s.unit_id, 'name', s.unit_name)) filter (where s.id is not null))[1:12], '{}'),
           'markets', coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', ${marketName(ctx)}) order by m.code)
                                  from published.market m where g.markets @> to_jsonb(m.id::text)), '[]'))
    from jsonb_array_elements_text(g.seats) x join published.seat s on s.id = x::uuid and s.valid @> ${on}::date)`;
