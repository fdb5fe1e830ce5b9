-- The structure as others keep it: organograms of several dates brought in as history, and what each made.
create schema directory;
grant usage on schema directory to unisono_app, unisono_reader, unisono_company;

create table directory.organogram (
  id            uuid primary key default uuidv7(),
  person_id     uuid not null references organization.person,
  name          text not null check (btrim(name) <> ''),
  imported_at   timestamptz not null,
  -- The stamp under which its rows were recorded: what carries another one was changed or built upon since.
  stamp         timestamptz not null,
  taken_back_at timestamptz,
  dates         date[] not null,
  unit_ids      uuid[] not null,
  position_ids  uuid[] not null,
  totals        jsonb not null,
  problems      integer not null
);
create index organogram_newest on directory.organogram (imported_at desc);

call organization.guard_company('directory.organogram', array['insert', 'update']);
