import { sql } from 'kysely';
import { Refusal } from '../../../../platform/server/problem.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import type { Change } from '../../contract/impact.ts';
import type { SeatThen } from '../../rules/successors.ts';
import { movesBack } from '../moves.ts';

/** A change in one form: a seat that leads or closes, where its accounts go, and exceptions. */
export interface PlainChange { on: string; closing: string | null; fromSeat: string | null; toSeat: string | null; moves: { accountId: string; toPositionId: string }[] }

export async function changeAsked(ctx: Ctx, on: string, change: Change): Promise<PlainChange> {
  return plainChange(on, 'takingBack' in change ? { moves: await movesBack(ctx, change.takingBack) } : change);
}

export function plainChange(on: string, change: Exclude<Change, { takingBack: string }>): PlainChange {
  if ('closing' in change) return { on, closing: change.closing, fromSeat: change.closing, toSeat: change.toSeat, moves: change.moves };
  if ('fromSeat' in change) return { on, closing: null, fromSeat: change.fromSeat, toSeat: change.toSeat, moves: [] };
  return { on, closing: null, fromSeat: null, toSeat: null, moves: change.moves };
}

/** An account that the change touches, with its lead seat before and after, and the other seats of its team. */
export interface Touched { id: string; name: string; class: 'A' | 'B' | 'C' | null; lead: string; lead_after: string | null; team: { seat: string; role: 'support' | 'brand' | 'telemarketing' }[] }

/** The accounts a change touches: those moved, and of a seat that closes also those it helps with or has deals of, and those of the seats `through` it that nobody holds. */
export async function touchedBy(ctx: Ctx, c: PlainChange, through: readonly string[] = []): Promise<Touched[]> {
  const { rows } = await sql<Touched>`
    with wanted as (select * from jsonb_to_recordset(${c.moves}::jsonb) as m("accountId" uuid, "toPositionId" uuid)),
    touched as (
      select account_id from published.custody where (position_id = ${c.fromSeat}::uuid or position_id = any (${through}::uuid[])) and valid @> ${c.on}::date
      union select "accountId" from wanted
      union select account_id from published.account_team where position_id = any (${[c.closing, ...through]}::uuid[]) and valid @> ${c.on}::date
      union select account_id from published.opportunity where owner_position_id = any (${[c.closing, ...through]}::uuid[]) and state = 'open'
    )
    select a.id, a.name, a.class, k.position_id as lead,
           coalesce(w."toPositionId", case when k.position_id = ${c.fromSeat}::uuid then ${c.toSeat}::uuid else k.position_id end) as lead_after,
           coalesce((select jsonb_agg(jsonb_build_object('seat', t.position_id, 'role', t.role) order by t.position_id)
              from published.account_team t where t.account_id = a.id and t.valid @> ${c.on}::date), '[]') as team
      from touched x join published.account a on a.id = x.account_id and a.withdrawn_at is null
      join published.custody k on k.account_id = a.id and k.valid @> ${c.on}::date
      left join wanted w on w."accountId" = a.id
     order by a.id`.execute(ctx.db);
  const seen = new Set(rows.map((r) => r.id));
  if (c.moves.some((m) => !seen.has(m.accountId))) throw new Refusal('not_found', 'Some of these customers are not there, or not yours to see.', 'platform.not_found');
  return rows;
}

export async function seatsThen(ctx: Ctx, seats: readonly string[], on: string): Promise<Map<string, SeatThen>> {
  const ids = [...new Set(seats)];
  const { rows } = await sql<SeatThen>`
    select s.id, s.title, s.unit_id, w.person_id, w.person_name, s.unnamed and s.status in ('open', 'filled') and w.person_id is null as unnamed,
           not exists (select from published.seat_holder h where h.person_id = w.person_id and lower(h.valid) <= ${on}::date - interval '6 months') as newcomer
      from published.seat s left join lateral published.answers_for(s.id, ${on}::date) w on true
     where s.id = any(${ids}::uuid[]) and s.valid @> ${on}::date`.execute(ctx.db);
  const found = new Map(rows.map((r) => [r.id, r]));
  const missing = ids.find((id) => !found.has(id));
  if (missing) throw new Refusal('not_found', 'That position does not exist on that day.', 'organization.no_position', { facts: { position: missing, on } });
  return found;
}
