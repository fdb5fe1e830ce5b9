import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Cell, Group } from '../rules/observedLoss.ts';

/** A wave and the span it is looked at over: from its day until another, which is not in it any more. */
export interface WaveSpan { proposalId: string; wave: number; on: string; until: string }

interface Row extends Group { key: string; moved: boolean }
const nobody: Group = { accounts: 0, counted: 0, s: 0, p: 0, ss: 0, sp: 0, pp: 0 };

/**
 * Customers that a wave moved and their like: of the same market and class, customers on its day, that no restructuring moved in the
 * year before nor until then, and that no other act moved since. Sums a cell, however many customers; exact until the end, so that they do not go by the order of rows. Who left since counts on both sides.
 */
const groups = ({ proposalId, wave, on, until }: WaveSpan) => sql`
  own as materialized (
    select p.account_id as id, p.market_id, coalesce(p.class, '-') as class from published.continuity_plan p where p.proposal_id = ${proposalId}::uuid and p.wave = ${wave}
  ), alike as materialized (
    select a.id, a.market_id, coalesce(a.class::text, '-') as class from published.account a
     where (a.market_id, coalesce(a.class::text, '-')) in (select market_id, class from own) and a.custody_from <= ${on}::date and (a.withdrawn_at is null or a.withdrawn_at >= ${on}::date)
       and not exists (select from published.continuity_plan p where p.account_id = a.id and p.begins_on > ${on}::date - 365 and p.begins_on < ${until}::date)
       and not exists (select from published.custody k where k.account_id = a.id and lower(k.valid) >= ${on}::date and lower(k.valid) < ${until}::date and lower(k.valid) > a.custody_from)
  ), both_groups as (select id, market_id, class, true as moved from own union all select id, market_id, class, false from alike)`;

/** `resale`: only what was bought after each customer's first booking, as F3 counts it. */
export async function cellsOf(ctx: Ctx, span: WaveSpan, what: 'all' | 'resale'): Promise<Cell[]> {
  const again = what === 'all' ? sql`` : sql`and b.booked_on > (select min(x.booked_on) from published.booking x where x.account_id = b.account_id)`;
  const { rows } = await sql<Row>`
    with ${groups(span)}, booked as (
      select b.account_id as id, sum(b.reporting_minor) filter (where b.booked_on >= ${span.on}::date) as since, sum(b.reporting_minor) filter (where b.booked_on < ${span.on}::date) as before
        from published.booking b where b.account_id in (select id from both_groups) and b.booked_on >= ${span.on}::date - interval '12 months' and b.booked_on < ${span.until}::date ${again} group by 1
    ), each as (
      select g.market_id, g.class, g.moved, greatest(coalesce(k.since, 0), 0)::numeric as s, greatest(coalesce(k.before, 0), 0)::numeric * (${span.until}::date - ${span.on}::date) / 365 as p
        from both_groups g left join booked k on k.id = g.id
    )
    select market_id || ' ' || class as key, moved, count(*)::int as accounts, (count(*) filter (where p > 0))::int as counted, coalesce(sum(s) filter (where p > 0), 0)::float8 as s, sum(p)::float8 as p,
           coalesce(sum(s * s) filter (where p > 0), 0)::float8 as ss, sum(s * p)::float8 as sp, sum(p * p)::float8 as pp from each group by 1, 2 order by 1`.execute(ctx.db);
  return [...Map.groupBy(rows, (r) => r.key)].map(([key, own]) => {
    const group = (moved: boolean): Group => { const { key: _, moved: __, ...g } = own.find((r) => r.moved === moved) ?? { key, moved, ...nobody }; return g; };
    return { key, moved: group(true), matched: group(false) };
  });
}

export interface Kept { all: number; done: number; late: number; movedLost: number; movedOf: number; matchedLost: number; matchedOf: number }
/** Steps of the hand-overs as they stood on the day, and who of both groups left since. */
export async function keptPromises(ctx: Ctx, span: WaveSpan): Promise<Kept> {
  const { rows: [row] } = await sql<Kept>`
    with ${groups(span)}, step as (
      select s.due_on, s.done_at from published.continuity_step s join published.continuity_plan p on p.id = s.plan_id where p.proposal_id = ${span.proposalId}::uuid and p.wave = ${span.wave}
    ), went as (
      select g.moved, count(*)::int as n, (count(*) filter (where a.withdrawn_at < ${span.until}::date and a.withdrawn_at >= ${span.on}::date))::int as lost from both_groups g join published.account a on a.id = g.id group by 1
    )
    select (select count(*)::int from step) as all, (select count(*)::int from step where done_at < ${span.until}::date + 1) as done,
           (select count(*)::int from step where due_on < ${span.until}::date and (done_at is null or done_at >= ${span.until}::date + 1)) as late,
           coalesce((select lost from went where moved), 0) as "movedLost", coalesce((select n from went where moved), 0) as "movedOf",
           coalesce((select lost from went where not moved), 0) as "matchedLost", coalesce((select n from went where not moved), 0) as "matchedOf"`.execute(ctx.db);
  return row!;
}
