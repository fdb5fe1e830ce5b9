-- Bringing records in from files: staged whole, previewed whole, done in one transaction, taken back as a new act.
create schema exchange;
grant usage on schema exchange to unisono_app, unisono_reader, unisono_company;

create table exchange.mapping (
  id         uuid primary key default uuidv7(),
  name       text not null unique check (btrim(name) <> ''),
  mapping    jsonb not null,
  person_id  uuid not null references organization.person,
  created_at timestamptz not null,
  version    integer not null default 1
);

-- One run of one mapping over its files.
create table exchange.import_run (
  id           uuid primary key default uuidv7(),
  person_id    uuid not null references organization.person,
  name         text not null,
  mapping      jsonb not null,
  state        text not null default 'staged' check (state in ('staged', 'checked', 'running', 'done', 'failed', 'taken_back')),
  created_at   timestamptz not null,
  finished_at  timestamptz,
  taken_back_at timestamptz,
  counts       jsonb not null default '{}',
  failure      text
);
create index import_run_person on exchange.import_run (person_id, created_at desc);

-- A row of a file as read, with its problem in plain words where it has one. Emptied once the run is finished.
create unlogged table exchange.staged_row (
  run_id  uuid not null,
  person_id uuid not null,
  file    text not null,
  row_no  integer not null,
  cells   text[] not null,
  primary key (run_id, file, row_no)
);
create table exchange.row_problem (
  run_id  uuid not null references exchange.import_run on delete cascade,
  person_id uuid not null,
  file    text not null,
  row_no  integer not null,
  field   text,
  problem text not null,
  value   text
);
create index row_problem_run on exchange.row_problem (run_id, file, row_no);

-- What each row made or changed: what taking back reads. `before` holds the fields that were overwritten.
create table exchange.import_change (
  run_id    uuid not null references exchange.import_run,
  person_id uuid not null,
  seq       bigint generated always as identity,
  noun      text not null,
  record_id uuid not null,
  created   boolean not null,
  before    jsonb,
  after     jsonb,
  version   integer,
  undone    text check (undone in ('withdrawn', 'restored', 'kept', 'reversed')),
  primary key (run_id, seq)
);
create index import_change_record on exchange.import_change (run_id, record_id);

call platform.guard_open('exchange.mapping', array['insert', 'update', 'delete']);
call platform.guard_self('exchange.import_run', 'person_id', array['insert', 'update']);
call platform.guard_self('exchange.staged_row', 'person_id', array['insert', 'delete']);
call platform.guard_self('exchange.row_problem', 'person_id', array['insert', 'delete']);
call platform.guard_self('exchange.import_change', 'person_id', array['insert', 'update']);
-- Whoever answers for the whole company may look into an import and take it back.
create policy company on exchange.import_run to unisono_company, unisono_reader using (true) with check (true);
create policy company on exchange.row_problem for select to unisono_company, unisono_reader using (true);
create policy company on exchange.import_change to unisono_company, unisono_reader using (true) with check (true);

-- Views of a list that a person saved, for himself or for whoever holds a position.
create table platform.saved_view (
  id        uuid primary key default uuidv7(),
  person_id uuid not null references organization.person,
  list      text not null,
  name      text not null check (btrim(name) <> ''),
  query     text not null,
  columns   text[] not null default '{}',
  shared    boolean not null default false,
  version   integer not null default 1
);
create index saved_view_list on platform.saved_view (list, person_id);
alter table platform.saved_view enable row level security;
grant select, insert, update, delete on platform.saved_view to unisono_app, unisono_reader, unisono_company;
create policy own on platform.saved_view to unisono_app, unisono_reader, unisono_company
  using (person_id = (select nullif(current_setting('unisono.person', true), ''))::uuid)
  with check (person_id = (select nullif(current_setting('unisono.person', true), ''))::uuid);
create policy shared on platform.saved_view for select to unisono_app, unisono_reader, unisono_company
  using (shared and (select coalesce(current_setting('unisono.reads', true), '') not in ('', '{}')));
