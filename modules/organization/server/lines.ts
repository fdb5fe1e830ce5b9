import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact, recordFacts } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { addLine, endLine, setDelegate, setManager } from '../contract/lines.ts';
import { cancelLink, replaceDuring } from '../rules/cancellations.ts';
import { planChange } from '../rules/changes.ts';
import type { Period } from '../rules/days.ts';
import { standInAfter } from '../rules/lines.ts';
import { subtract } from '../rules/periods.ts';
import { applyPlan, insertPieces, livesOf, openChange, refuseEmpty, rowsOf, withinLife } from './dated.ts';

type Line = { position_id: string; reports_to_id: string; kind: string; scope: string | null; share: number | null };
type Delegate = { position_id: string; delegate_id: string };
const done = { done: true } as const;

export async function setManagerOf(ctx: Ctx, { positionId, reportsToId, from, to }: z.output<typeof setManager.input>): Promise<typeof done> {
  if (reportsToId === positionId) throw new Refusal('invalid_input', 'A seat does not report to itself.', 'organization.reports_to_itself', { fields: { reportsToId: 'organization.reports_to_itself' } });
  const stamp = await openChange(ctx);
  const rows = await rowsOf<Line>(ctx, 'line', { position_id: positionId, kind: 'solid' });
  const line = reportsToId === null ? null : { position_id: positionId, reports_to_id: reportsToId, kind: 'solid', scope: null, share: null };
  const plan = replaceDuring(rows, await withinLife(ctx, positionId, from, to), line);
  refuseEmpty(plan);
  await applyPlan(ctx, 'line', stamp, plan);
  await recordFact(ctx, { what: 'organization.manager_set', about: { kind: 'position', id: positionId }, guard: everyone, after: { reportsTo: reportsToId, from, to: to ?? null } });
  return done;
}

export async function addOneLine(ctx: Ctx, { positionId, reportsToId, kind, scope, share, from, to }: z.output<typeof addLine.input>): Promise<typeof done> {
  if (reportsToId === positionId) throw new Refusal('invalid_input', 'A seat does not report to itself.', 'organization.reports_to_itself', { fields: { reportsToId: 'organization.reports_to_itself' } });
  const stamp = await openChange(ctx);
  const valid = await withinLife(ctx, positionId, from, to);
  await insertPieces<Line>(ctx, 'line', stamp, [{ valid, fields: { position_id: positionId, reports_to_id: reportsToId, kind, scope, share } }]);
  await recordFact(ctx, { what: 'organization.line_added', about: { kind: 'position', id: positionId }, guard: everyone, after: { reportsTo: reportsToId, kind, scope, share, from, to: to ?? null } });
  return done;
}

export async function endOneLine(ctx: Ctx, { positionId, reportsToId, kind, on }: z.output<typeof endLine.input>): Promise<typeof done> {
  const stamp = await openChange(ctx);
  const plan = planChange(await rowsOf<Line>(ctx, 'line', { position_id: positionId, reports_to_id: reportsToId, kind }), { kind: 'end', at: on });
  refuseEmpty(plan);
  await applyPlan(ctx, 'line', stamp, plan);
  await recordFact(ctx, { what: 'organization.line_ended', about: { kind: 'position', id: positionId }, guard: everyone, after: { reportsTo: reportsToId, kind, on } });
  return done;
}

export async function setDelegateOf(ctx: Ctx, { positionId, delegateId, from, to }: z.output<typeof setDelegate.input>): Promise<typeof done> {
  if (delegateId === positionId) throw new Refusal('invalid_input', 'A seat does not stand in for itself.', 'organization.stands_in_for_itself', { fields: { delegateId: 'organization.stands_in_for_itself' } });
  const stamp = await openChange(ctx);
  const rows = await rowsOf<Delegate>(ctx, 'delegate', { position_id: positionId });
  const plan = replaceDuring(rows, await withinLife(ctx, positionId, from, to), delegateId === null ? null : { position_id: positionId, delegate_id: delegateId });
  refuseEmpty(plan);
  await applyPlan(ctx, 'delegate', stamp, plan);
  await recordFact(ctx, { what: 'organization.delegate_set', about: { kind: 'position', id: positionId }, guard: everyone, after: { delegate: delegateId, from, to: to ?? null } });
  return done;
}

