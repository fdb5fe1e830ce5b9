import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';

export interface CreditSplit { accountId: string; fromSeatId: string; toSeatId: string }

/** From `from` until `to`, what is booked with these customers is credited to both seats: `fromBp` ten-thousandths to whoever leaves. Told by the act it is part of. */
export async function splitCredit(ctx: Ctx, { splits, fromBp, from, to, actId }: { splits: readonly CreditSplit[]; fromBp: number; from: string; to: string; actId: string }): Promise<number> {
  if (splits.length === 0 || from >= to) return 0;
  await sql`
    insert into sales.credit_split (account_id, market_id, from_position_id, to_position_id, from_bp, valid, act_id)
    select a.id, a.market_id, g."fromSeatId", g."toSeatId", ${fromBp}, daterange(${from}::date, ${to}::date), ${actId}::uuid
      from jsonb_to_recordset(${splits}::jsonb) as g("accountId" uuid, "fromSeatId" uuid, "toSeatId" uuid) join published.account a on a.id = g."accountId"`.execute(ctx.db);
  return splits.length;
}

/** Those of an act that is withdrawn before its day. */
export async function takeBackCredit(ctx: Ctx, actId: string): Promise<void> {
  await sql`update sales.credit_split set withdrawn_at = ${ctx.now} where act_id = ${actId}::uuid and withdrawn_at is null`.execute(ctx.db);
}
