-- Each act that gave customers to other lead seats, by market and pair of seats: what has been moved is listed and taken back from here.
create table customers.custody_move (
  id               uuid primary key default uuidv7(),
  act_id           uuid not null,
  market_id        uuid not null references organization.market,
  from_position_id uuid not null references organization.position,
  to_position_id   uuid not null references organization.position,
  on_day           date not null,
  accounts         integer not null check (accounts > 0),
  because          text not null check (because in ('rule', 'exception', 'restructuring', 'seat_closed', 'by_hand')),
  reason           text not null,
  -- The act that this one takes back.
  takes_back       uuid,
  person_id        uuid references organization.person,
  system           text,
  at               timestamptz not null
);
create index custody_move_latest on customers.custody_move (at desc, act_id desc);
create index custody_move_act on customers.custody_move (act_id);
create index custody_move_takes_back on customers.custody_move (takes_back) where takes_back is not null;
call platform.guard_rows('customers.custody_move', 'market_id', array['insert']);

-- What was moved until now: the first time each act wrote a customer, with the seat it had until then.
insert into customers.custody_move (act_id, market_id, from_position_id, to_position_id, on_day, accounts, because, reason, person_id, system, at)
select w.act_id, w.market_id, was.position_id, w.position_id, lower(w.valid), count(*), coalesce(w.because, 'by_hand'), coalesce(w.reason, ''), f.person_id, f.system, coalesce(f.at, min(lower(w.recorded)))
  from (select distinct on (c.act_id, c.account_id) c.* from customers.custody c where c.act_id is not null order by c.act_id, c.account_id, lower(c.recorded)) w
  join customers.account a on a.id = w.account_id
  join customers.custody was on was.account_id = w.account_id and upper(was.recorded) = lower(w.recorded) and was.valid @> greatest(lower(w.valid), a.custody_from) and was.position_id <> w.position_id
  left join lateral (select x.person_id, x.system, x.at from platform.fact x where x.act_id = w.act_id and x.what = 'customers.account_moved' and x.about_id = w.account_id order by x.id limit 1) f on true
 group by w.act_id, w.market_id, was.position_id, w.position_id, lower(w.valid), w.because, w.reason, f.person_id, f.system, f.at;
