import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { daysBetween } from '../../organization/rules/index.ts';
import { worthOn } from '../../focus/server/index.ts';
import type { endHalt, haltTransition, proposalTransition } from '../contract/transition.ts';
import { figuresOf } from '../rules/spanBands.ts';
import { type Health, transitionHealth } from '../rules/transitionHealth.ts';
import { basisOn } from './basis.ts';
import { followUpsDated } from './followUp/computing.ts';
import { costOf } from './impact/beside.ts';
import { headOf, holdProposal } from './rows.ts';

type Transition = z.output<typeof proposalTransition.output>;
interface Predicted { score: number; revenueAtRisk: { low: { minor: string }; base: { minor: string }; high: { minor: string } }; cost: Transition['realised']['cost']; outsideBand: number; focus: number | null }
interface Counted { plans: number; steps: number; done: number; late: number; since: string | null; moved_accounts: number; moved_since: number; moved_before: number; matched_since: number; matched_before: number; predicted: Predicted | null; halts: Transition['halts'] }

const iso = (at: ReturnType<typeof sql>) => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
/** A halt `h`. */
const haltJson = sql`jsonb_build_object('id', h.id, 'cause', h.cause, 'figures', h.figures, 'at', ${iso(sql`h.at`)}, 'comment', h.comment, 'endedHow', h.ended_how,
  'endedAt', ${iso(sql`h.ended_at`)}, 'endedBy', (select jsonb_build_object('id', x.id, 'name', x.name) from published.person x where x.id = h.ended_by))`;

export async function transitionOf(ctx: Ctx, { proposalId }: { proposalId: string }): Promise<Transition> {
  await headOf(ctx, proposalId);
  const { counted: c, days, health, haltBelow } = await healthOf(ctx, proposalId);
  const { plan, seesCosts } = await basisOn(ctx, ctx.today), worth = await worthOn(ctx, ctx.today), share = (minor: string) => (c.moved_before > 0 ? Number(minor) / c.moved_before : 0), p = c.predicted;
  return {
    plans: c.plans, steps: c.steps, stepsDone: c.done, stepsLate: c.late, since: c.since, days, ...health, haltBelow, halts: c.halts, reasons: health.reasons.map((r) => ({ code: r.code, figures: { ...r.figures } })),
    predicted: p && { cost: seesCosts ? p.cost : null, outsideBand: p.outsideBand, focus: p.focus, atRiskShare: c.moved_before > 0 ? { low: share(p.revenueAtRisk.low.minor), base: share(p.revenueAtRisk.base.minor), high: share(p.revenueAtRisk.high.minor) } : null },
    realised: { cost: costOf(plan, worth, seesCosts).cost, outsideBand: figuresOf(plan).outsideBand },
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
    with own as materialized (select p.* from restructuring.continuity_plan p where p.proposal_id = ${proposalId}::uuid and p.withdrawn_at is null),
    begun as materialized (select account_id, market_id, class, min(begins_on) as day, max(booked_minor) as booked from own where begins_on <= ${ctx.today}::date group by 1, 2, 3),
    first as (select min(day) as day from begun),
    matched as materialized (
      select a.id from published.account a where a.withdrawn_at is null and (a.market_id, coalesce(a.class, '-')) in (select market_id, coalesce(class, '-') from begun) and a.id not in (select account_id from own)
    ),
    step as (select s.done_at, s.due_on from restructuring.continuity_step s join own on own.id = s.plan_id)
    select (select count(*)::int from own) as plans, (select count(*)::int from step) as steps, (select count(*)::int from step where done_at is not null) as done,
           (select count(*)::int from step where done_at is null and due_on < ${ctx.today}::date) as late, (select day::text from first) as since,
           (select count(*)::int from begun) as moved_accounts, (select coalesce(sum(booked), 0)::float8 from begun) as moved_before,
           (select coalesce(sum(b.reporting_minor), 0)::float8 from published.booking b join begun g on g.account_id = b.account_id where b.booked_on >= g.day and b.booked_on < ${ctx.today}::date) as moved_since,
           (select coalesce(sum(b.reporting_minor), 0)::float8 from published.booking b, first f where b.account_id in (select id from matched) and b.booked_on >= f.day and b.booked_on < ${ctx.today}::date) as matched_since,
           (select coalesce(sum(b.reporting_minor), 0)::float8 from published.booking b, first f where b.account_id in (select id from matched) and b.booked_on >= f.day - interval '12 months' and b.booked_on < f.day) as matched_before,
           (select d.figures from restructuring.prediction d where d.proposal_id = ${proposalId}::uuid order by d.wave limit 1) as predicted,
           coalesce((select jsonb_agg(${haltJson} order by h.at desc)
              from restructuring.halt h where h.proposal_id = ${proposalId}::uuid), '[]') as halts`.execute(ctx.db);
  return row!;
}

/** Every transition that stands halted, of the proposals one may see. */
export async function haltsStanding(ctx: Ctx): Promise<{ proposal: { id: string; name: string }; halt: Transition['halts'][number] }[]> {
  const { rows } = await sql<{ proposal: { id: string; name: string }; halt: Transition['halts'][number] }>`
    select jsonb_build_object('id', p.id, 'name', p.name) as proposal, ${haltJson} as halt
      from restructuring.halt h join restructuring.proposal p on p.id = h.proposal_id where h.ended_at is null order by h.at desc`.execute(ctx.db);
  return rows;
}

/** Further waves wait until it is resumed. What the trigger says is kept with it. */
export async function haltOne(ctx: Ctx, { proposalId, comment }: z.output<typeof haltTransition.input>): Promise<{ halted: boolean }> {
  const head = await holdProposal(ctx, proposalId), { triggered, reasons, halts } = await transitionOf(ctx, { proposalId });
  if (!head.waves.some((w) => w.publishedAt !== null)) throw new Refusal('conflict', 'Nothing of it is published.', 'restructuring.not_published');
  if (halts.some((h) => h.endedAt === null)) throw new Refusal('conflict', 'It is halted already.', 'restructuring.halted_already');
  await sql`insert into restructuring.halt (proposal_id, position_id, cause, figures, at, comment) values (${proposalId}, ${head.position_id}, ${triggered ? 'bookings_below' : 'by_hand'}, ${reasons[0]?.figures ?? {}}::jsonb, ${ctx.now}, ${comment})`.execute(ctx.db);
  await recordFact(ctx, { what: 'restructuring.transition_halted', about: { kind: 'proposal', id: proposalId }, guard: head.position_id, after: { triggered, comment } });
  return { halted: true };
}

export async function endOneHalt(ctx: Ctx, { proposalId, how, comment }: z.output<typeof endHalt.input>): Promise<{ halted: boolean }> {
  const head = await holdProposal(ctx, proposalId);
  const { rows } = await sql`update restructuring.halt set ended_at = ${ctx.now}, ended_by = ${ctx.person.id}, ended_how = ${how}, comment = comment || E'\n' || ${comment} where proposal_id = ${proposalId}::uuid and ended_at is null returning id`.execute(ctx.db);
  if (rows.length === 0) throw new Refusal('conflict', 'It is not halted.', 'restructuring.no_halt');
  await recordFact(ctx, { what: 'restructuring.transition_resumed', about: { kind: 'proposal', id: proposalId }, guard: head.position_id, after: { how, comment } });
  return { halted: false };
}
