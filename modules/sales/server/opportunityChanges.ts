import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { recordFacts } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { changeManyOpportunities, undoOpportunityChanges } from '../contract.ts';
import { mayChangeAmount } from '../rules/opportunityAmounts.ts';
import { planMove } from '../rules/opportunityStates.ts';
import { type AtHand, type DealAtHand, dealsAtHand } from './dealsAtHand.ts';
import { askerOf } from './opportunityRecord.ts';
import { refuseBy, ruleOf } from './refusing.ts';

type Change = z.output<typeof changeManyOpportunities.input>['change'];
type Left = z.output<typeof undoOpportunityChanges.output>['left'];
const meanwhile = 'sales.changed_meanwhile';

/** Moves or reassigns many deals as one act, which can be taken back as one. What the rules refuse is left and named. */
export async function changeMany(ctx: Ctx, { deals: seen, change }: z.output<typeof changeManyOpportunities.input>) {
  if ('seatId' in change && !askerOf(ctx, 'sales.opportunity.write', change.seatId).reachesOwner) throw refuseBy([{ code: 'out_of_scope', figures: { seat: change.seatId } }]);
  const atHand = await dealsAtHand(ctx, seen.map((d) => d.id));
  const known = new Map(atHand.deals.map((d) => [d.id, d]));
  const left: Left = [], wanted: DealAtHand[] = [];
  for (const { id, version } of seen) {
    const deal = known.get(id);
    const rule = !deal ? 'sales.no_opportunity' : deal.version !== version ? meanwhile : against(ctx, atHand, deal, change);
    if (rule) left.push({ id, name: deal?.name ?? null, rule });
    else wanted.push(deal!);
  }
  const actId = randomUUID();
  const changed = await write(ctx, actId, wanted.map((deal) => ({ deal, to: 'stageId' in change ? { stage: change.stageId } : { seat: change.seatId } })));
  left.push(...wanted.filter((d) => !changed.has(d.id)).map((d) => ({ id: d.id, name: d.name, rule: meanwhile })));
  return { actId, changed: changed.size, left };
}

/** The rule that stands against changing this deal, or null. */
function against(ctx: Ctx, { stages, closingReasons }: AtHand, deal: DealAtHand, change: Change): string | null {
  const verdict = mayChangeAmount(deal.state, askerOf(ctx, 'stageId' in change ? 'sales.opportunity.move' : 'sales.opportunity.write', deal.ownerSeatId));
  if (!verdict.allowed) return ruleOf(verdict.reasons);
  if ('seatId' in change) return deal.ownerSeatId === change.seatId ? 'sales.already_there' : null;
  const plan = planMove(deal, { to: 'stage', stageId: change.stageId }, stages, closingReasons);
  return plan.set ? null : ruleOf(plan.reasons);
}

interface Rewrite { deal: DealAtHand; to: { stage?: string; seat?: string } }

/** Writes each deal that still has its version, a step and a fact of it; answers the ids of those. */
async function write(ctx: Ctx, actId: string, rewrites: readonly Rewrite[]): Promise<Set<string>> {
  if (rewrites.length === 0) return new Set();
  const given = rewrites.map(({ deal, to }) => ({ id: deal.id, version: deal.version, stage: to.stage ?? null, seat: to.seat ?? null }));
  if (rewrites.some((r) => r.to.seat)) {
    await sql`update sales.opportunity_product p set owner_position_id = g.seat
      from jsonb_to_recordset(${given}::jsonb) as g(id uuid, version int, seat uuid), sales.opportunity o
     where p.opportunity_id = g.id and o.id = g.id and o.version = g.version and g.seat is not null`.execute(ctx.db);
  }
  const { rows } = await sql<{ id: string }>`
    with changed as (
      update sales.opportunity o set stage_id = coalesce(g.stage, o.stage_id), owner_position_id = coalesce(g.seat, o.owner_position_id), version = o.version + 1
        from jsonb_to_recordset(${given}::jsonb) as g(id uuid, version int, stage uuid, seat uuid)
       where o.id = g.id and o.version = g.version
      returning o.id, o.owner_position_id, o.stage_id, o.state, o.amount_minor
    ), step as (
      insert into sales.opportunity_step (opportunity_id, owner_position_id, stage_id, state, amount_minor, at, person_id)
      select id, owner_position_id, stage_id, state, amount_minor, ${ctx.now}::timestamptz, ${ctx.person.system ? null : ctx.person.id}::uuid from changed
    )
    select id from changed`.execute(ctx.db);
  const changed = new Set(rows.map((r) => r.id));
  await recordFacts(ctx, rewrites.filter((r) => changed.has(r.deal.id)).map(({ deal, to }) => ({
    what: to.seat ? 'sales.opportunity_reassigned' : 'sales.opportunity_moved', about: { kind: 'opportunity', id: deal.id }, guard: to.seat ?? deal.ownerSeatId, actId,
    before: to.seat ? { seat: deal.ownerSeatId } : { stage: deal.stageId }, after: { ...to, version: deal.version + 1 },
  })));
  return changed;
}

interface Told { about_id: string; before: { stage?: string; seat?: string }; version: number }

/** Puts back what an act of one's own changed, where nobody has touched it since. */
export async function undoChanges(ctx: Ctx, { actId }: { actId: string }) {
  const { rows: told } = await sql<Told>`
    select about_id, before, (after ->> 'version')::int as version from platform.fact
     where act_id = ${actId}::uuid and person_id = ${ctx.person.id}::uuid and what in ('sales.opportunity_moved', 'sales.opportunity_reassigned')`.execute(ctx.db);
  if (told.length === 0) throw new Refusal('not_found', 'There is no such change of yours.', 'sales.no_such_change');
  const { deals } = await dealsAtHand(ctx, told.map((t) => t.about_id));
  const known = new Map(deals.map((d) => [d.id, d]));
  const untouched = told.filter((t) => known.get(t.about_id)?.version === t.version);
  const restored = await write(ctx, randomUUID(), untouched.map((t) => ({ deal: known.get(t.about_id)!, to: t.before })));
  const left: Left = told.filter((t) => !restored.has(t.about_id)).map((t) => ({ id: t.about_id, name: known.get(t.about_id)?.name ?? null, rule: meanwhile }));
  return { restored: restored.size, left };
}

/** Gives every open deal of a seat to others, for whoever closes the seat: `to` says which deal goes where. Answers how many went. */
export async function rehomeOpportunities(ctx: Ctx, to: readonly { opportunityId: string; seatId: string }[], actId: string): Promise<number> {
  const seats = new Map(to.map((t) => [t.opportunityId, t.seatId]));
  const { deals } = await dealsAtHand(ctx, [...seats.keys()]);
  const open = deals.filter((d) => d.state === 'open' && d.ownerSeatId !== seats.get(d.id));
  return (await write(ctx, actId, open.map((deal) => ({ deal, to: { seat: seats.get(deal.id)! } })))).size;
}