/** Takes back what of a position's lines, and of who stands in for it, changes on a day; whether there was anything. */
export async function takeBackLinks(ctx: Ctx, stamp: string, positionId: string, day: string): Promise<boolean> {
  const { to } = (await livesOf(ctx, [positionId])).get(positionId)!;
  const lines = Map.groupBy(await rowsOf<Line>(ctx, 'line', { position_id: positionId }), ({ fields }) => (fields.kind === 'solid' ? 'solid' : `${fields.kind} ${fields.reports_to_id}`));
  const ofLines = [...lines.values()].map((rows) => cancelLink(rows, day, to)), ofDelegates = cancelLink(await rowsOf<Delegate>(ctx, 'delegate', { position_id: positionId }), day, to);
  await applyPlan(ctx, 'line', stamp, { close: ofLines.flatMap((p) => p.close), insert: ofLines.flatMap((p) => p.insert) });
  await applyPlan(ctx, 'delegate', stamp, ofDelegates);
  return [...ofLines, ofDelegates].some((p) => p.close.length > 0);
}

/**
 * I3: a seat that falls vacant resolves to a delegate. Where nobody answers for it from that day on and no delegate was named, the
 * seat it reports to stands in: the nearest above that somebody answers for, until another is named. Known by its rows like any other.
 */
export async function standInWhereVacant(ctx: Ctx, stamp: string, vacated: readonly { positionId: string; on: string }[]): Promise<void> {
  if (vacated.length === 0) return;
  const { rows } = await sql<{ seat: string; delegate: string; from: string; to: string | null }>`
    insert into organization.delegate (position_id, delegate_id, valid, recorded)
    select v."positionId", up.position_id,
           daterange(v."on", least((select min(lower(d.current_valid)) from organization.delegate d where d.position_id = v."positionId" and lower(d.current_valid) > v."on"), life.until, up.until)), tstzrange(${stamp}::text::timestamptz, null)
      from (select distinct * from jsonb_to_recordset(${vacated}::jsonb) as g("positionId" uuid, "on" date)) v
      join lateral (${livingOn(sql`v."positionId"`, sql`v."on"`)}) life on true
      cross join lateral (${nearestAbove(sql`v."positionId"`, sql`v."on"`)}) up
     where not exists (select from organization.answering(v."positionId", v."on", 'infinity'))
       and not exists (select from organization.delegate d where d.position_id = v."positionId" and d.current_valid @> v."on")
    returning position_id as seat, delegate_id as delegate, lower(valid)::text as "from", upper(valid)::text as "to"`.execute(ctx.db);
  await recordFacts(ctx, rows.map((r) => ({ what: 'organization.delegate_set', about: { kind: 'position', id: r.seat }, guard: everyone, after: { delegate: r.delegate, from: r.from, to: r.to } })));
}

/** The seats above one by solid lines on a day: `position_id` and how many `steps` up. */
const above = (seat: RawBuilder<unknown>, day: RawBuilder<unknown>) => sql`
  with recursive way as (
    select l.reports_to_id as position_id, 1 as steps from organization.reporting_line l where l.position_id = ${seat} and l.kind = 'solid' and l.current_valid @> ${day}
    union all
    select l.reports_to_id, w.steps + 1 from way w join organization.reporting_line l on l.position_id = w.position_id and l.kind = 'solid' and l.current_valid @> ${day} where w.steps < 50
  )
  select position_id, steps from way`;
/** The nearest of them that somebody answers for, and until when it exists. */
const nearestAbove = (seat: RawBuilder<unknown>, day: RawBuilder<unknown>) => sql`
  select w.position_id, a.until from (${above(seat, day)}) w join lateral (${livingOn(sql`w.position_id`, day)}) a on true
   where exists (select from organization.answering(w.position_id, ${day}, 'infinity')) order by w.steps limit 1`;

interface StoodIn { id: string; seat: string; valid: Period; from: string; to: string | null; until: string | null }
interface Closing { fromPositionId: string; toPositionId: string; on: string }

