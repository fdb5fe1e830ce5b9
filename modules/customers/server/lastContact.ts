import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Sort } from '../../../platform/server/paging.ts';
import type { Task } from '../../../platform/server/jobs.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Directory } from '../../organization/server/index.ts';
import type { ListedAccount, listAccounts } from '../contract/accounts.ts';

/*
  The last contact of each division, kept in `customers.account_contact` (`k`) by the contacts' own triggers (migration 0077,
  decision 030), so that a list sorts and narrows by it off an index. Never contacted is `-infinity`: the longest silence there is.
*/

type Silences = Pick<z.output<typeof listAccounts.input>, 'noContactFor' | 'noSalesContactFor' | 'noMarketingContactFor'>;

const kept = { either: sql`k.last_at`, sales: sql`k.last_sales_at`, marketing: sql`k.last_marketing_at` };
export const contactSorts: Record<string, Sort> = {
  lastContact: { by: kept.either, type: 'timestamptz' }, lastSalesContact: { by: kept.sales, type: 'timestamptz' }, lastMarketingContact: { by: kept.marketing, type: 'timestamptz' },
};

/** Whether a list reads the kept row of each customer before it knows its page. */
export const asksContacts = (f: Silences & { sort: string }): boolean => silencesOf(f).length > 0 || f.sort.replace('-', '') in contactSorts;
export const contactJoin = sql`join customers.account_contact k on k.account_id = a.id`;

const silencesOf = (f: Silences) => ([['either', f.noContactFor], ['sales', f.noSalesContactFor], ['marketing', f.noMarketingContactFor]] as const).flatMap(([by, silence]) => (silence === undefined ? [] : [{ by, silence }]));

/** The conditions of the silences asked, over `k`. */
export const silent = (ctx: Ctx, directory: Directory, f: Silences): RawBuilder<unknown> =>
  sql`${sql.join(silencesOf(f).map(({ by, silence }) => sql`and ${silence === 'never' ? sql`${kept[by]} = '-infinity'` : before(ctx, directory, kept[by], silence)}`), sql` `)}`;

/** Days end at midnight of the customer's market. The first bound holds for every market and is the index's; the second is each one's own. */
function before(ctx: Ctx, { markets }: Directory, last: RawBuilder<unknown>, days: number): RawBuilder<unknown> {
  const zones = Map.groupBy(markets, ([, m]) => m.timeZone);
  const bounds = [...zones].map(([zone, of]) => ({ ids: of.map(([id]) => id), at: sql`(((${ctx.now}::timestamptz at time zone ${zone})::date - ${days - 1}::int)::timestamp at time zone ${zone})` }));
  const latest = sql`${last} < greatest(${sql.join(bounds.map((b) => b.at))})`;
  if (bounds.length === 1) return latest;
  return sql`${latest} and ${last} < case ${sql.join(bounds.map((b) => sql`when k.market_id = any (${b.ids}::uuid[]) then ${b.at}`), sql` `)} end`;
}

export interface LastContactRow { last_marketing: string | null; last_sales: string | null }
export const lastContactOf = (r: LastContactRow): ListedAccount['lastContact'] => ({ marketing: r.last_marketing, sales: r.last_sales });
const dayOf = (last: RawBuilder<unknown>) => sql`case when isfinite(${last}) then (${last} at time zone m.time_zone)::date::text end`;
/** What a row of the list tells, over `k` and its market `m`. */
export const lastContactColumns = sql`${dayOf(kept.marketing)} as last_marketing, ${dayOf(kept.sales)} as last_sales`;
export const lastContactJoin = sql`${contactJoin} join published.market m on m.id = k.market_id`;

/** Of more customers than these a change of contacts leaves the kept rows to the task (`customers.tell_contacts`). */
export const atOnce = 100;

/** At most so many lines a transaction: a tenth of a second in which whoever logs a contact with one of them leaves a line too. */
const many = 500;

/** Folds what an import, or whoever could not have a customer's row at once, left to be folded. */
export const foldContactsTask: Task = {
  name: 'customers.fold_contacts', actor: 'sweep', needs: 'platform.record.sweep', cron: '* * * * *',
  perform: async (run) => {
    while (!run.signal.aborted && await run.transact((ctx) => folded(ctx)) === many);
  },
};

const folded = async (ctx: Ctx): Promise<number> =>
  (await sql<{ lines: number }>`select customers.fold_told_contacts(${many}) as lines`.execute(ctx.db)).rows[0]!.lines;
