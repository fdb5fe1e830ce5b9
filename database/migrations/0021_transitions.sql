-- What a proposal promises its customers, and what becomes of it once it is published.

-- Somebody has thought about how this customer is handed over, before the gate of customers is signed.
create table restructuring.continuity_intent (
  proposal_id uuid not null references restructuring.proposal,
  account_id  uuid not null references customers.account,
  position_id uuid not null references organization.position,
  person_id   uuid not null references organization.person,
  at          timestamptz not null,
  note        text not null default '',
  primary key (proposal_id, account_id)
);
call platform.guard_rows('restructuring.continuity_intent', 'position_id');
create policy shared on restructuring.continuity_intent for select to unisono_app
  using (proposal_id in (select p.id from restructuring.proposal p where p.shared_at is not null));

-- The first and last stamp that a wave was written under: by them it is told apart from every other change, and taken back.
alter table restructuring.wave add column stamp_from timestamptz, add column stamp_to timestamptz,
  -- The seats that close, with their successors: what they hold that is not dated goes along on the day.
  add column closings jsonb not null default '[]',
  -- Meetings and reports it opened and ended: {"opened": [], "ended": []}.
  add column forums jsonb not null default '{}';

-- A customer's hand-over, made when its wave is published: read where the customer is.
create table restructuring.continuity_plan (
  id               uuid primary key default uuidv7(),
  proposal_id      uuid not null references restructuring.proposal,
  wave             smallint not null,
  account_id       uuid not null references customers.account,
  market_id        uuid not null references organization.market,
  class            char(1),
  from_position_id uuid not null references organization.position,
  to_position_id   uuid not null references organization.position,
  from_person_id   uuid references organization.person,
  to_person_id     uuid references organization.person,
  begins_on        date not null,
  overlap_until    date not null check (overlap_until >= begins_on),
  -- Half of what is booked in the overlap is the leaver's: an incentive to hand over well.
  split_bp         integer not null default 5000 check (split_bp between 0 and 10000),
  -- Bookings of the twelve months before, to hold the checks against.
  booked_minor     bigint not null default 0,
  brief            jsonb not null,
  withdrawn_at     timestamptz,
  unique (proposal_id, wave, account_id)
);
create index continuity_plan_account on restructuring.continuity_plan (account_id);
create type restructuring.step_kind as enum ('brief', 'tell', 'introduce', 'overlap', 'first_alone', 'check_30', 'check_60', 'check_90');
create table restructuring.continuity_step (
  id          uuid primary key default uuidv7(),
  plan_id     uuid not null references restructuring.continuity_plan,
  market_id   uuid not null references organization.market,
  kind        restructuring.step_kind not null,
  position_id uuid not null references organization.position,
  due_on      date not null,
  done_at     timestamptz,
  done_by     uuid references organization.person,
  note        text not null default '',
  unique (plan_id, kind)
);
create index continuity_step_seat on restructuring.continuity_step (position_id, due_on) where done_at is null;
call platform.guard_rows('restructuring.continuity_plan', 'market_id', array['insert', 'update']);
call platform.guard_rows('restructuring.continuity_step', 'market_id', array['insert', 'update']);

-- Stopped by a trigger, and taken up again or carried on in spite of it: with its reasons, for ever.
create table restructuring.halt (
  id          uuid primary key default uuidv7(),
  proposal_id uuid not null references restructuring.proposal,
  position_id uuid not null references organization.position,
  cause       text not null check (cause in ('bookings_below', 'focus_below', 'by_hand')),
  figures     jsonb not null default '{}',
  at          timestamptz not null,
  ended_at    timestamptz,
  ended_by    uuid references organization.person,
  ended_how   text check (ended_how in ('resumed', 'rolled_forward')),
  comment     text not null default ''
);
create unique index one_halt on restructuring.halt (proposal_id) where ended_at is null;
call platform.guard_rows('restructuring.halt', 'position_id', array['insert', 'update']);
create policy shared on restructuring.halt for select to unisono_app using (proposal_id in (select p.id from restructuring.proposal p where p.shared_at is not null));

-- What was predicted when it was published, kept to be held against what came of it.
create table restructuring.prediction (
  proposal_id uuid not null references restructuring.proposal,
  wave        smallint not null,
  position_id uuid not null references organization.position,
  at          timestamptz not null,
  figures     jsonb not null,
  primary key (proposal_id, wave)
);
call platform.guard_rows('restructuring.prediction', 'position_id', array['insert']);
create policy shared on restructuring.prediction for select to unisono_app using (proposal_id in (select p.id from restructuring.proposal p where p.shared_at is not null));