/** Whom a seat that closes stands in for from that day on, now or one day, and who does after it (`standInAfter`), for how long. */
async function stoodInBy(ctx: Ctx, { fromPositionId: seat, toPositionId: successor, on }: Closing): Promise<StoodIn[]> {
  const begins = sql`d."from"`;
  const { rows } = await sql<Omit<StoodIn, 'to' | 'until'> & { wasAbove: boolean; above: string | null; aboveUntil: string | null; successorUntil: string | null; answers: boolean }>`
    with d as materialized (
      select id, position_id, valid, greatest(lower(valid), ${on}::date) as "from" from organization.delegate where delegate_id = ${seat}::uuid and current_valid && daterange(${on}::date, null)
    )
    select d.id, d.position_id as seat, jsonb_build_object('from', lower(d.valid), 'to', upper(d.valid)) as valid, d."from"::text, up.position_id as above, up.until::text as "aboveUntil", life.until::text as "successorUntil",
           exists (select from (${above(sql`d.position_id`, sql`(${on}::date - 1)`)}) w where w.position_id = ${seat}::uuid) as "wasAbove",
           exists (select from organization.answering(${successor}::uuid, ${begins}, 'infinity')) as answers
      from d left join lateral (${nearestAbove(sql`d.position_id`, begins)}) up on true left join lateral (${livingOn(sql`${successor}::uuid`, begins)}) life on true order by d.position_id, 4`.execute(ctx.db);
  return rows.map((r) => {
    const to = standInAfter({ ...r, successor });
    return { ...r, to, until: [r.valid.to, to === r.above ? r.aboveUntil : r.successorUntil].filter((day) => day !== null).sort()[0] ?? null };
  });
}

/** The seats that resolve to a closing one on its day because nobody holds them, and the seat they resolve through after it; null: none. What the closing does to their customers is shown by it. */
export async function resolvedAfter(ctx: Ctx, closing: Closing): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ seat: string; first: string }>`
    with recursive through as (
      select d.position_id as seat, d.position_id as first, 1 as steps from organization.delegate d where d.delegate_id = ${closing.fromPositionId}::uuid and d.current_valid @> ${closing.on}::date
      union all
      select d.position_id, t.first, t.steps + 1 from through t join organization.delegate d on d.delegate_id = t.seat and d.current_valid @> ${closing.on}::date where t.steps < 10
    )
    select distinct t.seat, t.first from through t cross join lateral organization.answering(t.seat, ${closing.on}::date, 'infinity') w where w.through_id = ${closing.fromPositionId}::uuid`.execute(ctx.db);
  const next = rows.length === 0 ? new Map<string, string | null>() : new Map((await stoodInBy(ctx, closing)).filter((s) => s.from === closing.on).map((s) => [s.seat, s.to]));
  return new Map(rows.map((r) => [r.seat, next.get(r.first) ?? null]));
}

/** Whom a seat that closes stands in for goes on with another from that day, and for as long; what it answered for until then stays. Answers how many. */
export async function passStandIns(ctx: Ctx, closing: Closing, actId: string): Promise<number> {
  const stamp = await openChange(ctx), stood = await stoodInBy(ctx, closing);
  await applyPlan<Delegate>(ctx, 'delegate', stamp, {
    close: stood.map((r) => r.id),
    insert: stood.flatMap((r) => [
      ...subtract(r.valid, { from: r.from, to: null }).map((valid) => ({ valid, fields: { position_id: r.seat, delegate_id: closing.fromPositionId } })),
      ...(r.to === null ? [] : [{ valid: { from: r.from, to: r.until }, fields: { position_id: r.seat, delegate_id: r.to } }]),
    ]),
  });
  await recordFacts(ctx, stood.map((r) => ({ what: 'organization.delegate_set', about: { kind: 'position', id: r.seat }, guard: everyone, actId, before: { delegate: closing.fromPositionId }, after: { delegate: r.to, from: r.from, to: r.until } })));
  return stood.length;
}

/** Until when a seat that is there on a day exists; no row when it is not. */
const livingOn = (seat: RawBuilder<unknown>, day: RawBuilder<unknown>) => sql`
  select case when not bool_or(upper_inf(p.current_valid)) then max(upper(p.current_valid)) end as until
    from organization.position_version p where p.position_id = ${seat} and upper_inf(p.recorded) having bool_or(p.current_valid @> ${day})`;
