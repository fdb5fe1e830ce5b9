-- What becomes of a restructuring once it is published is a room of its own (decision 019): its tables move, with their rows,
-- keys and policies.

create schema transition;
grant usage on schema transition to unisono_app, unisono_reader, unisono_company;

alter table restructuring.review set schema transition;
alter table restructuring.pulse set schema transition;
alter table restructuring.pulse_asked set schema transition;
alter table restructuring.pulse_answered set schema transition;
alter table restructuring.pulse_sum set schema transition;
alter table restructuring.calibration set schema transition;

-- Those written in SQL know their tables by what they are; those in PL/pgSQL by their names, so they are said again.
alter function restructuring.refuse_rewriting() set schema transition;
alter function restructuring.pulses_of_mine(date) set schema transition;
alter function restructuring.pulse_told(uuid, date) set schema transition;
alter function restructuring.ask_pulse(uuid, uuid[]) set schema transition;
alter function restructuring.answer_pulse(uuid, date, smallint[]) set schema transition;

create or replace function transition.ask_pulse(asked_pulse uuid, people uuid[]) returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare n integer := (select count(distinct p) from unnest(people) p);
begin
  if n < 5 then
    raise exception 'fewer than five are not asked' using errcode = 'check_violation', constraint = 'pulse_of_five';
  end if;
  insert into transition.pulse_asked (pulse_id, person_id) select asked_pulse, p from (select distinct unnest(people) as p) x on conflict do nothing;
  insert into transition.pulse_sum (pulse_id, question) select asked_pulse, q from generate_series(1, 4) q on conflict do nothing;
  return n;
end $$;

create or replace function transition.answer_pulse(answered_pulse uuid, on_day date, given smallint[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare me uuid := nullif(current_setting('unisono.person', true), '')::uuid;
begin
  if cardinality(given) is distinct from 4 or exists (select from unnest(given) g where g not between 1 and 5) then
    raise exception 'four answers of 1 to 5' using errcode = 'check_violation', constraint = 'pulse_answers';
  end if;
  if not exists (select from transition.pulse p join transition.pulse_asked a on a.pulse_id = p.id and a.person_id = me
                  where p.id = answered_pulse and p.opens_on <= on_day and on_day < p.closes_on) then
    raise exception 'nothing is asked' using errcode = 'check_violation', constraint = 'pulse_not_asked';
  end if;
  insert into transition.pulse_answered (pulse_id, person_id) values (answered_pulse, me);
  update transition.pulse_sum s set answers = s.answers + 1, total = s.total + given[s.question] where s.pulse_id = answered_pulse and given[s.question] is not null;
end $$;

-- A proposal's state is its own room's: that the last review of a wave is signed is told to the wave.
alter table restructuring.wave add column reviewed_at timestamptz;
update restructuring.wave w set reviewed_at = r.signed_at from transition.review r where r.proposal_id = w.proposal_id and r.wave = w.number and r.ordinal = 3 and r.signed_at is not null;
