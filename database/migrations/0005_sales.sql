-- What we sell and why it helps, the deals being worked, and the ledger of what was booked.
create schema sales;
grant usage on schema sales to unisono_app, unisono_reader, unisono_company;

create type sales.opportunity_state as enum ('open', 'won', 'lost', 'no_decision');
create type sales.forecast_category as enum ('omitted', 'pipeline', 'best_case', 'most_likely', 'commit', 'closed');
create type sales.booking_kind as enum ('booking', 'amendment', 'credit_note', 'reversal');

create table sales.product (
  id           uuid primary key default uuidv7(),
  code         text not null unique check (btrim(code) <> ''),
  name         text not null check (btrim(name) <> ''),
  description  text not null default '',
  retired_on   date,
  external_key text unique,
  version      integer not null default 1
);
-- A feature and the benefit it brings, and to whom: what sales says to a customer.
create table sales.benefit (
  id         uuid primary key default uuidv7(),
  product_id uuid not null references sales.product on delete cascade,
  feature    text not null check (btrim(feature) <> ''),
  benefit    text not null check (btrim(benefit) <> ''),
  for_whom   text not null check (btrim(for_whom) <> '')
);
create index benefit_product on sales.benefit (product_id);

create table sales.pipeline (
  id         uuid primary key default uuidv7(),
  name_es    text not null,
  name_en    text not null,
  is_default boolean not null default false,
  version    integer not null default 1
);
create unique index one_default_pipeline on sales.pipeline (is_default) where is_default;
create table sales.stage (
  id                uuid primary key default uuidv7(),
  pipeline_id       uuid not null references sales.pipeline,
  place             smallint not null,
  name_es           text not null,
  name_en           text not null,
  probability_bp    smallint not null check (probability_bp between 0 and 10000),
  forecast_category sales.forecast_category not null default 'pipeline',
  external_key      text,
  unique (pipeline_id, place) deferrable initially deferred
);
create table sales.closing_reason (
  key     text primary key check (key ~ '^[a-z_]+$'),
  outcome sales.opportunity_state not null check (outcome in ('lost', 'no_decision')),
  name_es text not null,
  name_en text not null
);

create table sales.opportunity (
  id                uuid primary key default uuidv7(),
  account_id        uuid not null references customers.account,
  contact_id        uuid references customers.contact,
  market_id         uuid not null references organization.market,
  owner_position_id uuid not null references organization.position,
  pipeline_id       uuid not null references sales.pipeline,
  stage_id          uuid not null references sales.stage,
  state             sales.opportunity_state not null default 'open',
  name              text not null check (btrim(name) <> ''),
  amount_minor      bigint not null default 0 check (amount_minor >= 0),
  currency          char(3) not null,
  close_on          date,
  -- Set by the owner where it differs from the stage's.
  forecast_category sales.forecast_category,
  next_step         text,
  next_step_on      date,
  lead_id           uuid references marketing.lead,
  origin_key        text references marketing.origin,
  campaign_id       uuid references marketing.campaign,
  closing_reason    text references sales.closing_reason,
  closed_on         date,
  reopens_id        uuid references sales.opportunity,
  external_key      text unique,
  created_at        timestamptz not null,
  withdrawn_at      timestamptz,
  version           integer not null default 1,
  check ((state = 'open') = (closed_on is null)),
  check ((state in ('lost', 'no_decision')) = (closing_reason is not null)),
  search            text generated always as (platform.plain(name)) stored
);
create index opportunity_open on sales.opportunity (owner_position_id, stage_id, currency) include (amount_minor)
  where state = 'open' and withdrawn_at is null;
create index opportunity_board on sales.opportunity (stage_id, close_on, id) where state = 'open' and withdrawn_at is null;
create index opportunity_seat_close on sales.opportunity (owner_position_id, stage_id, close_on, id) where state = 'open' and withdrawn_at is null;
create index opportunity_account on sales.opportunity (account_id, state);
create index opportunity_by_close on sales.opportunity (close_on, id) where withdrawn_at is null;
create index opportunity_by_amount on sales.opportunity (amount_minor desc, id) where withdrawn_at is null;
create index opportunity_lead on sales.opportunity (lead_id) where lead_id is not null;
create index opportunity_closed on sales.opportunity (closed_on, state) where state <> 'open' and withdrawn_at is null;

