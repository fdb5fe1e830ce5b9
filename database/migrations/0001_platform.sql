-- What every room stands on: who may touch which row, what happened, who is signed in.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
create extension if not exists unaccent;
create extension if not exists citext;

create schema platform;
create schema published;
grant usage on schema platform, published to unisono_app, unisono_reader, unisono_company;

-- Accent- and case-insensitive text for search indexes. unaccent() is only STABLE; this fixes its dictionary.
create function platform.plain(t text) returns text
  language sql immutable parallel safe strict
  return lower(public.unaccent('public.unaccent'::regdictionary, t));

/* ------------------------------------------------------------------------------------------------------------------
   Row-level security. A request says, once, what it reaches: unisono.reads and unisono.writes are lists of the ids of
   the seats and markets in its scope, unisono.person is who asks. A guarded table has one guard column that holds the
   id of a seat or of a market; its policies are one indexable test of that column. A setting that is missing or empty
   reaches nothing. Roles and the reason for each: database/roles.sql and decision 002.
   ------------------------------------------------------------------------------------------------------------------ */

/** Everyone who holds a position reads rows guarded by this key. */
create function platform.everyone() returns uuid language sql immutable parallel safe
  return '00000000-0000-7000-8000-000000000001'::uuid;

/** Rows are reached through `guard`, the id of a seat or market. `acts`: what may be done besides reading. */
create procedure platform.guard_rows(target regclass, guard name, acts text[] default array['insert', 'update', 'delete'])
language plpgsql as $$
-- Read into an array inside the sub-select, once a statement: `(select current_setting(...))::uuid[]` would parse it for every
-- row. The outer cast changes nothing; it tells an array from a list of rows.
declare act text; reach text := format('%I = any ((select nullif(current_setting(''unisono.reads'', true), '''')::uuid[])::uuid[])', guard);
  hold text := format('%I = any ((select nullif(current_setting(''unisono.writes'', true), '''')::uuid[])::uuid[])', guard);
begin
  execute format('alter table %s enable row level security', target);
  execute format('grant select on %s to unisono_app, unisono_reader, unisono_company', target);
  execute format('create policy reads on %s for select to unisono_app using (%s)', target, reach);
  execute format('create policy reads_all on %s for select to unisono_reader, unisono_company using (true)', target);
  foreach act in array acts loop
    execute format('grant %s on %s to unisono_app, unisono_reader, unisono_company', act, target);
    execute format('create policy %I on %s for %s to unisono_app, unisono_reader %s %s', act || 's', target, act,
      case when act <> 'insert' then format('using (%s)', hold) else '' end,
      case when act <> 'delete' then format('with check (%s)', hold) else '' end);
    execute format('create policy %I on %s for %s to unisono_company %s %s', act || 's_all', target, act,
      case when act <> 'insert' then 'using (true)' else '' end, case when act <> 'delete' then 'with check (true)' else '' end);
  end loop;
end $$;

/** Rows that whoever holds a position may read (the structure, products, stages); writing needs a scope to write in. */
create procedure platform.guard_open(target regclass, acts text[] default array['insert', 'update', 'delete'])
language plpgsql as $$
declare act text; stands text := '(select coalesce(current_setting(''unisono.reads'', true), '''') not in ('''', ''{}''))';
  holds text := '(select coalesce(current_setting(''unisono.writes'', true), '''') not in ('''', ''{}''))';
begin
  execute format('alter table %s enable row level security', target);
  execute format('grant select on %s to unisono_app, unisono_reader, unisono_company', target);
  execute format('create policy reads on %s for select to unisono_app using (%s)', target, stands);
  execute format('create policy reads_all on %s for select to unisono_reader, unisono_company using (true)', target);
  foreach act in array acts loop
    execute format('grant %s on %s to unisono_app, unisono_reader, unisono_company', act, target);
    execute format('create policy %I on %s for %s to unisono_app, unisono_reader %s %s', act || 's', target, act,
      case when act <> 'insert' then format('using (%s)', holds) else '' end,
      case when act <> 'delete' then format('with check (%s)', holds) else '' end);
    execute format('create policy %I on %s for %s to unisono_company %s %s', act || 's_all', target, act,
      case when act <> 'insert' then 'using (true)' else '' end, case when act <> 'delete' then 'with check (true)' else '' end);
  end loop;
end $$;

