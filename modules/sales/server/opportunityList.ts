import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { streamed } from '../../../platform/server/streamed.ts';
import { asPage, pageQuery, type Sort, sortOf } from '../../../platform/server/paging.ts';
import type { FileAnswer } from '../../../platform/server/http.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { type SheetColumn, sheetOf } from '../../../platform/server/sheet.ts';
import { type Directory, directoryOf } from '../../organization/server/index.ts';
import type { exportOpportunities, listOpportunities, OpportunityRow } from '../contract.ts';
import { exportTitles } from './exportTitles.ts';
import { categoryOf, matching, nameIn } from './opportunityFilters.ts';
import { ownerNamed, ownerOf } from './owners.ts';

type Input = z.output<typeof listOpportunities.input>;

const sorts: Record<string, Sort> = {
  closeOn: { by: sql`coalesce(o.close_on, 'infinity'::date)`, type: 'date' },
  amount: { by: sql`o.amount_minor`, type: 'bigint' },
  name: { by: sql`o.name`, type: 'text', collate: true },
  createdAt: { by: sql`o.created_at`, type: 'timestamptz' },
};

/** One page of the deals within the caller's scope: chosen by the index of its order, then shown with customer, stage and owner. */
export async function opportunityList(ctx: Ctx, input: Input): Promise<{ rows: OpportunityRow[]; next: string | null }> {
  const page = pageQuery(sortOf(sorts, input.sort), sql`o.id`, input);
  const directory = await directoryOf(ctx);
  const { rows } = await sql<Row>`
    with page as (
      select o.id, ${page.value} as sort_value, ${page.place} as place from sales.opportunity o
       where ${page.where} ${matching(ctx, input)}
       order by ${page.order} limit ${page.limit}
    )
    ${shown(ctx, sql`(select o.*, p.sort_value, p.place from page p join sales.opportunity o on o.id = p.id)`)} order by o.place`.execute(ctx.db);
  const { rows: cut, next } = asPage(rows, input.limit);
  return { rows: cut.map((r) => asOpportunityRow(directory, r)), next };
}

/** The columns of a deal in a list, of the rows called `from` that have its columns, `sort_value` and `place`. */
const shown = (ctx: Ctx, from: RawBuilder<unknown>) => sql`
    select o.id, o.name, o.state, o.amount_minor, o.currency, o.close_on, o.closed_on, o.next_step, o.next_step_on, o.created_at, o.version,
           o.sort_value, o.account_id, a.name as account_name, o.stage_id, ${nameIn(ctx, 's')} as stage_name, s.place as stage_place, s.probability_bp,
           ${categoryOf}::text as category, o.owner_position_id, g.division
      from ${from} o
      join published.account a on a.id = o.account_id
      join sales.stage s on s.id = o.stage_id
      left join published.origin g on g.key = o.origin_key`;

interface Row {
  id: string; name: string; state: OpportunityRow['state']; amount_minor: string; currency: string; close_on: string | null; closed_on: string | null;
  next_step: string | null; next_step_on: string | null; created_at: Date; version: number; sort_value: string; account_id: string; account_name: string;
  stage_id: string; stage_name: string; stage_place: number; probability_bp: number; category: OpportunityRow['forecastCategory'];
  owner_position_id: string; division: OpportunityRow['origin'];
}

export const asOpportunityRow = (directory: Directory, r: Row): OpportunityRow => ({
  id: r.id, name: r.name, state: r.state, amount: { minor: r.amount_minor, currency: r.currency }, closeOn: r.close_on, closedOn: r.closed_on,
  account: { id: r.account_id, name: r.account_name },
  stage: { id: r.stage_id, name: r.stage_name, place: r.stage_place, probabilityBp: r.probability_bp },
  owner: ownerOf(directory, r.owner_position_id),
  forecastCategory: r.category, nextStep: r.next_step, nextStepOn: r.next_step_on, origin: r.division,
  createdAt: r.created_at.toISOString(), version: r.version,
});

/** Everything the filter finds, in its order, streamed. Amounts are plain decimals with their currency beside them. */
export async function opportunityExport(ctx: Ctx, input: z.output<typeof exportOpportunities.input>): Promise<FileAnswer> {
  const { by, desc, collate } = sortOf(sorts, input.sort);
  const order = sql`${by} ${collate ? sql`collate "es-x-icu"` : sql``} ${desc ? sql`desc` : sql`asc`}, o.id ${desc ? sql`desc` : sql`asc`}`;
  const all = sql`(select o.*, '' as sort_value from sales.opportunity o where true ${matching(ctx, input)})`;
  const rows = sql<Row>`${shown(ctx, all)} order by ${order}`;
  const directory = await directoryOf(ctx);
  const t = exportTitles[ctx.person.language].opportunity;
  const columns: SheetColumn<Row>[] = [
    [t.name, (r) => r.name], [t.account, (r) => r.account_name], [t.stage, (r) => r.stage_name], [t.state, (r) => t.states[r.state]],
    [t.amount, (r) => ({ minor: r.amount_minor, currency: r.currency })], [t.currency, (r) => r.currency],
    [t.closeOn, (r) => r.close_on, 'day'], [t.closedOn, (r) => r.closed_on, 'day'], [t.nextStep, (r) => r.next_step], [t.nextStepOn, (r) => r.next_step_on, 'day'],
    [t.owner, (r) => ownerNamed(directory, r.owner_position_id)], [t.id, (r) => r.id],
  ];
  return sheetOf(ctx, input.format, t.file, columns, streamed(ctx, rows, (r) => r));
}
