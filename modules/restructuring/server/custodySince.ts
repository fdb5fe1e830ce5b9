import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Conflict } from '../contract/publishing.ts';
import type { ProposalHead } from './rows.ts';

/*
  Customers that a change names and that somebody else has passed on since the proposal was drawn, and models of territories that it names
  and that were put in force or away. Neither is part of the structure's fingerprint: only what is named counts.
*/

/** Of proposals `p`, change by change of the waves to come: who led each customer it names when it was drawn, and who does. */
const passedOn = (proposalIds: readonly string[]) => sql`
  select c.proposal_id, c.id as change_id, a.name, w.position_id as was, k.position_id as is
    from restructuring.change c
    join restructuring.proposal p on p.id = c.proposal_id
    join restructuring.wave v on v.proposal_id = c.proposal_id and v.number = c.wave and v.published_at is null
    cross join lateral (select max(l.on_day) as day from restructuring.wave l where l.proposal_id = c.proposal_id) last
    cross join lateral jsonb_array_elements_text(c.body -> 'accountIds') x
    join published.account a on a.id = x.value::uuid
    join published.custody k on k.account_id = a.id and k.valid @> last.day
    join published.custody_history w on w.account_id = a.id and w.valid @> last.day and w.recorded @> p.known_at
   where c.proposal_id = any (${proposalIds}::uuid[]) and c.kind = 'move_accounts' and w.position_id <> k.position_id`;

const titleOf = (seat: ReturnType<typeof sql>) => sql`(select s.title from published.seat s where s.id = ${seat} order by s.valid desc limit 1)`;

export async function custodyConflicts(ctx: Ctx, { id }: Pick<ProposalHead, 'id'>): Promise<Conflict[]> {
  const { rows } = await sql<Conflict>`
    select f.change_id as "changeId", 'accounts' as kind, f.name, ${titleOf(sql`f.was`)} as was, ${titleOf(sql`f.is`)} as is from (${passedOn([id])}) f order by f.name limit 200`.execute(ctx.db);
  return rows;
}

/** Of these proposals, those with such a customer or such a model: they are brought up to date before they are published. */
export async function passedOnSince(ctx: Ctx, proposalIds: readonly string[]): Promise<Set<string>> {
  if (proposalIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`select f.proposal_id as id from (${passedOn(proposalIds)}) f
    union select p.id from restructuring.change c join restructuring.proposal p on p.id = c.proposal_id join restructuring.wave v on v.proposal_id = c.proposal_id and v.number = c.wave and v.published_at is null
            join published.territory_model m on m.id = (c.body ->> 'modelId')::uuid
     where p.id = any (${proposalIds}::uuid[]) and c.kind = 'follow_model' and m.turned_at > p.known_at`.execute(ctx.db);
  return new Set(rows.map((r) => r.id));
}
