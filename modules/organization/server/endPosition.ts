import { sql } from 'kysely';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { planChange, type DatedRow, type Fields } from '../rules/changes.ts';
import { applyPlan, type Noun, openChange, rowsOf } from './dated.ts';
import { refuseOneSidedTeams } from './teams.ts';

/**
 * Closes a seat: `on` is the first day without it. For the room that closes seats, after everything the seat holds was
 * passed on. What ends with a seat ends here: its appointments, lines upward, roles, teams and delegate. Refused:
 * `organization.seat_holds` while seats report to it or it stands in for others then (`facts.held`); whatever the rooms
 * above still hang on it is refused by their foreign keys at commit. The seat and its history stay.
 */
export async function endPosition(ctx: Ctx, { positionId, on }: { positionId: string; on: string }): Promise<void> {
  const stamp = await openChange(ctx);
  await endOfSeat(ctx, stamp, positionId, on);
  await recordFact(ctx, { what: 'organization.position_closed', about: { kind: 'position', id: positionId }, guard: everyone, after: { on } });
}

const endsWithSeat: readonly [Noun, string][] = [
  ['appointment', 'position_id'], ['line', 'position_id'], ['grant', 'position_id'], ['delegate', 'position_id'], ['membership', 'position_id'], ['cost', 'position_id'], ['position', 'position_id'],
];

/** The same within a change already open. */
export async function endOfSeat(ctx: Ctx, stamp: string, positionId: string, on: string): Promise<void> {
  await refuseHeld(ctx, positionId, on);
  for (const [noun, column] of endsWithSeat) {
    const rows: DatedRow<Fields>[] = await rowsOf(ctx, noun, { [column]: positionId });
    const plan = planChange(rows, { kind: 'end', at: on });
    if (noun === 'position' && plan.close.length === 0) {
      throw new Refusal('conflict', 'The position does not exist then.', 'organization.nothing_then', { facts: { on } });
    }
    await applyPlan(ctx, noun, stamp, plan);
  }
  await refuseOneSidedTeams(ctx, on);
}

async function refuseHeld(ctx: Ctx, positionId: string, on: string): Promise<void> {
  const { rows: held } = await sql<{ kind: string; id: string; label: string }>`
    with held as (
      select 'report' as kind, position_id as id from organization.reporting_line where reports_to_id = ${positionId}::uuid and current_valid && daterange(${on}::date, null)
      union
      select 'stands_in', position_id from organization.delegate where delegate_id = ${positionId}::uuid and current_valid && daterange(${on}::date, null)
    )
    select h.kind, h.id, (select v.title from organization.position_version v where v.position_id = h.id and upper_inf(v.recorded) order by lower(v.valid) desc limit 1) as label from held h order by 1, 3`.execute(ctx.db);
  if (held.length > 0) throw new Refusal('conflict', 'Other seats report to this one, or it stands in for them.', 'organization.seat_holds', { facts: { held } });
}
