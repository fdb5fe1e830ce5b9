import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import type { MiniContacts, miniLines } from '../contract/myDay.ts';
import { holdDays } from './served.ts';

export type Mini = z.output<typeof MiniContacts>;
const silent: Mini = { marketing: [], sales: [] };

/** 90 days of contacts of each division, as days ago, for several customers in one statement. */
export async function miniLinesOf(ctx: Ctx, accountIds: readonly string[]): Promise<(accountId: string) => Mini> {
  if (accountIds.length === 0) return () => silent;
  const { rows } = await sql<{ account_id: string; marketing: number[] | null; sales: number[] | null }>`
    select d.account_id, array_agg(d.ago order by d.ago desc) filter (where d.division = 'marketing') as marketing,
           array_agg(d.ago order by d.ago desc) filter (where d.division = 'sales') as sales
      from (select distinct i.account_id, i.division, ${ctx.today}::date - (i.starts_at at time zone m.time_zone)::date as ago
              from customers.interaction i join published.market m on m.id = i.market_id
             where i.account_id = any (${accountIds}::uuid[]) and i.withdrawn_at is null and not i.planned and i.kind <> 'internal'
               and i.starts_at >= ${ctx.now}::timestamptz - interval '91 days' and i.starts_at <= ${ctx.now}::timestamptz) d
     where d.ago between 0 and 90 group by d.account_id`.execute(ctx.db);
  const lines = new Map(rows.map((r) => [r.account_id, { marketing: r.marketing ?? [], sales: r.sales ?? [] }]));
  return (id) => lines.get(id) ?? silent;
}

export async function linesOfAccounts(ctx: Ctx, { account }: z.output<typeof miniLines.input>): Promise<z.input<typeof miniLines.output>> {
  const [hold, line] = [await holdDays(ctx), await miniLinesOf(ctx, account)];
  return { hold, rows: account.map((accountId) => ({ accountId, line: line(accountId) })) };
}
