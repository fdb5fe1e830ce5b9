import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../../../platform/server/request.ts';
import type { Why } from '../../contract/executive.ts';
import { comparedWith, type Span } from '../../rules/periods.ts';

/** What every part of the report is drawn up for. */
export interface Asked {
  period: Span; before: Span; year: Span;
  market: string | undefined;
  /** The company's currency, and the rates into it, on the day of drawing up unless another is told: what is open is told in today's money. */
  currency: string; rates: ReadonlyMap<string, string>;
  company: string; zone: string;
  /** The last day that counts: of the period, or today. */
  lastDay: string;
}

export async function askedOf(ctx: Ctx, { from, to, market }: Span & { market?: string | undefined }, ratesOn = ctx.today): Promise<Asked> {
  const { rows: [row] } = await sql<{ name: string; currency: string; zone: string; rates: Record<string, string>; last_day: string }>`
    select c.name, c.reporting_currency as currency, c.time_zone as zone, least(${to}::date - 1, ${ctx.today}::date)::text as last_day,
           coalesce((select jsonb_object_agg(f.from_currency, f.rate::text) from published.fx_rate f
                      where f.to_currency = c.reporting_currency and f.valid @> ${ratesOn}::date), '{}') as rates
      from platform.company c`.execute(ctx.db);
  const period = { from, to };
  return { period, ...comparedWith(period, ctx.today), market, currency: row!.currency, company: row!.name, zone: row!.zone, rates: new Map(Object.entries(row!.rates)), lastDay: row!.last_day };
}

/** `and column = the market asked for`, or nothing. */
export const ofMarket = (asked: Pick<Asked, 'market'>, column: string): RawBuilder<unknown> => (asked.market ? sql`and ${sql.ref(column)} = ${asked.market}::uuid` : sql``);
/** `column` falls in the span. */
export const within = (column: string, { from, to }: Span): RawBuilder<boolean> => sql<boolean>`(${sql.ref(column)} >= ${from}::date and ${sql.ref(column)} < ${to}::date)`;

/** An account stood in the lists at the end of a day: withdrawn later, it is told of the time before; merged into another, it never is, for all of it is the other's. */
export const listedOn = (account: string, day: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`(${sql.ref(`${account}.withdrawn_at`)} is null
  or ${sql.ref(`${account}.merged_into`)} is null and (${sql.ref(`${account}.withdrawn_at`)} at time zone (select c.time_zone from platform.company c))::date > ${day})`;

/** The address of the list behind a figure. */
export function recordsAt(of: string, span: Span, asked: Pick<Asked, 'market'>, more: Record<string, string> = {}): string {
  return `/reports/records?${new URLSearchParams({ of, from: span.from, to: span.to, ...(asked.market ? { market: asked.market } : {}), ...more })}`;
}

type Part = Partial<Why['parts'][number]> & { key: string };
export const why = (note: string, figures: Why['figures'], parts: readonly Part[], records: string | null): Why =>
  ({ note, figures, parts: parts.map((p) => ({ name: null, amount: null, count: null, of: null, ...p })), records });

export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
