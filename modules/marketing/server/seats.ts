import { type RawBuilder, sql } from 'kysely';

/** A seat with its division and who answers for it on a day, as `{ seat, division, person }`; null where there is no seat. One row's worth: not for a million. */
export const seatAndPerson = <T>(position: RawBuilder<unknown>, day: string): RawBuilder<T> => sql<T>`(
  select jsonb_build_object('seat', jsonb_build_object('id', s.id, 'name', s.title), 'division', s.division, 'person',
           (select jsonb_build_object('id', w.person_id, 'name', w.person_name) from published.answers_for(s.id, ${day}::date) w))
    from published.seat s where s.id = ${position} order by s.valid @> ${day}::date desc, s.valid desc limit 1)`;

/** A market named in the reader's language, as `{ id, name }`. */
export const marketNamed = <T>(market: RawBuilder<unknown>, language: 'es' | 'en'): RawBuilder<T> => sql<T>`(
  select jsonb_build_object('id', m.id, 'name', ${language === 'es' ? sql`m.name_es` : sql`m.name_en`}) from published.market m where m.id = ${market})`;
