import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { haltsStanding, headOf, keepReviewed } from '../../restructuring/server/index.ts';
import type { followUp, Review, ReviewFigures, signReview } from '../contract/reviews.ts';
import { lastReview, reviewDays } from '../rules/followUp.ts';
import { followUpsDated, type WaveSeen, wavesSeen } from './computing.ts';

interface Stored { id: string; proposal: { id: string; name: string }; wave: number; ordinal: number; days: number; dueOn: string; computedAt: string; figures: ReviewFigures; signed: Review['signed']; guard: string }

const iso = (at: ReturnType<typeof sql>) => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

async function stored(ctx: Ctx, where: ReturnType<typeof sql>): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select r.id, jsonb_build_object('id', p.id, 'name', p.name) as proposal, r.wave::int, r.ordinal::int, r.days, r.due_on as "dueOn", ${iso(sql`r.computed_at`)} as "computedAt", r.figures, r.position_id as guard,
           case when r.signed_at is not null then jsonb_build_object('person', (select jsonb_build_object('id', x.id, 'name', x.name) from published.person x where x.id = r.signed_by), 'at', ${iso(sql`r.signed_at`)}, 'comment', r.comment) end as signed
      from transition.review r join published.proposal p on p.id = r.proposal_id where ${where} order by r.due_on, r.wave, r.ordinal`.execute(ctx.db);
  return rows;
}

function told(ctx: Ctx, { guard: _, figures: kept, ...r }: Stored): Review {
  const { cost } = kept, known = (c: typeof cost.realised) => (c?.minor === '0' ? null : c);
  // Older reviews kept nothing at all as the cost where no position's was known.
  const figures = { ...kept, resale: kept.resale ?? null, cost: { ...cost, predicted: known(cost.predicted), realised: known(cost.realised) } };
  return { ...r, state: r.signed ? 'signed' : 'computed', maySign: !r.signed && ctx.person.may('restructuring.review.sign'), figures: ctx.person.may('organization.cost.read') ? figures : { ...figures, cost: { predicted: null, realised: null } } };
}

/** Those of published waves that are not computed yet. */
async function toCome(ctx: Ctx, waves: readonly WaveSeen[], nameOf: (id: string) => string): Promise<Review[]> {
  const parameters = await followUpsDated(ctx);
  return waves.flatMap(({ proposalId, wave, on, ordinals }) => reviewDays(on, parameters(on)).filter((d) => !ordinals.includes(d.ordinal)).map((d): Review => ({
    id: null, proposal: { id: proposalId, name: nameOf(proposalId) }, wave, ...d, state: d.dueOn <= ctx.today ? 'due' : 'upcoming', computedAt: null, signed: null, figures: null, maySign: false,
  })));
}

export async function reviewsOf(ctx: Ctx, { proposalId }: { proposalId: string }): Promise<{ rows: Review[] }> {
  const head = await headOf(ctx, proposalId), computed = (await stored(ctx, sql`r.proposal_id = ${proposalId}::uuid`)).map((r) => told(ctx, r));
  const rest = await toCome(ctx, await wavesSeen(ctx, proposalId), () => head.name);
  return { rows: [...computed, ...rest].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.wave - b.wave)) };
}

export async function followUpOfMine(ctx: Ctx): Promise<z.output<typeof followUp.output>> {
  const { rows: names } = await sql<{ id: string; name: string; mine: boolean }>`select id, name, author_id = ${ctx.person.id}::uuid as mine from published.proposal where not archived`.execute(ctx.db), known = new Map(names.map((n) => [n.id, n]));
  const waiting = (await stored(ctx, sql`r.signed_at is null`)).map((r) => told(ctx, r)), rest = await toCome(ctx, (await wavesSeen(ctx)).filter((w) => known.has(w.proposalId)), (id) => known.get(id)!.name);
  const reviews = [...waiting, ...rest.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))].slice(0, 100).map(({ figures: _, ...r }) => ({ ...r, mine: known.get(r.proposal.id)?.mine ?? false }));
  const halts = await haltsStanding(ctx), concerned = await touchingMine(ctx, halts.map((h) => h.proposal.id));
  return { reviews, halts: halts.map((h) => ({ ...h, mine: known.get(h.proposal.id)?.mine || concerned.has(h.proposal.id) })) };
}

/** Of these proposals, those that move customers from or to a seat the caller answers for; whoever reaches the whole company answers for none in particular. */
async function touchingMine(ctx: Ctx, proposalIds: readonly string[]): Promise<Set<string>> {
  const { company, seats } = ctx.person.scopeOf('restructuring.proposal.read');
  if (company || proposalIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`select distinct p.proposal_id as id from published.continuity_plan p where p.proposal_id = any (${proposalIds}::uuid[]) and (p.from_position_id = any (${seats}::uuid[]) or p.to_position_id = any (${seats}::uuid[]))`.execute(ctx.db);
  return new Set(rows.map((r) => r.id));
}

export async function signOneReview(ctx: Ctx, { reviewId, comment }: z.output<typeof signReview.input>): Promise<Review> {
  const [review] = await stored(ctx, sql`r.id = ${reviewId}::uuid`);
  if (!review) throw new Refusal('not_found', 'There is no such review.', 'platform.not_found');
  if (review.signed) throw new Refusal('conflict', 'A review stays as it was computed and signed.', 'restructuring.review_signed');
  await sql`update transition.review set signed_at = ${ctx.now}, signed_by = ${ctx.person.id}, comment = ${comment} where id = ${reviewId}::uuid`.execute(ctx.db);
  if (review.ordinal === lastReview) await keepReviewed(ctx, { proposalId: review.proposal.id, wave: review.wave });
  await recordFact(ctx, { what: 'restructuring.review_signed', about: { kind: 'proposal', id: review.proposal.id }, guard: review.guard, after: { wave: review.wave, days: review.days, comment } });
  return told(ctx, (await stored(ctx, sql`r.id = ${reviewId}::uuid`))[0]!);
}
