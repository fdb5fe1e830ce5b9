-- The ground floor: who works where, since when, for whom, and what they may do. Decision 001 explains the dating.
create schema organization;
grant usage on schema organization to unisono_app, unisono_reader, unisono_company;

create type organization.function as enum ('management', 'sales', 'marketing', 'public_relations', 'telemarketing', 'support');
create type organization.position_status as enum ('planned', 'open', 'filled', 'frozen', 'closed');
create type organization.appointment_kind as enum ('regular', 'acting', 'overlap');
create type organization.line_kind as enum ('solid', 'dotted', 'project');
create type organization.grant_scope as enum ('own_seat', 'unit', 'function', 'market', 'company');

create function organization.division(f organization.function) returns text language sql immutable parallel safe
  return case f when 'sales' then 'sales' when 'marketing' then 'marketing' when 'public_relations' then 'marketing'
                when 'telemarketing' then 'marketing' end;

/* -------------------------------------------------------------------------------------- markets and their calendars */

create table organization.legal_entity (
  id       uuid primary key default uuidv7(),
  name     text not null check (btrim(name) <> ''),
  country  char(2) not null,
  currency char(3) not null,
  version  integer not null default 1
);

create table organization.calendar (
  id      uuid primary key default uuidv7(),
  name    text not null check (btrim(name) <> ''),
  version integer not null default 1
);
-- Opening hours: several rows a weekday where there is a break. 1 = Monday, as in ISO 8601.
create table organization.calendar_hours (
  calendar_id uuid not null references organization.calendar on delete cascade,
  weekday     smallint not null check (weekday between 1 and 7),
  opens       time not null,
  closes      time not null check (closes > opens),
  primary key (calendar_id, weekday, opens)
);
create table organization.holiday (
  calendar_id uuid not null references organization.calendar on delete cascade,
  day         date not null,
  name        text not null,
  primary key (calendar_id, day)
);

create table organization.market (
  id              uuid primary key default uuidv7(),
  legal_entity_id uuid not null references organization.legal_entity,
  code            text not null unique check (code ~ '^[A-Z0-9-]{2,12}$'),
  name_es         text not null check (btrim(name_es) <> ''),
  name_en         text not null check (btrim(name_en) <> ''),
  country         char(2) not null,
  language        text not null,
  currency        char(3) not null,
  time_zone       text not null,
  calendar_id     uuid not null references organization.calendar,
  external_key    text unique,
  version         integer not null default 1
);

/* ------------------------------------------------------------------------------------------------------------ people */

create table organization.person (
  id           uuid primary key default uuidv7(),
  given_name   text not null,
  family_name  text not null default '',
  email        citext unique,
  phone        text,
  language     text not null default 'es' check (language in ('es', 'en')),
  locale       text not null default 'es-ES',
  time_zone    text not null default 'Europe/Madrid',
  color_scheme text not null default 'auto' check (color_scheme in ('light', 'dark', 'auto')),
  external_key text unique,
  invited_at   timestamptz,
  suspended_at timestamptz,
  erased_at    timestamptz,
  version      integer not null default 1,
  name         text generated always as (btrim(given_name || ' ' || family_name)) stored
);
alter table platform.credential add foreign key (person_id) references organization.person;
alter table platform.session add foreign key (person_id) references organization.person;
alter table platform.api_token add foreign key (person_id) references organization.person;
alter table platform.one_time_token add foreign key (person_id) references organization.person;
alter table platform.idempotency add foreign key (person_id) references organization.person;

/* ------------------------------------------------------------------------------------- the dated structure
   Every dated row says when it holds (`valid`, business dates, half-open) and when we knew it (`recorded`). A change
   closes `recorded` and inserts; nothing is overwritten. `current_valid` is `valid` while the row is what we now know,
   and null afterwards, so temporal keys and PERIOD foreign keys bind what we now know and let history be. */

create table organization.unit (id uuid primary key default uuidv7(), external_key text unique);
create table organization.unit_version (
  id            uuid primary key default uuidv7(),
  unit_id       uuid not null references organization.unit,
  name          text not null check (btrim(name) <> ''),
  function      organization.function not null,
  parent_id     uuid references organization.unit,
  market_id     uuid references organization.market,
  valid         daterange not null check (not isempty(valid) and lower_inc(valid)),
  recorded      tstzrange not null check (not isempty(recorded)),
  current_valid daterange generated always as (case when upper_inf(recorded) then valid end) stored,
  constraint unit_dated unique (unit_id, current_valid without overlaps),
  constraint unit_parent_dated foreign key (parent_id, period current_valid)
    references organization.unit_version (unit_id, period current_valid) deferrable initially deferred
);

