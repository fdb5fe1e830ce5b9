import { sql } from 'kysely';
import { amountText } from '../../../../contract/money.ts';
import type { Division, Money } from '../../../../contract/shapes.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import type { ExecutiveReport } from '../../contract/executive.ts';
import { gapsBetween } from '../../rules/attributionSummary.ts';
import { sharesOf } from '../../rules/shares.ts';
import { attributionReport } from '../attributionReport.ts';
import { type Asked, ofMarket, recordsAt, why, within } from './asked.ts';
import { lateParts } from './lateParts.ts';
import { type Spent, spentColumns, spentIn, spentRate } from './spent.ts';
import { type Sum, totalOf } from './totals.ts';

type Attribution = ExecutiveReport['attribution'];
interface Row extends Sum { key: string | null; name: string | null; division: Division | null }

/**
 * Where the bookings of the period came from by the position model: campaigns, and origins where no campaign was behind a
 * touch. Costs are those spent in the period, each at the rate of its day; a campaign that cost and brought nothing is shown.
 */
export async function attributedOf(ctx: Ctx, asked: Asked): Promise<Attribution> {
  const inLanguage = (alias: string) => sql.raw(`${alias}.name_${ctx.person.language}`);
  const { rows } = await sql<Row>`
    select case when a.touch_id is not null then coalesce(a.campaign_id::text, a.origin_key) end as key,
           case when a.touch_id is not null then coalesce(c.name, ${inLanguage('o')}) end as name, case when a.touch_id is not null and (a.campaign_id is not null or a.origin_key <> 'unknown-blank') then o.division end as division,
           a.currency, sum(a.minor)::text as minor, sum(a.reporting_minor)::text as reporting, (count(*) filter (where b.reporting_minor is null))::int as missing, count(*)::int as events
      from reporting.allocation a join published.booking b on b.id = a.booking_id
      left join published.campaign c on c.id = a.campaign_id left join published.origin o on o.key = a.origin_key
     where a.model = 'position' and ${within('a.booked_on', asked.period)} ${ofMarket(asked, 'b.market_id')}
     group by 1, 2, 3, 4`.execute(ctx.db);
  const sums = await withLateRates(ctx, asked, rows);
  const { booked: bookedSums, pending, touches } = await attributionReport(ctx, { model: 'position', by: 'market', from: asked.period.from, to: asked.period.to, ...(asked.market ? { market: [asked.market] } : {}) });
  const booked = { ...totalOf(sums, asked.currency), sums: bookedSums };
  const costs = await costsOf(ctx, asked);
  const lines = linesOf(sums.filter((r) => r.key !== null), costs, asked);
  const none = totalOf(sums.filter((r) => r.key === null), asked.currency);
  const parts = [...lines.map((l) => ({ key: l.key, size: sizeOf(l.total, l.sums) })), { key: '', size: sizeOf(none.total, none.sums) }];
  const shares = booked.missing.length > 0 ? null : sharesOf(parts);
  const rounded = { from: asked.period.from, to: asked.period.to, bookings: touches.none + touches.one + touches.several, several: touches.several };
  return {
    model: 'position', rows: lines.map((l) => ({ ...l, share: shares?.get(l.key) ?? null })), unattributed: { ...none, share: shares?.get('') ?? null },
    pending, booked, cost: costs.total, touches, difference: gapsBetween(bookedSums.map(amount), [...rows.map((r) => amount(r)), ...pending.map(amount)]).map(amountText),
    why: why('attribution', rounded, [
      ...lines.map((l) => ({ key: l.key, name: l.name, amount: l.total ?? l.sums[0] ?? null })), { key: 'unattributed', amount: none.total ?? none.sums[0] ?? null },
    ], recordsAt('attributed', asked.period, asked)),
  };
}

const amount = ({ minor, currency }: { minor: string; currency: string }) => ({ minor: BigInt(minor), currency });
const sizeOf = (total: Money | null, sums: readonly Money[]): bigint => BigInt(total?.minor ?? sums[0]?.minor ?? '0');

function linesOf(rows: readonly Row[], costs: Costs, asked: Asked): Omit<Attribution['rows'][number], 'share'>[] {
  const byKey = Map.groupBy(rows, (r) => r.key!);
  const brought = [...byKey].map(([key, own]) => ({ key, name: own[0]!.name ?? key, division: own[0]!.division, ...totalOf(own, asked.currency), cost: costs.by.get(key)?.cost ?? null }));
  const barren = [...costs.by].filter(([key]) => !byKey.has(key)).map(([key, { name, cost }]) => ({ key, name, division: 'marketing' as const, ...totalOf([], asked.currency), cost }));
  const size = (l: { total: Money | null; sums: Money[] }) => sizeOf(l.total, l.sums);
  return [...brought, ...barren].sort((a, b) => (size(a) === size(b) ? (a.name < b.name ? -1 : 1) : size(a) > size(b) ? -1 : 1));
}

/** Parts of bookings whose rate arrived after they were divided: their value in the company's currency is divided likewise. */
async function withLateRates(ctx: Ctx, asked: Asked, rows: readonly Row[]): Promise<Row[]> {
  const late = await lateParts(ctx, asked);
  return rows.map((r) => ({ ...r, reporting: (BigInt(r.reporting ?? '0') + (late.get(`${r.key ?? ''} ${r.currency}`) ?? 0n)).toString() }));
}

interface Costs { by: Map<string, { name: string; cost: Money | null }>; total: Money | null }

async function costsOf(ctx: Ctx, asked: Asked): Promise<Costs> {
  const { rows } = await sql<{ id: string; name: string } & Spent>`
    select c.id, c.name, ${spentColumns}
      from published.campaign_cost x join published.campaign c on c.id = x.campaign_id ${spentRate(asked)}
     where ${within('x.spent_on', asked.period)} ${ofMarket(asked, 'x.market_id')} group by c.id, c.name, x.currency, f.rate, x.minor`.execute(ctx.db);
  const worth = (own: typeof rows): Money | null => { const { minor } = spentIn(own, asked.currency); return minor === null ? null : amountText({ minor, currency: asked.currency }); };
  return { by: new Map([...Map.groupBy(rows, (r) => r.id)].map(([id, own]) => [id, { name: own[0]!.name, cost: worth(own) }])), total: worth(rows) };
}
