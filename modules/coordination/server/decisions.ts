import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import { jointAttainment, marketingHalf } from '../rules/jointAttainment.ts';

interface Counted { span: number; market_id: string; due: number; met: number; missed: number; expired: number; pending: number; accepted: number; returned: number }
export interface Decisions {
  handOffs: number; sales: number | null; marketing: number | null; joint: number | null; accepted: number; returned: number;
  decision: { met: number; missed: number; expired: number; pending: number; value: number | null };
}

/** Windows of days in the company's time zone, half-open. */
export interface Span { from: string; to: string }

/**
 * The cohort of F4, row by row: hand-offs whose decision is due in one of several windows (`span`, from 0), and whether it was met,
 * missed or is pending at the instant of the request. The order of the cases is the rule's, `readMilestone`; decisions.test.ts
 * holds both against each other. A relation for a `from`: whoever counts decisions counts these.
 */
export const decisionsDue = (ctx: Ctx, spans: readonly Span[]): RawBuilder<unknown> => sql`(
  select d.*, case when not d.offered then null when d.done and d.done_at <= d.due_at then 'met' when d.done or ${ctx.now} > d.due_at then 'missed' else 'pending' end as status
    from (
      select (s.no - 1)::int as span, h.id, h.lead_id, h.market_id, h.from_position_id, h.to_position_id, h.decision_due_at as due_at, h.offered_at, h.accepted_at, h.returned_at, h.resolved_at, h.resolved_for,
             coalesce(h.offered_at <= ${ctx.now}, false) as offered, least(h.accepted_at, h.returned_at) as done_at, coalesce(least(h.accepted_at, h.returned_at) <= ${ctx.now}, false) as done
        from unnest(${spans.map((s) => s.from)}::text[], ${spans.map((s) => s.to)}::text[]) with ordinality s("from", "to", no) cross join platform.company c
        join published.hand_off h on h.decision_due_at >= s.from::timestamp at time zone c.time_zone and h.decision_due_at < s.to::timestamp at time zone c.time_zone
    ) d)`;

/** How each of several windows' decisions were kept, in all and by market: what `attainmentOf` answers of the decision milestone and of acceptance, counted where the rows are (a year may hold a hundred thousand). */
export async function decisionsKept(ctx: Ctx, spans: readonly Span[], market?: string): Promise<{ total: Decisions; markets: Map<string, Decisions> }[]> {
  const { rows } = await sql<Counted>`
    select span, market_id, count(*)::int as due, (count(*) filter (where status = 'met'))::int as met, (count(*) filter (where status = 'missed'))::int as missed,
           (count(*) filter (where status = 'missed' and not done))::int as expired, (count(*) filter (where status = 'pending'))::int as pending, count(accepted_at)::int as accepted,
           (count(*) filter (where returned_at is not null and resolved_for is distinct from 'sender'))::int as returned
      from ${decisionsDue(ctx, spans)} due ${market ? sql`where market_id = ${market}::uuid` : sql``} group by 1, 2`.execute(ctx.db);
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
