import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFacts } from '../../../platform/server/facts.ts';
import { asPage, pageQuery, sortOf } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { listCosts, positionCosts, setCosts } from '../contract/positions.ts';
import { replaceDuring } from '../rules/cancellations.ts';
import type { DatedRow } from '../rules/changes.ts';
import { applyPlan, livesOf, openChange } from './dated.ts';

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
