import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { amountOf, type AmountText, writeAmount } from '../../../contract/money.ts';
import type { FileAnswer } from '../../../platform/server/http.ts';
import { asPage, pageQuery, type Sort, sortOf } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { sheetOf } from '../../../platform/server/sheet.ts';
import { streamed } from '../../../platform/server/streamed.ts';
import { marketing as en } from '../../../words/en/marketing.ts';
import { marketing as es } from '../../../words/es/marketing.ts';
import type { CampaignRow, campaignCalendar, exportCampaigns, listCampaigns } from '../contract/campaigns.ts';
import { marketNamed, seatAndPerson } from './seats.ts';

type Filter = Pick<z.output<typeof listCampaigns.input>, 'find' | 'kind' | 'state' | 'market' | 'seat' | 'mine'>;

const sorts: Record<string, Sort> = {
  name: { by: sql`c.name`, type: 'text', collate: true },
  startsOn: { by: sql`coalesce(c.starts_on, '-infinity')`, type: 'date' },
};

/** One page of campaigns within the caller's markets. */
export async function campaignList(ctx: Ctx, input: z.output<typeof listCampaigns.input>): Promise<{ rows: CampaignRow[]; next: string | null }> {
  const page = pageQuery(sortOf(sorts, input.sort), sql`c.id`, input);
  const { rows } = await sql<Row>`
    with page as (
      select c.*, ${page.value} as sort_value, ${page.place} as place from marketing.campaign c
       where ${matching(ctx, input)} and ${page.where} order by ${page.order} limit ${page.limit}
    ) select ${columns(ctx)}, c.sort_value from page c order by c.place
  `.execute(ctx.db);
  const { rows: shown, next } = asPage(rows, input.limit);
  return { rows: shown.map(asRow), next };
}

export async function campaignsBetween(ctx: Ctx, input: z.output<typeof campaignCalendar.input>): Promise<{ rows: CampaignRow[] }> {
  const { rows } = await sql<Row>`
    select ${columns(ctx)}, '' as sort_value from marketing.campaign c
     where ${matching(ctx, input)} and c.starts_on < ${input.to}::date and coalesce(c.ends_on, c.starts_on) >= ${input.from}::date
     order by c.starts_on, c.id limit 500`.execute(ctx.db);
  return { rows: rows.map(asRow) };
}

export async function campaignsFile(ctx: Ctx, input: z.output<typeof exportCampaigns.input>): Promise<FileAnswer> {
  const { by, desc } = sortOf(sorts, input.sort);
  const query = sql<Row>`select ${columns(ctx)}, '' as sort_value from marketing.campaign c where ${matching(ctx, input)}
    order by ${by} ${desc ? sql`desc` : sql``}, c.id`;
  const t = ctx.person.language === 'es' ? es : en, f = t.fields;
  const currencyOf = (r: CampaignRow) => r.budget?.currency ?? r.spent[0]?.currency;
  const money = (m: AmountText) => `${writeAmount(amountOf(m))} ${m.currency}`;
  return sheetOf<CampaignRow>(ctx, input.format, f.file, [
    [f.name, (r) => r.name], [f.kind, (r) => t.kinds[r.kind]], [f.state, (r) => t.states[r.state]], [f.market, (r) => r.market.name],
    [f.startsOn, (r) => r.startsOn, 'day'], [f.endsOn, (r) => r.endsOn, 'day'], [f.currency, (r) => currencyOf(r)], [f.budget, (r) => r.budget],
    [f.spent, (r) => (r.spent.every((s) => s.currency === currencyOf(r)) ? r.spent[0] : r.spent.map(money).join('; '))],
    [f.owner, (r) => r.owner.person?.name ?? r.owner.seat.name], [f.coOwner, (r) => r.coOwner && (r.coOwner.person?.name ?? r.coOwner.seat.name)], [f.leads, (r) => r.leads], [f.key, (r) => r.id],
  ], streamed(ctx, query, asRow));
}

function matching(ctx: Ctx, f: Filter): RawBuilder<unknown> {
  const seats = f.mine ? ctx.person.seats.map((s) => s.id) : f.seat;
  return sql`c.withdrawn_at is null
    ${f.find ? sql`and platform.plain(c.name) like '%' || platform.plain(${f.find.replace(/[\\%_]/g, '\\$&')}) || '%'` : sql``}
    ${f.kind ? sql`and c.kind = any(${f.kind}::marketing.campaign_kind[])` : sql``}
    ${f.state ? sql`and c.state = any(${f.state}::marketing.campaign_state[])` : sql``}
    ${f.market ? sql`and c.market_id = any(${f.market}::uuid[])` : sql``}
    ${seats ? sql`and (c.owner_position_id = any(${seats}::uuid[]) or c.co_owner_position_id = any(${seats}::uuid[]))` : sql``}`;
}

/** What a row shows, from a campaign aliased `c`. */
export const columns = (ctx: Ctx): RawBuilder<unknown> => sql`
  c.id, c.name, c.kind, c.state, c.starts_on, c.ends_on, c.budget_minor, c.currency, c.version,
  ${marketNamed(sql`c.market_id`, ctx.person.language)} as market,
  ${seatAndPerson(sql`c.owner_position_id`, ctx.today)} as owner, ${seatAndPerson(sql`c.co_owner_position_id`, ctx.today)} as co_owner,
  coalesce((select jsonb_agg(jsonb_build_object('minor', s.minor::text, 'currency', s.currency) order by s.currency)
     from (select x.currency, sum(x.minor) as minor from marketing.campaign_cost x where x.campaign_id = c.id group by x.currency) s), '[]') as spent,
  (select count(*)::int from marketing.lead l where l.campaign_id = c.id and l.withdrawn_at is null) as leads`;

export interface Row {
  id: string; name: string; kind: CampaignRow['kind']; state: CampaignRow['state']; starts_on: string | null; ends_on: string | null;
  budget_minor: string | null; currency: string; version: number; market: CampaignRow['market']; owner: CampaignRow['owner']; co_owner: CampaignRow['coOwner'];
  spent: CampaignRow['spent']; leads: number; sort_value: string;
}

export const asRow = (r: Row): CampaignRow => ({
  id: r.id, name: r.name, kind: r.kind, state: r.state, market: r.market, startsOn: r.starts_on, endsOn: r.ends_on, spent: r.spent,
  budget: r.budget_minor === null ? null : { minor: r.budget_minor, currency: r.currency }, owner: r.owner, coOwner: r.co_owner, leads: r.leads, version: r.version,
});
