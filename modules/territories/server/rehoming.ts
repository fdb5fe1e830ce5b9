import { sql } from 'kysely';
import { recordFacts } from '../../../platform/server/facts.ts';
import type { Ctx } from '../../../platform/server/request.ts';

/**
 * Rules and exceptions that name a seat name another from a day on, in the model in force and in those drawn: for whoever closes the
 * first. A rule that holds until then keeps the days it has; a model that is put away stays as it was.
 */
export async function rehomeTerritories(ctx: Ctx, { fromPositionId, toPositionId, on }: { fromPositionId: string; toPositionId: string; on: string }, actId: string): Promise<number> {
  const { rows } = await sql<{ kind: 'territory' | 'account'; id: string; market_id: string }>`
    with model as (select id from territories.model where archived_at is null),
    named as materialized (
      select t.* from territories.territory t where t.position_id = ${fromPositionId}::uuid and t.model_id in (select id from model) and t.withdrawn_at is null and t.valid && daterange(${on}::date, null)
    ), kept as (
      update territories.territory t set version = t.version + 1, valid = daterange(lower(t.valid), ${on}::date) from named n where t.id = n.id and lower(n.valid) < ${on}::date
    ), followed as (
      insert into territories.territory (model_id, market_id, name, position_id, place, postcodes, segments, classes, sizes, product_lines, valid)
      select model_id, market_id, name, ${toPositionId}::uuid, place, postcodes, segments, classes, sizes, product_lines, valid * daterange(${on}::date, null) from named where lower(valid) < ${on}::date
      returning id, market_id
    ), turned as (
      update territories.territory t set version = t.version + 1, position_id = ${toPositionId}::uuid from named n where t.id = n.id and lower(n.valid) >= ${on}::date returning t.id, t.market_id
    ), excepted as (
      update territories.exception e set position_id = ${toPositionId}::uuid where e.position_id = ${fromPositionId}::uuid and e.ended_at is null and e.model_id in (select id from model) returning e.account_id, e.market_id
    )
    select 'territory' as kind, id, market_id from followed union all select 'territory', id, market_id from turned union all select 'account', account_id, market_id from excepted`.execute(ctx.db);
  await recordFacts(ctx, rows.map(({ kind, id, market_id }) => kind === 'territory'
    ? { what: 'territories.territory_changed' as const, about: { kind, id }, guard: market_id, actId, before: { positionId: fromPositionId }, after: { positionId: toPositionId, from: on } }
    : { what: 'territories.exception_made' as const, about: { kind, id }, guard: market_id, actId, before: { seat: fromPositionId }, after: { seat: toPositionId } }));
  return rows.length;
}