create table organization.position (id uuid primary key default uuidv7(), external_key text unique);
create table organization.position_version (
  id              uuid primary key default uuidv7(),
  position_id     uuid not null references organization.position,
  unit_id         uuid not null references organization.unit,
  market_id       uuid not null references organization.market,
  title           text not null check (btrim(title) <> ''),
  fte             numeric(4, 3) not null default 1 check (fte > 0 and fte <= 1),
  archetype       text check (archetype in ('player_coach', 'coach', 'supervisor', 'facilitator', 'coordinator')),
  customer_facing boolean not null default false,
  -- Deals and customers this seat can carry, for routing; null: not routed to.
  capacity        integer check (capacity >= 0),
  status          organization.position_status not null default 'open',
  valid           daterange not null check (not isempty(valid) and lower_inc(valid)),
  recorded        tstzrange not null check (not isempty(recorded)),
  current_valid   daterange generated always as (case when upper_inf(recorded) then valid end) stored,
  constraint position_dated unique (position_id, current_valid without overlaps),
  constraint position_unit_dated foreign key (unit_id, period current_valid)
    references organization.unit_version (unit_id, period current_valid) deferrable initially deferred
);
create index position_version_unit on organization.position_version (unit_id) where upper_inf(recorded);
create index position_version_position on organization.position_version (position_id) where upper_inf(recorded);

create table organization.appointment (
  id            uuid primary key default uuidv7(),
  person_id     uuid not null references organization.person,
  position_id   uuid not null references organization.position,
  fte           numeric(4, 3) not null default 1 check (fte > 0 and fte <= 1),
  kind          organization.appointment_kind not null default 'regular',
  valid         daterange not null check (not isempty(valid) and lower_inc(valid)),
  recorded      tstzrange not null check (not isempty(recorded)),
  current_valid daterange generated always as (case when upper_inf(recorded) then valid end) stored,
  constraint appointment_dated unique (person_id, position_id, current_valid without overlaps),
  constraint appointment_position_dated foreign key (position_id, period current_valid)
    references organization.position_version (position_id, period current_valid) deferrable initially deferred,
  -- Two people hold one seat at once only while one of them is handing it over.
  constraint one_holder_a_seat exclude using gist (position_id with =, current_valid with &&) where (kind = 'regular')
);
create index appointment_person on organization.appointment (person_id) where upper_inf(recorded);
create index appointment_position on organization.appointment (position_id);

create table organization.reporting_line (
  id             uuid primary key default uuidv7(),
  position_id    uuid not null references organization.position,
  reports_to_id  uuid not null references organization.position,
  kind           organization.line_kind not null default 'solid',
  scope          text,
  share          numeric(4, 3) check (share > 0 and share <= 1),
  valid          daterange not null check (not isempty(valid) and lower_inc(valid)),
  recorded       tstzrange not null check (not isempty(recorded)),
  current_valid  daterange generated always as (case when upper_inf(recorded) then valid end) stored,
  check (position_id <> reports_to_id),
  constraint line_dated unique (position_id, reports_to_id, kind, current_valid without overlaps),
  constraint line_position_dated foreign key (position_id, period current_valid)
    references organization.position_version (position_id, period current_valid) deferrable initially deferred,
  constraint line_manager_dated foreign key (reports_to_id, period current_valid)
    references organization.position_version (position_id, period current_valid) deferrable initially deferred,
  constraint one_solid_manager exclude using gist (position_id with =, current_valid with &&) where (kind = 'solid')
);

-- A role is a set of rights (the matrix); it is granted to a seat, with a scope, from a date.
create table organization.role_grant (
  id            uuid primary key default uuidv7(),
  position_id   uuid not null references organization.position,
  role          text not null check (role ~ '^[a-z_]+$'),
  scope         organization.grant_scope not null,
  valid         daterange not null check (not isempty(valid) and lower_inc(valid)),
  recorded      tstzrange not null check (not isempty(recorded)),
  current_valid daterange generated always as (case when upper_inf(recorded) then valid end) stored,
  constraint grant_dated unique (position_id, role, scope, current_valid without overlaps),
  constraint grant_position_dated foreign key (position_id, period current_valid)
    references organization.position_version (position_id, period current_valid) deferrable initially deferred
);

