-- What becomes of a restructuring once it is published: reviews, what those it touched say of it, and what it teaches.

-- Figures that stood in code, now dated like the others.
insert into platform.parameter (name, valid, value) values
  ('restructuring.follow_up', '[2000-01-01,)', '{}'),
  ('decisions.working_time', '[2000-01-01,)', '{}');

-- Predicted against realised, a number of days after a wave; kept for ever as it was computed.
create table restructuring.review (
  id          uuid primary key default uuidv7(),
  proposal_id uuid not null,
  wave        smallint not null,
  position_id uuid not null references organization.position,
  ordinal     smallint not null check (ordinal between 1 and 3),
  days        integer not null check (days > 0),
  due_on      date not null,
  computed_at timestamptz not null,
  figures     jsonb not null,
  signed_at   timestamptz,
  signed_by   uuid references organization.person,
  comment     text not null default '',
  constraint review_once unique (proposal_id, wave, ordinal),
  foreign key (proposal_id, wave) references restructuring.wave (proposal_id, number),
  constraint review_signed_with_words check ((signed_at is null) = (signed_by is null) and (signed_at is null) = (btrim(comment) = ''))
);
create index review_unsigned on restructuring.review (due_on) where signed_at is null;
call platform.guard_rows('restructuring.review', 'position_id', array['insert', 'update']);
create policy shared on restructuring.review for select to unisono_app using (proposal_id in (select p.id from restructuring.proposal p where p.shared_at is not null));

/** What was computed stays, and what was signed stays signed. */
create function restructuring.refuse_rewriting() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.signed_at is not null
     or (new.id, new.proposal_id, new.wave, new.position_id, new.ordinal, new.days, new.due_on, new.computed_at, new.figures)
        is distinct from (old.id, old.proposal_id, old.wave, old.position_id, old.ordinal, old.days, old.due_on, old.computed_at, old.figures) then
    raise exception 'a review stays as it was computed' using errcode = 'check_violation', constraint = 'review_stays';
  end if;
  return null;
end $$;
create trigger review_stays after update on restructuring.review for each row execute function restructuring.refuse_rewriting();

-- A wave withdrawn before its day and published again is held to what was predicted the second time.
grant update on restructuring.prediction to unisono_app, unisono_reader, unisono_company;
create policy updates on restructuring.prediction for update to unisono_app, unisono_reader
  using (position_id = any ((select nullif(current_setting('unisono.writes', true), '')::uuid[])::uuid[])) with check (position_id = any ((select nullif(current_setting('unisono.writes', true), '')::uuid[])::uuid[]));
create policy updates_all on restructuring.prediction for update to unisono_company using (true) with check (true);

/* ------------------------------------------------------------------------------------------------------- the pulse
   Four questions to those a wave touched. What somebody answers is added to a sum and nowhere kept by itself: no row is an
   answer, no row of answers names anybody or says when. Another table says who has answered. No role reads the sums; a function
   tells averages once the pulse is closed, of the questions that five or more answered. */

create table restructuring.pulse (
  id          uuid primary key default uuidv7(),
  proposal_id uuid not null,
  wave        smallint not null,
  position_id uuid not null references organization.position,
  ordinal     smallint not null check (ordinal between 1 and 3),
  -- The day the wave took effect, for those who are asked and do not see the proposal.
  changed_on  date not null,
  opens_on    date not null,
  -- The first day on which nobody may answer any more.
  closes_on   date not null check (closes_on > opens_on),
  unique (proposal_id, wave, ordinal),
  foreign key (proposal_id, wave) references restructuring.wave (proposal_id, number)
);
create table restructuring.pulse_asked (
  pulse_id  uuid not null references restructuring.pulse,
  person_id uuid not null references organization.person,
  primary key (pulse_id, person_id)
);
create index pulse_asked_person on restructuring.pulse_asked (person_id);
create table restructuring.pulse_answered (
  pulse_id  uuid not null,
  person_id uuid not null,
  constraint pulse_answered_once primary key (pulse_id, person_id),
  foreign key (pulse_id, person_id) references restructuring.pulse_asked
);
create table restructuring.pulse_sum (
  pulse_id uuid not null references restructuring.pulse,
  question smallint not null check (question between 1 and 4),
  answers  integer not null default 0,
  total    integer not null default 0,
  primary key (pulse_id, question)
);
call platform.guard_rows('restructuring.pulse', 'position_id', array['insert']);
create policy shared on restructuring.pulse for select to unisono_app using (proposal_id in (select p.id from restructuring.proposal p where p.shared_at is not null));
call platform.guard_self('restructuring.pulse_asked', 'person_id', array[]::text[]);
call platform.guard_self('restructuring.pulse_answered', 'person_id', array[]::text[]);
-- Nobody is granted anything here.
alter table restructuring.pulse_sum enable row level security;

