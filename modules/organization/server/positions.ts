import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact, recordFacts } from '../../../platform/server/facts.ts';
import { asPage, pageQuery, sortOf } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { cancelPositionChange, changePosition, createPosition, Position, listCosts, positionCosts, setCosts } from '../contract/positions.ts';
import { cancelChange, replaceDuring } from '../rules/cancellations.ts';
import { type DatedRow, planChange } from '../rules/changes.ts';
import { laterDay } from '../rules/days.ts';
import { applyPlan, checkVersion, insertPieces, livesOf, openChange, refuseEmpty, rowsOf, freshIds } from './dated.ts';
import { endOfSeat } from './endPosition.ts';
import { takeBackLinks } from './lines.ts';
import { readPosition } from './positionDetail.ts';
import { given, refusePast } from './units.ts';

export type PositionFields = {
  position_id: string; unit_id: string; market_id: string; title: string; fte: number; archetype: string | null; customer_facing: boolean;
  capacity: number | null; status: string; unnamed: boolean;
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
  capacity: p.capacity, ...heldAs(p.status),
});
/** A seat that is held without a name is an open one. */
const heldAs = (status: NewPosition['status']) => ({ status: status === 'unnamed' ? 'open' : status, unnamed: status === 'unnamed' });

export async function changeOnePosition(ctx: Ctx, input: z.output<typeof changePosition.input>): Promise<Position> {
  const { positionId, version, from, to } = input;
  const stamp = await openChange(ctx);
  await checkVersion(ctx, 'position', positionId, version);
  const rows = await rowsOf<PositionFields>(ctx, 'position', { position_id: positionId });
  const fields = given<PositionFields>({
    unit_id: input.unitId, market_id: input.marketId, title: input.title, fte: input.fte, archetype: input.archetype,
    customer_facing: input.customerFacing, capacity: input.capacity, ...(input.status && heldAs(input.status)),
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
  if (plan.reasons[0]?.code === 'beginning_taken_back') await endOfSeat(ctx, stamp, positionId, day);
  else {
    await applyPlan(ctx, 'position', stamp, plan);
    if (!(await takeBackLinks(ctx, stamp, positionId, day))) refuseEmpty(plan);
  }
  await recordFact(ctx, { what: 'organization.position_change_cancelled', about: { kind: 'position', id: positionId }, guard: everyone, after: { day } });
  const after = await readPosition(ctx, { positionId });
  return { version: after.version, exists: after.versions.length > 0 };
}

/* What a position costs a year: dated like the structure, and close to a salary, so its amounts stand in no fact. */

type Cost = { position_id: string; minor: number; currency: string };

export async function costsOfPosition(ctx: Ctx, { positionId }: z.output<typeof positionCosts.input>): Promise<z.output<typeof positionCosts.output>> {
  const { rows } = await sql<z.output<typeof positionCosts.output>['rows'][number]>`
    select lower(valid)::text as from, upper(valid)::text as to, jsonb_build_object('minor', minor::text, 'currency', currency) as amount
      from organization.cost_rate where position_id = ${positionId}::uuid and upper_inf(recorded) order by valid desc`.execute(ctx.db);
  return { rows };
}

export async function costList(ctx: Ctx, { on = ctx.today, missing, ...asked }: z.output<typeof listCosts.input>): Promise<z.output<typeof listCosts.output>> {
  const page = pageQuery(sortOf({ title: { by: sql`s.title`, type: 'text', collate: true } }, 'title'), sql`s.id`, asked);
  const { rows } = await sql<z.output<typeof listCosts.output>['rows'][number] & { sort_value: string }>`
    select s.id, jsonb_build_object('id', s.id, 'name', s.title) as seat, jsonb_build_object('id', s.unit_id, 'name', s.unit_name) as unit,
           case when c.minor is not null then jsonb_build_object('minor', c.minor::text, 'currency', c.currency) end as amount, ${page.value} as sort_value
      from published.seat s left join organization.cost_rate c on c.position_id = s.id and c.current_valid @> ${on}::date
     where s.valid @> ${on}::date and ${page.where} ${missing ? sql`and c.id is null` : sql``}
     order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  return asPage(rows, asked.limit);
}

export async function setSomeCosts(ctx: Ctx, { from, rates }: z.output<typeof setCosts.input>): Promise<{ set: number }> {
  const stamp = await openChange(ctx);
  await writeCosts(ctx, stamp, from, rates);
  await recordFacts(ctx, rates.map((r) => ({ what: 'organization.cost_set', about: { kind: 'position', id: r.positionId }, guard: r.positionId, after: { from } })));
  return { set: rates.length };
}

/** The same within a change already open, a statement to read and two to write however many seats. The amounts stand in no fact. */
export async function writeCosts(ctx: Ctx, stamp: string, from: string, rates: readonly { positionId: string; amount: { minor: string; currency: string } | null }[]): Promise<void> {
  if (rates.length === 0) return;
  const ids = rates.map((r) => r.positionId), lives = await livesOf(ctx, ids);
  const { rows } = await sql<DatedRow<Cost>>`
    select id, jsonb_build_object('from', lower(valid), 'to', upper(valid)) as valid, jsonb_build_object('position_id', position_id, 'minor', minor, 'currency', currency) as fields
      from organization.cost_rate where upper_inf(recorded) and position_id = any (${ids}::uuid[])`.execute(ctx.db);
  const own = Map.groupBy(rows, (r) => r.fields.position_id);
  const plans = rates.map(({ positionId, amount }) => replaceDuring(own.get(positionId) ?? [], { from, to: lives.get(positionId)!.to }, amount === null ? null : { position_id: positionId, minor: Number(amount.minor), currency: amount.currency }));
  await applyPlan(ctx, 'cost', stamp, { close: plans.flatMap((p) => p.close), insert: plans.flatMap((p) => p.insert) });
}
