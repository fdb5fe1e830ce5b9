import { sql } from 'kysely';
import type { z } from 'zod';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { seatAndPerson } from '../../marketing/server/index.ts';
import type { HandOff, Party } from '../contract/handOffs.ts';
import type { leadRouting } from '../contract/routing.ts';
import { type LeadToRoute, routeLead, type Routing, type RoutingSeat } from '../rules/routing.ts';

interface Candidate extends RoutingSeat { party: Party }
export interface Routed extends Routing { lead: LeadToRoute; seats: Candidate[] }

/**
 * Asks the rule to whom a lead should go. Gathered: the sales seats of its market that face customers, what each carries
 * (customers it leads and hand-offs it is working), the languages of its market and its person, and its last offer.
 */
export async function routed(ctx: Ctx, leadId: string): Promise<Routed> {
  const { rows: [lead] } = await sql<LeadToRoute>`
    select l.market_id as "marketId", l.language, (select c.position_id from published.custody c where c.account_id = l.account_id and c.valid @> ${ctx.today}::date) as "accountLeadPositionId"
      from published.lead l where l.id = ${leadId}`.execute(ctx.db);
  if (!lead) throw new Refusal('not_found', 'There is no such lead, or it is not yours to see.', 'platform.not_found');
  const { rows: seats } = await sql<Candidate>`
    with seat as (
      select s.id, s.market_id, s.capacity, m.language as market_language, ${seatAndPerson(sql`s.id`, ctx.today)} as party
        from published.seat s join published.market m on m.id = s.market_id
       where s.market_id = ${lead.marketId} and s.valid @> ${ctx.today}::date and s.function = 'sales' and s.customer_facing and s.status in ('open', 'filled')
    )
    select s.id as "positionId", s.market_id as "marketId", s.capacity, s.party, s.party -> 'person' <> 'null' as held,
           to_jsonb(array(select distinct x from unnest(array[s.market_language, p.language]) x where x is not null)) as languages,
           (select count(*)::int from published.custody c where c.position_id = s.id and c.valid @> ${ctx.today}::date)
           + (select count(*)::int from coordination.hand_off h where h.to_position_id = s.id and h.withdrawn_at is null and h.offered_at is not null and h.account_id is null
                 and h.returned_at is null and h.qualified_at is null and h.recycled_at is null and h.disqualified_at is null) as load,
           (select max(h.offered_at) from coordination.hand_off h where h.to_position_id = s.id and h.withdrawn_at is null) as "lastOfferedAt"
      from seat s left join published.person p on p.id = (s.party -> 'person' ->> 'id')::uuid`.execute(ctx.db);
  return { ...routeLead(lead, seats), lead, seats };
}

const told = (reasons: Routing['reasons']) => reasons.map(({ code, figures }) => ({ code, figures: { ...figures } }));

export async function routingOf(ctx: Ctx, { leadId }: { leadId: string }): Promise<z.input<typeof leadRouting.output>> {
  const { positionId, candidates, reasons, seats } = await routed(ctx, leadId);
  const known = new Map(seats.map((s) => [s.positionId, s]));
  return {
    proposed: positionId, reasons: told(reasons),
    candidates: candidates.map((c) => {
      const seat = known.get(c.positionId)!;
      return { party: seat.party, place: c.place, load: seat.load, capacity: seat.capacity, reasons: told(c.reasons) };
    }),
  };
}

/** The proposal as it is kept with an offer. */
export const keptRouting = ({ candidates }: Routing): HandOff['routing'] =>
  candidates.map((c) => ({ positionId: c.positionId, place: c.place, reasons: told(c.reasons) }));
