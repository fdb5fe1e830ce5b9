import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import { jointAttainment, marketingHalf } from '../rules/jointAttainment.ts';

interface Counted { span: number; market_id: string; due: number; met: number; missed: number; expired: number; pending: number; accepted: number; returned: number }
export interface Decisions {
  handOffs: number; sales: number | null; marketing: number | null; joint: number | null; accepted: number; returned: number;
  decision: { met: number; missed: number; expired: number; pending: number; value: number | null };
}

/**
 * How each of several windows' decisions were kept, in all and by market: what `attainmentOf` answers of the decision
 * milestone and of acceptance, counted where the rows are (a year may hold a hundred thousand). The order of the cases is
 * the rule's, `readMilestone`; decisions.test.ts holds both against each other.
 */
export async function decisionsKept(ctx: Ctx, spans: readonly { from: string; to: string }[], market?: string): Promise<{ total: Decisions; markets: Map<string, Decisions> }[]> {
  const { rows } = await sql<Counted>`
    with span as (
      select s.no - 1 as span, s.from::timestamp at time zone c.time_zone as from_at, s.to::timestamp at time zone c.time_zone as to_at
        from unnest(${spans.map((s) => s.from)}::text[], ${spans.map((s) => s.to)}::text[]) with ordinality s("from", "to", no) cross join platform.company c
    ), due as (
      select s.span, h.market_id, h.decision_due_at as due_at, h.accepted_at, h.returned_at, h.resolved_for, h.offered_at <= ${ctx.now} as offered,
             least(h.accepted_at, h.returned_at) as done_at, coalesce(least(h.accepted_at, h.returned_at) <= ${ctx.now}, false) as done
        from span s join published.hand_off h on h.decision_due_at >= s.from_at and h.decision_due_at < s.to_at
       where true ${market ? sql`and h.market_id = ${market}::uuid` : sql``}
    )
    select span::int as span, market_id, count(*)::int as due, (count(*) filter (where offered and done and done_at <= due_at))::int as met,
           (count(*) filter (where offered and case when done then done_at > due_at else ${ctx.now} > due_at end))::int as missed,
           (count(*) filter (where offered and not done and ${ctx.now} > due_at))::int as expired,
           (count(*) filter (where offered and not done and ${ctx.now} <= due_at))::int as pending, count(accepted_at)::int as accepted,
           (count(*) filter (where returned_at is not null and resolved_for is distinct from 'sender'))::int as returned
      from due group by 1, 2`.execute(ctx.db);
  return spans.map((_, i) => {
    const own = rows.filter((r) => r.span === i);
    return { total: read(own), markets: new Map(own.map((r) => [r.market_id, read([r])])) };
  });
}

function read(rows: readonly Counted[]): Decisions {
  const sum = (pick: Exclude<keyof Counted, 'span' | 'market_id'>) => rows.reduce((n, r) => n + r[pick], 0);
  const [met, missed, accepted, returned] = [sum('met'), sum('missed'), sum('accepted'), sum('returned')];
  const value = met + missed === 0 ? null : met / (met + missed);
  const { sales, marketing, joint } = jointAttainment(value, marketingHalf([], 0n, accepted, returned).acceptance);
  return { handOffs: sum('due'), sales, marketing, joint, accepted, returned, decision: { met, missed, expired: sum('expired'), pending: sum('pending'), value } };
}
