-- One customer record with both kinds of contact, looked after by seats, not by names.
create schema customers;
grant usage on schema customers to unisono_app, unisono_reader, unisono_company;

create type customers.account_status as enum ('prospect', 'customer', 'former');
create type customers.interaction_kind as enum ('mass', 'direct', 'internal');
create type customers.channel as enum ('visit', 'call', 'video', 'meeting', 'email', 'message', 'letter', 'event', 'press', 'web', 'advert', 'other');
create type customers.activity_kind as enum ('task', 'call', 'visit', 'meeting');
create type customers.team_role as enum ('support', 'brand', 'telemarketing');

create table customers.account (
  id             uuid primary key default uuidv7(),
  market_id      uuid not null references organization.market,
  name           text not null check (btrim(name) <> ''),
  status         customers.account_status not null default 'prospect',
  class          char(1) check (class in ('A', 'B', 'C')),
  segment        text,
  tax_id         text,
  website        text,
  phone          text,
  street         text,
  city           text,
  region         text,
  postcode       text,
  country        char(2),
  external_key   text unique,
  customer_since date,
  -- From this day on there is always exactly one lead seat: the PERIOD key below says so for every date.
  custody_from   date not null,
  custody_period daterange generated always as (daterange(custody_from, null)) stored,
  created_at     timestamptz not null,
  withdrawn_at   timestamptz,
  version        integer not null default 1,
  search         text generated always as (platform.plain(name || ' ' || coalesce(city, '') || ' ' || coalesce(tax_id, ''))) stored
);
-- The list by name is found in the index alone, policy and commonest filters included; only the page's rows are fetched.
create index account_by_name on customers.account (name collate "es-x-icu", id) include (market_id, status, class) where withdrawn_at is null;
create index account_by_market on customers.account (market_id, name collate "es-x-icu", id) where withdrawn_at is null;
create index account_search on customers.account using gin (search gin_trgm_ops);

-- Which seat leads an account, dated. The seat resolves to a person by date, and to its delegate while vacant.
create table customers.custody (
  id            uuid primary key default uuidv7(),
  account_id    uuid not null references customers.account,
  market_id     uuid not null references organization.market,
  position_id   uuid not null references organization.position,
  reason        text,
  valid         daterange not null check (not isempty(valid) and lower_inc(valid)),
  recorded      tstzrange not null check (not isempty(recorded)),
  current_valid daterange generated always as (case when upper_inf(recorded) then valid end) stored,
  constraint one_lead_seat unique (account_id, current_valid without overlaps),
  constraint custody_position_dated foreign key (position_id, period current_valid)
    references organization.position_version (position_id, period current_valid) deferrable initially deferred
);
create index custody_position on customers.custody (position_id) where upper_inf(recorded);
-- Who leads what a list shows: looking it up by btree takes a third of what the key's GiST index does.
create index custody_account on customers.custody (account_id) where upper_inf(recorded);

alter table customers.account add constraint account_always_led foreign key (id, period custody_period)
  references customers.custody (account_id, period current_valid) deferrable initially deferred;

-- The other seats that look after an account: support, brand, telemarketing.
create table customers.account_team (
  id            uuid primary key default uuidv7(),
  account_id    uuid not null references customers.account,
  market_id     uuid not null references organization.market,
  position_id   uuid not null references organization.position,
  role          customers.team_role not null,
  valid         daterange not null check (not isempty(valid) and lower_inc(valid)),
  recorded      tstzrange not null check (not isempty(recorded)),
  current_valid daterange generated always as (case when upper_inf(recorded) then valid end) stored,
  constraint team_dated unique (account_id, position_id, role, current_valid without overlaps),
  constraint team_position_dated foreign key (position_id, period current_valid)
    references organization.position_version (position_id, period current_valid) deferrable initially deferred
);
create index account_team_position on customers.account_team (position_id) where upper_inf(recorded);
create index account_team_account on customers.account_team (account_id) where upper_inf(recorded);

