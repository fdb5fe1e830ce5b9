import { sql } from 'kysely';
import { everyone, recordFacts } from '../../../platform/server/facts.ts';
import type { Ctx } from '../../../platform/server/request.ts';

/** Parts in decisions of a seat that closes go on with another, while there is something left to do in them. What it said stays its own, and counts as the part's word. Answers of how many decisions. */
export async function rehomeParts(ctx: Ctx, { fromPositionId: was, toPositionId: now }: { fromPositionId: string; toPositionId: string }, actId: string): Promise<number> {
  const { rows } = await sql<{ id: string; role: string }>`
    update decisions.role r set passed_to = ${now}::uuid, passed_at = ${ctx.now} from published.open_part o
     where o.position_id = ${was}::uuid and r.decision_id = o.id and r.role = o.role and r.position_id = o.position_id returning r.decision_id as id, r.role`.execute(ctx.db);
  // Whoever has the part already keeps it; whoever had it once, and passed it on, has it again.
  await sql`
    insert into decisions.role (decision_id, role, position_id) select x.id, x.role, ${now}::uuid from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, role decisions.role_kind)
    on conflict (decision_id, role, position_id) do update set passed_to = null, passed_at = null`.execute(ctx.db);
  const ids = [...new Set(rows.map((r) => r.id))];
  await sql`update decisions.decision set version = version + 1 where id = any (${ids}::uuid[])`.execute(ctx.db);
  await recordFacts(ctx, ids.map((id) => ({ what: 'decisions.part_passed', about: { kind: 'decision', id }, guard: everyone, actId, before: { seat: was }, after: { seat: now } })));
  return ids.length;
}
