-- What rooms above may read of the structure.

-- Each seat as it is known now, with the dates it holds, its unit and division.
create or replace view published.seat with (security_invoker = true) as
select p.position_id as id, p.title, p.unit_id, u.name as unit_name, u.function, organization.division(u.function) as division,
       p.market_id, p.capacity, p.customer_facing, p.status, p.fte, p.current_valid * u.current_valid as valid
  from organization.position_version p
  join organization.unit_version u on u.unit_id = p.unit_id and u.current_valid && p.current_valid
 where upper_inf(p.recorded) and upper_inf(u.recorded);

-- Who sits there, dated. A vacant seat has no row: see published.answers_for.
create or replace view published.seat_holder with (security_invoker = true) as
select a.position_id, a.person_id, x.name as person_name, a.kind, a.fte, a.current_valid as valid
  from organization.appointment a join organization.person x on x.id = a.person_id
 where upper_inf(a.recorded);

create or replace view published.person with (security_invoker = true) as
select id, name, email::text as email, language, locale, time_zone, suspended_at is null and erased_at is null as active from organization.person;

create or replace view published.market with (security_invoker = true) as
select id, code, name_es, name_en, country, language, currency, time_zone, calendar_id from organization.market;
