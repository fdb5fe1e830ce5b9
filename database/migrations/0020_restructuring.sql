-- What a seat costs; the register of decisions and the budget of internal time; and the proposals that would change the structure.

/* ------------------------------------------------------------------------------------------------ the cost of a seat */

-- Minor units a year, dated like the structure. Read only where its right reaches: it is close to a salary.
create table organization.cost_rate (
  id            uuid primary key default uuidv7(),
  position_id   uuid not null references organization.position,
  minor         bigint not null check (minor >= 0),
  currency      char(3) not null,
  valid         daterange not null check (not isempty(valid) and lower_inc(valid)),
  recorded      tstzrange not null check (not isempty(recorded)),
  current_valid daterange generated always as (case when upper_inf(recorded) then valid end) stored,
  constraint cost_dated unique (position_id, current_valid without overlaps),
  constraint cost_position_dated foreign key (position_id, period current_valid)
    references organization.position_version (position_id, period current_valid) deferrable initially deferred
);
call platform.guard_rows('organization.cost_rate', 'position_id', array['insert', 'update']);

/* --------------------------------------------------------------------------------------------- the register of decisions */

create schema decisions;
grant usage on schema decisions to unisono_app, unisono_reader, unisono_company;

create type decisions.role_kind as enum ('recommends', 'agrees', 'performs', 'gives_input', 'decides');
create type decisions.step_kind as enum ('recommend', 'agree', 'object', 'decide', 'execute', 'finish', 'review');
create type decisions.effect as enum ('better', 'as_expected', 'worse');
create type decisions.frequency as enum ('daily', 'weekly', 'fortnightly', 'monthly', 'quarterly');

create table decisions.decision (
  id              uuid primary key default uuidv7(),
  title           text not null check (btrim(title) <> ''),
  -- Stated before there are options.
  customer_effect text not null check (btrim(customer_effect) <> ''),
  context         text not null default '',
  review_on       date not null,
  supersedes_id   uuid unique references decisions.decision,
  created_at      timestamptz not null,
  created_by      uuid not null references organization.person,
  version         integer not null default 1
);
create index decision_newest on decisions.decision (created_at desc, id);
create table decisions.option (
  id              uuid primary key default uuidv7(),
  decision_id     uuid not null references decisions.decision,
  place           smallint not null,
  text            text not null check (btrim(text) <> ''),
  customer_effect text not null default ''
);
create index option_decision on decisions.option (decision_id);
create table decisions.role (
  decision_id uuid not null references decisions.decision,
  role        decisions.role_kind not null,
  position_id uuid not null references organization.position,
  primary key (decision_id, role, position_id)
);
create unique index one_decides on decisions.role (decision_id) where role = 'decides';
create table decisions.link (
  decision_id uuid not null references decisions.decision,
  kind        text not null check (kind in ('proposal', 'campaign', 'opportunity')),
  object_id   uuid not null,
  primary key (decision_id, kind, object_id)
);
create index link_object on decisions.link (kind, object_id);
create table decisions.step (
  id          uuid primary key default uuidv7(),
  decision_id uuid not null references decisions.decision,
  step        decisions.step_kind not null,
  at          timestamptz not null,
  person_id   uuid not null references organization.person,
  position_id uuid references organization.position,
  option_id   uuid references decisions.option,
  comment     text not null default '',
  effect      decisions.effect,
  check ((step = 'decide') = (option_id is not null)),
  check ((step = 'review') = (effect is not null))
);
create index step_decision on decisions.step (decision_id, at);
create unique index decided_once on decisions.step (decision_id) where step = 'decide';

call platform.guard_open('decisions.decision', array['insert', 'update']);
call platform.guard_open('decisions.option');
call platform.guard_open('decisions.role', array['insert']);
call platform.guard_open('decisions.link', array['insert', 'delete']);
call platform.guard_open('decisions.step', array['insert']);

/** Exactly one decides: the key refuses a second, this a decision without any. */
create function decisions.refuse_undecidable() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from decisions.role r where r.decision_id = new.id and r.role = 'decides') then
    raise exception 'somebody decides' using errcode = 'check_violation', constraint = 'one_decides';
  end if;
  return null;