-- Who answers for a seat while nobody holds it.
create table organization.delegate (
  id            uuid primary key default uuidv7(),
  position_id   uuid not null references organization.position,
  delegate_id   uuid not null references organization.position,
  valid         daterange not null check (not isempty(valid) and lower_inc(valid)),
  recorded      tstzrange not null check (not isempty(recorded)),
  current_valid daterange generated always as (case when upper_inf(recorded) then valid end) stored,
  check (position_id <> delegate_id),
  constraint delegate_dated unique (position_id, current_valid without overlaps),
  constraint delegate_position_dated foreign key (position_id, period current_valid)
    references organization.position_version (position_id, period current_valid) deferrable initially deferred,
  constraint delegate_seat_dated foreign key (delegate_id, period current_valid)
    references organization.position_version (position_id, period current_valid) deferrable initially deferred
);

create table organization.management_team (
  id        uuid primary key default uuidv7(),
  market_id uuid references organization.market,
  name      text not null check (btrim(name) <> ''),
  charter   text not null default '',
  quorum    smallint not null default 2 check (quorum >= 2),
  version   integer not null default 1
);
create table organization.team_membership (
  id            uuid primary key default uuidv7(),
  team_id       uuid not null references organization.management_team,
  position_id   uuid not null references organization.position,
  valid         daterange not null check (not isempty(valid) and lower_inc(valid)),
  recorded      tstzrange not null check (not isempty(recorded)),
  current_valid daterange generated always as (case when upper_inf(recorded) then valid end) stored,
  constraint membership_dated unique (team_id, position_id, current_valid without overlaps),
  constraint membership_position_dated foreign key (position_id, period current_valid)
    references organization.position_version (position_id, period current_valid) deferrable initially deferred
);

/* ------------------------------------------------------------------------------------------ the stamp of a change */

-- The instant of the newest change to the structure. `knownAt` may not be later: a slower writer could still change
-- the answer. It also tells every process when what it remembers of rights and scopes is out of date.
create table organization.structure_stamp (
  only_one boolean primary key default true check (only_one),
  recorded timestamptz not null
);
insert into organization.structure_stamp (recorded) values (clock_timestamp());

/** Begins a change of the structure or of who answers for a customer: waits for the one before it, then gives the
    instant to record it under. Whoever may move one customer has no say in the structure, but needs its stamp. */
create function organization.open_change() returns timestamptz language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare stamp timestamptz;
begin
  perform pg_advisory_xact_lock(20010001);
  update organization.structure_stamp set recorded = greatest(clock_timestamp(), recorded + interval '1 microsecond')
    returning recorded into stamp;
  return stamp;
end $$;

/* ------------------------------------------------------------------------------------------------ who may do what */

/** Who answers for a seat on a day, as it was known at an instant ('infinity': as it is known now), and why: its holder
    ('regular', 'acting', 'overlap'), or through its delegate, and theirs ('delegate', `steps` seats away; ten at most).
    No row: nobody does. Whoever is suspended answers for nothing. */
create function organization.answering(seat uuid, on_day date, known timestamptz)
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
      select x.id, x.name, a.kind from organization.appointment a
        join organization.person x on x.id = a.person_id and (x.suspended_at is null or x.suspended_at::date > on_day)
       where a.position_id = w.position_id and a.valid @> on_day and a.recorded @> known
       order by a.kind, lower(a.valid) limit 1) h
   order by w.steps limit 1;
end;

/** What a person holds on a date: seats, and each grant with the seats and markets its scope reaches. Null: nobody. */
create function organization.standing(who uuid, on_day date) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  with recursive seat as (
    select p.position_id, p.title, p.unit_id, p.market_id, u.function
      from organization.appointment a
      join organization.person x on x.id = a.person_id and x.suspended_at is null and x.erased_at is null
      join organization.position_version p on p.position_id = a.position_id and p.current_valid @> on_day
      join organization.unit_version u on u.unit_id = p.unit_id and u.current_valid @> on_day
     where a.person_id = who and a.current_valid @> on_day and p.status in ('open', 'filled')
  ), below as (
    select unit_id as top, unit_id from seat
    union
    select b.top, u.unit_id from below b join organization.unit_version u on u.parent_id = b.unit_id and u.current_valid @> on_day
  ), granted as (
    select distinct g.role, g.scope, s.* from seat s
      join organization.role_grant g on g.position_id = s.position_id and g.current_valid @> on_day
  ), reach as (
    select g.role, g.scope, g.position_id, p.position_id as reached, p.market_id
      from granted g
      join organization.position_version p on p.current_valid @> on_day
      join organization.unit_version u on u.unit_id = p.unit_id and u.current_valid @> on_day
     where case g.scope
             when 'own_seat' then p.position_id = g.position_id
             when 'unit' then exists (select from below b where b.top = g.unit_id and b.unit_id = p.unit_id)
             when 'function' then organization.division(u.function) = organization.division(g.function)
             when 'market' then p.market_id = g.market_id
             else false end
  )
  select jsonb_build_object(
    'person', (select jsonb_build_object('id', id, 'name', name, 'email', coalesce(email::text, ''), 'language', language, 'locale', locale,
                'timeZone', time_zone) from organization.person where id = who and suspended_at is null and erased_at is null),
    'seats', coalesce((select jsonb_agg(distinct jsonb_build_object('id', position_id, 'title', title, 'unitId', unit_id,
                'marketId', market_id, 'function', function)) from seat), '[]'),
    'grants', coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'scope', g.scope, 'company', g.scope = 'company',
                'seats', coalesce((select jsonb_agg(distinct r.reached) from reach r
                                    where (r.role, r.scope, r.position_id) = (g.role, g.scope, g.position_id)), '[]'),
                'markets', coalesce(case when g.scope = 'company' then (select jsonb_agg(id) from organization.market)
                                    else (select jsonb_agg(distinct r.market_id) from reach r
                                           where (r.role, r.scope, r.position_id) = (g.role, g.scope, g.position_id)) end, '[]')))
              from granted g), '[]'));
