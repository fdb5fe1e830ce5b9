import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact, recordFacts } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { addLine, endLine, setDelegate, setManager } from '../contract/lines.ts';
import { cancelLink, replaceDuring } from '../rules/cancellations.ts';
import { planChange } from '../rules/changes.ts';
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
      cross join lateral (
        with recursive way as (
          select l.reports_to_id as position_id, 1 as steps from organization.reporting_line l where l.position_id = v."positionId" and l.kind = 'solid' and l.current_valid @> v."on"
          union all
          select l.reports_to_id, w.steps + 1 from way w join organization.reporting_line l on l.position_id = w.position_id and l.kind = 'solid' and l.current_valid @> v."on" where w.steps < 50
        )
        select w.position_id, a.until from way w join lateral (${livingOn(sql`w.position_id`, sql`v."on"`)}) a on true
         where exists (select from organization.answering(w.position_id, v."on", 'infinity')) order by w.steps limit 1) up
     where not exists (select from organization.answering(v."positionId", v."on", 'infinity'))
       and not exists (select from organization.delegate d where d.position_id = v."positionId" and d.current_valid @> v."on")
    returning position_id as seat, delegate_id as delegate, lower(valid)::text as "from", upper(valid)::text as "to"`.execute(ctx.db);
  await recordFacts(ctx, rows.map((r) => ({ what: 'organization.delegate_set', about: { kind: 'position', id: r.seat }, guard: everyone, after: { delegate: r.delegate, from: r.from, to: r.to } })));
}

/** Until when a seat that is there on a day exists; no row when it is not. */
const livingOn = (seat: RawBuilder<unknown>, day: RawBuilder<unknown>) => sql`
  select case when not bool_or(upper_inf(p.current_valid)) then max(upper(p.current_valid)) end as until
    from organization.position_version p where p.position_id = ${seat} and upper_inf(p.recorded) having bool_or(p.current_valid @> ${day})`;
