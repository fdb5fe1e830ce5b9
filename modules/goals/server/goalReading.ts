import { type RawBuilder, sql } from 'kysely';
import { sumByCurrency } from '../../../contract/money.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { marketNamed, seatAndPerson } from '../../marketing/server/index.ts';
import type { Goal, GoalMonth } from '../contract/goals.ts';
import { moneyProgress } from '../rules/moneyGoals.ts';
import { monthsOf } from '../rules/monthly.ts';
import { paceOf } from '../rules/pace.ts';

/** A goal as stored, with its owners named, and what was booked for it by month and currency. */
interface Row {
  id: string; name_es: string; name_en: string; market: Goal['market']; starts_on: string; ends_on: string; start_minor: string; target_minor: string; currency: string;
  sales: Goal['sales']; marketing: Goal['marketing']; season_bp: number[] | null; withdrawn_at: Date | null; version: number;
}
interface Booked { goal_id: string; month: string; currency: string; minor: string; reporting_minor: string | null; reporting_currency: string; events: number; missing: number }

/** The goals of a condition on `g`, each with its months, as they stand at the end of `on`. In two statements. */
export async function goalsRead(ctx: Ctx, which: RawBuilder<unknown>, on: string): Promise<(Goal & { months: GoalMonth[] })[]> {
  const { rows } = await sql<Row>`
    select g.id, g.name_es, g.name_en, ${marketNamed(sql`g.market_id`, ctx.person.language)} as market, g.starts_on, g.ends_on, g.start_minor, g.target_minor,
           g.currency, ${seatAndPerson(sql`g.sales_position_id`, ctx.today)} as sales, ${seatAndPerson(sql`g.marketing_position_id`, ctx.today)} as marketing,
           g.season_bp, g.withdrawn_at, g.version
      from goals.goal g where ${which} order by g.ends_on <= ${on}::date, g.starts_on > ${on}::date, g.ends_on, g.id`.execute(ctx.db);
  if (rows.length === 0) return [];
  const { rows: booked } = await sql<Booked>`select * from goals.booked_by_month(${rows.map((r) => r.id)}::uuid[], ${on}::date)`.execute(ctx.db);
  const byGoal = Map.groupBy(booked, (b) => b.goal_id);
  return rows.map((r) => asGoal(ctx, r, byGoal.get(r.id) ?? [], on));
}

function asGoal(ctx: Ctx, r: Row, booked: readonly Booked[], on: string): Goal & { months: GoalMonth[] } {
  const money = (minor: string | bigint) => ({ minor: minor.toString(), currency: r.currency });
  const amount = (minor: bigint) => ({ minor, currency: r.currency });
  const start = BigInt(r.start_minor), target = BigInt(r.target_minor);
  const missing = missingOf(booked, r.currency), known = start + sumOf(booked, r.currency);
  const span = { startsOn: r.starts_on, endsOn: r.ends_on, seasonBp: r.season_bp };
  const progress = missing.length > 0 ? null : moneyProgress({ start: amount(start), target: amount(target), value: amount(known) });
  const pace = paceOf(progress?.value ?? null, span, on);
  return {
    id: r.id, name: ctx.person.language === 'es' ? r.name_es : r.name_en, nameEs: r.name_es, nameEn: r.name_en, market: r.market, startsOn: r.starts_on, endsOn: r.ends_on,
    start: money(start), target: money(target), sales: r.sales, marketing: r.marketing, seasonBp: r.season_bp,
    value: progress === null ? null : money(known), known: money(known), missing, events: booked.reduce((n, b) => n + b.events, 0),
    progress: progress?.value ?? null, expected: pace.expected, pace: pace.pace,
    state: on < r.starts_on ? 'not_begun' : on >= r.ends_on ? 'over' : 'running',
    reasons: [...(progress?.reasons ?? [{ code: 'rate_missing', figures: { missing } }]), ...pace.reasons].map((x) => ({ code: x.code, figures: { ...x.figures } })),
    withdrawn: r.withdrawn_at !== null, version: r.version,
    months: monthsOf(span, amount(target - start)).map(({ month, expected }) => {
      const own = booked.filter((b) => b.month === month), lacking = missingOf(own, r.currency);
      return {
        month, expected: money(expected.minor), missing: lacking, booked: lacking.length > 0 ? null : money(sumOf(own, r.currency)),
        sums: sumByCurrency(own.map((b) => ({ minor: BigInt(b.minor), currency: b.currency }))).map((s) => ({ minor: s.minor.toString(), currency: s.currency })),
        events: own.reduce((n, b) => n + b.events, 0),
      };
    }),
  };
}

/** Currencies without a rate into the goal's: of their day, or because the company has changed its currency since. */
const missingOf = (booked: readonly Booked[], currency: string): string[] =>
  [...new Set(booked.filter((b) => b.missing > 0 || b.reporting_currency !== currency).map((b) => b.currency))].sort();
const sumOf = (booked: readonly Booked[], currency: string): bigint =>
  booked.reduce((sum, b) => sum + (b.reporting_currency === currency ? BigInt(b.reporting_minor ?? '0') : 0n), 0n);
