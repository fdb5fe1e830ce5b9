import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { rehomeHandOffs } from '../../coordination/server/index.ts';
import { type CustodyMoves, moveCustody, rehomeCommitments, rehomeRest, takeBackMove } from '../../customers/server/index.ts';
import { rehomeGoals } from '../../goals/server/index.ts';
import { rehomeCampaigns } from '../../marketing/server/index.ts';
import { endPosition, passStandIns } from '../../organization/server/index.ts';
import { rehomeOpportunities } from '../../sales/server/index.ts';
import { rehomeTerritories } from '../../territories/server/index.ts';
import type { Change, closeSeat, moveAccounts, undoMove } from '../contract/impact.ts';
import { changeAsked } from './impact/change.ts';
import { stillHeld } from './impact/gathering.ts';
import { type Found, impactOf } from './impact/impact.ts';
import { actToTakeBack } from './moves.ts';

/*
  What the impact shows, done. The act computes the impact again, in its own transaction, and goes on only when it is the
  one that was seen: nobody decides on an effect that is no longer true.
*/

type Acted = z.output<typeof closeSeat.output>;
interface Seen { on: string; impactToken?: string | undefined; reason: string; modelId?: string | undefined; takesBack?: string | undefined }

async function seenImpact(ctx: Ctx, { on, impactToken }: Seen, change: Change) {
  if (!impactToken) throw new Refusal('conflict', 'Look first at what this does to customers.', 'focus.impact_not_seen');
  if (on < ctx.today) throw new Refusal('conflict', 'Who served whom in the past stays as it was.', 'focus.not_in_the_past', { facts: { on } });
  const impact = await impactOf(ctx, await changeAsked(ctx, on, change));
  if (impact.token !== impactToken) throw new Refusal('conflict', 'What this does to customers has changed since you looked.', 'focus.impact_changed', { facts: { score: impact.score } });
  refuseNobody(impact.found);
  return impact;
}

/** A vacant seat that nobody stands in for leads no customer. */
function refuseNobody({ accounts, seats, seatsAfter }: Found): void {
  const answered = (of: Found['seats'], seat: string) => of.get(seat)?.person_id != null;
  const left = accounts.filter((a) => a.lead_after !== null && !answered(seatsAfter, a.lead_after) && (a.lead_after !== a.lead || answered(seats, a.lead)));
  if (left.length === 0) return;
  throw new Refusal('conflict', 'Nobody answers for that position then.', 'focus.nobody_answers', { facts: { seat: seatsAfter.get(left[0]!.lead_after!)?.title ?? '', count: left.length } });
}

/** What the rooms above pass on of a seat that closes: answers how much. */
export type PassRest = (ctx: Ctx, pass: { fromPositionId: string; toPositionId: string; on: string }, actId: string) => Promise<number>;

/** For the room on top of all that a seat holds things in: it brings `passRest`, what the rooms above this one hold. */
export async function closeWhole(ctx: Ctx, { seatId, toSeat, moves, ...seen }: z.output<typeof closeSeat.input>, passRest: PassRest): Promise<Acted> {
  if (toSeat === seatId || moves.some((m) => m.toPositionId === seatId)) throw new Refusal('conflict', 'Somebody else must take over.', 'focus.successor_missing', { fields: { toSeat: 'focus.successor_missing' } });
  const { found, score } = await seenImpact(ctx, seen, { closing: seatId, toSeat, moves });
  await refusePlannedLater(ctx, seatId, seen.on);
  const actId = randomUUID(), pass = { fromPositionId: seatId, toPositionId: toSeat, on: seen.on };
  const moved = await moveAll(ctx, found, seen, actId, 'seat_closed');
  const others = moved.others + (await passStandIns(ctx, pass, actId)) + (await rehomeRest(ctx, pass, actId)) + (await rehomeTerritories(ctx, pass, actId)) + (await rehomeHandOffs(ctx, pass, actId)) + (await rehomeCampaigns(ctx, pass, actId)) + (await rehomeGoals(ctx, pass)) + (await passRest(ctx, pass, actId));
  const held = await stillHeld(ctx, seatId, seen.on, true);
  if (held.length > 0) throw new Refusal('conflict', 'The position still holds something that cannot be passed on like this.', 'focus.seat_still_holds', { facts: { held: held.slice(0, 50) } });
  await endPosition(ctx, { positionId: seatId, on: seen.on });
  await recordFact(ctx, { what: 'focus.seat_closed', about: { kind: 'position', id: seatId }, guard: everyone, actId, after: { on: seen.on, toSeat, score, accounts: moved.accounts, reason: seen.reason } });
  return { ...moved, actId, others };
}

