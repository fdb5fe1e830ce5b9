import { type RawBuilder, sql } from 'kysely';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Directory } from '../../organization/server/index.ts';
import type { SeatHeld } from '../contract/accounts.ts';

/**
 * Joins, for a row with the id of a seat, the seat on a day and who answers for it, as `s.title`, `s.division`,
 * `h.person_id`, `h.person_name`, and whether somebody holds it without a name here, as `h.unnamed`. `any (array[…])` keeps the planner from the dated keys' GiST indexes: the btree finds
 * one seat in a third of the time. Who stands in is asked only for a seat where
 * nobody sits, or only somebody suspended.
 */
export const seatJoin = (seat: RawBuilder<unknown>, day: string): RawBuilder<unknown> => sql`
  left join lateral (select x.title, x.unit_name, x.division, x.unnamed and x.status in ('open', 'filled') as unnamed from published.seat x
                      where x.id = any (array[${seat}]) and x.valid @> ${day}::date limit 1) s on true
  left join lateral (select x.person_id, x.person_name from published.seat_holder x
                      where x.position_id = any (array[${seat}]) and x.valid @> ${day}::date and not x.suspended order by x.kind limit 1) sits on true
  left join lateral (select coalesce(sits.person_id, (select x.person_id from published.answers_for(${seat}, ${day}::date) x)) as person_id,
                            coalesce(sits.person_name, (select x.person_name from published.answers_for(${seat}, ${day}::date) x)) as person_name,
                            sits.person_id is null and coalesce(s.unnamed, false) as unnamed) h on true`;

/** Whether somebody holds a seat of `published.seat` whose name is not given. */
export const withoutName = (seat: 's' | 'x', day: string): RawBuilder<unknown> => sql`coalesce(${sql.ref(`${seat}.unnamed`)} and ${sql.ref(`${seat}.status`)} in ('open', 'filled') and not exists (
  select from published.seat_holder named where named.position_id = ${sql.ref(`${seat}.id`)} and named.valid @> ${day}::date and not named.suspended), false)`;

export interface SeatColumns { position_id: string | null; title: string | null; person_id: string | null; person_name: string | null; unnamed: boolean }

export const seatHeld = (r: SeatColumns): SeatHeld | null => (r.position_id === null ? null : {
  seat: { id: r.position_id, name: r.title ?? '' }, person: r.person_id === null ? null : { id: r.person_id, name: r.person_name ?? '' }, unnamed: r.unnamed,
});

/** A seat and who answers for it today, as a list shows them. */
export function seatAnswered(directory: Directory, id: string): SeatHeld {
  const seat = directory.seats.get(id);
  return { seat: { id, name: seat?.title ?? '' }, person: seat?.answers ?? null, unnamed: seat?.unnamed ?? false };
}

/** The market's name in the reader's language, for a join that calls it `m`. */
export const marketName = (ctx: Ctx): RawBuilder<string> => (ctx.person.language === 'es' ? sql<string>`m.name_es` : sql<string>`m.name_en`);

/** The seat somebody acts from: the one they name if they hold it or the right reaches it, else their first. */
export function actingSeat(ctx: Ctx, right: string, asked: string | undefined): string {
  const own = ctx.person.seats.map((s) => s.id);
  const seat = asked ?? own[0];
  if (!seat) throw new Refusal('invalid_input', 'Say for which seat.', 'customers.seat_missing', { fields: { seatId: 'missing' } });
  const scope = ctx.person.scopeOf(right);
  if (own.includes(seat) || scope.company || scope.seats.includes(seat)) return seat;
  throw new Refusal('not_allowed', 'That seat is outside what you may act for.', 'platform.out_of_scope');
}

/** Whether a right reaches a market: what the policies will ask of a write there. */
export const reaches = (ctx: Ctx, right: string, marketId: string): boolean => {
  const scope = ctx.person.scopeOf(right);
  return ctx.person.may(right) && (scope.company || scope.markets.includes(marketId));
};