/** Rows that belong to one person: only that person reaches them, whatever the scope. */
create procedure platform.guard_self(target regclass, owner name, acts text[] default array['insert', 'update', 'delete'])
language plpgsql as $$
declare act text; mine text := format('%I = (select nullif(current_setting(''unisono.person'', true), ''''))::uuid', owner);
begin
  execute format('alter table %s enable row level security', target);
  execute format('grant select on %s to unisono_app, unisono_reader, unisono_company', target);
  execute format('create policy own on %s for select to unisono_app, unisono_reader, unisono_company using (%s)', target, mine);
  foreach act in array acts loop
    execute format('grant %s on %s to unisono_app, unisono_reader, unisono_company', act, target);
    execute format('create policy %I on %s for %s to unisono_app, unisono_reader, unisono_company %s %s', 'own_' || act, target, act,
      case when act <> 'insert' then format('using (%s)', mine) else '' end, case when act <> 'delete' then format('with check (%s)', mine) else '' end);
  end loop;
end $$;

/* ----------------------------------------------------------------------------------------------------- what happened */

-- The timeline, the audit trail and the outbox in one append-only table, written in the transaction of the change.
-- Personal values never stand here: they are kept in platform.personal_value, which erasure can blank.
create table platform.fact (
  id         uuid primary key default uuidv7(),
  at         timestamptz not null,
  what       text not null check (what ~ '^[a-z]+\.[a-z_]+$'),
  about_kind text not null,
  about_id   uuid not null,
  -- The seat, market or person whose readers may read this fact; platform.everyone() for the structure and settings.
  guard      uuid not null,
  person_id  uuid,
  system     text,
  via        text not null,
  request_id text,
  -- The import, bulk change or restructuring that this was part of.
  act_id     uuid,
  before     jsonb,
  after      jsonb,
  check ((person_id is null) <> (system is null))
);
create index fact_about on platform.fact (about_id, id desc);
create index fact_act on platform.fact (act_id, id) where act_id is not null;
create index fact_person on platform.fact (person_id, id desc);
call platform.guard_rows('platform.fact', 'guard', array[]::text[]);
grant insert on platform.fact to unisono_app, unisono_reader, unisono_company;
-- A fact is written by whoever made the change, under the change's own guard, even where they may not read it later.
create policy writes on platform.fact for insert to unisono_app, unisono_reader, unisono_company with check (true);

-- A personal value that history refers to: blanked when the person or contact is erased, the reference stays.
create table platform.personal_value (
  id         uuid primary key default uuidv7(),
  subject_id uuid not null,
  guard      uuid not null,
  field      text not null,
  value      text,
  erased_at  timestamptz
);
create index personal_value_subject on platform.personal_value (subject_id);
call platform.guard_rows('platform.personal_value', 'guard', array['insert', 'update']);

/* ---------------------------------------------------------------------------------------------------- the company */

-- One row: this installation's company. `kind` tells the demo company's database from a real one.
create table platform.company (
  only_one          boolean primary key default true check (only_one),
  id                uuid not null default uuidv7(),
  name              text not null check (btrim(name) <> ''),
  kind              text not null default 'real' check (kind in ('real', 'demo')),
  reporting_currency char(3) not null,
  fiscal_year_start smallint not null check (fiscal_year_start between 1 and 12),
  time_zone         text not null,
  language          text not null check (language in ('es', 'en')),
  locale            text not null,
  -- The demo company lives on this date; null: today.
  today             date,
  set_up_at         timestamptz not null
);
grant select on platform.company to unisono_app, unisono_reader, unisono_company;
grant update, insert on platform.company to unisono_company;

-- Dated parameters: the proposals of the domain dossier, limits and weights. The row whose `valid` contains the date holds.
create table platform.parameter (
  id         uuid primary key default uuidv7(),
  name       text not null,
  valid      daterange not null,
  value      jsonb not null,
  exclude using gist (name with =, valid with &&)
);
call platform.guard_open('platform.parameter');

/* -------------------------------------------------------------------------------------------------------- sign-in
   Identity tables tell nothing about customers and must be read before anybody is known, so they are reached only
   through the functions below; a person reads his own sessions and tokens under guard_self. */

create table platform.credential (
  person_id     uuid primary key,
  password_hash text not null,
  changed_at    timestamptz not null
);

create table platform.session (
  id           uuid primary key default uuidv7(),
  token_hash   bytea not null unique,
  person_id    uuid not null,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null,
  user_agent   text,
  ended_at     timestamptz
);
create index session_person on platform.session (person_id) where ended_at is null;
call platform.guard_self('platform.session', 'person_id', array['insert', 'update']);

create table platform.api_token (
  id           uuid primary key default uuidv7(),
  token_hash   bytea not null unique,
  person_id    uuid not null,
  name         text not null check (btrim(name) <> ''),
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index api_token_person on platform.api_token (person_id);
call platform.guard_self('platform.api_token', 'person_id', array['insert', 'update']);

-- A link that works once: an invitation, a password reset, the code that set-up asks for off loopback.
create table platform.one_time_token (
  token_hash bytea primary key,
  person_id  uuid not null,
  purpose    text not null check (purpose in ('invitation', 'reset')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);

-- Failed sign-ins by address and by account; a lock is by the pair, so nobody can lock another person out.
create table platform.sign_in_failure (
  email_hash bytea not null,
  address    text not null,
  at         timestamptz not null
);
create index sign_in_failure_recent on platform.sign_in_failure (email_hash, address, at desc);
create index sign_in_failure_address on platform.sign_in_failure (address, at desc);

-- Only these reach identity; requests work as unisono_app.
grant select, insert, update on platform.credential, platform.one_time_token to unisono_app, unisono_reader, unisono_company;
grant select, insert, delete on platform.sign_in_failure to unisono_app, unisono_reader, unisono_company;

create table platform.idempotency (
  person_id  uuid not null,
  endpoint   text not null,
  key        text not null,
  body_hash  bytea not null,
  status     smallint,
  answer     jsonb,
  created_at timestamptz not null,
  primary key (person_id, endpoint, key)
);
create index idempotency_age on platform.idempotency (created_at);
call platform.guard_self('platform.idempotency', 'person_id', array['insert', 'update']);

-- Mail to people of the company. Where no SMTP server is set, it stays here to be read.
create table platform.outbox_mail (
  id         uuid primary key default uuidv7(),
  to_address text not null,
  subject    text not null,
  body       text not null,
  created_at timestamptz not null,
  sent_at    timestamptz,
  failed_at  timestamptz,
  failure    text
);
grant select, insert, update on platform.outbox_mail to unisono_app, unisono_reader, unisono_company;

-- Files people upload or the system makes (imports, report editions). Small ones in the row; content-addressed.
create table platform.file (
  id         uuid primary key default uuidv7(),
  guard      uuid not null,
  name       text not null,
  media_type text not null,
  sha256     bytea not null,
  bytes      bytea not null,
  created_at timestamptz not null,
  person_id  uuid
);
call platform.guard_rows('platform.file', 'guard', array['insert']);
