import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { addLine, endLine, setDelegate, setManager } from '../contract/lines.ts';
import { replaceDuring } from '../rules/cancellations.ts';
import { planChange } from '../rules/changes.ts';
import { applyPlan, insertPieces, openChange, refuseEmpty, rowsOf, withinLife } from './dated.ts';

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
