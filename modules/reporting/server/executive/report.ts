import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../../platform/server/request.ts';
import type { executiveReport, ExecutiveReport } from '../../contract/executive.ts';
import { cohortWon, funnelReport } from '../funnelReport.ts';
import { isPartial } from '../partial.ts';
import { type Asked, askedOf, recordsAt, why } from './asked.ts';
import { attributedOf } from './attributed.ts';
import { type BookedParts, bookingsOf } from './bookings.ts';
import { divisionsOf } from './divisions.ts';
import { goalsOf } from './goals.ts';
import { handOffsOf, promisesOf, supportOf } from './kept.ts';
import { dealsOf, pipelineOf } from './pipeline.ts';
import { servedOf } from './served.ts';
import { growth, totalOf } from './totals.ts';

/** The report to senior management: each part from one statement or two, all of one moment, and nothing of it computed twice. */
export async function executiveOf(ctx: Ctx, input: z.output<typeof executiveReport.input>): Promise<ExecutiveReport> {
  const asked = await askedOf(ctx, input);
  const { booked, months, byMarket } = await bookingsOf(ctx, asked);
  const { pipeline, byMarket: weighted } = await pipelineOf(ctx, asked);
  const { served, byMarket: customers } = await servedOf(ctx, asked);
  const { handOffs, byMarket: joint } = await handOffsOf(ctx, asked);
  const { goals, expected } = await goalsOf(ctx, asked);
  return {
    company: asked.company, currency: asked.currency, market: await marketOf(ctx, asked), period: asked.period, before: asked.before, yearBefore: asked.year, on: ctx.today,
    divisions: await divisionsOf(ctx, asked), booked, months: months.map((m) => ({ ...m, expected: isPartial(ctx) ? null : expected.get(m.month) ?? null })), pipeline,
    funnel: await funnelOf(ctx, asked), attribution: await attributedOf(ctx, asked), handOffs, support: await supportOf(ctx, asked), deals: await dealsOf(ctx, asked),
    served, promises: await promisesOf(ctx, asked), goals, markets: marketsOf(asked, byMarket, customers, joint, weighted), partial: isPartial(ctx),
  };
}

async function marketOf(ctx: Ctx, { market }: Asked): Promise<ExecutiveReport['market']> {
  if (!market) return null;
  const { rows: [row] } = await sql<{ id: string; name: string }>`
    select id, ${ctx.person.language === 'es' ? sql`name_es` : sql`name_en`} as name from published.market where id = ${market}`.execute(ctx.db);
  return row ?? null;
}

async function funnelOf(ctx: Ctx, asked: Asked): Promise<ExecutiveReport['funnel']> {
  const { period, market } = asked, { total: now } = await funnelReport(ctx, { by: 'market', ...period, ...(market ? { market: [market] } : {}) });
  const parts = [{ key: 'leads', count: now.leads }, { key: 'accepted', count: now.accepted, of: now.leads }, { key: 'qualified', count: now.qualified, of: now.leads }, { key: 'won', count: now.won, of: now.leads }];
  return {
    ...now, before: await cohortWon(ctx, { ...asked.before, market }),
    why: why('funnel', { from: asked.period.from, to: asked.period.to, leads: now.leads }, parts, recordsAt('leads', asked.period, asked)),
  };
}

function marketsOf(
  asked: Asked, booked: BookedParts['byMarket'], customers: Map<string, { name: string; customers: number; both: number }>,
  joint: Map<string, number | null>, weighted: Map<string, ExecutiveReport['pipeline']['weighted']>,
): ExecutiveReport['markets'] {
  const nothing = totalOf([], asked.currency);
  const names = new Map([...[...customers].map(([id, c]) => [id, c.name] as const), ...[...booked].map(([id, b]) => [id, b.name] as const)]);
  return [...names].map(([id, name]) => {
    const own = booked.get(id), now = totalOf(own?.now ?? [], asked.currency), then = own && own.year.length > 0 ? totalOf(own.year, asked.currency).total : null;
    const served = customers.get(id);
    return {
      ...now, market: { id, name }, events: (own?.now ?? []).reduce((n, s) => n + s.events, 0), overYear: growth(now.total, then),
      customers: served?.customers ?? 0, both: served?.both ?? 0, joint: joint.get(id) ?? null, weighted: weighted.get(id) ?? nothing,
    };
  }).sort((a, b) => (BigInt(b.total?.minor ?? '0') > BigInt(a.total?.minor ?? '0') ? 1 : -1));
}