end $$;
create constraint trigger somebody_decides after insert on decisions.decision
  deferrable initially deferred for each row execute function decisions.refuse_undecidable();

/** What was decided is superseded, never edited: neither its words nor its options. */
create function decisions.refuse_edit() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare of_decision uuid;
begin
  if tg_table_name = 'decision' then
    if (new.title, new.customer_effect, new.context, new.supersedes_id) is not distinct from (old.title, old.customer_effect, old.context, old.supersedes_id) then return new; end if;
    of_decision := old.id;
  else
    of_decision := case when tg_op = 'DELETE' then old.decision_id else new.decision_id end;
  end if;
  if exists (select from decisions.step s where s.decision_id = of_decision and s.step = 'decide') then
    raise exception 'what was decided stays' using errcode = 'check_violation', constraint = 'decided_stays';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger decided_stays before update on decisions.decision for each row execute function decisions.refuse_edit();
create trigger decided_stays before insert or update or delete on decisions.option for each row execute function decisions.refuse_edit();

/* -------------------------------------------------------------------------------------- the budget of internal time */

create table decisions.forum (
  id                uuid primary key default uuidv7(),
  name              text not null check (btrim(name) <> ''),
  what              text not null check (what in ('meeting', 'report')),
  owner_position_id uuid not null references organization.position,
  minutes           integer not null check (minutes > 0),
  reading_minutes   integer not null default 0 check (reading_minutes >= 0),
  frequency         decisions.frequency not null,
  serves            text not null check (btrim(serves) <> ''),
  from_on           date not null,
  -- Six months at most: what nobody renews ends.
  expires_on        date not null,
  ended_on          date,
  -- The one it took the place of, where a restructuring changed it from a date.
  follows_id        uuid references decisions.forum,
  version           integer not null default 1,
  held              daterange generated always as (case when coalesce(ended_on, expires_on) > from_on then daterange(from_on, coalesce(ended_on, expires_on)) end) stored,
  check (expires_on > from_on),
  -- Its owner exists as long as it is held: a seat does not close over a meeting it owns.
  constraint forum_owner_dated foreign key (owner_position_id, period held)
    references organization.position_version (position_id, period current_valid) deferrable initially deferred
);
create index forum_owner on decisions.forum (owner_position_id);
create table decisions.forum_participant (
  forum_id    uuid not null references decisions.forum on delete cascade,
  position_id uuid not null references organization.position,
  primary key (forum_id, position_id)
);
create index forum_participant_position on decisions.forum_participant (position_id);
call platform.guard_open('decisions.forum', array['insert', 'update']);
call platform.guard_open('decisions.forum_participant', array['insert', 'delete']);

/* --------------------------------------------------------------------------------------------------------- proposals
   A draft is read and written where the author's seat is reached; once it is put before the signers, whoever holds the right
   reads it. Signatures and answers are rows of their own and are never changed: an edit writes that it voids one. */

create schema restructuring;
grant usage on schema restructuring to unisono_app, unisono_reader, unisono_company;
create type restructuring.gate as enum ('customers', 'decisions', 'structure', 'goals', 'information', 'consultation');
create type restructuring.signing as enum ('signs', 'recommends', 'objects');

create table restructuring.proposal (
  id          uuid primary key default uuidv7(),
  position_id uuid not null references organization.position,
  author_id   uuid not null references organization.person,
  name        text not null check (btrim(name) <> ''),
  why         text not null default '',
  -- The structure it stands on, as it was known then, and its fingerprint on the date of the last wave.
  known_at    timestamptz not null,
  hash        text not null,
  copy_of     uuid references restructuring.proposal,
  rolls_back  uuid references restructuring.proposal,
  created_at  timestamptz not null,
  changed_at  timestamptz not null,
  shared_at   timestamptz,
  archived_at timestamptz,
  -- What was last computed of it, for lists.
  score       numeric(9, 6),
  version     integer not null default 1
);
create index proposal_newest on restructuring.proposal (changed_at desc, id);

