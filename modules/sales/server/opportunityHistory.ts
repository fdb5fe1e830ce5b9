import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import type { opportunityHistory } from '../contract.ts';
import { nameIn } from './opportunityFilters.ts';
import { notFound } from './opportunityRecord.ts';

type History = z.output<typeof opportunityHistory.output>;

/** What happened to a deal, also from when another seat had it: its history goes with it. Personal references are left out. */
export async function historyOfOpportunity(ctx: Ctx, { opportunityId }: { opportunityId: string }): Promise<History> {
  const { rows: [deal] } = await sql<{ names: Record<string, string> }>`
    select coalesce((select jsonb_object_agg(s.id, ${nameIn(ctx, 's')}) from sales.stage s where s.pipeline_id = o.pipeline_id), '{}') as names
      from sales.opportunity o where o.id = ${opportunityId}::uuid and o.withdrawn_at is null`.execute(ctx.db);
  if (!deal) throw notFound();
  const { rows } = await sql<Row>`
    select f.id, f.at, f.what, f.before, f.after, p.id as person_id, p.name as person_name, was.title as was, now.title as now, a.name as account
      from sales.opportunity_history(${opportunityId}::uuid, 300) f
      left join published.person p on p.id = f.person_id
      left join published.account a on a.id = (f.after ->> 'account')::uuid
      left join published.seat was on was.id = (f.before ->> 'seat')::uuid and was.valid @> f.at::date
      left join published.seat now on now.id = (f.after ->> 'seat')::uuid and now.valid @> f.at::date
     order by f.id desc`.execute(ctx.db);
  const names = { ...deal.names };
  for (const r of rows) {
    if (r.was) names[String(r.before?.['seat'])] = r.was;
    if (r.now) names[String(r.after?.['seat'])] = r.now;
    if (r.account) names[String(r.after?.['account'])] = r.account;
  }
  return {
    rows: rows.map((r) => ({
      id: r.id, at: r.at.toISOString(), what: r.what, person: r.person_id ? { id: r.person_id, name: r.person_name ?? '' } : null, before: r.before, after: r.after,
    })),
    names,
  };
}

interface Row {
  id: string; at: Date; what: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null;
  person_id: string | null; person_name: string | null; was: string | null; now: string | null; account: string | null;
}
