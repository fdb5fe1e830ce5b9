/*
  Two records of one customer, or of one person, become one (decision 028). The absorbed record stays as it was, withdrawn, and
  leads to the one that stays; what referred to it is carried over, table by table, by the lines below. A room that gets a table
  with a key to customers or contacts registers its line in the same migration (house/merging.test.ts).
*/

/* ------------------------------------------------------------------------------------------- who may be the same one */

-- As it sounds when dictated: without legal form, accents, doubled and silent letters. "Talleres Vega, S.L." = "Tayeres Bega".
create function customers.sound_key(said text) returns text language sql immutable parallel safe strict
return nullif(regexp_replace(translate(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
  platform.plain(said),
  '\m(s\.? ?l\.?( ?u\.?)?|s\.? ?a\.?( ?u\.?)?|s\.? ?coop\.?|c\.? ?b\.?|ltd|gmbh|sarl|sas|srl|lda|inc|llc|y|e|and|de|del|la|el|los|las)\M', '', 'g'),
  '[^a-z0-9]', '', 'g'), 'ph', 'f', 'g'), 'll', 'y', 'g'), '(qu|c(?![eih]))', 'k', 'g'), 'vzxcwh', 'bsssu'), '([a-z])\1+', '\1', 'g'), '');

-- Nine digits from the right: with or without the country's prefix.
create function customers.phone_key(said text) returns text language sql immutable parallel safe strict
return (select case when length(d) >= 9 then right(d, 9) end from (select regexp_replace(said, '\D', '', 'g') as d) x);

create function customers.tax_key(said text) returns text language sql immutable parallel safe strict
return nullif(regexp_replace(upper(regexp_replace(said, '[^A-Za-z0-9]', '', 'g')), '^ES(?=.{9}$)', ''), '');

-- Places where everybody has a page say nothing about who it is.
create function customers.domain_key(said text) returns text language sql immutable parallel safe strict
return (select case when d ~ '\.' and d !~ '(^|\.)(facebook|instagram|linkedin|twitter|x|google|youtube|wordpress|blogspot|wixsite)\.' then d end
  from (select regexp_replace(regexp_replace(lower(btrim(said)), '^([a-z]+://)?(www\.)?', ''), '[/?#:].*$', '') as d) x);

alter table customers.account drop constraint account_always_led;
alter table customers.account
  add column merged_into uuid references customers.account,
  -- The day it was merged into another: from then on that one is led.
  add column led_until   date,
  add column name_key    text generated always as (customers.sound_key(name)) stored,
  add column town_key    text generated always as (nullif(platform.plain(btrim(city)), '')) stored,
  add column tax_key     text generated always as (customers.tax_key(tax_id)) stored,
  add column phone_key   text generated always as (customers.phone_key(phone)) stored,
  add column domain_key  text generated always as (customers.domain_key(website)) stored,
  alter column custody_period set expression as (case when led_until is null then daterange(custody_from, null) when led_until > custody_from then daterange(custody_from, led_until) end),
  add constraint merged_stays_away check (merged_into is null or withdrawn_at is not null),
  add constraint merged_is_led_until check ((merged_into is null) = (led_until is null));
alter table customers.account add constraint account_always_led foreign key (id, period custody_period)
  references customers.custody (account_id, period current_valid) deferrable initially deferred;
alter table customers.contact
  add column merged_into uuid references customers.contact,
  add column name_key    text generated always as (case when given_name <> '' and family_name <> '' then customers.sound_key(given_name || ' ' || family_name) end) stored,
  add column email_key   text generated always as (nullif(lower(btrim(email)), '')) stored,
  add column phone_key   text generated always as (customers.phone_key(phone)) stored,
  add constraint merged_stays_away check (merged_into is null or withdrawn_at is not null);

