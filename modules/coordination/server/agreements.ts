import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { marketNamed } from '../../marketing/server/index.ts';
import type { Agreement, getAgreement, setAgreement } from '../contract/agreements.ts';

interface Row {
  id: string; market_id: string | null; market: Agreement['market']; definition_es: string; definition_en: string; decision_minutes: number; first_attempt_minutes: number;
  contact_minutes: number; disposition_minutes: number; dispute_days: number; pause_cap_minutes: number; leads_a_month: number | null; value_a_month_minor: string | null; currency: string | null;
  holds_from: string; holds_to: string | null; agreed_at: Date; sales: Agreement['agreedBySales']; marketing: Agreement['agreedByMarketing'];
}

/** Agreements end where the next of the same market begins: nothing of an agreement is ever changed. */
const rowsWhere = (ctx: Ctx, market: string | null) => sql<Row>`
  select g.*, lower(g.valid) as holds_from, lead(lower(g.valid)) over (partition by g.market_id order by lower(g.valid), g.agreed_at, g.id) as holds_to,
         case when g.market_id is not null then ${marketNamed(sql`g.market_id`, ctx.person.language)} end as market,
         (select jsonb_build_object('id', s.id, 'name', s.title) from published.seat s where s.id = g.agreed_by_sales order by s.valid desc limit 1) as sales,
         (select jsonb_build_object('id', s.id, 'name', s.title) from published.seat s where s.id = g.agreed_by_marketing order by s.valid desc limit 1) as marketing
    from coordination.agreement g where g.market_id is null or g.market_id is not distinct from ${market}::uuid
   order by g.market_id nulls last, lower(g.valid) desc, g.agreed_at desc, g.id desc`;

const asAgreement = (ctx: Ctx, r: Row): Agreement => ({
  id: r.id, market: r.market, definition: ctx.person.language === 'es' ? r.definition_es : r.definition_en, definitionEs: r.definition_es, definitionEn: r.definition_en,
  decisionMinutes: r.decision_minutes, firstAttemptMinutes: r.first_attempt_minutes, contactMinutes: r.contact_minutes, dispositionMinutes: r.disposition_minutes,
  disputeDays: r.dispute_days, pauseCapMinutes: r.pause_cap_minutes, leadsAMonth: r.leads_a_month, valueAMonth: r.value_a_month_minor && r.currency ? { minor: r.value_a_month_minor, currency: r.currency } : null,
  from: r.holds_from, to: r.holds_to, agreedAt: r.agreed_at.toISOString(), agreedBySales: r.sales, agreedByMarketing: r.marketing,
});

export async function agreementOf(ctx: Ctx, { market }: z.output<typeof getAgreement.input>): Promise<z.input<typeof getAgreement.output>> {
  const { rows } = await rowsWhere(ctx, market ?? null).execute(ctx.db);
  const current = rows.find((r) => r.holds_from <= ctx.today);
  return { current: current ? asAgreement(ctx, current) : null, history: rows.map((r) => asAgreement(ctx, r)) };
}

export async function agree(ctx: Ctx, input: z.output<typeof setAgreement.input>): Promise<Agreement> {
  if (input.from < ctx.today) throw new Refusal('conflict', 'An agreement begins today or later: what was offered before keeps its own.', 'coordination.agreement_backwards', { fields: { from: 'coordination.agreement_backwards' } });
  const made = await ctx.db.insertInto('coordination.agreement').values({
    market_id: input.marketId, definition_es: input.definitionEs, definition_en: input.definitionEn, decision_minutes: input.decisionMinutes,
    first_attempt_minutes: input.firstAttemptMinutes, contact_minutes: input.contactMinutes, disposition_minutes: input.dispositionMinutes, dispute_days: input.disputeDays, pause_cap_minutes: input.pauseCapMinutes,
    leads_a_month: input.leadsAMonth, value_a_month_minor: input.valueAMonthMinor, currency: input.currency, valid: `[${input.from},)`,
    agreed_by_sales: input.agreedBySales, agreed_by_marketing: input.agreedByMarketing, agreed_at: ctx.now,
  }).returning('id').executeTakeFirstOrThrow();
  await recordFact(ctx, { what: 'coordination.agreement_set', about: { kind: 'agreement', id: made.id }, guard: input.marketId ?? everyone, after: { ...input } });
  const { rows } = await rowsWhere(ctx, input.marketId).execute(ctx.db);
  return asAgreement(ctx, rows.find((r) => r.id === made.id)!);
}

/** The agreement a hand-off of this market is offered under on a day. */
export async function agreementFor(ctx: Ctx, marketId: string): Promise<Row> {
  const { rows } = await rowsWhere(ctx, marketId).execute(ctx.db);
  const current = rows.find((r) => r.holds_from <= ctx.today);
  if (!current) throw new Refusal('conflict', 'There is no agreement between the divisions to offer it under.', 'coordination.no_agreement');
  return current;
}
