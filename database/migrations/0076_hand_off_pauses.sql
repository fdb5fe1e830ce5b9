-- The clock of a hand-off stops for coded reasons only (DOMAIN F4), for as much working time as the agreement allows in all.
create type coordination.pause_reason as enum ('customer_set_date', 'contact_window_closed', 'returned_for_data');
alter table coordination.agreement add column pause_cap_minutes integer not null default 2400 constraint pause_cap_counts check (pause_cap_minutes >= 0);

-- One time that it stood still. `runs_again_at`: when it goes on by itself, decided when it stopped (the day set, or the cap used up);
-- `ended_at`: sooner, by somebody or by the next step taken. What is due by the hand-off is moved along with each.
create table coordination.hand_off_pause (
  id            uuid primary key default uuidv7(),
  hand_off_id   uuid not null references coordination.hand_off,
  market_id     uuid not null references organization.market,
  reason        coordination.pause_reason not null,
  paused_at     timestamptz not null,
  until_on      date,
  runs_again_at timestamptz not null,
  note          text not null default '',
  paused_by     uuid references organization.person,
  ended_at      timestamptz,
  ended_by      uuid references organization.person,
  answer        text,
  check (runs_again_at > paused_at),
  check (ended_at >= paused_at and ended_at <= runs_again_at),
  check (reason <> 'customer_set_date' or until_on is not null),
  check (reason <> 'returned_for_data' or until_on is null),
  constraint one_pause_at_a_time exclude using gist (hand_off_id with =, tstzrange(paused_at, coalesce(ended_at, runs_again_at)) with &&)
);
create index hand_off_pause_of on coordination.hand_off_pause (hand_off_id, paused_at);
create index hand_off_pause_ends on coordination.hand_off_pause ((coalesce(ended_at, runs_again_at)), hand_off_id);

-- Reasons to return it that only ask for data: whoever chooses one is offered to ask for them and keep the hand-off.
alter table coordination.return_reason add column asks_data boolean not null default false;
update coordination.return_reason set asks_data = true where key = 'missing_contact';

call platform.guard_rows('coordination.hand_off_pause', 'market_id', array['insert', 'update']);
