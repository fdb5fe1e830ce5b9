import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import { marketNamed } from '../../marketing/server/index.ts';
import type { Attainment, getAttainment } from '../contract/attainment.ts';
import { attainment, type Window } from '../rules/attainment.ts';
import { type Milestone, milestones } from '../rules/handOffDue.ts';
import { readMilestone } from '../rules/handOffMilestones.ts';
import { jointAttainment, marketingHalf } from '../rules/jointAttainment.ts';
import { duesOf, type Row, stampsOf } from './handOffReading.ts';

/** The hand-offs with something due in the window, read by the rules: one cohort by due date, in each market and in all. */
export async function attainmentOf(ctx: Ctx, { from, to, market }: z.output<typeof getAttainment.input>): Promise<z.input<typeof getAttainment.output>> {
  const { rows } = await sql<Row & { from_at: Date; to_at: Date }>`
    select h.*, ${marketNamed(sql`h.market_id`, ctx.person.language)} as market,
           (${from}::timestamp at time zone c.time_zone) as from_at, (${to}::timestamp at time zone c.time_zone) as to_at
      from published.hand_off h cross join platform.company c
     where (tstzrange(${from}::timestamp at time zone c.time_zone, ${to}::timestamp at time zone c.time_zone)
            && tstzrange(h.decision_due_at, greatest(h.decision_due_at, h.attempt_due_at, h.contact_due_at, h.disposition_due_at), '[]'))
       and h.decision_due_at is not null ${market ? sql`and h.market_id = any(${market}::uuid[])` : sql``}`.execute(ctx.db);
  const of = (own: typeof rows) => read(ctx, own, { from: rows[0]?.from_at ?? ctx.now, to: rows[0]?.to_at ?? ctx.now });
  const markets = [...new Map(rows.map((r) => [r.market_id, r.market])).values()].sort((a, b) => a.name.localeCompare(b.name));
  return { total: of(rows), markets: markets.map((m) => ({ ...of(rows.filter((r) => r.market_id === m.id)), market: m })) };
}

function read(ctx: Ctx, rows: readonly Row[], window: Window): Attainment {
  const readings = (m: Milestone) => rows.map((r) => ({ ...readMilestone(m, duesOf(r)[m], stampsOf(r), ctx.now), offeredAt: r.offered_at }));
  const by = Object.fromEntries(milestones.map((m) => [m, attainment(readings(m), window, ctx.now)])) as Attainment['milestones'];
  const due = rows.filter((r) => r.decision_due_at !== null && r.decision_due_at >= window.from && r.decision_due_at < window.to);
  const accepted = due.filter((r) => r.accepted_at !== null).length, returnedUpheld = due.filter((r) => r.returned_at !== null && r.resolved_for !== 'sender').length;
  const { acceptance } = marketingHalf([], 0n, accepted, returnedUpheld);
  const { sales, marketing, joint } = jointAttainment(by.decision.value, acceptance);
  return { sales, marketing, joint, handOffs: due.length, milestones: by, acceptance: { accepted, returnedUpheld, value: acceptance } };
}
