import { sql } from 'kysely';
import { recordFacts } from '../../../platform/server/facts.ts';
import type { Ctx } from '../../../platform/server/request.ts';

/** What a seat holds of customers besides their custody, passed to other seats for the room that closes seats and moves accounts. */

interface Gone { kind: 'activity' | 'promise' | 'need'; id: string; guard: string; seat: string; was: string }

/** Open activities, promises and needs of these customers go with them: from the seat that led to the one that will. */
export async function rehomeCommitments(ctx: Ctx, pieces: readonly { accountId: string; fromPositionId: string; toPositionId: string }[], actId: string): Promise<number> {
  const given = sql`jsonb_to_recordset(${pieces}::jsonb) as g("accountId" uuid, "fromPositionId" uuid, "toPositionId" uuid)`;
  return passed(ctx, actId, sql`from ${given} where t.account_id = g."accountId" and t.position_id = g."fromPositionId"`, sql`g."toPositionId"`, sql`g."fromPositionId"`);
}

/** A seat's places in account teams go to another from `on`: dated, so it may be done long before. */
export async function passTeamPlaces(ctx: Ctx, { fromPositionId, toPositionId, on }: { fromPositionId: string; toPositionId: string; on: string }): Promise<void> {
  const { rows: [opened] } = await sql<{ stamp: string }>`select organization.open_change()::text as stamp`.execute(ctx.db);
  const stamp = sql`${opened!.stamp}::text::timestamptz`;
  await sql`
    with closed as (
      update customers.account_team t set recorded = tstzrange(lower(t.recorded), ${stamp})
       where t.position_id = ${fromPositionId} and upper_inf(t.recorded) and t.valid && daterange(${on}::date, null) returning *
    )
    insert into customers.account_team (account_id, market_id, position_id, role, valid, recorded)
    select c.account_id, c.market_id, c.position_id, c.role, daterange(lower(c.valid), ${on}::date), tstzrange(${stamp}, null) from closed c where lower(c.valid) < ${on}::date
    union all
    select c.account_id, c.market_id, ${toPositionId}::uuid, c.role, c.valid * daterange(${on}::date, null), tstzrange(${stamp}, null) from closed c
     where not exists (select from customers.account_team k where k.account_id = c.account_id and k.position_id = ${toPositionId} and upper_inf(k.recorded) and k.valid && c.valid)`.execute(ctx.db);
}

/** All else a seat that closes still holds: the rest of its commitments, and its places in account teams from `on`. */
export async function rehomeRest(ctx: Ctx, { fromPositionId, toPositionId, on }: { fromPositionId: string; toPositionId: string; on: string }, actId: string): Promise<number> {
  await passTeamPlaces(ctx, { fromPositionId, toPositionId, on });
  return passed(ctx, actId, sql`where t.position_id = ${fromPositionId}`, sql`${toPositionId}::uuid`, sql`${fromPositionId}::uuid`);
}

async function passed(ctx: Ctx, actId: string, which: ReturnType<typeof sql>, seat: ReturnType<typeof sql>, was: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<Gone>`
    with activity as (update customers.activity t set position_id = ${seat}, version = t.version + 1 ${which} and t.done_at is null and t.withdrawn_at is null returning t.id, t.market_id, t.position_id, ${was} as was),
    promise as (update customers.promise t set position_id = ${seat}, version = t.version + 1 ${which} and t.kept_at is null and t.withdrawn_at is null returning t.id, t.market_id, t.position_id, ${was} as was),
    need as (update customers.need t set position_id = ${seat}, version = t.version + 1 ${which} and t.met_on is null and t.withdrawn_at is null returning t.id, t.market_id, t.position_id, ${was} as was)
    select 'activity' as kind, id, position_id as guard, position_id as seat, was from activity
    union all select 'promise', id, market_id, position_id, was from promise union all select 'need', id, market_id, position_id, was from need`.execute(ctx.db);
  await recordFacts(ctx, rows.map((r) => ({ what: `customers.${r.kind}_rehomed`, about: { kind: r.kind, id: r.id }, guard: r.guard, actId, before: { seat: r.was }, after: { seat: r.seat } })));
  return rows.length;
}
