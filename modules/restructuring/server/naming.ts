import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Change } from '../contract/changes.ts';

const idsIn = (value: unknown): string[] => (typeof value === 'string' ? (/^[0-9a-f-]{36}$/.test(value) ? [value] : []) : Array.isArray(value) ? value.slice(0, 20).flatMap(idsIn)
  : value !== null && typeof value === 'object' ? Object.values(value).flatMap(idsIn) : []);

/** The names of all that changes name: units, seats, people, teams, forums, markets, accounts, models of territories, and what they themselves open. At most twenty of a list. */
export async function namesIn(ctx: Ctx, changes: readonly Change[]): Promise<(change: Change) => Record<string, string>> {
  const ids = [...new Set(changes.flatMap(idsIn))];
  const { rows } = ids.length === 0 ? { rows: [] } : await sql<{ id: string; name: string }>`
    with asked as (select unnest(${ids}::uuid[]) as id)
    select a.id, coalesce(
        (select u.name from published.unit u where u.id = a.id order by u.valid desc limit 1), (select s.title from published.seat s where s.id = a.id order by s.valid desc limit 1),
        (select p.name from published.person p where p.id = a.id), (select t.name from published.team t where t.id = a.id), (select f.name from published.forum f where f.id = a.id), (select m.name from published.territory_model m where m.id = a.id),
        (select ${ctx.person.language === 'es' ? sql`m.name_es` : sql`m.name_en`} from published.market m where m.id = a.id), (select c.name from published.account c where c.id = a.id)) as name
      from asked a`.execute(ctx.db);
  const known = new Map(rows.filter((r) => r.name !== null).map((r) => [r.id, r.name]));
  for (const c of changes) {
    if (c.kind === 'open_unit') known.set(c.unitId, c.name);
    if (c.kind === 'open_position') known.set(c.positionId, c.title);
    if (c.kind === 'open_forum') known.set(c.forumId, c.name);
  }
  return (change) => Object.fromEntries(idsIn(change).flatMap((id) => (known.has(id) ? [[id, known.get(id)!]] : [])));
}
