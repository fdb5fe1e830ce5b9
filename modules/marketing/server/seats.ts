import { type RawBuilder, sql } from 'kysely';

// The aliases are long on purpose: the expression given may name a column of any short one round it.

/** A seat with its division and who answers for it on a day, as `{ seat, division, person }`; null where there is no seat. One row's worth: not for a million. */
export const seatAndPerson = <T>(position: RawBuilder<unknown>, day: string): RawBuilder<T> => sql<T>`(
  select jsonb_build_object('seat', jsonb_build_object('id', named_seat.id, 'name', named_seat.title), 'division', named_seat.division, 'unnamed', named_seat.unnamed and named_seat.status in ('open', 'filled'), 'person',
           (select jsonb_build_object('id', answering.person_id, 'name', answering.person_name) from published.answers_for(named_seat.id, ${day}::date) answering))
    from published.seat named_seat where named_seat.id = ${position} order by named_seat.valid @> ${day}::date desc, named_seat.valid desc limit 1)`;

/** A market named in the reader's language, as `{ id, name }`. */
export const marketNamed = <T>(market: RawBuilder<unknown>, language: 'es' | 'en'): RawBuilder<T> => sql<T>`(
  select jsonb_build_object('id', named_market.id, 'name', ${language === 'es' ? sql`named_market.name_es` : sql`named_market.name_en`})
    from published.market named_market where named_market.id = ${market})`;