create table restructuring.wave (
  proposal_id  uuid not null references restructuring.proposal,
  position_id  uuid not null references organization.position,
  number       smallint not null check (number between 1 and 12),
  on_day       date not null,
  published_at timestamptz,
  published_by uuid references organization.person,
  act_id       uuid,
  -- Everything not dated (open deals, activities, requests) has gone along.
  moved_at     timestamptz,
  primary key (proposal_id, number),
  constraint published_by_somebody check ((published_at is null) = (act_id is null))
);
create table restructuring.change (
  id          uuid primary key default uuidv7(),
  proposal_id uuid not null references restructuring.proposal,
  position_id uuid not null references organization.position,
  place       integer not null,
  wave        smallint not null,
  kind        text not null,
  body        jsonb not null,
  foreign key (proposal_id, wave) references restructuring.wave deferrable initially deferred,
  constraint change_place unique (proposal_id, place) deferrable initially deferred
);
create table restructuring.signature (
  id          uuid primary key default uuidv7(),
  proposal_id uuid not null references restructuring.proposal,
  position_id uuid not null references organization.position,
  person_id   uuid not null references organization.person,
  gate        restructuring.gate not null,
  act         restructuring.signing not null,
  comment     text not null default '',
  at          timestamptz not null,
  score       numeric(9, 6)
);
create index signature_proposal on restructuring.signature (proposal_id, at);
create table restructuring.signature_void (
  signature_id uuid primary key references restructuring.signature,
  proposal_id  uuid not null references restructuring.proposal,
  position_id  uuid not null references organization.position,
  at           timestamptz not null,
  because      text not null
);
create table restructuring.check_answer (
  id          uuid primary key default uuidv7(),
  proposal_id uuid not null references restructuring.proposal,
  position_id uuid not null references organization.position,
  person_id   uuid not null references organization.person,
  gate        restructuring.gate not null,
  code        text not null,
  text        text not null,
  at          timestamptz not null
);
create index check_answer_proposal on restructuring.check_answer (proposal_id, at);

call platform.guard_rows('restructuring.proposal', 'position_id', array['insert', 'update']);
call platform.guard_rows('restructuring.wave', 'position_id');
call platform.guard_rows('restructuring.change', 'position_id');
call platform.guard_rows('restructuring.signature', 'position_id', array['insert']);
call platform.guard_rows('restructuring.signature_void', 'position_id', array['insert']);
call platform.guard_rows('restructuring.check_answer', 'position_id', array['insert']);

create policy shared on restructuring.proposal for select to unisono_app
  using (shared_at is not null and (select coalesce(current_setting('unisono.reads', true), '') not in ('', '{}')));
do $$
declare t text;
begin
  foreach t in array array['wave', 'change', 'signature', 'signature_void', 'check_answer'] loop
    execute format('create policy shared on restructuring.%I for select to unisono_app using (proposal_id in (select p.id from restructuring.proposal p where p.shared_at is not null))', t);
  end loop;
end $$;

/** No customer is ever published into nobody's hands: whoever was looked after the day before is looked after on the day. */
create function restructuring.refuse_orphans() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.published_at is null or old.published_at is not null then return null; end if;
  if exists (
    with empty as materialized (
      select s.position_id from (select distinct c.position_id from customers.custody c where upper_inf(c.recorded) and c.valid @> new.on_day) s
       where not exists (select from organization.answering(s.position_id, new.on_day, 'infinity'))
    )
    select from empty e join customers.custody c on c.position_id = e.position_id and upper_inf(c.recorded) and c.valid @> new.on_day
      join customers.account a on a.id = c.account_id and a.withdrawn_at is null
      join customers.custody b on b.account_id = c.account_id and upper_inf(b.recorded) and b.valid @> new.on_day - 1
     where exists (select from organization.answering(b.position_id, new.on_day - 1, 'infinity'))) then
    raise exception 'a customer would be nobody''s' using errcode = 'check_violation', constraint = 'no_orphans';
  end if;
  return null;
end $$;
create constraint trigger no_orphans after update on restructuring.wave
  deferrable initially deferred for each row execute function restructuring.refuse_orphans();
