import type { z } from 'zod';
import { everyone, recordFact, recordFacts } from '../../../platform/server/facts.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { cancelPositionChange, changePosition, createPosition, Position } from '../contract/positions.ts';
import { cancelChange } from '../rules/cancellations.ts';
import { planChange } from '../rules/changes.ts';
import { laterDay } from '../rules/days.ts';
import { applyPlan, checkVersion, insertPieces, openChange, refuseEmpty, rowsOf, freshIds } from './dated.ts';
import { endOfSeat } from './endPosition.ts';
import { readPosition } from './positionDetail.ts';
import { given, refusePast } from './units.ts';

export type PositionFields = {
  position_id: string; unit_id: string; market_id: string; title: string; fte: number; archetype: string | null; customer_facing: boolean;
  capacity: number | null; status: string;
};
export type NewPosition = z.output<typeof createPosition.input> & { externalKey?: string };

export async function createOnePosition(ctx: Ctx, input: z.output<typeof createPosition.input>): Promise<Position> {
  const [positionId] = await createPositions(ctx, [input]);
  return readPosition(ctx, { positionId: positionId!, on: laterDay(input.from, ctx.today) });
}

/** Many positions at once, in the order given, each with its solid line; answers their ids. */
export async function createPositions(ctx: Ctx, positions: readonly NewPosition[]): Promise<string[]> {
  const stamp = await openChange(ctx);
  const ids = await freshIds(ctx, 'organization.position', positions.map((p) => p.externalKey ?? null));
  await insertPieces<PositionFields>(ctx, 'position', stamp, positions.map((p, n) => ({ valid: { from: p.from, to: p.to }, fields: fieldsOf(ids[n]!, p) })));
  await insertPieces(ctx, 'line', stamp, positions.flatMap((p, n) => (p.reportsToId === null ? [] : [{
    valid: { from: p.from, to: p.to }, fields: { position_id: ids[n]!, reports_to_id: p.reportsToId, kind: 'solid', scope: null, share: null },
  }])));
  await recordFacts(ctx, positions.map((p, n) => ({
    what: 'organization.position_created', about: { kind: 'position', id: ids[n]! }, guard: everyone,
    after: { title: p.title, unit: p.unitId, market: p.marketId, from: p.from, reportsTo: p.reportsToId },
  })));
  return ids;
}

const fieldsOf = (id: string, p: NewPosition): PositionFields => ({
  position_id: id, unit_id: p.unitId, market_id: p.marketId, title: p.title, fte: p.fte, archetype: p.archetype, customer_facing: p.customerFacing,
  capacity: p.capacity, status: p.status,
});

export async function changeOnePosition(ctx: Ctx, input: z.output<typeof changePosition.input>): Promise<Position> {
  const { positionId, version, from, to } = input;
  const stamp = await openChange(ctx);
  await checkVersion(ctx, 'position', positionId, version);
  const rows = await rowsOf<PositionFields>(ctx, 'position', { position_id: positionId });
  const fields = given<PositionFields>({
    unit_id: input.unitId, market_id: input.marketId, title: input.title, fte: input.fte, archetype: input.archetype,
    customer_facing: input.customerFacing, capacity: input.capacity, status: input.status,
  });
  const plan = planChange(rows, { kind: 'set', from, to: to ?? null, fields });
  refuseEmpty(plan);
  await applyPlan(ctx, 'position', stamp, plan);
  await recordFact(ctx, { what: 'organization.position_changed', about: { kind: 'position', id: positionId }, guard: everyone, after: { from, to: to ?? null, ...fields } });
  return readPosition(ctx, { positionId });
}

/** A plan for a day to come goes. Where the whole seat was only a plan, what organization planned for it goes with it. */
export async function cancelPlannedPositionChange(
  ctx: Ctx, { positionId, day, version }: z.output<typeof cancelPositionChange.input>,
): Promise<{ version: number; exists: boolean }> {
  refusePast(ctx, day);
  const stamp = await openChange(ctx);
  await checkVersion(ctx, 'position', positionId, version);
  const plan = cancelChange(await rowsOf<PositionFields>(ctx, 'position', { position_id: positionId }), day);
  refuseEmpty(plan);
  if (plan.reasons[0]?.code === 'beginning_taken_back') await endOfSeat(ctx, stamp, positionId, day);
  else await applyPlan(ctx, 'position', stamp, plan);
  await recordFact(ctx, { what: 'organization.position_change_cancelled', about: { kind: 'position', id: positionId }, guard: everyone, after: { day } });
  const after = await readPosition(ctx, { positionId });
  return { version: after.version, exists: after.versions.length > 0 };
}
