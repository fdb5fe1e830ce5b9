-- Where the divisions meet: hand-offs under a two-way agreement, and requests for support in either direction.
create schema coordination;
grant usage on schema coordination to unisono_app, unisono_reader, unisono_company;

-- The two-way agreement, dated and only ever added to: on a date holds the one that began last, a market's own before the
-- company's. Limits are minutes of the receiving seat's working time.
create table coordination.agreement (
  id                    uuid primary key default uuidv7(),
  market_id             uuid references organization.market,
  definition_es         text not null,
  definition_en         text not null,
  decision_minutes      integer not null check (decision_minutes > 0),
  first_attempt_minutes integer not null check (first_attempt_minutes > 0),
  contact_minutes       integer not null check (contact_minutes > 0),
  disposition_minutes   integer not null check (disposition_minutes > 0),
  dispute_days          smallint not null default 5 check (dispute_days > 0),
  -- What marketing owes: accepted leads and their value a month.
  leads_a_month         integer check (leads_a_month >= 0),
  value_a_month_minor   bigint check (value_a_month_minor >= 0),
  currency              char(3),
  valid                 daterange not null check (not isempty(valid)),
  agreed_by_sales       uuid references organization.position,
  agreed_by_marketing   uuid references organization.position,
  agreed_at             timestamptz not null default now()
);
-- What every company begins with, until it sets its own.
insert into coordination.agreement (definition_es, definition_en, decision_minutes, first_attempt_minutes, contact_minutes, disposition_minutes, valid)
values ('Hay un proyecto, una fecha y alguien que decide', 'There is a project, a date and somebody who decides', 120, 240, 960, 4800, '[2000-01-01,)');
create index agreement_market on coordination.agreement (market_id);

create table coordination.return_reason (
  key     text primary key check (key ~ '^[a-z_]+$'),
  name_es text not null,
  name_en text not null
);
create table coordination.disqualify_reason (
  key     text primary key check (key ~ '^[a-z_]+$'),
  name_es text not null,
  name_en text not null
);

-- One hand-off of one lead from a seat to a seat. Its state is derived from these stamps by one clock at reading time.
create table coordination.hand_off (
  id               uuid primary key default uuidv7(),
  lead_id          uuid not null references marketing.lead,
  account_id       uuid references customers.account,
  market_id        uuid not null references organization.market,
  from_position_id uuid not null references organization.position,
  to_position_id   uuid not null references organization.position,
  agreement_id     uuid not null references coordination.agreement,
  -- Corrected after a return, it is offered again as a new hand-off that follows this one.
  follows_id       uuid unique references coordination.hand_off,
  brief            text not null default '',
  routing          jsonb,
  drafted_at       timestamptz not null,
  offered_at       timestamptz,
  decision_due_at  timestamptz,
  attempt_due_at   timestamptz,
  contact_due_at   timestamptz,
  disposition_due_at timestamptz,
  accepted_at      timestamptz,
  returned_at      timestamptz,
  return_reason    text references coordination.return_reason,
  return_note      text,
  disputed_at      timestamptz,
  dispute_note     text,
  dispute_due_on   date,
  resolved_at      timestamptz,
  resolved_for     text check (resolved_for in ('sender', 'receiver')),
  resolve_note     text,
  expired_at       timestamptz,
  first_attempt_at timestamptz,
  contacted_at     timestamptz,
  qualified_at     timestamptz,
  opportunity_id   uuid references sales.opportunity,
  recycled_at      timestamptz,
  recycle_on       date,
  disqualified_at  timestamptz,
  disqualify_reason text references coordination.disqualify_reason,
  answered_by      uuid references organization.person,
  external_key     text unique,
  withdrawn_at     timestamptz,
  version          integer not null default 1,
  check (from_position_id <> to_position_id),
  check ((returned_at is null) = (return_reason is null)),
  check (num_nonnulls(accepted_at, returned_at, expired_at) <= 1 or (expired_at is not null and returned_at is null)),
  check ((resolved_at is null) = (resolved_for is null)),
  check (num_nonnulls(qualified_at, recycled_at, disqualified_at) <= 1)
);
create index hand_off_waits_for on coordination.hand_off (to_position_id, decision_due_at) where accepted_at is null and returned_at is null and withdrawn_at is null;
create index hand_off_sent_by on coordination.hand_off (from_position_id, offered_at desc) where withdrawn_at is null;
create index hand_off_worked on coordination.hand_off (to_position_id, offered_at desc) where withdrawn_at is null;
create index hand_off_lead on coordination.hand_off (lead_id);
create index hand_off_account on coordination.hand_off (account_id) where account_id is not null;
create index hand_off_due on coordination.hand_off (decision_due_at) where withdrawn_at is null;

-- Asked of the other division, in either direction: answered with a date, or declined with a reason and an alternative.
create table coordination.support_request (
  id               uuid primary key default uuidv7(),
  market_id        uuid not null references organization.market,
  from_position_id uuid not null references organization.position,
  to_position_id   uuid not null references organization.position,
  account_id       uuid references customers.account,
  object_kind      text,
  object_id        uuid,
  title            text not null check (btrim(title) <> ''),
  detail           text not null default '',
  effort           smallint not null default 1 check (effort between 1 and 5),
  asked_at         timestamptz not null,
  wanted_on        date not null,
  accepted_at      timestamptz,
  due_on           date,
  declined_at      timestamptz,
  decline_reason   text,
  alternative      text,
  started_at       timestamptz,
  delivered_at     timestamptz,
  confirmed_at     timestamptz,
  reopened_at      timestamptz,
  closed_at        timestamptz,
  external_key     text unique,
  withdrawn_at     timestamptz,
  version          integer not null default 1,
  check (from_position_id <> to_position_id),
  check (accepted_at is null or due_on is not null),
  check ((declined_at is null) = (decline_reason is null))
);
create index request_waits_for on coordination.support_request (to_position_id, wanted_on) where confirmed_at is null and declined_at is null and withdrawn_at is null;
create index request_sent_by on coordination.support_request (from_position_id, asked_at desc) where withdrawn_at is null;
create index request_account on coordination.support_request (account_id) where account_id is not null;

call platform.guard_open('coordination.agreement', array['insert']);
call platform.guard_open('coordination.return_reason', array['insert', 'update']);
call platform.guard_open('coordination.disqualify_reason', array['insert', 'update']);
call platform.guard_rows('coordination.hand_off', 'market_id', array['insert', 'update']);
call platform.guard_rows('coordination.support_request', 'market_id', array['insert', 'update']);
