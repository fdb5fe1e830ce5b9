-- Territories: which seat should lead which customers, as rules. One model is in force; others are drawn beside it.
create schema territories;
grant usage on schema territories to unisono_app, unisono_reader, unisono_company;

create table territories.model (
  id           uuid primary key default uuidv7(),
  name         text not null check (btrim(name) <> ''),
  created_at   timestamptz not null,
  -- In force from here until another takes its place; drawn while both are empty.
  activated_at timestamptz,
  archived_at  timestamptz,
  version      integer not null default 1
);
create unique index one_model_active on territories.model ((true)) where activated_at is not null and archived_at is null;

-- A rule: the customers of a market with all that is said here. An empty list asks for nothing.
create table territories.territory (
  id           uuid primary key default uuidv7(),
  model_id     uuid not null references territories.model,
  market_id    uuid not null references organization.market,
  name         text not null check (btrim(name) <> ''),
  position_id  uuid not null references organization.position,
  -- Where several rules find a customer, the first by place has it.
  place        integer not null default 0,
  -- Postal codes by their beginning ("46") or from one to another ("46000-46499").
  postcodes    text[] not null default '{}',
  segments     text[] not null default '{}',
  classes      text[] not null default '{}' check (classes <@ array['A', 'B', 'C']),
  valid        daterange not null check (not isempty(valid) and lower_inc(valid)),
  withdrawn_at timestamptz,
  version      integer not null default 1
);
create index territory_model on territories.territory (model_id) where withdrawn_at is null;
create index territory_position on territories.territory (position_id) where withdrawn_at is null;

-- A customer that the rules leave alone: for a seat of its own, or frozen with whoever leads it (no seat).
create table territories.exception (
  id          uuid primary key default uuidv7(),
  model_id    uuid not null references territories.model,
  account_id  uuid not null references customers.account,
  market_id   uuid not null references organization.market,
  position_id uuid references organization.position,
  reason      text not null check (btrim(reason) <> ''),
  made_at     timestamptz not null,
  ended_at    timestamptz
);
create unique index one_exception on territories.exception (model_id, account_id) where ended_at is null;
create index exception_account on territories.exception (account_id) where ended_at is null;

call platform.guard_open('territories.model', array['insert', 'update']);
call platform.guard_rows('territories.territory', 'market_id', array['insert', 'update']);
call platform.guard_rows('territories.exception', 'market_id', array['insert', 'update']);