end;

/** Who a session or token belongs to, with the stamp that tells whether what is remembered of them still holds. */
create function platform.who_holds(hash bytea, at timestamptz)
  returns table (kind text, id uuid, person_id uuid, seen timestamptz, stamp timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select 'session', s.id, s.person_id, s.last_seen_at, t.recorded from platform.session s, organization.structure_stamp t
   where s.token_hash = hash and s.ended_at is null and s.expires_at > at
  union all
  select 'token', k.id, k.person_id, k.last_used_at, t.recorded from platform.api_token k, organization.structure_stamp t
   where k.token_hash = hash and k.revoked_at is null and k.expires_at > at;
end;

/** The person of an e-mail address, for signing in and resetting a password before anybody is known. */
create function platform.person_to_sign_in(address citext)
  returns table (person_id uuid, password_hash text, language text, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select p.id, c.password_hash, p.language, p.name from organization.person p left join platform.credential c on c.person_id = p.id
   where p.email operator(public.=) address and p.suspended_at is null and p.erased_at is null;
end;

/** The structure's stamp, readable before anybody is known. */
create function platform.structure_stamp() returns table (recorded timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select t.recorded from organization.structure_stamp t;
end;

/** A session or token was used: remembered to the five minutes, outside the request's transaction. */
create function platform.mark_seen(kind text, seen_id uuid, at timestamptz) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update platform.session set last_seen_at = at where id = seen_id and kind = 'session';
  update platform.api_token set last_used_at = at where id = seen_id and kind = 'token';
end;


/** Whoever holds a position reads these rows; changing them takes a right held for the whole company, because a line or
    a role granted in one corner reaches into the others. */
create procedure organization.guard_company(target regclass, acts text[] default array['insert', 'update', 'delete'])
language plpgsql as $$
declare act text;
begin
  call platform.guard_open(target, array[]::text[]);
  foreach act in array acts loop
    execute format('grant %s on %s to unisono_company', act, target);
    execute format('create policy %I on %s for %s to unisono_company %s %s', act || 's_all', target, act,
      case when act <> 'insert' then 'using (true)' else '' end, case when act <> 'delete' then 'with check (true)' else '' end);
  end loop;
end $$;

/** Dated rows are only ever added, and closed, under the stamp of the change that does it; nothing else of them changes. */
create procedure organization.guard_dated(target regclass) language plpgsql as $$
begin
  call platform.guard_open(target, array[]::text[]);
  execute format('grant insert, update (recorded) on %s to unisono_company', target);
  execute format('create policy adds on %s for insert to unisono_company with check
    (upper_inf(recorded) and lower(recorded) = (select s.recorded from organization.structure_stamp s))', target);
  execute format('create policy closes on %s for update to unisono_company using (upper_inf(recorded)) with check
    (upper(recorded) = (select s.recorded from organization.structure_stamp s))', target);
end $$;

call organization.guard_company('organization.legal_entity', array['insert', 'update']);
call organization.guard_company('organization.calendar', array['insert', 'update']);
call organization.guard_company('organization.calendar_hours');
call organization.guard_company('organization.holiday');
call organization.guard_company('organization.market', array['insert', 'update']);
call organization.guard_company('organization.person', array['insert', 'update']);
call organization.guard_company('organization.unit', array['insert']);
call organization.guard_dated('organization.unit_version');
call organization.guard_company('organization.position', array['insert']);
call organization.guard_dated('organization.position_version');
call organization.guard_dated('organization.appointment');
call organization.guard_dated('organization.reporting_line');
call organization.guard_dated('organization.role_grant');
call organization.guard_dated('organization.delegate');
call organization.guard_company('organization.management_team', array['insert', 'update']);
call organization.guard_dated('organization.team_membership');
call organization.guard_company('organization.structure_stamp', array['update']);

/* --------------------------------------------------------------------------------- invariants the keys cannot say */

/** I1: solid lines never form a circle, at any date. Walks up from each line that this transaction wrote. */
create function organization.refuse_circles() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.kind = 'solid' and upper_inf(new.recorded) and exists (
    with recursive up as (
      select l.reports_to_id as at, new.valid * l.valid as valid from organization.reporting_line l
       where l.position_id = new.reports_to_id and l.kind = 'solid' and l.current_valid && new.valid
      union
      select l.reports_to_id, u.valid * l.valid from up u join organization.reporting_line l
        on l.position_id = u.at and l.kind = 'solid' and l.current_valid && u.valid
    ) select from up where at = new.position_id) then
    raise exception 'a seat cannot report to itself, not even through others' using errcode = 'check_violation', constraint = 'solid_lines_are_a_forest';
  end if;
  return null;
end $$;
create constraint trigger solid_lines_are_a_forest after insert on organization.reporting_line
  deferrable initially deferred for each row execute function organization.refuse_circles();

/** Units lie within units, never in a circle, at any date. */
create function organization.refuse_unit_circles() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.parent_id is not null and upper_inf(new.recorded) and exists (
    with recursive up as (
      select new.parent_id as at, new.valid as valid
      union
      select v.parent_id, u.valid * v.valid from up u join organization.unit_version v
        on v.unit_id = u.at and v.parent_id is not null and v.current_valid && u.valid
    ) select from up where at = new.unit_id) then
    raise exception 'a unit cannot lie within itself, not even through others' using errcode = 'check_violation', constraint = 'units_are_a_forest';
  end if;
  return null;
end $$;
create constraint trigger units_are_a_forest after insert on organization.unit_version
  deferrable initially deferred for each row execute function organization.refuse_unit_circles();

/** I2: nobody is appointed to more than one full time, except while handing over. */
create function organization.refuse_overwork() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (
    select from organization.appointment d
     where d.person_id = new.person_id and d.kind <> 'overlap' and d.current_valid && new.valid and upper_inf(new.recorded)
       and (select sum(a.fte) from organization.appointment a
             where a.person_id = new.person_id and a.kind <> 'overlap' and a.current_valid @> lower(d.current_valid * new.valid)) > 1) then
    raise exception 'nobody holds more than one full time' using errcode = 'check_violation', constraint = 'nobody_over_full_time';
  end if;
  return null;
end $$;
create constraint trigger nobody_over_full_time after insert on organization.appointment
  deferrable initially deferred for each row execute function organization.refuse_overwork();

/** The company can always be administered: somebody who may sign in holds the administrator role in an open seat, today and for ever after. */
create function organization.refuse_last_administrator() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare covered datemultirange; today date;
begin
  select coalesce(c.today, (clock_timestamp() at time zone c.time_zone)::date) into today from platform.company c;
  if today is null then return null; end if;
  select range_agg(a.current_valid * g.current_valid * v.current_valid) into covered
    from organization.role_grant g
    join organization.appointment a on a.position_id = g.position_id and a.current_valid && g.current_valid
    join organization.position_version v on v.position_id = g.position_id and v.current_valid && g.current_valid and v.status in ('open', 'filled')
    join organization.person p on p.id = a.person_id and p.suspended_at is null and p.erased_at is null and p.email is not null
   where g.role = 'administrator' and g.scope = 'company';
  if covered is null or not covered @> daterange(today, null) then
    raise exception 'the last administrator stays' using errcode = 'check_violation', constraint = 'last_administrator_stays';
  end if;
  return null;
end $$;
create constraint trigger last_administrator_stays after update on organization.appointment
  deferrable initially deferred for each row execute function organization.refuse_last_administrator();
create constraint trigger last_administrator_stays after update on organization.role_grant
  deferrable initially deferred for each row execute function organization.refuse_last_administrator();
create constraint trigger last_administrator_stays after update on organization.position_version
  deferrable initially deferred for each row execute function organization.refuse_last_administrator();
create constraint trigger last_administrator_stays after update on organization.person
  deferrable initially deferred for each row execute function organization.refuse_last_administrator();
