-- Suspensions, and the words and quorum of a joint team, are part of what the structure was on a date: dated twice like the
-- rest of it (decision 001), so that an answer once given is given for ever.

/* ------------------------------------------------------------------------------------------------------- suspensions */

-- On which business days somebody answers for nothing. The door closes at the instant (person.suspended_at); the seat is
-- answered for by whoever stands in from the company's day of it on.
create table organization.suspension (
  id            uuid primary key default uuidv7(),
  person_id     uuid not null references organization.person,
  valid         daterange not null check (not isempty(valid) and lower_inc(valid)),
  recorded      tstzrange not null check (not isempty(recorded)),
  current_valid daterange generated always as (case when upper_inf(recorded) then valid end) stored,
  constraint suspension_dated unique (person_id, current_valid without overlaps)
);
create index suspension_person on organization.suspension (person_id);
call organization.guard_dated('organization.suspension');

insert into organization.suspension (person_id, valid, recorded)
select p.id, daterange((p.suspended_at at time zone coalesce(c.time_zone, 'UTC'))::date, null), tstzrange(p.suspended_at, null)
  from organization.person p left join platform.company c on true where p.suspended_at is not null;

/** Who answers for a seat on a day, as it was known at an instant ('infinity': as it is known now), and why: its holder
    ('regular', 'acting', 'overlap'), or through its delegate, and theirs ('delegate', `steps` seats away; ten at most).
    No row: nobody does. Whoever is suspended that day answers for nothing. */
create or replace function organization.answering(seat uuid, on_day date, known timestamptz)
  returns table (person_id uuid, person_name text, through_id uuid, reason text, steps integer)
  language sql stable
begin atomic
  with recursive way as (
    select seat as position_id, 0 as steps, array[seat] as been
    union all
    select d.delegate_id, w.steps + 1, w.been || d.delegate_id
      from way w cross join lateral (
        select n.delegate_id from organization.delegate n where n.position_id = w.position_id and n.valid @> on_day and n.recorded @> known limit 1) d
     where w.steps < 10 and d.delegate_id <> all (w.been)
  )
  select h.id, h.name, w.position_id, case when w.steps > 0 then 'delegate' else h.kind::text end, w.steps
    from way w cross join lateral (
      select x.id, x.name, a.kind from organization.appointment a join organization.person x on x.id = a.person_id
       where a.position_id = w.position_id and a.valid @> on_day and a.recorded @> known
         and not exists (select from organization.suspension s where s.person_id = a.person_id and s.valid @> on_day and s.recorded @> known)
       order by a.kind, lower(a.valid) limit 1) h
   order by w.steps limit 1;
end;

/* ---------------------------------------------------------------------------------------------------------- hand-overs */

-- I2: two full times at once only while handing over, which has an end and takes a year at most. Not asked of what stands already.
alter table organization.appointment add constraint overlap_is_bounded
  check (kind <> 'overlap' or (not upper_inf(valid) and upper(valid) <= (lower(valid) + interval '1 year')::date)) not valid;

/* -------------------------------------------------------------------------------------------- the words of a team */

create table organization.team_version (
  id            uuid primary key default uuidv7(),
  team_id       uuid not null references organization.management_team,
  name          text not null check (btrim(name) <> ''),
  market_id     uuid references organization.market,
  charter       text not null default '',
  quorum        smallint not null default 2 check (quorum >= 2),
  valid         daterange not null check (not isempty(valid) and lower_inc(valid)),
  recorded      tstzrange not null check (not isempty(recorded)),
  current_valid daterange generated always as (case when upper_inf(recorded) then valid end) stored,
  constraint team_version_dated unique (team_id, current_valid without overlaps)
);
call organization.guard_dated('organization.team_version');

insert into organization.team_version (team_id, name, market_id, charter, quorum, valid, recorded)
select t.id, t.name, t.market_id, t.charter, t.quorum, daterange(coalesce(b.first, current_date), null), tstzrange(coalesce(b.known, s.recorded), null)
  from organization.structure_stamp s, organization.management_team t
  left join lateral (select min(lower(m.valid)) as first, min(lower(m.recorded)) as known from organization.team_membership m where m.team_id = t.id) b on true;

-- Nobody is a member of a team on a day on which there is none.
alter table organization.team_membership add constraint membership_team_dated foreign key (team_id, period current_valid)
  references organization.team_version (team_id, period current_valid) deferrable initially deferred;

-- It read the columns that go; it is published anew.
drop view if exists published.team;
alter table organization.management_team drop column name, drop column market_id, drop column charter, drop column quorum;