create table customers.contact (
  id           uuid primary key default uuidv7(),
  account_id   uuid references customers.account,
  market_id    uuid not null references organization.market,
  given_name   text not null default '',
  family_name  text not null default '',
  email        text check (email is null or email like '%_@_%'),
  phone        text,
  job_title    text,
  language     text,
  external_key text unique,
  created_at   timestamptz not null,
  withdrawn_at timestamptz,
  erased_at    timestamptz,
  version      integer not null default 1,
  name         text generated always as (btrim(given_name || ' ' || family_name)) stored,
  search       text generated always as (platform.plain(given_name || ' ' || family_name || ' ' || coalesce(email, ''))) stored
);
create index contact_account on customers.contact (account_id);
create index contact_by_name on customers.contact (name collate "es-x-icu", id) include (market_id) where withdrawn_at is null;
create index contact_email on customers.contact (lower(email)) where email is not null;
create index contact_search on customers.contact using gin (search gin_trgm_ops);

-- Why we may contact somebody, for what, and until when: kept with its evidence from the first day.
create table customers.permission (
  id          uuid primary key default uuidv7(),
  contact_id  uuid not null references customers.contact,
  market_id   uuid not null references organization.market,
  channel     text not null check (channel in ('phone', 'email', 'message', 'post', 'visit')),
  purpose     text not null check (purpose in ('commercial', 'service', 'survey')),
  basis       text not null check (basis in ('consent', 'contract', 'legitimate_interest', 'legal_obligation')),
  evidence    text not null check (btrim(evidence) <> ''),
  obtained_at timestamptz not null,
  expires_at  timestamptz check (expires_at > obtained_at),
  revoked_at  timestamptz
);
create index permission_contact on customers.permission (contact_id);

-- The contact ledger: mass and direct contacts of both divisions, and internal time with or without a customer behind it.
create table customers.interaction (
  id           uuid primary key default uuidv7(),
  market_id    uuid not null references organization.market,
  account_id   uuid references customers.account,
  kind         customers.interaction_kind not null,
  division     text not null check (division in ('marketing', 'sales')),
  channel      customers.channel not null,
  subject      text not null,
  outcome      text,
  starts_at    timestamptz not null,
  minutes      integer not null default 0 check (minutes >= 0),
  planned      boolean not null default false,
  position_id  uuid references organization.position,
  person_id    uuid references organization.person,
  -- What it was about: a lead, opportunity, campaign, need, request of a higher room.
  object_kind  text,
  object_id    uuid,
  source       text not null default 'unisono',
  external_key text unique,
  withdrawn_at timestamptz,
  version      integer not null default 1,
  check (kind = 'internal' or account_id is not null or object_id is not null)
);
create index interaction_account on customers.interaction (account_id, starts_at desc, id) where withdrawn_at is null;
create index interaction_position on customers.interaction (position_id, starts_at desc) where withdrawn_at is null;
create index interaction_object on customers.interaction (object_id) where object_id is not null;

create table customers.interaction_contact (
  interaction_id uuid not null references customers.interaction on delete cascade,
  contact_id     uuid not null references customers.contact,
  market_id      uuid not null references organization.market,
  primary key (interaction_id, contact_id)
);
create index interaction_contact_contact on customers.interaction_contact (contact_id);

-- What was said in confidence: read by the author's scope, not by the whole market.
create table customers.note (
  id             uuid primary key default uuidv7(),
  position_id    uuid not null references organization.position,
  person_id      uuid not null references organization.person,
  account_id     uuid references customers.account,
  interaction_id uuid references customers.interaction,
  body           text not null check (btrim(body) <> ''),
  written_at     timestamptz not null,
  withdrawn_at   timestamptz,
  version        integer not null default 1
);
create index note_account on customers.note (account_id, written_at desc);

create table customers.activity (
  id          uuid primary key default uuidv7(),
  position_id uuid not null references organization.position,
  market_id   uuid not null references organization.market,
  account_id  uuid references customers.account,
  contact_id  uuid references customers.contact,
  kind        customers.activity_kind not null,
  title       text not null check (btrim(title) <> ''),
  place       text,
  due_on      date not null,
  due_at      timestamptz,
  minutes     integer not null default 30 check (minutes >= 0),
  done_at     timestamptz,
  object_kind text,
  object_id   uuid,
  withdrawn_at timestamptz,
  external_key text unique,
  version     integer not null default 1
);
create index activity_seat on customers.activity (position_id, due_on, due_at) where done_at is null and withdrawn_at is null;
create index activity_account on customers.activity (account_id, due_on);

