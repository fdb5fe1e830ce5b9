import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { FileAnswer } from '../../../platform/server/http.ts';
import { asPage, pageQuery, type Sort, sortOf } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { sheetOf } from '../../../platform/server/sheet.ts';
import { streamed } from '../../../platform/server/streamed.ts';
import { coordination as en } from '../../../words/en/coordination.ts';
import { coordination as es } from '../../../words/es/coordination.ts';
import { marketNamed, seatAndPerson } from '../../marketing/server/index.ts';
import type { exportLeads, LeadRow, listLeads } from '../contract/leadList.ts';
import { standing } from './handOffReading.ts';

/*
  Leads with where each stands: marketing's rows, coordination's hand-offs. It stands on this floor because standing is
  known from hand-offs only.
*/

type Filter = Omit<z.output<typeof exportLeads.input>, 'sort' | 'format'>;
const sorts: Record<string, Sort> = { firstContactOn: { by: sql`l.first_contact_on`, type: 'date' } };

/** The latest hand-off of a lead aliased `l`; one that was followed is older than the one that follows it. */
const latest = (what: RawBuilder<unknown>) => sql`(
  select ${what} from coordination.hand_off h where h.lead_id = l.id and h.withdrawn_at is null order by coalesce(h.offered_at, h.drafted_at) desc, h.id desc limit 1)`;

export async function leadList(ctx: Ctx, input: z.output<typeof listLeads.input>): Promise<{ rows: LeadRow[]; next: string | null }> {
  const page = pageQuery(sortOf(sorts, input.sort), sql`l.id`, input);
  const { rows } = await sql<Row>`
    with page as (
      select l.*, ${page.value} as sort_value, ${page.place} as place from published.lead l where ${matching(ctx, input)} and ${page.where} order by ${page.order} limit ${page.limit}
    ) select ${columns(ctx)}, l.sort_value from page l ${joins(ctx)} order by l.place`.execute(ctx.db);
  const { rows: shown, next } = asPage(rows, input.limit);
  return { rows: shown.map(asRow), next };
}

function matching(ctx: Ctx, f: Filter): RawBuilder<unknown> {
  return sql`true
    ${f.find ? sql`and l.id in (select marketing.find_leads(${f.find}, 5000))` : sql``}
    ${f.origin ? sql`and l.origin_key = any(${f.origin}::text[])` : sql``}
    ${f.campaign ? sql`and l.campaign_id = any(${f.campaign}::uuid[])` : sql``}
    ${f.market ? sql`and l.market_id = any(${f.market}::uuid[])` : sql``}
    ${f.firstContactFrom ? sql`and l.first_contact_on >= ${f.firstContactFrom}::date` : sql``} ${f.firstContactTo ? sql`and l.first_contact_on < ${f.firstContactTo}::date` : sql``}
    ${f.account ? sql`and l.account_id = ${f.account}` : sql``}
    ${f.mine ? sql`and (l.position_id = any(${ctx.person.seats.map((s) => s.id)}::uuid[])
       or ${latest(sql`array[h.from_position_id, h.to_position_id]`)} && ${ctx.person.seats.map((s) => s.id)}::uuid[])` : sql``}
    ${f.standing ? sql`and coalesce(${latest(standing(ctx.now))}, 'new') = any(${f.standing}::text[])` : sql``}`;
}

const columns = (ctx: Ctx): RawBuilder<unknown> => sql`
  l.id, l.name, l.company_name, l.email, l.first_contact_on, l.version, ${marketNamed(sql`l.market_id`, ctx.person.language)} as market, o.key as origin_key,
  ${ctx.person.language === 'es' ? sql`o.name_es` : sql`o.name_en`} as origin_name, c.id as campaign_id, c.name as campaign_name, a.id as account_id, a.name as account_name,
  coalesce(w.standing, 'new') as standing, w.id as hand_off_id, ${seatAndPerson(sql`coalesce(w.to_position_id, l.position_id)`, ctx.today)} as with_seat`;
const joins = (ctx: Ctx): RawBuilder<unknown> => sql`
  join published.origin o on o.key = l.origin_key left join published.campaign c on c.id = l.campaign_id left join published.account a on a.id = l.account_id
  left join lateral (select h.id, h.to_position_id, ${standing(ctx.now)} as standing from coordination.hand_off h
                      where h.lead_id = l.id and h.withdrawn_at is null order by coalesce(h.offered_at, h.drafted_at) desc, h.id desc limit 1) w on true`;

interface Row {
  id: string; name: string; company_name: string; email: string | null; first_contact_on: string; version: number; market: LeadRow['market']; origin_key: string; origin_name: string;
  campaign_id: string | null; campaign_name: string | null; account_id: string | null; account_name: string | null; standing: LeadRow['standing']; hand_off_id: string | null;
  with_seat: LeadRow['withSeat']; sort_value: string;
}
const named = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null);
const asRow = (r: Row): LeadRow => ({
  id: r.id, name: r.name, company: r.company_name, email: r.email, market: r.market, origin: { key: r.origin_key, name: r.origin_name }, campaign: named(r.campaign_id, r.campaign_name),
  firstContactOn: r.first_contact_on, standing: r.standing, handOffId: r.hand_off_id, withSeat: r.with_seat, account: named(r.account_id, r.account_name), version: r.version,
});

export async function leadsFile(ctx: Ctx, input: z.output<typeof exportLeads.input>): Promise<FileAnswer> {
  const { by, desc } = sortOf(sorts, input.sort);
  const query = sql<Row>`select ${columns(ctx)}, '' as sort_value from published.lead l ${joins(ctx)} where ${matching(ctx, input)} order by ${by} ${desc ? sql`desc` : sql``}, l.id`;
  const t = ctx.person.language === 'es' ? es : en, f = t.fields;
  return sheetOf<LeadRow>(ctx, input.format, f.fileLeads, [
    [f.company, (r) => r.company], [f.contact, (r) => r.name], [f.email, (r) => r.email], [f.market, (r) => r.market.name], [f.origin, (r) => r.origin.name],
    [f.campaign, (r) => r.campaign?.name], [f.firstContactOn, (r) => r.firstContactOn, 'day'], [f.state, (r) => t.standings[r.standing]],
    [f.with, (r) => r.withSeat && (r.withSeat.person?.name ?? r.withSeat.seat.name)], [f.customer, (r) => r.account?.name], [f.key, (r) => r.id],
  ], streamed(ctx, query, asRow));
}
