import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact, recordFacts } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { cancelUnitChange, changeUnit, createUnit, endUnit, Unit } from '../contract/units.ts';
import { cancelChange } from '../rules/cancellations.ts';
import { planChange } from '../rules/changes.ts';
import { applyPlan, checkVersion, insertPieces, openChange, refuseEmpty, rowsOf, freshIds } from './dated.ts';

type UnitFields = { unit_id: string; name: string; function: string; parent_id: string | null; market_id: string | null };
type NewUnit = Omit<z.output<typeof createUnit.input>, 'from' | 'to'> & { from: string; to?: string | null; externalKey?: string };

export async function readUnit(ctx: Ctx, { unitId }: { unitId: string }): Promise<Unit> {
  const { rows } = await sql<Unit & { division: Unit['division'] }>`
    select u.id, (select (count(*) + count(*) filter (where not upper_inf(v.recorded)))::int from organization.unit_version v where v.unit_id = u.id) as version,
           organization.division((select v.function from organization.unit_version v where v.unit_id = u.id and v.current_valid @> ${ctx.today}::date)) as division,
           null as current,
           coalesce((select jsonb_agg(jsonb_build_object('from', lower(v.valid), 'to', upper(v.valid), 'name', v.name, 'function', v.function,
                       'parent', (select jsonb_build_object('id', p.unit_id, 'name', p.name) from organization.unit_version p
                                   where p.unit_id = v.parent_id and p.current_valid && v.valid order by lower(p.current_valid) desc limit 1),
                       'market', (select jsonb_build_object('id', m.id, 'name', ${marketName(ctx)}) from organization.market m where m.id = v.market_id))
                     order by lower(v.valid)) from organization.unit_version v where v.unit_id = u.id and upper_inf(v.recorded)), '[]') as versions
      from organization.unit u where u.id = ${unitId}::uuid`.execute(ctx.db);
  const unit = rows[0];
  if (!unit || unit.version === 0) throw new Refusal('not_found', 'There is no unit with this id.', 'organization.no_unit');
  return { ...unit, current: unit.versions.find((v) => v.from <= ctx.today && (v.to === null || ctx.today < v.to)) ?? null };
}

/** A market's name in the language of whoever asks; `m` is the market's row. */
export const marketName = (ctx: Ctx) => (ctx.person.language === 'es' ? sql`m.name_es` : sql`m.name_en`);

export async function createOneUnit(ctx: Ctx, input: z.output<typeof createUnit.input>): Promise<Unit> {
  const [unitId] = await createUnits(ctx, [input]);
  return readUnit(ctx, { unitId: unitId! });
}

/** Many units at once, in the order given; answers their ids. */
export async function createUnits(ctx: Ctx, units: readonly NewUnit[]): Promise<string[]> {
  const stamp = await openChange(ctx);
  const ids = await freshIds(ctx, 'organization.unit', units.map((u) => u.externalKey ?? null));
  await insertPieces<UnitFields>(ctx, 'unit', stamp, units.map((u, n) => ({
    valid: { from: u.from, to: u.to ?? null },
    fields: { unit_id: ids[n]!, name: u.name, function: u.function, parent_id: u.parentId, market_id: u.marketId },
  })));
  await recordFacts(ctx, units.map((u, n) => ({
    what: 'organization.unit_created', about: { kind: 'unit', id: ids[n]! }, guard: everyone, after: { name: u.name, function: u.function, from: u.from },
  })));
  return ids;
}

export async function changeOneUnit(ctx: Ctx, input: z.output<typeof changeUnit.input>): Promise<Unit> {
  const { unitId, version, from, to } = input;
  const stamp = await openChange(ctx);
  await checkVersion(ctx, 'unit', unitId, version);
  const rows = await rowsOf<UnitFields>(ctx, 'unit', { unit_id: unitId });
  const fields = given<UnitFields>({ name: input.name, function: input.function, parent_id: input.parentId, market_id: input.marketId });
  const plan = planChange(rows, { kind: 'set', from, to: to ?? null, fields });
  refuseEmpty(plan);
  await applyPlan(ctx, 'unit', stamp, plan);
  await recordFact(ctx, { what: 'organization.unit_changed', about: { kind: 'unit', id: unitId }, guard: everyone, after: { from, to: to ?? null, ...fields } });
  return readUnit(ctx, { unitId });
}

export async function cancelPlannedUnitChange(ctx: Ctx, { unitId, day, version }: z.output<typeof cancelUnitChange.input>): Promise<Unit> {
  refusePast(ctx, day);
  const stamp = await openChange(ctx);
  await checkVersion(ctx, 'unit', unitId, version);
  const plan = cancelChange(await rowsOf<UnitFields>(ctx, 'unit', { unit_id: unitId }), day);
  refuseEmpty(plan);
  await applyPlan(ctx, 'unit', stamp, plan);
  await recordFact(ctx, { what: 'organization.unit_change_cancelled', about: { kind: 'unit', id: unitId }, guard: everyone, after: { day } });
  return readUnit(ctx, { unitId });
}

export async function endOneUnit(ctx: Ctx, { unitId, version, on }: z.output<typeof endUnit.input>): Promise<Unit> {
  const stamp = await openChange(ctx);
  await checkVersion(ctx, 'unit', unitId, version);
  const plan = planChange(await rowsOf<UnitFields>(ctx, 'unit', { unit_id: unitId }), { kind: 'end', at: on });
  refuseEmpty(plan);
  await applyPlan(ctx, 'unit', stamp, plan);
  await recordFact(ctx, { what: 'organization.unit_ended', about: { kind: 'unit', id: unitId }, guard: everyone, after: { on } });
  return readUnit(ctx, { unitId });
}

/** Only a plan can be taken back; what has happened is corrected by a change from its date. */
export function refusePast(ctx: Ctx, day: string): void {
  if (day <= ctx.today) throw new Refusal('conflict', 'Only what is still to come can be taken back.', 'organization.change_is_past', { facts: { day } });
}

/** The fields that were given at all; null is given. */
export const given = <F>(fields: { [K in keyof F]?: F[K] | undefined }): Partial<F> =>
  Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined)) as Partial<F>;