create table customers.promise (
  id           uuid primary key default uuidv7(),
  account_id   uuid not null references customers.account,
  market_id    uuid not null references organization.market,
  position_id  uuid not null references organization.position,
  title        text not null check (btrim(title) <> ''),
  given_on     date not null,
  due_on       date not null check (due_on >= given_on),
  due_at       timestamptz,
  kept_at      timestamptz,
  withdrawn_at timestamptz,
  external_key text unique,
  version      integer not null default 1
);
create index promise_account on customers.promise (account_id, given_on desc);
create index promise_seat on customers.promise (position_id, due_on) where kept_at is null and withdrawn_at is null;

create table customers.need (
  id            uuid primary key default uuidv7(),
  account_id    uuid not null references customers.account,
  market_id     uuid not null references organization.market,
  position_id   uuid references organization.position,
  title         text not null check (btrim(title) <> ''),
  detail        text not null default '',
  registered_on date not null,
  met_on        date check (met_on >= registered_on),
  confirmed_by  uuid references customers.contact,
  withdrawn_at  timestamptz,
  external_key  text unique,
  version       integer not null default 1
);
create index need_account on customers.need (account_id, registered_on desc);

/* Both divisions read the customer within their markets; activities and notes are read by the seat's scope. */
call platform.guard_rows('customers.account', 'market_id');
call platform.guard_rows('customers.custody', 'market_id', array['insert', 'update']);
call platform.guard_rows('customers.account_team', 'market_id', array['insert', 'update']);
call platform.guard_rows('customers.contact', 'market_id');
call platform.guard_rows('customers.permission', 'market_id', array['insert', 'update']);
call platform.guard_rows('customers.interaction', 'market_id');
call platform.guard_rows('customers.interaction_contact', 'market_id');
call platform.guard_rows('customers.note', 'position_id', array['insert', 'update']);
call platform.guard_rows('customers.activity', 'position_id');
call platform.guard_rows('customers.promise', 'market_id', array['insert', 'update']);
call platform.guard_rows('customers.need', 'market_id', array['insert', 'update']);

/* LIKE is not leakproof, so under row-level security it may not use the trigram index. These two functions are the
   only ones that look past the policies, and they take the scope themselves: the markets the caller reads, or all of
   them when the request works as a company role (the GUC `role` is the caller's even here, and cannot be forged without
   the right to set that role). Planned for each pattern: rare words by trigram, common ones along the name. Decision 002. */
create function customers.find_contacts(words text, after_name text, after_id uuid, at_most integer) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  pattern text := '%' || replace(replace(replace(platform.plain(words), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  reads uuid[] := nullif(current_setting('unisono.reads', true), '')::uuid[];
begin
  if current_setting('role') in ('unisono_company', 'unisono_reader') then
    return query select c.id from customers.contact c
      where c.search like pattern and c.withdrawn_at is null and (c.name collate "es-x-icu", c.id) > (after_name, after_id)
      order by c.name collate "es-x-icu", c.id limit at_most;
  else
    return query select c.id from customers.contact c
      where c.search like pattern and c.market_id = any (reads) and c.withdrawn_at is null
        and (c.name collate "es-x-icu", c.id) > (after_name, after_id)
      order by c.name collate "es-x-icu", c.id limit at_most;
  end if;
end $$;

create function customers.find_accounts(words text, after_name text, after_id uuid, at_most integer) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  pattern text := '%' || replace(replace(replace(platform.plain(words), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  reads uuid[] := nullif(current_setting('unisono.reads', true), '')::uuid[];
begin
  if current_setting('role') in ('unisono_company', 'unisono_reader') then
    return query select a.id from customers.account a
      where a.search like pattern and a.withdrawn_at is null and (a.name collate "es-x-icu", a.id) > (after_name, after_id)
      order by a.name collate "es-x-icu", a.id limit at_most;
  else
    return query select a.id from customers.account a
      where a.search like pattern and a.market_id = any (reads) and a.withdrawn_at is null
        and (a.name collate "es-x-icu", a.id) > (after_name, after_id)
      order by a.name collate "es-x-icu", a.id limit at_most;
  end if;
end $$;
