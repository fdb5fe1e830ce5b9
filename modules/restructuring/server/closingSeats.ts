import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import { rehomeForums, rehomeParts } from '../../decisions/server/index.ts';
import type { closeSeat } from '../../focus/contract.ts';
import { closeWhole } from '../../focus/server/index.ts';

/*
  A seat closes in the room on top of all that hold something of it: the rooms below pass on theirs, this one the meetings,
  reports and parts in decisions of the room beneath and its own hand-overs of customers.
*/
export const seatClosed = (ctx: Ctx, input: z.output<typeof closeSeat.input>): Promise<z.output<typeof closeSeat.output>> =>
  closeWhole(ctx, input, async (_, pass, actId) => (await rehomeForums(ctx, pass)) + (await rehomeParts(ctx, pass, actId)) + (await passHandOvers(ctx, pass)));

/** Steps of hand-overs still to be done, and customers being taken over, go along to another seat. What was given stays told as given. */
export async function passHandOvers(ctx: Ctx, { fromPositionId, toPositionId }: { fromPositionId: string; toPositionId: string }): Promise<number> {
  const { rows } = await sql`
    with taken as (
      update restructuring.continuity_plan set to_position_id = ${toPositionId}::uuid where to_position_id = ${fromPositionId}::uuid and withdrawn_at is null and overlap_until >= ${ctx.today}::date returning id
    ), passed as (
      update restructuring.continuity_step s set position_id = ${toPositionId}::uuid from restructuring.continuity_plan p
       where p.id = s.plan_id and p.withdrawn_at is null and s.position_id = ${fromPositionId}::uuid and s.done_at is null returning s.plan_id as id
    )
    select id from taken union select id from passed`.execute(ctx.db);
  return rows.length;
}
