import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../../platform/server/request.ts';
import { addDays, laterDay, layersOf, medianOf, spanFit, spansOf } from '../../../organization/rules/index.ts';
import { executivesByMarket } from '../../../organization/server/index.ts';
import type { structureResults, StructureResults, UnitResults } from '../../contract/structureResults.ts';
import { periodBefore } from '../../rules/periods.ts';
import { rollUp } from '../../rules/rollUp.ts';
import { structureFindings } from '../../rules/structureFindings.ts';
import { bothUnits, nothing, resultsOf, type UnitCounts } from '../../rules/unitResults.ts';
import { askedOf } from '../executive/asked.ts';
import { isPartial } from '../partial.ts';
import { bookedByUnit, campaignsByUnit, countsOf, peopleByUnit, seatsOn } from './unitCounts.ts';

interface Unit { id: string; name: string; parent_id: string | null; division: 'marketing' | 'sales' | null; ended_on: string | null; is_there: boolean }

/** The structure of the last day (or of `structureOn`), what its units cost and brought in over the span and the one before, and what stands out. */
export async function resultsOfStructure(ctx: Ctx, { from, to, structureOn: on }: z.output<typeof structureResults.input>): Promise<StructureResults> {
  const asked = await askedOf(ctx, { from, to }), { currency, lastDay } = asked, missing = new Set<string>();
  // What is not over yet is held against as much time as has passed of it.
  const period = { from, to: laterDay(addDays(lastDay, 1), addDays(from, 1)) }, before = periodBefore(period);
  // What positions cost is close to a salary: whoever does not see all of it gets no figure that would tell it.
  const seesCost = ctx.person.scopeOf('organization.cost.read').company;
  const day = on ?? lastDay, units = await unitsWithin(ctx, before.from, lastDay, day), seats = await seatsOn(ctx, day);
  const now = { booked: await bookedByUnit(ctx, period, missing, on), campaigns: await campaignsByUnit(ctx, period, asked, missing, on), people: seesCost ? await peopleByUnit(ctx, period, lastDay, asked, missing, on) : null };
  const then = { booked: await bookedByUnit(ctx, before, missing, on), campaigns: await campaignsByUnit(ctx, before, asked, missing, on), people: seesCost ? await peopleByUnit(ctx, before, addDays(before.to, -1), asked, missing, on) : null };
  const tree = new Map(seats.flatMap((s) => (s.manager ? [[s.id, s.manager] as const] : []))), spans = spansOf(tree);
  const outside = new Set(seats.filter((s) => ['above', 'below'].includes(spanFit(spans.get(s.id) ?? 0, s.archetype)) && spans.has(s.id)).map((s) => s.id));
  const moneyOf = (of: typeof now, unit: string) => ({ booked: sumOf(of.booked, unit), campaigns: sumOf(of.campaigns, unit), people: of.people && sumOf(of.people, unit) });
  const own = new Map(units.map((u) => [u.id, countsOf(u.id, seats, spans, outside, moneyOf(now, u.id))] as const));
  const past = new Map(units.map((u) => [u.id, { ...nothing, ...moneyOf(then, u.id) }] as const));
  const lines = units.flatMap((u) => (u.parent_id ? [{ positionId: u.id, reportsToId: u.parent_id }] : []));
  const [whole, wholePast] = [rollUp(own, lines, bothUnits), rollUp(past, lines, bothUnits)];
  const told = (counts: UnitCounts) => resultsOf(counts, currency);
  const row = (u: Unit): UnitResults => ({
    unit: { id: u.id, name: u.name }, parentId: u.parent_id, division: u.division, endedOn: u.ended_on, own: told(own.get(u.id)!), whole: told(whole.get(u.id) ?? own.get(u.id)!), before: beforeOf(told(wholePast.get(u.id) ?? past.get(u.id)!)),
  });
  // All that was booked and spent, also by seats that no unit had on that day.
  const all = (counts: ReadonlyMap<string, UnitCounts>, of: typeof now) => told([...counts.values(), ...keysOf(of).filter((id) => !counts.has(id)).map((id) => ({ ...nothing, ...moneyOf(of, id) }))].reduce(bothUnits, nothing));
  const shown = units.filter((u) => u.is_there || [now, then].some((of) => keysOf(of).includes(u.id)));
  const findings = structureFindings(
    seats.map((s) => ({ id: s.id, title: s.title, archetype: s.archetype, span: spans.get(s.id) ?? 0, vacantSince: s.vacant_since })),
    units.filter((u) => u.is_there).map((u) => { const c = own.get(u.id)!; return { id: u.id, name: u.name, division: u.division, booked: c.booked, cost: c.people === null || c.campaigns === null ? null : c.people + c.campaigns, customers: c.customers }; }),
    (await executivesByMarket(ctx, { on: day })).rows.map((m) => ({ id: m.market.id, name: m.market.name, reason: m.reason, distance: m.distance })),
  );
  return {
    currency, seesCost, missing: [...missing].sort(), lastDay, before, rows: shown.map(row), total: all(own, now), totalBefore: beforeOf(all(past, then)),
    medianSpan: medianOf([...spans.values()]), layers: Math.max(0, ...layersOf(tree, seats.map((s) => s.id)).values()), findings, partial: isPartial(ctx),
  };
}

/** The units of the day, as they were then, and those of the time told that are not there on it, by what they were called last. */
async function unitsWithin(ctx: Ctx, from: string, lastDay: string, day: string): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select u.id, u.name, u.parent_id, u.division, case when not u.valid @> ${day}::date then upper(u.valid)::text end as ended_on, u.valid @> ${day}::date as is_there
      from (select distinct on (x.id) x.* from published.unit x where x.valid && daterange(${from}::date, ${lastDay}::date, '[]') or x.valid @> ${day}::date order by x.id, x.valid @> ${day}::date desc, lower(x.valid) desc) u order by u.name`.execute(ctx.db);
  return rows;
}

/** The units that have a figure of a kind at all. */
const keysOf = (of: Record<'booked' | 'campaigns' | 'people', ReadonlyMap<string, bigint | null> | null>): string[] => [...new Set(Object.values(of).flatMap((m) => [...(m?.keys() ?? [])]))];
const sumOf = (of: ReadonlyMap<string, bigint | null>, unit: string): bigint | null => (of.has(unit) ? of.get(unit)! : 0n);
const beforeOf = ({ booked, contribution }: ReturnType<typeof resultsOf>) => ({ booked, contribution });
