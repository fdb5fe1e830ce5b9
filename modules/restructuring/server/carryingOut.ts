import { sql } from 'kysely';
import { recordFact } from '../../../platform/server/facts.ts';
import type { Task } from '../../../platform/server/jobs.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { rehomeHandOffs } from '../../coordination/server/index.ts';
import { rehomeCommitments, rehomeRest } from '../../customers/server/index.ts';
import { rehomeParts } from '../../decisions/server/index.ts';
import { rehomeGoals } from '../../goals/server/index.ts';
import { rehomeCampaigns } from '../../marketing/server/index.ts';
import { rehomeOpportunities } from '../../sales/server/index.ts';
import { followModel, rehomeTerritories } from '../../territories/server/index.ts';
import { handOverDefaults } from '../rules/continuityPlans.ts';
import { passHandOvers } from './closingSeats.ts';

/*
  What a published wave cannot date goes along on its day: the model of territories it follows comes in force, open deals with their customers, then what else the leavers hold about
  them, then all that closing seats hold. Deals in commit stay with their owner until they close, or for the days in force on the
  wave's (60): the same job passes those on when their time is up. A seat that closes cannot keep one: it goes with the person, where they sit elsewhere.
*/
const lookedBack = 60;

const keptFor = sql`coalesce((select (k.value ->> 'commitDays')::int from platform.parameter k where k.name = 'restructuring.hand_over' and k.valid @> w.on_day), ${handOverDefaults.commitDays}::int)`;

interface Due { proposal_id: string; number: number; guard: string; on: string; act_id: string; closings: { from: string; to: string }[]; model_id: string | null }
interface Gone { id: string; seat: string }

export async function carryOutWaves(ctx: Ctx): Promise<number> {
  const { rows: due } = await sql<Due>`
    select w.proposal_id, w.number, w.position_id as guard, w.on_day as on, w.act_id, w.closings,
           (select (c.body ->> 'modelId')::uuid from restructuring.change c where c.proposal_id = w.proposal_id and c.wave = w.number and c.kind = 'follow_model') as model_id
      from restructuring.wave w
     where w.published_at is not null and w.moved_at is null and w.on_day <= ${ctx.today}::date order by w.on_day, w.published_at, w.number for update`.execute(ctx.db);
  // Models first: putting one in force waits for whoever changes the structure, who may wait for the rows that go along.
  for (const { model_id, act_id } of due) if (model_id !== null) await followModel(ctx, model_id, act_id);
  for (const wave of due) await carryOut(ctx, wave);
  return due.length + (await passLateCommits(ctx));
}

async function carryOut(ctx: Ctx, { proposal_id, number, guard, on, act_id, closings }: Due): Promise<void> {
  const plans = sql`(select p.account_id, p.from_position_id, p.to_position_id from restructuring.continuity_plan p where p.proposal_id = ${proposal_id}::uuid and p.wave = ${number} and p.from_position_id <> p.to_position_id)`;
  const given = sql`jsonb_to_recordset(${closings}::jsonb) as c("from" uuid, "to" uuid)`;
  const { rows: deals } = await sql<Gone>`
    select o.id, case when o.forecast_category = 'commit' then coalesce((select h.position_id from published.seat_holder before join published.seat_holder h on h.person_id = before.person_id and h.seated @> ${on}::date
                   where before.position_id = o.owner_position_id and before.valid @> ${on}::date - 1 and before.kind = 'regular' and h.position_id <> o.owner_position_id order by h.kind limit 1), p.to_position_id, c."to")
                 else coalesce(p.to_position_id, c."to") end as seat
      from published.opportunity o left join ${plans} p on p.account_id = o.account_id and p.from_position_id = o.owner_position_id left join ${given} on c."from" = o.owner_position_id
     where o.state = 'open' and (p.account_id is not null and o.forecast_category <> 'commit' or c."from" is not null)`.execute(ctx.db);
  const moved = await rehomeOpportunities(ctx, deals.map((d) => ({ opportunityId: d.id, seatId: d.seat })), act_id);
  const { rows: pieces } = await sql<{ accountId: string; fromPositionId: string; toPositionId: string }>`select p.account_id as "accountId", p.from_position_id as "fromPositionId", p.to_position_id as "toPositionId" from ${plans} p`.execute(ctx.db);
  let others = pieces.length === 0 ? 0 : await rehomeCommitments(ctx, pieces, act_id);
  for (const { from: fromPositionId, to: toPositionId } of closings) {
    const pass = { fromPositionId, toPositionId };
    others += (await rehomeRest(ctx, { ...pass, on }, act_id)) + (await rehomeTerritories(ctx, { ...pass, on }, act_id)) + (await passHandOvers(ctx, pass)) + (await rehomeHandOffs(ctx, pass, act_id)) + (await rehomeCampaigns(ctx, pass, act_id)) + (await rehomeGoals(ctx, pass)) + (await rehomeParts(ctx, pass, act_id));
  }
  await sql`update restructuring.wave set moved_at = ${ctx.now} where proposal_id = ${proposal_id}::uuid and number = ${number}`.execute(ctx.db);
  await recordFact(ctx, { what: 'restructuring.wave_moved', about: { kind: 'proposal', id: proposal_id }, guard, actId: act_id, after: { wave: number, deals: moved, others } });
}

/** Deals in commit that their owner has kept for as long as they may since the wave, and that did not close. */
async function passLateCommits(ctx: Ctx): Promise<number> {
  const { rows } = await sql<Gone & { act_id: string }>`
    select o.id, p.to_position_id as seat, w.act_id from restructuring.wave w
      join restructuring.continuity_plan p on p.proposal_id = w.proposal_id and p.wave = w.number and p.withdrawn_at is null and p.from_position_id <> p.to_position_id
      join published.opportunity o on o.account_id = p.account_id and o.owner_position_id = p.from_position_id and o.state = 'open' and o.created_at < w.on_day
     where w.moved_at is not null and ${ctx.today}::date - w.on_day - ${keptFor} between 0 and ${lookedBack - 1}::int`.execute(ctx.db);
  for (const [actId, own] of Map.groupBy(rows, (r) => r.act_id)) await rehomeOpportunities(ctx, own.map((d) => ({ opportunityId: d.id, seatId: d.seat })), actId);
  return rows.length;
}

/** Enqueued when a wave is published for today, and every hour. */
export const carryOutTask: Task = {
  name: 'restructuring.carry_out', actor: 'transition', needs: 'restructuring.wave.carry_out', cron: '11 * * * *',
  perform: async (run) => { await run.transact(carryOutWaves); },
};