/** A change that is published and still to come would be left without its position. Who is to stand in for it one day ends with it; for whom it is to stand in one day is passed on. */
async function refusePlannedLater(ctx: Ctx, seatId: string, on: string): Promise<void> {
  const { rows: [planned] } = await sql<{ from: string | null }>`
    select min(p.begins)::text as "from" from (
      select lower(k.valid) as begins from published.custody k where k.position_id = ${seatId}::uuid
      union all select lower(h.valid) from published.seat_holder h where h.position_id = ${seatId}::uuid
      union all select lower(l.valid) from published.reporting_line l where ${seatId}::uuid in (l.position_id, l.reports_to_id)
    ) p where p.begins > ${on}::date`.execute(ctx.db);
  if (planned?.from) throw new Refusal('conflict', 'Something planned for later counts on this position.', 'focus.planned_later', { facts: { from: planned.from } });
}

export async function accountsMoved(ctx: Ctx, { change, ...seen }: z.output<typeof moveAccounts.input>): Promise<Acted> {
  const { found, score, needsDecision } = await seenImpact(ctx, seen, change);
  if (needsDecision && !ctx.person.may('focus.seat.close')) throw new Refusal('not_allowed', 'With this effect on customers it is for the executive to decide.', 'focus.executive_decides', { facts: { score } });
  const takesBack = 'takingBack' in change ? change.takingBack : undefined;
  const actId = randomUUID(), moved = await moveAll(ctx, found, { ...seen, takesBack }, actId, seen.modelId ? 'rule' : 'by_hand');
  await recordFact(ctx, { what: takesBack ? 'focus.move_undone' : 'focus.accounts_moved', about: { kind: 'act', id: takesBack ?? actId }, guard: everyone, actId, after: { on: seen.on, score, accounts: moved.accounts } });
  return { ...moved, actId };
}

/** Custody, deals and commitments: in statements, never by account. */
async function moveAll(ctx: Ctx, { accounts, deals }: Found, { on, reason, modelId, takesBack }: Seen, actId: string, because: CustodyMoves['moves'][number]['because']): Promise<Omit<Acted, 'actId'>> {
  const moving = accounts.filter((a): a is typeof a & { lead_after: string } => a.lead_after !== null && a.lead_after !== a.lead);
  const excepted = modelId ? await exceptedIn(ctx, modelId) : new Set<string>(), why = (id: string) => (excepted.has(id) ? 'exception' as const : because);
  await moveCustody(ctx, { moves: moving.map((a) => ({ accountId: a.id, toPositionId: a.lead_after, because: why(a.id) })), on, reason, actId, takesBack });
  const going = deals.filter((d): d is typeof d & { after: string } => d.after !== null && d.after !== d.owner);
  const passed = going.length === 0 ? 0 : await rehomeOpportunities(ctx, going.map((d) => ({ opportunityId: d.id, seatId: d.after })), actId);
  const others = moving.length === 0 ? 0 : await rehomeCommitments(ctx, moving.map((a) => ({ accountId: a.id, fromPositionId: a.lead, toPositionId: a.lead_after })), actId);
  return { accounts: moving.length, deals: passed, others };
}

/** Customers with a seat of their own in a model of territories. */
async function exceptedIn(ctx: Ctx, modelId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select account_id as id from published.territory_exception where model_id = ${modelId} and position_id is not null`.execute(ctx.db);
  return new Set(rows.map((r) => r.id));
}

/** What the act wrote is taken back in the same way: custody as it was, then the deals it passed on, then what is open about these customers. */
export async function moveUndone(ctx: Ctx, { actId, leaveChanged }: z.output<typeof undoMove.input>): Promise<Acted> {
  await actToTakeBack(ctx, actId);
  const undoId = randomUUID(), back = await takeBackMove(ctx, { actId, leaveChanged, undoId, reason: 'undo' });
  if (back.some((b) => b.on < ctx.today)) throw new Refusal('conflict', 'It has been in force since an earlier day: move them again instead.', 'focus.took_effect', { facts: { on: back[0]!.on } });
  const seats = new Map(back.map((b) => [b.accountId, b]));
  const { rows: moved } = await sql<{ id: string; account: string; owner: string }>`
    select o.id, o.account_id as account, o.owner_position_id as owner from published.opportunity o
     where o.state = 'open' and o.id in (select f.about_id from platform.fact f where f.act_id = ${actId} and f.about_kind = 'opportunity')`.execute(ctx.db);
  const going = moved.flatMap((d) => { const b = seats.get(d.account); return b && d.owner === b.fromPositionId ? [{ opportunityId: d.id, seatId: b.toPositionId }] : []; });
  const deals = going.length === 0 ? 0 : await rehomeOpportunities(ctx, going, undoId), others = await rehomeCommitments(ctx, back, undoId);
  await recordFact(ctx, { what: 'focus.move_undone', about: { kind: 'act', id: actId }, guard: everyone, actId: undoId, after: { accounts: back.length } });
  return { actId: undoId, accounts: back.length, deals, others };
}