create index account_merged on customers.account (merged_into) where merged_into is not null;
create index contact_merged on customers.contact (merged_into) where merged_into is not null;
create index account_same_tax on customers.account (market_id, tax_key) include (id) where withdrawn_at is null and tax_key is not null;
create index account_same_domain on customers.account (market_id, domain_key) include (id) where withdrawn_at is null and domain_key is not null;
create index account_same_phone on customers.account (market_id, phone_key) include (id) where withdrawn_at is null and phone_key is not null;
create index account_same_name on customers.account (market_id, name_key, town_key) include (id) where withdrawn_at is null and name_key is not null;
create index contact_same_email on customers.contact (market_id, email_key) include (id) where withdrawn_at is null and email_key is not null;
create index contact_same_phone on customers.contact (market_id, phone_key, name_key) include (id) where withdrawn_at is null and phone_key is not null and name_key is not null;
create index contact_same_name on customers.contact (market_id, account_id, name_key) include (id) where withdrawn_at is null and name_key is not null;

-- Somebody looked at both and said that they are two.
create table customers.distinct_pair (
  one_id    uuid not null,
  other_id  uuid not null,
  market_id uuid not null references organization.market,
  person_id uuid references organization.person,
  at        timestamptz not null,
  primary key (one_id, other_id),
  check (one_id < other_id)
);
call platform.guard_rows('customers.distinct_pair', 'market_id', array['insert', 'delete']);

/* --------------------------------------------------------------------------------------------------------- the merge */

-- Who was merged into whom, with the seats that led them then, and what undoing it needs. The records are of `kind`.
create table customers.merge (
  id           uuid primary key default uuidv7(),
  kind         text not null check (kind in ('account', 'contact')),
  market_id    uuid not null references organization.market,
  kept_id      uuid not null,
  absorbed_id  uuid not null,
  kept_position_id     uuid references organization.position,
  absorbed_position_id uuid references organization.position,
  -- Of the fields that the staying record took over, what it had before: personal values by reference.
  was          jsonb not null default '{}',
  -- Permissions that ended because the other record had withdrawn them.
  revoked      uuid[] not null default '{}',
  -- The instant under which custody and team places were written.
  stamp        timestamptz,
  person_id    uuid references organization.person,
  at           timestamptz not null,
  -- The transaction that merges, and the one that undoes: only they carry anything.
  xact         xid8 not null default pg_current_xact_id(),
  undone_at    timestamptz,
  undone_by    uuid references organization.person,
  undo_xact    xid8,
  check (kept_id <> absorbed_id),
  check (kind = 'contact' or (kept_position_id is not null and absorbed_position_id is not null))
);
create index merge_kept on customers.merge (kept_id, at desc);
create unique index merged_once on customers.merge (absorbed_id) where undone_at is null;
call platform.guard_rows('customers.merge', 'market_id', array['insert', 'update']);
create function customers.refuse_other_merge() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.kind, new.market_id, new.kept_id, new.absorbed_id, new.xact) is distinct from (old.kind, old.market_id, old.kept_id, old.absorbed_id, old.xact)
  then raise insufficient_privilege using message = 'a merge stays the merge of these two'; end if;
  return new;
end $$;
create trigger merge_stays before update on customers.merge for each row execute function customers.refuse_other_merge();
-- Nobody takes another team's customer by merging it: both lead seats are within reach.
create policy both_led_within on customers.merge as restrictive for insert to unisono_app, unisono_reader with check (
  array[coalesce(kept_position_id, market_id), coalesce(absorbed_position_id, market_id)] <@ ((select nullif(current_setting('unisono.writes', true), '')::uuid[])::uuid[]));

-- What was carried over, by the key of each row.
create table customers.merge_moved (
  merge_id    uuid not null references customers.merge,
  market_id   uuid not null references organization.market,
  table_name  text not null,
  column_name text not null,
  ids         uuid[] not null,
  primary key (merge_id, table_name, column_name)
);
call platform.guard_rows('customers.merge_moved', 'market_id', array[]::text[]);

