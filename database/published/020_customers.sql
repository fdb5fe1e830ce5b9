-- What rooms above may read of customers: who they are, who looks after them, and every contact with them.

create or replace view published.account with (security_invoker = true) as
select id, market_id, name, status, class, segment, city, country, customer_since, custody_from, external_key, created_at, withdrawn_at, version, postcode, size, product_line, merged_into
  from customers.account;

create or replace view published.contact with (security_invoker = true) as
select id, account_id, market_id, name, given_name, family_name, email, phone, job_title, language, external_key, withdrawn_at, erased_at, version
  from customers.contact;

-- Who leads each account, dated, as we now know it: exactly one row holds on any date since custody_from, until a merge.
create or replace view published.custody with (security_invoker = true) as
select account_id, market_id, position_id, valid, lower(recorded) as known_since, reason
  from customers.custody where upper_inf(recorded);

-- The same with everything we ever believed: for "as it was known at".
create or replace view published.custody_history with (security_invoker = true) as
select account_id, market_id, position_id, valid, recorded, reason, act_id from customers.custody;

-- Acts that gave customers to other lead seats, by market and pair of seats.
create or replace view published.custody_move with (security_invoker = true) as
select act_id, market_id, from_position_id, to_position_id, on_day, accounts, because, reason, takes_back, person_id, system, at from customers.custody_move;

create or replace view published.account_team with (security_invoker = true) as
select account_id, market_id, position_id, role, valid from customers.account_team where upper_inf(recorded);

-- Contacts with customers, past and planned: what was logged, and the visits, calls and meetings a seat still has to do.
create or replace view published.customer_contact with (security_invoker = true) as
select i.id, i.account_id, i.market_id, i.person_id, i.position_id, i.division, i.channel::text as channel, i.kind::text as kind, i.subject,
       i.starts_at, i.minutes, i.planned, i.object_kind, i.object_id
  from customers.interaction i where i.account_id is not null and i.withdrawn_at is null
union all
select a.id, a.account_id, a.market_id, null, a.position_id, null, a.kind::text, 'direct', a.title,
       coalesce(a.due_at, a.due_on::timestamp at time zone m.time_zone), a.minutes, true, a.object_kind, a.object_id
  from customers.activity a join published.market m on m.id = a.market_id
 where a.account_id is not null and a.kind <> 'task' and a.done_at is null and a.withdrawn_at is null;

create or replace view published.open_promise with (security_invoker = true) as
select id, account_id, market_id, position_id, title, given_on, due_on, due_at
  from customers.promise where kept_at is null and withdrawn_at is null;

-- Every promise with its dates, kept or not: how many were kept by the day they were due.
create or replace view published.promise with (security_invoker = true) as
select p.id, p.account_id, p.market_id, p.position_id, p.title, p.given_on, p.due_on,
       coalesce(p.due_at, (p.due_on + 1)::timestamp at time zone m.time_zone) as due_by, p.kept_at
  from customers.promise p join published.market m on m.id = p.market_id where p.withdrawn_at is null;

create or replace view published.open_need with (security_invoker = true) as
select id, account_id, market_id, position_id, title, registered_on
  from customers.need where met_on is null and withdrawn_at is null;

-- What a seat holds in this room until a date, or until it is passed on: to be re-homed before the seat may close.
create or replace view published.customers_held_by_position with (security_invoker = true) as
select c.position_id, 'account' as kind, a.id, a.name as label, upper(c.valid) as until
  from customers.custody c join customers.account a on a.id = c.account_id
 where upper_inf(c.recorded) and a.withdrawn_at is null
union all
select t.position_id, 'account_team', t.id, a.name, upper(t.valid)
  from customers.account_team t join customers.account a on a.id = t.account_id
 where upper_inf(t.recorded) and a.withdrawn_at is null
union all
select position_id, 'activity', id, title, null from customers.activity where done_at is null and withdrawn_at is null
union all
select position_id, 'promise', id, title, null from customers.promise where kept_at is null and withdrawn_at is null
union all
select position_id, 'need', id, title, null from customers.need where met_on is null and withdrawn_at is null and position_id is not null;

-- Minutes of whoever logged them, internal ones too: what customer focus is measured from.
create or replace view published.logged_time with (security_invoker = true) as
select i.position_id, i.person_id, i.market_id, i.starts_at, i.minutes, i.kind::text as kind, i.account_id is not null or i.object_id is not null as linked
  from customers.interaction i where i.withdrawn_at is null and not i.planned and i.minutes > 0;

-- How what is planned and what a customer needs are called, open or not: for whoever tells of them by name.
create or replace view published.activity with (security_invoker = true) as
select a.id, a.title, a.account_id from customers.activity a;
create or replace view published.need with (security_invoker = true) as
select n.id, n.title, n.account_id from customers.need n;
