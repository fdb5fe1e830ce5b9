import { sql } from 'kysely';
import type { Ctx } from '../../../../platform/server/request.ts';
import { goalsRead } from '../../../goals/server/index.ts';
import type { ExecutiveReport } from '../../contract/executive.ts';
import { type Asked, why } from './asked.ts';

/** Common goals that ran on the last day of the period, the company's first, and what they ask of each month. */
export async function goalsOf(ctx: Ctx, asked: Asked): Promise<{ goals: ExecutiveReport['goals']; expected: Map<string, ExecutiveReport['months'][number]['expected']> }> {
  const goals = await goalsRead(ctx, sql`g.withdrawn_at is null and g.starts_on <= ${asked.lastDay}::date and g.ends_on > ${asked.lastDay}::date
    ${asked.market ? sql`and (g.market_id is null or g.market_id = ${asked.market}::uuid)` : sql``}`, asked.lastDay);
  const ofScope = goals.filter((g) => (g.market?.id ?? null) === (asked.market ?? null) && g.target.currency === asked.currency);
  // Goals may overlap, and are never summed: the month is measured by the one that ends first.
  const all = await goalsRead(ctx, sql`g.withdrawn_at is null and g.market_id is not distinct from ${asked.market ?? null}::uuid`, asked.lastDay);
  const expected = new Map(all.toReversed().flatMap((g) => g.months.map((m) => [m.month, m.expected] as const)));
  return {
    expected,
    goals: [...ofScope, ...goals.filter((g) => !ofScope.includes(g))].map((g) => ({
      id: g.id, name: g.name, progress: g.progress, expected: g.expected, pace: g.pace, value: g.value, target: g.target, missing: g.missing, endsOn: g.endsOn,
      why: why('goal', { name: g.name, progress: g.progress, expected: g.expected }, [{ key: 'reached', amount: g.known, count: g.events }, { key: 'target', amount: g.target }], `/goals/${g.id}`),
    })),
  };
}
