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
  name_es text not null check (btrim(name_es) <> ''),
  name_en text not null check (btrim(name_en) <> ''),
  -- No longer offered from this day on; what was closed with it keeps it.
  retired_on date
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
-- By seat: for sums, and for whoever reaches few seats. `amount_minor >= 0` always holds; only what says it may use these
-- two. The planner takes any reach for ten seats and would otherwise sort a whole division's deals to show the first sixty.
create index opportunity_open on sales.opportunity (owner_position_id, stage_id, currency) include (amount_minor)
  where state = 'open' and withdrawn_at is null and amount_minor >= 0;
create index opportunity_seat on sales.opportunity (owner_position_id, created_at) where withdrawn_at is null and amount_minor >= 0;
-- The board's first cards of a stage come straight off this index, whoever asks: it holds the seat that the policy tests.
create index opportunity_board on sales.opportunity (stage_id, close_on, id) include (owner_position_id) where state = 'open' and withdrawn_at is null;
create index opportunity_account on sales.opportunity (account_id, state);
-- The orders of the list: each holds what the policy and the usual filters test, so a page is chosen without the table.
create index opportunity_by_close on sales.opportunity (coalesce(close_on, 'infinity'::date), id) include (close_on, owner_position_id, state, stage_id) where withdrawn_at is null;
create index opportunity_by_amount on sales.opportunity (amount_minor, id) include (owner_position_id, state, stage_id) where withdrawn_at is null;
create index opportunity_by_name on sales.opportunity (name collate "es-x-icu", id) include (owner_position_id, state, stage_id) where withdrawn_at is null;
create index opportunity_by_creation on sales.opportunity (created_at, id) include (owner_position_id, state, stage_id) where withdrawn_at is null;
create index opportunity_reopened on sales.opportunity (reopens_id) where reopens_id is not null;
create index opportunity_search on sales.opportunity using gin (search gin_trgm_ops);
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
-- A rate is never changed; a newer one only ends an open-ended one where it begins.
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
-- The key it was brought in under, without the number it got when it was booked anew after a reversal.
create index booking_key on sales.booking_event (regexp_replace(external_key, '#[0-9]+$', '')) where external_key is not null;
create index booking_day on sales.booking_event (booked_on, id);
create index booking_seat on sales.booking_event (owner_position_id, booked_on) include (minor, currency, reporting_minor);
create index booking_account on sales.booking_event (account_id, booked_on);
create index booking_opportunity on sales.booking_event (opportunity_id) where opportunity_id is not null;
create index booking_lead on sales.booking_event (lead_id) where lead_id is not null;

-- The value of a booking that had no rate on the day it was recorded, given once when its rate arrives; the event stays as it was.
create table sales.booking_conversion (
  booking_id        uuid primary key references sales.booking_event,
  owner_position_id uuid not null references organization.position,
  fx_rate_id        uuid not null references sales.fx_rate,
  reporting_minor   bigint not null,
  reporting_currency char(3) not null,
  converted_at      timestamptz not null
);

call platform.guard_open('sales.product', array['insert', 'update']);
call platform.guard_open('sales.benefit');
call platform.guard_open('sales.pipeline', array['insert', 'update']);
call platform.guard_open('sales.stage', array['insert', 'update']);
call platform.guard_open('sales.closing_reason', array['insert', 'update']);
call platform.guard_open('sales.fx_rate', array['insert', 'update']);
revoke update on sales.fx_rate from unisono_app, unisono_reader, unisono_company;
grant update (valid) on sales.fx_rate to unisono_app, unisono_reader, unisono_company;
call platform.guard_rows('sales.opportunity', 'owner_position_id', array['insert', 'update']);
call platform.guard_rows('sales.opportunity_step', 'owner_position_id', array['insert']);
call platform.guard_rows('sales.opportunity_product', 'owner_position_id');
call platform.guard_rows('sales.booking_event', 'owner_position_id', array['insert']);
call platform.guard_rows('sales.booking_conversion', 'owner_position_id', array['insert']);

/* LIKE is not leakproof (see customers.find_contacts): this look-up takes the scope itself, the seats the caller reads.
   It finds words in a deal's name or in its customer's, the customers again within the caller's own markets. */
create function sales.find_opportunities(words text, at_most integer) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  pattern text := '%' || replace(replace(replace(platform.plain(words), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  reads uuid[] := nullif(current_setting('unisono.reads', true), '')::uuid[];
  everything boolean := current_setting('role') in ('unisono_company', 'unisono_reader');
begin
  return query
    with named as (
      select o.id, o.owner_position_id from sales.opportunity o where o.search like pattern and o.withdrawn_at is null
      union
      select o.id, o.owner_position_id from customers.find_accounts(words, '', '00000000-0000-0000-0000-000000000000', 1000) a(id)
        join sales.opportunity o on o.account_id = a.id and o.withdrawn_at is null
    )
    select n.id from named n where everything or n.owner_position_id = any (reads) limit at_most;
end $$;

/* What happened to a deal goes with the deal: whoever reaches it today reads all of it, also from when another seat had it. */
create function sales.opportunity_history(opportunity uuid, at_most integer) returns setof platform.fact
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select f.* from sales.opportunity o join platform.fact f on f.about_id = o.id
   where o.id = opportunity
     and (current_setting('role') in ('unisono_company', 'unisono_reader')
          or o.owner_position_id = any (nullif(current_setting('unisono.reads', true), '')::uuid[]))
   order by f.id desc limit at_most;
end;