-- One line for every column that refers to a customer or a contact. `key_name`: by what a row is known. `clash`: with which row `k`
-- of the staying record the row `t` would collide; such a row is left where it is. `of_kind`: a column `…_kind` beside says what it refers to.
create table customers.merge_line (
  kind        text not null check (kind in ('account', 'contact')),
  table_name  text not null,
  column_name text not null,
  key_name    text not null default 'id',
  clash       text,
  of_kind     text,
  primary key (table_name, column_name, kind)
);
call platform.guard_open('customers.merge_line', array[]::text[]);

create function customers.carry_over(merge uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare m customers.merge; l customers.merge_line;
begin
  select * into m from customers.merge x where x.id = merge and x.xact = pg_current_xact_id();
  if not found then raise insufficient_privilege using message = 'only the transaction that merges carries anything'; end if;
  if m.kind = 'account' and exists (
    select from (values (m.kept_id, m.kept_position_id), (m.absorbed_id, m.absorbed_position_id)) as said(account_id, position_id)
     where not exists (select from customers.custody c where c.account_id = said.account_id and c.position_id = said.position_id and upper_inf(c.recorded)))
  then raise insufficient_privilege using message = 'these seats do not lead these customers'; end if;
  for l in select * from customers.merge_line x where x.kind = m.kind order by x.table_name, x.column_name loop
    execute format('with moved as (update %1$s t set %2$I = $1 where t.%2$I = $2 %3$s %4$s returning t.%5$I as key)
      insert into customers.merge_moved (merge_id, market_id, table_name, column_name, ids) select $3, $4, $5, $6, array_agg(key) from moved having count(*) > 0',
      l.table_name, l.column_name,
      case when l.of_kind is not null then format('and t.%I = %L', l.of_kind, l.kind) else '' end,
      case when l.clash is not null then format('and not exists (select from %s k where k.%I = $1 and %s)', l.table_name, l.column_name, l.clash) else '' end, l.key_name)
      using m.kept_id, m.absorbed_id, m.id, m.market_id, l.table_name, l.column_name;
  end loop;
end $$;

create function customers.carry_back(merge uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare m customers.merge; l record;
begin
  select * into m from customers.merge x where x.id = merge and x.undo_xact = pg_current_xact_id();
  if not found then raise insufficient_privilege using message = 'only the transaction that undoes it carries anything back'; end if;
  for l in select x.*, n.key_name from customers.merge_moved x join customers.merge_line n using (table_name, column_name) where x.merge_id = m.id and n.kind = m.kind order by x.table_name, x.column_name loop
    execute format('update %1$s set %2$I = $1 where %3$I = any ($2) and %2$I = $3', l.table_name, l.column_name, l.key_name) using m.absorbed_id, l.ids, m.kept_id;
  end loop;
end $$;

-- How much a record holds, wherever it is: counted past the policies for whoever reads the record itself, and never more than counted.
create function customers.held_by_record(of_kind text, record uuid) returns table (table_name text, count bigint)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare l customers.merge_line; found bigint; in_market uuid;
begin
  if of_kind = 'account' then select a.market_id into in_market from customers.account a where a.id = record;
  else select c.market_id into in_market from customers.contact c where c.id = record; end if;
  if in_market is null or not (current_setting('role') in ('unisono_company', 'unisono_reader')
    or in_market = any (coalesce(nullif(current_setting('unisono.markets', true), '')::uuid[], '{}'))) then return; end if;
  for l in select * from customers.merge_line x where x.kind = held_by_record.of_kind order by x.table_name, x.column_name loop
    execute format('select count(*) from %s t where t.%I = $1 %s', l.table_name, l.column_name, case when l.of_kind is not null then format('and t.%I = %L', l.of_kind, l.kind) else '' end) into found using record;
    if found > 0 then table_name := l.table_name; count := found; return next; end if;
  end loop;
end $$;

/* What still comes for an absorbed record (said without a connection, by another system, while the merge was being made) goes to the one that stays. */
create function customers.follow_account() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare stays uuid;
begin
  if new.account_id is not null then
    select a.merged_into into stays from customers.account a where a.id = new.account_id and a.merged_into is not null;
    if stays is not null then new.account_id := stays; end if;
  end if;
  return new;
end $$;
create function customers.follow_contact() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare stays uuid;
begin
  if new.contact_id is not null then
    select c.merged_into into stays from customers.contact c where c.id = new.contact_id and c.merged_into is not null;
    if stays is not null then new.contact_id := stays; end if;
  end if;
  return new;
end $$;

/* ------------------------------------------------------------------------------------------------- the lines, by room */

insert into customers.merge_line (kind, table_name, column_name, key_name, clash, of_kind) values
  ('account', 'customers.account', 'merged_into', 'id', null, null),
  ('account', 'customers.contact', 'account_id', 'id', null, null),
  ('account', 'customers.interaction', 'account_id', 'id', null, null),
  ('account', 'customers.note', 'account_id', 'id', null, null),
  ('account', 'customers.activity', 'account_id', 'id', null, null),
  ('account', 'customers.promise', 'account_id', 'id', null, null),
  ('account', 'customers.need', 'account_id', 'id', null, null),
  ('contact', 'customers.contact', 'merged_into', 'id', null, null),
  ('contact', 'customers.permission', 'contact_id', 'id', null, null),
  ('contact', 'customers.interaction_contact', 'contact_id', 'interaction_id', 'k.interaction_id = t.interaction_id', null),
  ('contact', 'customers.activity', 'contact_id', 'id', null, null),
  ('contact', 'customers.need', 'confirmed_by', 'id', null, null),
  ('account', 'territories.exception', 'account_id', 'id', 'k.model_id = t.model_id and k.ended_at is null and t.ended_at is null', null),
  ('account', 'marketing.lead', 'account_id', 'id', null, null),
  ('contact', 'marketing.lead', 'contact_id', 'id', null, null),
  ('account', 'marketing.touch', 'account_id', 'id', null, null),
  ('contact', 'marketing.touch', 'contact_id', 'id', null, null),
  ('account', 'sales.opportunity', 'account_id', 'id', null, null),
  ('contact', 'sales.opportunity', 'contact_id', 'id', null, null),
  ('account', 'sales.booking_event', 'account_id', 'id', null, null),
  ('account', 'coordination.hand_off', 'account_id', 'id', null, null),
  ('account', 'coordination.support_request', 'account_id', 'id', null, null),
  ('account', 'restructuring.continuity_intent', 'account_id', 'proposal_id', 'k.proposal_id = t.proposal_id', null),
  ('account', 'restructuring.continuity_plan', 'account_id', 'id', 'k.proposal_id = t.proposal_id and k.wave = t.wave', null);
-- A column without a key that says by a word beside it what it refers to.
insert into customers.merge_line (kind, table_name, column_name, of_kind)
select kind, name, 'object_id', 'object_kind' from unnest(array['account', 'contact']) kind, unnest(array['customers.interaction', 'customers.activity', 'coordination.support_request']) name;

-- Custody and team places are dated history: they are ended and begun anew, not carried over.
do $$
declare l record;
begin
  for l in select distinct table_name, column_name from customers.merge_line where column_name in ('account_id', 'contact_id') loop
    execute format('create trigger follow_%s before insert or update of %I on %s for each row execute function customers.follow_%s()',
      replace(l.column_name, '_id', ''), l.column_name, l.table_name, replace(l.column_name, '_id', ''));
  end loop;
end $$;

create index activity_contact on customers.activity (contact_id) where contact_id is not null;
create index lead_contact on marketing.lead (contact_id) where contact_id is not null;
create index touch_contact on marketing.touch (contact_id) where contact_id is not null;
create index opportunity_contact on sales.opportunity (contact_id) where contact_id is not null;
create index need_confirmed_by on customers.need (confirmed_by) where confirmed_by is not null;
