-- Campaigns of every kind, the touches they make, and the leads that come of them.
create schema marketing;
grant usage on schema marketing to unisono_app, unisono_reader, unisono_company;

create type marketing.campaign_kind as enum ('public_relations', 'identity', 'email', 'telemarketing', 'event', 'digital', 'content');
create type marketing.campaign_state as enum ('idea', 'draft', 'review', 'approved', 'scheduled', 'running', 'paused', 'finished', 'evaluated', 'archived', 'cancelled');

-- Where a lead or touch came from, named in both languages. `unknown-blank` stands for an origin nobody filled in.
create table marketing.origin (
  key      text primary key check (key ~ '^[a-z0-9_-]+$'),
  name_es  text not null,
  name_en  text not null,
  division text not null default 'marketing' check (division in ('marketing', 'sales'))
);

create table marketing.campaign (
  id                 uuid primary key default uuidv7(),
  market_id          uuid not null references organization.market,
  kind               marketing.campaign_kind not null,
  name               text not null check (btrim(name) <> ''),
  objective          text not null default '',
  outcome_measure    text,
  permission_plan    text,
  state              marketing.campaign_state not null default 'idea',
  starts_on          date,
  ends_on            date check (ends_on >= starts_on),
  budget_minor       bigint check (budget_minor >= 0),
  currency           char(3) not null,
  owner_position_id  uuid not null references organization.position,
  -- The seat in sales that answers for following up what the campaign brings.
  co_owner_position_id uuid references organization.position,
  expected_responses integer check (expected_responses >= 0),
  sales_feedback     text,
  external_key       text unique,
  created_at         timestamptz not null,
  withdrawn_at       timestamptz,
  version            integer not null default 1
);
create index campaign_by_market on marketing.campaign (market_id, starts_on desc nulls last, id) where withdrawn_at is null;

create table marketing.campaign_line (
  id           uuid primary key default uuidv7(),
  campaign_id  uuid not null references marketing.campaign,
  market_id    uuid not null references organization.market,
  channel      customers.channel not null,
  budget_minor bigint not null default 0 check (budget_minor >= 0)
);
create index campaign_line_campaign on marketing.campaign_line (campaign_id);

create table marketing.campaign_cost (
  id          uuid primary key default uuidv7(),
  campaign_id uuid not null references marketing.campaign,
  market_id   uuid not null references organization.market,
  spent_on    date not null,
  what        text not null check (btrim(what) <> ''),
  minor       bigint not null,
  currency    char(3) not null
);
create index campaign_cost_campaign on marketing.campaign_cost (campaign_id, spent_on);

-- Each change of state with who made it: the state is reported from here, the column on campaign is its latest line.
create table marketing.campaign_step (
  id          uuid primary key default uuidv7(),
  campaign_id uuid not null references marketing.campaign,
  market_id   uuid not null references organization.market,
  from_state  marketing.campaign_state,
  to_state    marketing.campaign_state not null,
  at          timestamptz not null,
  person_id   uuid references organization.person,
  note        text
);
create index campaign_step_campaign on marketing.campaign_step (campaign_id, at);

create table marketing.lead (
  id               uuid primary key default uuidv7(),
  market_id        uuid not null references organization.market,
  name             text not null default '',
  company_name     text not null default '',
  email            text,
  phone            text,
  origin_key       text not null references marketing.origin,
  landing_page     text,
  -- What they speak, where we know it: routing offers the lead to a seat that speaks it too.
  language         text,
  campaign_id      uuid references marketing.campaign,
  first_contact_on date not null,
  account_id       uuid references customers.account,
  contact_id       uuid references customers.contact,
  -- The seat in marketing or telemarketing that qualifies it.
  position_id      uuid references organization.position,
  attributes       jsonb not null default '{}',
  external_key     text unique,
  created_at       timestamptz not null,
  withdrawn_at     timestamptz,
  erased_at        timestamptz,
  version          integer not null default 1,
  -- Who may be the same one, compared as stored columns: lower() is not leakproof and would keep the policies off the index.
  email_key        text generated always as (nullif(lower(btrim(email)), '')) stored,
  company_key      text generated always as (nullif(platform.plain(btrim(company_name)), '')) stored,
  search           text generated always as (platform.plain(name || ' ' || company_name || ' ' || coalesce(email, ''))) stored
);
create index lead_by_day on marketing.lead (first_contact_on desc, id desc) where withdrawn_at is null;
create index lead_email on marketing.lead (email_key) where email_key is not null;
create index lead_company on marketing.lead (company_key) where company_key is not null;
create index lead_by_contact_day on marketing.lead (market_id, first_contact_on desc, id desc) where withdrawn_at is null;
create index lead_cohort on marketing.lead (first_contact_on, origin_key) where withdrawn_at is null;
create index lead_campaign on marketing.lead (campaign_id) where campaign_id is not null;
create index lead_account on marketing.lead (account_id) where account_id is not null;
create index lead_search on marketing.lead using gin (search gin_trgm_ops);

-- A contact that may deserve credit for a sale. Written once: nobody, administrators included, edits a touch.
create table marketing.touch (
  id           uuid primary key default uuidv7(),
  market_id    uuid not null references organization.market,
  account_id   uuid references customers.account,
  lead_id      uuid references marketing.lead,
  contact_id   uuid references customers.contact,
  campaign_id  uuid references marketing.campaign,
  origin_key   text not null references marketing.origin,
  channel      customers.channel not null default 'other',
  mass         boolean not null default false,
  occurred_at  timestamptz not null,
  -- The business date in the market's zone: what attribution reads.
  occurred_on  date not null,
  external_key text unique,
  -- An import taken back withdraws what it made, by an act of its own; nothing else does.
  withdrawn_at timestamptz,
  check (account_id is not null or lead_id is not null)
);
create index touch_account on marketing.touch (account_id, occurred_on) where withdrawn_at is null;
create index touch_lead on marketing.touch (lead_id) where withdrawn_at is null;
create index touch_campaign on marketing.touch (campaign_id) where campaign_id is not null;

call platform.guard_open('marketing.origin', array['insert', 'update']);
call platform.guard_rows('marketing.campaign', 'market_id', array['insert', 'update']);
call platform.guard_rows('marketing.campaign_line', 'market_id');
call platform.guard_rows('marketing.campaign_cost', 'market_id', array['insert', 'update']);
call platform.guard_rows('marketing.campaign_step', 'market_id', array['insert']);
call platform.guard_rows('marketing.lead', 'market_id', array['insert', 'update']);
call platform.guard_rows('marketing.touch', 'market_id', array['insert']);
-- Only taking back an import reaches this one column.
grant update (withdrawn_at, external_key) on marketing.touch to unisono_company;
create policy withdraw on marketing.touch for update to unisono_company using (true) with check (true);

-- Words in a lead's name, company or e-mail, newest first: looks past the policies and takes the scope itself, for the
-- reason told at customers.find_contacts.
create function marketing.find_leads(words text, at_most integer) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  pattern text := '%' || replace(replace(replace(platform.plain(words), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  reads uuid[] := nullif(current_setting('unisono.reads', true), '')::uuid[];
begin
  if current_setting('role') in ('unisono_company', 'unisono_reader') then
    return query select l.id from marketing.lead l where l.search like pattern and l.withdrawn_at is null
      order by l.first_contact_on desc, l.id desc limit at_most;
  else
    return query select l.id from marketing.lead l where l.search like pattern and l.market_id = any (reads) and l.withdrawn_at is null
      order by l.first_contact_on desc, l.id desc limit at_most;
  end if;
end $$;
