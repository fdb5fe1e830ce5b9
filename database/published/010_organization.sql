-- What rooms above may read of the structure.

-- Each seat as it is known now, with the dates it holds, its unit and division. `unnamed`: while nobody known sits there, somebody
-- whose name is not given does, so that it is not vacant.
create or replace view published.seat with (security_invoker = true) as
select p.position_id as id, p.title, p.unit_id, u.name as unit_name, u.function, organization.division(u.function) as division,
       p.market_id, p.capacity, p.customer_facing, p.status, p.fte, p.current_valid * u.current_valid as valid, p.archetype, p.unnamed
  from organization.position_version p
  join organization.unit_version u on u.unit_id = p.unit_id and u.current_valid && p.current_valid
 where upper_inf(p.recorded) and upper_inf(u.recorded);

-- Who sits there, dated. `valid`: as they were appointed, which is history's; `seated`: up to the suspension they are under, because
-- whoever is suspended answers for nothing and the seat counts as vacant. A vacant seat has no row: see published.answers_for.
create or replace view published.seat_holder with (security_invoker = true) as
select a.position_id, a.person_id, x.name as person_name, a.kind, a.fte, a.current_valid as valid, x.suspended_at is not null as suspended,
       a.current_valid * daterange(null, lower(s.current_valid)) as seated
  from organization.appointment a join organization.person x on x.id = a.person_id
  left join organization.suspension s on s.person_id = a.person_id and upper_inf(s.current_valid)
 where upper_inf(a.recorded);

create or replace view published.person with (security_invoker = true) as
select id, name, email::text as email, language, locale, time_zone, suspended_at is null and erased_at is null as active,
       given_name, family_name, phone, external_key, employee_number, suspended_at is not null as suspended, erased_at is not null as erased, version from organization.person;

create or replace view published.market with (security_invoker = true) as
select id, code, name_es, name_en, country, language, currency, time_zone, calendar_id from organization.market;

create or replace view published.calendar with (security_invoker = true) as
select id, name from organization.calendar;

-- When a market works: its calendar's weekly opening hours and holidays.
create or replace view published.calendar_hours with (security_invoker = true) as
select calendar_id, weekday, opens, closes from organization.calendar_hours;

create or replace view published.holiday with (security_invoker = true) as
select calendar_id, day, name from organization.holiday;

create or replace view published.unit with (security_invoker = true) as
select unit_id as id, name, function, organization.division(function) as division, parent_id, market_id, current_valid as valid
  from organization.unit_version where upper_inf(recorded);

create or replace view published.reporting_line with (security_invoker = true) as
select position_id, reports_to_id, kind, scope, share, current_valid as valid from organization.reporting_line where upper_inf(recorded);

create or replace view published.role_grant with (security_invoker = true) as
select position_id, role, scope, current_valid as valid from organization.role_grant where upper_inf(recorded);

/** Who answers for a seat on a day, and why: organization.answering, as it is known now. For one row of a page: join it laterally. */
create or replace function published.answers_for(position_id uuid, day date)
  returns table (person_id uuid, person_name text, through_id uuid, reason text, steps integer)
  language sql stable
begin atomic
  select * from organization.answering(answers_for.position_id, answers_for.day, 'infinity');
end;

-- What a seat holds of the structure itself, now or later, and must have passed on before it closes: seats that report
-- to it, by whatever line, or that it stands in for. What ends with the seat (its own lines, roles, teams, delegate) is not here.
-- `until`: the first day it no longer holds it anyway; null: none is known. In every room alike.
create or replace view published.organization_held_by_position with (security_invoker = true) as
with held as (
  select l.reports_to_id as position_id, 'report'::text as kind, l.position_id as id, l.current_valid from organization.reporting_line l
  union all
  select d.delegate_id, 'stands_in', d.position_id, d.current_valid from organization.delegate d
)
select distinct on (h.position_id, h.kind, h.id) h.position_id, h.kind, h.id, v.title as label, upper(h.current_valid) as until
  from held h
  join organization.position_version v on v.position_id = h.id and v.current_valid && h.current_valid
 order by h.position_id, h.kind, h.id, upper(h.current_valid) desc nulls first, lower(v.current_valid) desc;

create or replace view published.delegate with (security_invoker = true) as
select position_id, delegate_id, current_valid as valid, id from organization.delegate where upper_inf(recorded);

-- What a seat costs a year, in minor units: the policies let it be read only where its right reaches.
create or replace view published.cost_rate with (security_invoker = true) as
select position_id, minor, currency, current_valid as valid from organization.cost_rate where upper_inf(recorded);

-- A team by the last words that are known of it: some have ended by now.
create or replace view published.team with (security_invoker = true) as
select distinct on (v.team_id) v.team_id as id, v.name, v.market_id, v.quorum from organization.team_version v where upper_inf(v.recorded) order by v.team_id, lower(v.valid) desc;

/** What a person holds on a date: the same answer that the door and the policies stand on. */
create or replace function published.standing(who uuid, day date) returns jsonb
  language sql stable
begin atomic
  select organization.standing(standing.who, standing.day);
end;

-- What the structure knows by an external key: seats and units that have dates, past or to come.
create or replace view published.keyed_seat with (security_invoker = true) as
select p.id, p.external_key from organization.position p
 where p.external_key is not null and exists (select from organization.position_version v where v.position_id = p.id and upper_inf(v.recorded));

create or replace view published.keyed_unit with (security_invoker = true) as
select u.id, u.external_key from organization.unit u
 where u.external_key is not null and exists (select from organization.unit_version v where v.unit_id = u.id and upper_inf(v.recorded));