/** Asks people, once each; fewer than five are not asked, because nothing of what they said could be told. */
create function restructuring.ask_pulse(asked_pulse uuid, people uuid[]) returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare n integer := (select count(distinct p) from unnest(people) p);
begin
  if n < 5 then
    raise exception 'fewer than five are not asked' using errcode = 'check_violation', constraint = 'pulse_of_five';
  end if;
  insert into restructuring.pulse_asked (pulse_id, person_id) select asked_pulse, p from (select distinct unnest(people) as p) x on conflict do nothing;
  insert into restructuring.pulse_sum (pulse_id, question) select asked_pulse, q from generate_series(1, 4) q on conflict do nothing;
  return n;
end $$;

/** What waits for whoever asks, on a day. */
create function restructuring.pulses_of_mine(on_day date) returns table (id uuid, changed_on date, closes_on date) language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select p.id, p.changed_on, p.closes_on from restructuring.pulse p
    join restructuring.pulse_asked a on a.pulse_id = p.id and a.person_id = nullif(current_setting('unisono.person', true), '')::uuid
   where p.opens_on <= on_day and on_day < p.closes_on and not exists (select from restructuring.pulse_answered d where d.pulse_id = a.pulse_id and d.person_id = a.person_id)
   order by p.closes_on;
end;

/** Four answers of 1 to 5, or null for whoever would rather not say; by whoever is signed in, once. */
create function restructuring.answer_pulse(answered_pulse uuid, on_day date, given smallint[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me uuid := nullif(current_setting('unisono.person', true), '')::uuid;
begin
  if cardinality(given) is distinct from 4 or exists (select from unnest(given) g where g not between 1 and 5) then
    raise exception 'four answers of 1 to 5' using errcode = 'check_violation', constraint = 'pulse_answers';
  end if;
  if not exists (select from restructuring.pulse p join restructuring.pulse_asked a on a.pulse_id = p.id and a.person_id = me
                  where p.id = answered_pulse and p.opens_on <= on_day and on_day < p.closes_on) then
    raise exception 'nothing is asked' using errcode = 'check_violation', constraint = 'pulse_not_asked';
  end if;
  insert into restructuring.pulse_answered (pulse_id, person_id) values (answered_pulse, me);
  update restructuring.pulse_sum s set answers = s.answers + 1, total = s.total + given[s.question] where s.pulse_id = answered_pulse and given[s.question] is not null;
end $$;

/**
 * Averages to a tenth, only of a pulse that is closed: shown while it is open, each answer could be read off the change it makes.
 * A question that fewer than five answered says nothing, neither its average nor how many they were.
 */
create function restructuring.pulse_told(told_pulse uuid, on_day date) returns table (question smallint, answers integer, average numeric) language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select s.question, case when s.answers >= 5 then s.answers end, case when s.answers >= 5 then round(s.total::numeric / s.answers, 1) end
    from restructuring.pulse_sum s join restructuring.pulse p on p.id = s.pulse_id
   where p.id = told_pulse and p.closes_on <= least(on_day, coalesce((select c.today from platform.company c), current_date + 1)) order by s.question;
end;

revoke execute on function restructuring.ask_pulse, restructuring.pulses_of_mine, restructuring.answer_pulse, restructuring.pulse_told from public;
grant execute on function restructuring.ask_pulse to unisono_company;
grant execute on function restructuring.pulses_of_mine, restructuring.answer_pulse, restructuring.pulse_told to unisono_app, unisono_reader, unisono_company;

/* --------------------------------------------------------------------------------------------- what reviews teach */

-- What signed reviews proposed for a dated parameter, and what somebody made of it: for ever.
create table restructuring.calibration (
  id           uuid primary key default uuidv7(),
  -- The signed reviews it stands on.
  reviews      uuid[] not null check (cardinality(reviews) > 0),
  observed     jsonb not null,
  in_force     jsonb not null,
  proposed     jsonb not null,
  accepted     boolean not null,
  reason       text not null check (btrim(reason) <> ''),
  from_on      date,
  parameter_id uuid references platform.parameter,
  at           timestamptz not null,
  person_id    uuid not null references organization.person,
  check (accepted = (from_on is not null) and accepted = (parameter_id is not null))
);
create unique index calibration_once on restructuring.calibration (reviews);
call platform.guard_open('restructuring.calibration', array['insert']);