-- Stage and state history: what a pipeline report of any past day is read from.
create table sales.opportunity_step (
  id                uuid primary key default uuidv7(),
  opportunity_id    uuid not null references sales.opportunity,
  owner_position_id uuid not null references organization.position,
  stage_id          uuid not null references sales.stage,
  state             sales.opportunity_state not null,
  amount_minor      bigint not null,
  at                timestamptz not null,
  person_id         uuid references organization.person
);
create index opportunity_step_opportunity on sales.opportunity_step (opportunity_id, at);

create table sales.opportunity_product (
  opportunity_id    uuid not null references sales.opportunity on delete cascade,
  product_id        uuid not null references sales.product,
  owner_position_id uuid not null references organization.position,
  quantity          numeric(14, 3) not null default 1 check (quantity > 0),
  primary key (opportunity_id, product_id)
);

-- One unit of `from_currency` is `rate` of `to_currency` on each day of `valid`. A missing rate is named, never 1.
create table sales.fx_rate (
  id            uuid primary key default uuidv7(),
  from_currency char(3) not null,
  to_currency   char(3) not null,
  rate          numeric(20, 10) not null check (rate > 0),
  valid         daterange not null check (not isempty(valid)),
  check (from_currency <> to_currency),
  exclude using gist (from_currency with =, to_currency with =, valid with &&)
);

-- What was sold, as events: positive and negative, never edited. A mistake is put right by a mirrored event.
create table sales.booking_event (
  id                uuid primary key default uuidv7(),
  kind              sales.booking_kind not null default 'booking',
  opportunity_id    uuid references sales.opportunity,
  account_id        uuid not null references customers.account,
  market_id         uuid not null references organization.market,
  owner_position_id uuid not null references organization.position,
  lead_id           uuid references marketing.lead,
  booked_on         date not null,
  minor             bigint not null check (minor <> 0),
  currency          char(3) not null,
  -- Its value in the company's reporting currency, converted once at the rate of its date; null where no rate exists.
  fx_rate_id        uuid references sales.fx_rate,
  reporting_minor   bigint,
  reporting_currency char(3) not null,
  reverses_id       uuid references sales.booking_event,
  reference         text,
  external_key      text unique,
  recorded_at       timestamptz not null,
  person_id         uuid references organization.person,
  check ((kind = 'booking' and reverses_id is null and minor > 0) or kind = 'amendment' or (kind in ('credit_note', 'reversal') and reverses_id is not null and minor < 0))
);
create unique index reversed_once on sales.booking_event (reverses_id) where kind = 'reversal';
create index booking_day on sales.booking_event (booked_on, id);
create index booking_seat on sales.booking_event (owner_position_id, booked_on) include (minor, currency, reporting_minor);
create index booking_account on sales.booking_event (account_id, booked_on);
create index booking_opportunity on sales.booking_event (opportunity_id) where opportunity_id is not null;
create index booking_lead on sales.booking_event (lead_id) where lead_id is not null;

call platform.guard_open('sales.product', array['insert', 'update']);
call platform.guard_open('sales.benefit');
call platform.guard_open('sales.pipeline', array['insert', 'update']);
call platform.guard_open('sales.stage', array['insert', 'update']);
call platform.guard_open('sales.closing_reason', array['insert', 'update']);
call platform.guard_open('sales.fx_rate', array['insert']);
call platform.guard_rows('sales.opportunity', 'owner_position_id', array['insert', 'update']);
call platform.guard_rows('sales.opportunity_step', 'owner_position_id', array['insert']);
call platform.guard_rows('sales.opportunity_product', 'owner_position_id');
call platform.guard_rows('sales.booking_event', 'owner_position_id', array['insert']);
