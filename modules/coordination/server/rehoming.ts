import { sql } from 'kysely';
import { recordFacts } from '../../../platform/server/facts.ts';
import type { Ctx } from '../../../platform/server/request.ts';

/**
 * Passes a seat's open hand-offs and requests to another seat: for whoever closes the first. One between the two seats
 * themselves stays, because nobody hands over to himself: the room above refuses to close the seat until it is settled.
 */
export async function rehomeHandOffs(ctx: Ctx, { fromPositionId: was, toPositionId: now }: { fromPositionId: string; toPositionId: string }, actId: string): Promise<number> {
  const seat = (column: string) => sql`case when ${sql.ref(column)} = ${was} then ${now}::uuid else ${sql.ref(column)} end`;
  const sides = sql`from_position_id = ${seat('from_position_id')}, to_position_id = ${seat('to_position_id')}, version = version + 1`;
  const between = sql`${was}::uuid in (from_position_id, to_position_id) and ${now}::uuid not in (from_position_id, to_position_id) and withdrawn_at is null`;
  const { rows } = await sql<{ kind: 'hand_off' | 'support_request'; id: string; market_id: string }>`
    with handed as (
      update coordination.hand_off h set ${sides}
       where ${between} and qualified_at is null and recycled_at is null and disqualified_at is null
         and not exists (select from coordination.hand_off n where n.follows_id = h.id and n.withdrawn_at is null) returning id, market_id
    ), asked as (
      update coordination.support_request set ${sides} where ${between} and declined_at is null and confirmed_at is null and closed_at is null returning id, market_id
    )
    select 'hand_off' as kind, id, market_id from handed union all select 'support_request', id, market_id from asked`.execute(ctx.db);
  await recordFacts(ctx, rows.map((r) => ({ what: `coordination.${r.kind}_rehomed`, about: { kind: r.kind, id: r.id }, guard: r.market_id, actId, before: { seat: was }, after: { seat: now } })));
  return rows.length;
}
