import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { joinAccountTeam, leaveAccountTeam } from '../contract/account.ts';

/** A seat joins the team from a day on; it is there for ever until it leaves. */
export async function teamJoined(ctx: Ctx, { accountId, seatId, role, from }: z.output<typeof joinAccountTeam.input>): Promise<{ id: string }> {
  const { rows: [row] } = await sql<{ id: string; market_id: string }>`
    insert into customers.account_team (account_id, market_id, position_id, role, valid, recorded)
    select a.id, a.market_id, ${seatId}, ${role}::customers.team_role, daterange(${from ?? ctx.today}::date, null), tstzrange(organization.open_change(), null)
      from customers.account a where a.id = ${accountId} returning id, market_id`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'There is no such customer, or it is not yours to see.', 'platform.not_found');
  await recordFact(ctx, { what: 'customers.account_team_joined', about: { kind: 'account', id: accountId }, guard: row.market_id, after: { seat: seatId, role } });
  return { id: row.id };
}

/** The row is closed and, unless it began today, a piece that ends today takes its place (decision 001). */
export async function teamLeft(ctx: Ctx, { accountId, memberId }: z.output<typeof leaveAccountTeam.input>): Promise<{ ended: boolean }> {
  const { rows: [row] } = await sql<{ market_id: string; position_id: string; role: string; since: string; stamp: string }>`
    with stamp as (select organization.open_change() as at)
    update customers.account_team t set recorded = tstzrange(lower(t.recorded), stamp.at) from stamp
     where t.id = ${memberId} and t.account_id = ${accountId} and upper_inf(t.recorded)
    returning t.market_id, t.position_id, t.role::text as role, lower(t.valid)::text as since, stamp.at::text as stamp`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'That seat is not in the team.', 'platform.not_found');
  if (row.since < ctx.today) {
    await sql`insert into customers.account_team (account_id, market_id, position_id, role, valid, recorded)
      values (${accountId}, ${row.market_id}, ${row.position_id}, ${row.role}::customers.team_role, daterange(${row.since}::date, ${ctx.today}::date),
              tstzrange(${row.stamp}::text::timestamptz, null))`.execute(ctx.db);
  }
  await recordFact(ctx, { what: 'customers.account_team_left', about: { kind: 'account', id: accountId }, guard: row.market_id, before: { seat: row.position_id, role: row.role } });
  return { ended: true };
}
