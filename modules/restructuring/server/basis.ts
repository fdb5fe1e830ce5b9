import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import { type StructureBasis, structureBasis, structureBasisSeen } from '../../organization/server/index.ts';
import type { Known } from '../rules/drafts.ts';
import { lineKey, type Plan, type PlanCost, type PlanForum, type PlanModel, withInForce } from '../rules/plan.ts';

/** The structure of a day as the rules take it, with what a change may name beside it. */
export interface Basis { structure: StructureBasis; plan: Plan; known: Known; away: ReadonlySet<string>; seesCosts: boolean; markets: ReadonlyMap<string, { es: string; en: string }> }

/** `looks`: this request writes nothing of the structure, which may then be as it is remembered. */
export async function basisOn(ctx: Ctx, on: string, { knownAt, looks }: { knownAt?: string; looks?: boolean } = {}): Promise<Basis> {
  const seesCosts = ctx.person.may('organization.cost.read');
  const asked = sql<{ people: Record<string, string>; markets: Record<string, { es: string; en: string }>; costs: Record<string, PlanCost>; forums: PlanForum[]; models: PlanModel[]; followed: string[] }>`
    select (select coalesce(jsonb_object_agg(id, name), '{}') from published.person where active) as people,
           (select coalesce(jsonb_object_agg(id, jsonb_build_object('es', name_es, 'en', name_en)), '{}') from published.market) as markets,
           ${seesCosts ? sql`(select coalesce(jsonb_object_agg(position_id, jsonb_build_object('minor', minor::text, 'currency', currency)), '{}') from published.cost_rate where valid @> ${on}::date)` : sql`'{}'::jsonb`} as costs,
           (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'what', f.what, 'ownerId', f.owner_position_id, 'minutes', f.minutes, 'readingMinutes', f.reading_minutes,
               'frequency', f.frequency, 'serves', f.serves, 'expiresOn', f.expires_on,
               'participantIds', (select coalesce(jsonb_agg(x.position_id order by x.position_id), '[]') from published.forum_participant x where x.forum_id = f.id)) order by f.id), '[]')
              from published.forum f where f.valid @> ${on}::date) as forums,
           (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'wasInForce', m.activated_at is not null,
               'seats', case when m.state = 'archived' and m.activated_at is not null then (select coalesce(jsonb_agg(distinct r.position_id), '[]') from published.territory_rule r where r.model_id = m.id and r.valid && daterange(${on}::date, null)) end,
               'state', case when m.turned_at > ${knownAt ?? null}::text::timestamptz then m.turned_from else m.state end) order by m.id), '[]') from published.territory_model m) as models,
           (select coalesce(jsonb_agg(c.body ->> 'modelId' order by w.on_day, w.published_at, w.number), '[]')
              from restructuring.wave w join restructuring.change c on c.proposal_id = w.proposal_id and c.wave = w.number and c.kind = 'follow_model'
             where w.published_at is not null and w.moved_at is null and w.on_day <= ${on}::date and w.stamp_to <= coalesce(${knownAt ?? null}::text::timestamptz, 'infinity')) as followed`.execute(ctx.db);
  const [structure, { rows: [more] }] = await Promise.all([looks ? structureBasisSeen(ctx, { on }) : structureBasis(ctx, { on, knownAt }), asked]);
  const { people, markets, costs, forums, models, followed } = more!;
  // A wave that is published and whose day has not come says already which model will be in force.
  const inForce = followed.reduce(withInForce, new Map(models.map((m) => [m.id, m])));
  return { structure, plan: { ...planOf(structure, costs, forums), models: inForce }, known: { people: new Map(Object.entries(people)), markets: new Set(Object.keys(markets)) }, away: new Set(structure.away), seesCosts, markets: new Map(Object.entries(markets)) };
}

function planOf({ on, units, seats, lines, teams, delegates }: StructureBasis, costs: Record<string, PlanCost>, forums: readonly PlanForum[]): Omit<Plan, 'models'> {
  return {
    day: on,
    units: new Map(units.map(({ id, name, function: fn, parentId, marketId }) => [id, { id, name, function: fn, parentId, marketId }])),
    seats: new Map(seats.map((s) => [s.id, {
      id: s.id, title: s.title, unitId: s.unitId, marketId: s.marketId, fte: s.fte, archetype: s.archetype, customerFacing: s.customerFacing, capacity: s.capacity, status: s.status,
      holders: s.holders.map((h) => ({ personId: h.person.id, name: h.person.name, kind: h.kind, fte: h.fte, since: h.since, until: h.until })), cost: costs[s.id] ?? null,
    }])),
    managers: new Map(lines.filter((l) => l.kind === 'solid').map((l) => [l.positionId, l.reportsToId])),
    lines: new Map(lines.flatMap((l) => (l.kind === 'solid' ? [] : [[lineKey({ ...l, kind: l.kind }), { ...l, kind: l.kind }] as const]))),
    delegates: new Map(delegates.map((d) => [d.positionId, d.delegateId])),
    teams: new Map(teams.map((t) => [t.id, { id: t.id, name: t.name, quorum: t.quorum, members: new Set(t.members) }])),
    forums: new Map(forums.map((f) => [f.id, f])),
  };
}
