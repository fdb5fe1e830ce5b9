import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import { worthOn } from '../../focus/server/index.ts';
import { daysBetween } from '../../organization/rules/index.ts';
import { figuresOf } from '../../restructuring/rules/index.ts';
import { basisOn, costOf, endProposalHalt, haltProposal, haltsOf, headOf } from '../../restructuring/server/index.ts';
import type { endHalt, haltTransition, proposalTransition } from '../contract/standing.ts';
import { type Health, transitionHealth } from '../rules/transitionHealth.ts';
import { followUpsDated } from './computing.ts';

type Transition = z.output<typeof proposalTransition.output>;
interface Predicted { score: number; revenueAtRisk: { low: { minor: string }; base: { minor: string }; high: { minor: string } }; cost: Transition['realised']['cost']; outsideBand: number; focus: number | null }
interface Counted { plans: number; steps: number; done: number; late: number; since: string | null; moved_accounts: number; moved_since: number; moved_before: number; matched_since: number; matched_before: number; predicted: Predicted[] }

export async function transitionOf(ctx: Ctx, { proposalId }: { proposalId: string }): Promise<Transition> {
  await headOf(ctx, proposalId);
  const { counted: c, days, health, haltBelow } = await healthOf(ctx, proposalId);
  const { plan, away, seesCosts } = await basisOn(ctx, ctx.today), worth = await worthOn(ctx, ctx.today), [p = null] = c.predicted;
  const share = (end: 'low' | 'base' | 'high') => c.predicted.reduce((sum, { revenueAtRisk }) => sum + Number(revenueAtRisk[end].minor), 0) / c.moved_before;
  return {
    plans: c.plans, steps: c.steps, stepsDone: c.done, stepsLate: c.late, since: c.since, days, ...health, haltBelow, halts: await haltsOf(ctx, proposalId), reasons: health.reasons.map((r) => ({ code: r.code, figures: { ...r.figures } })),
    predicted: p && { cost: seesCosts ? p.cost : null, outsideBand: p.outsideBand, focus: p.focus, atRiskShare: c.moved_before > 0 ? { low: share('low'), base: share('base'), high: share('high') } : null },
    realised: { cost: costOf(plan, worth, seesCosts).cost, outsideBand: figuresOf(plan, away).outsideBand },
  };
}

/** How the customers fare, whoever asks: the screen, or the job that halts. */
export async function healthOf(ctx: Ctx, proposalId: string): Promise<{ counted: Counted; days: number; health: Health; haltBelow: number }> {
  const c = await counted(ctx, proposalId), days = c.since === null ? 0 : Math.max(0, daysBetween(c.since, ctx.today)), p = (await followUpsDated(ctx))(c.since ?? ctx.today);
  const health = transitionHealth({ days, movedAccounts: c.moved_accounts, movedSince: c.moved_since, movedBefore: c.moved_before, matchedSince: c.matched_since, matchedBefore: c.matched_before, yearDays: 365 }, p);
  return { counted: c, days, health, haltBelow: p.haltMargin };
}

async function counted(ctx: Ctx, proposalId: string): Promise<Counted> {
  const { rows: [row] } = await sql<Counted>`
    with own as materialized (select p.* from published.continuity_plan p where p.proposal_id = ${proposalId}::uuid),
    begun as materialized (select account_id, market_id, class, min(begins_on) as day, max(booked_minor) as booked from own where begins_on <= ${ctx.today}::date group by 1, 2, 3),
    first as (select min(day) as day from begun),
    matched as materialized (
      select a.id from published.account a where a.withdrawn_at is null and (a.market_id, coalesce(a.class, '-')) in (select market_id, coalesce(class, '-') from begun) and a.id not in (select account_id from own)
    ),
    step as (select s.done_at, s.due_on from published.continuity_step s join own on own.id = s.plan_id)
    select (select count(*)::int from own) as plans, (select count(*)::int from step) as steps, (select count(*)::int from step where done_at is not null) as done,
           (select count(*)::int from step where done_at is null and due_on < ${ctx.today}::date) as late, (select day::text from first) as since,
           (select count(*)::int from begun) as moved_accounts, (select coalesce(sum(booked), 0)::float8 from begun) as moved_before,
           (select coalesce(sum(b.reporting_minor), 0)::float8 from published.booking b join begun g on g.account_id = b.account_id where b.booked_on >= g.day and b.booked_on < ${ctx.today}::date) as moved_since,
           (select coalesce(sum(b.reporting_minor), 0)::float8 from published.booking b, first f where b.account_id in (select id from matched) and b.booked_on >= f.day and b.booked_on < ${ctx.today}::date) as matched_since,
           (select coalesce(sum(b.reporting_minor), 0)::float8 from published.booking b, first f where b.account_id in (select id from matched) and b.booked_on >= f.day - interval '12 months' and b.booked_on < f.day) as matched_before,
           coalesce((select jsonb_agg(w.predicted order by w.on_day desc) from published.wave w where w.proposal_id = ${proposalId}::uuid and w.predicted is not null and w.on_day <= ${ctx.today}::date), '[]') as predicted`.execute(ctx.db);
  return row!;
}

/** What the trigger says is kept with it. */
export async function haltOne(ctx: Ctx, { proposalId, comment }: z.output<typeof haltTransition.input>): Promise<{ halted: boolean }> {
  await headOf(ctx, proposalId);
  const { health: { triggered, reasons } } = await healthOf(ctx, proposalId);
  await haltProposal(ctx, { proposalId, cause: triggered ? 'bookings_below' : 'by_hand', figures: reasons[0]?.figures ?? {}, comment });
  return { halted: true };
}

export async function endOneHalt(ctx: Ctx, input: z.output<typeof endHalt.input>): Promise<{ halted: boolean }> {
  await endProposalHalt(ctx, input);
  return { halted: false };
}
