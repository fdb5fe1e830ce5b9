-- Goals both divisions own, the exact division of credit for each sale, and the reports that were issued.
create schema goals;
create schema reporting;
grant usage on schema goals, reporting to unisono_app, unisono_reader, unisono_company;

create table goals.goal (
  id                    uuid primary key default uuidv7(),
  market_id             uuid references organization.market,
  name_es               text not null check (btrim(name_es) <> ''),
  name_en               text not null check (btrim(name_en) <> ''),
  measure               text not null default 'bookings' check (measure in ('bookings')),
  starts_on             date not null,
  ends_on               date not null check (ends_on > starts_on),
  start_minor           bigint not null default 0,
  target_minor          bigint not null,
  currency              char(3) not null,
  -- Owned by both: rise or fall together.
  sales_position_id     uuid not null references organization.position,
  marketing_position_id uuid not null references organization.position,
  -- Expected share of the target by the end of each month, basis points, ascending to 10000; null: evenly by day.
  season_bp             integer[],
  withdrawn_at          timestamptz,
  version               integer not null default 1,
  check (target_minor > start_minor),
  check (sales_position_id <> marketing_position_id)
);
call platform.guard_open('goals.goal', array['insert', 'update']);

/* A common goal is read by both divisions, so what counts towards it is too: the sums of its bookings by month and currency,
   whatever deals the reader may see. Nothing else of a booking leaves here. `missing`: events without a rate of their day. */
create function goals.booked_by_month(ids uuid[]) returns table
    (goal_id uuid, month text, currency char(3), minor bigint, reporting_minor bigint, reporting_currency char(3), events integer, missing integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select g.id, to_char(b.booked_on, 'YYYY-MM'), b.currency, sum(b.minor)::bigint, sum(coalesce(b.reporting_minor, c.reporting_minor))::bigint,
         b.reporting_currency, count(*)::integer, (count(*) filter (where coalesce(b.reporting_minor, c.reporting_minor) is null))::integer
    from goals.goal g
    join sales.booking_event b on b.booked_on >= g.starts_on and b.booked_on < g.ends_on and (g.market_id is null or b.market_id = g.market_id)
    left join sales.booking_conversion c on c.booking_id = b.id
   where g.id = any (ids)
     and (current_setting('role') in ('unisono_company', 'unisono_reader') or coalesce(current_setting('unisono.reads', true), '') not in ('', '{}'))
   group by 1, 2, 3, 6;
end;
revoke execute on function goals.booked_by_month from public;
grant execute on function goals.booked_by_month to unisono_app, unisono_reader, unisono_company;

create type reporting.model as enum ('first', 'last', 'linear', 'time_decay', 'position');

-- The touches and weights of a sale, frozen when it is booked: credit notes and reversals mirror them.
create table reporting.frozen_weight (
  booking_id        uuid not null references sales.booking_event,
  model             reporting.model not null,
  touch_id          uuid not null references marketing.touch,
  owner_position_id uuid not null references organization.position,
  weight            bigint not null check (weight >= 0),
  primary key (booking_id, model, touch_id)
);

-- Each booking's amount divided among its touches, to the last cent; touch null: unattributed.
create table reporting.allocation (
  id                uuid primary key default uuidv7(),
  booking_id        uuid not null references sales.booking_event,
  model             reporting.model not null,
  touch_id          uuid references marketing.touch,
  owner_position_id uuid not null references organization.position,
  origin_key        text references marketing.origin,
  campaign_id       uuid references marketing.campaign,
  booked_on         date not null,
  minor             bigint not null,
  currency          char(3) not null,
  reporting_minor   bigint,
  unique nulls not distinct (booking_id, model, touch_id)
);
create index allocation_report on reporting.allocation (model, booked_on) include (owner_position_id, origin_key, minor, currency);

/** The database refuses an allocation that does not sum to its booking, in both currencies (F5, invariant I6). */
create function reporting.refuse_uneven() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (
    select from (select distinct booking_id, model from changed) c
      join sales.booking_event b on b.id = c.booking_id
      cross join lateral (select sum(a.minor) as minor, sum(a.reporting_minor) as reporting_minor, count(*) filter (where a.currency <> b.currency) as others
                            from reporting.allocation a where a.booking_id = c.booking_id and a.model = c.model) s
     where s.minor is distinct from b.minor or s.reporting_minor is distinct from b.reporting_minor or s.others > 0) then
    raise exception 'an allocation must sum to its booking' using errcode = 'check_violation', constraint = 'allocation_sums_to_booking';
  end if;
  return null;
end $$;
create trigger allocation_sums_to_booking after insert on reporting.allocation
  referencing new table as changed for each statement execute function reporting.refuse_uneven();

-- An issued report: immutable, numbered without gaps, with the figures and the page as they were.
create table reporting.edition (
  id          uuid primary key default uuidv7(),
  number      integer not null unique check (number > 0),
  language    text not null check (language in ('es', 'en')),
  from_day    date not null,
  to_day      date not null check (to_day > from_day),
  market_id   uuid references organization.market,
  figures     jsonb not null,
  pdf         bytea not null,
  sha256      bytea not null,
  issued_at   timestamptz not null,
  issued_by   uuid not null references organization.person,
  note        text not null default ''
);

call platform.guard_rows('reporting.frozen_weight', 'owner_position_id', array['insert']);
call platform.guard_rows('reporting.allocation', 'owner_position_id', array['insert']);
call platform.guard_open('reporting.edition', array['insert']);
