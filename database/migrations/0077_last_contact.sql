/*
  When each division last had contact with a customer, kept in a row beside the customer (decision 030): the list of customers is
  sorted and narrowed by it. What counts is what the record counts: contacts that took place, mass or direct, not withdrawn; never
  internal time, never what is only planned.

  Nobody ever waits for such a row. A change of contacts works the customer's row out anew from the contacts themselves, if it gets
  the row at once; where another transaction holds it, or too many are concerned, it leaves a line in `contact_told` instead, and a
  task folds those lines every minute, and as soon as an import is done. A row is only written by whoever holds it, from what is to be seen after it
  was taken; whatever is not to be seen yet has its own line, or will hold the row later. So the last one to write is right.
*/
create table customers.account_contact (
  account_id        uuid primary key references customers.account on delete cascade,
  -- The account's own guard: whoever reads the customer reads when it was last in contact, as its record tells.
  market_id         uuid not null,
  last_marketing_at timestamptz not null default '-infinity',
  last_sales_at     timestamptz not null default '-infinity',
  last_at           timestamptz not null generated always as (greatest(last_marketing_at, last_sales_at)) stored
) with (fillfactor = 80);
call platform.guard_rows('customers.account_contact', 'market_id', array[]::text[]);
alter policy reads on customers.account_contact using (market_id = any ((select nullif(current_setting('unisono.markets', true), '')::uuid[])::uuid[]));

-- Customers whose contacts changed and whose row is still as it was. No key: a line must not hold what others wait for.
create table customers.contact_told (
  id         uuid primary key default uuidv7(),
  account_id uuid not null
);
alter table customers.contact_told enable row level security;

-- A contact that took place does not lie ahead: an import could say so until now. What lies ahead is planned.
update customers.interaction set planned = true
 where not planned and starts_at > greatest(now(), coalesce((select today + 2 from platform.company)::timestamptz, '-infinity'));

create index interaction_last on customers.interaction (account_id, division, starts_at desc) where withdrawn_at is null and not planned and kind <> 'internal';

create function customers.last_contact(account uuid, of_division text) returns timestamptz language sql stable
return coalesce((select i.starts_at from customers.interaction i
  where i.account_id = account and i.division = of_division and i.withdrawn_at is null and not i.planned and i.kind <> 'internal' order by i.starts_at desc limit 1), '-infinity');

insert into customers.account_contact (account_id, market_id, last_marketing_at, last_sales_at)
select id, market_id, customers.last_contact(id, 'marketing'), customers.last_contact(id, 'sales') from customers.account;

create index account_contact_last on customers.account_contact (last_at, account_id) include (market_id);
create index account_contact_marketing on customers.account_contact (last_marketing_at, account_id) include (market_id);
create index account_contact_sales on customers.account_contact (last_sales_at, account_id) include (market_id);

/** Works the rows out anew, of those customers whose row is to be had at once; answers the others. */
create function customers.fold_contacts(accounts uuid[]) returns uuid[]
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare held uuid[];
begin
  select coalesce(array_agg(x.account_id), '{}') into held
    from (select k.account_id from customers.account_contact k where k.account_id = any (accounts) for no key update skip locked) x;
  -- A statement of its own: it sees all that was committed before the rows were taken.
  update customers.account_contact k set last_marketing_at = n.marketing, last_sales_at = n.sales
    from (select h as account_id, customers.last_contact(h, 'marketing') as marketing, customers.last_contact(h, 'sales') as sales from unnest(held) h) n
   where k.account_id = n.account_id and (k.last_marketing_at, k.last_sales_at) is distinct from (n.marketing, n.sales);
  return array(select unnest(accounts) except select unnest(held));
end $$;

/** Folds what was left to be folded, at most so many lines; those held by others wait for the next time. Answers how many. */
create function customers.fold_told_contacts(at_most integer) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare lines uuid[]; accounts uuid[];
begin
  select array_agg(x.id), array_agg(distinct x.account_id) into lines, accounts
    from (select t.id, t.account_id from customers.contact_told t join customers.account_contact k using (account_id)
           order by t.id limit at_most for no key update of k skip locked) x;
  if lines is null then return 0; end if;
  perform customers.fold_contacts(accounts);
  delete from customers.contact_told where id = any (lines);
  return cardinality(lines);
end $$;

create function customers.tell_contacts() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare accounts uuid[];
begin
  if tg_op = 'INSERT' then
    accounts := array(select distinct account_id from is_now where account_id is not null and withdrawn_at is null and not planned and kind <> 'internal');
  elsif tg_op = 'DELETE' then
    accounts := array(select distinct account_id from was where account_id is not null and withdrawn_at is null and not planned and kind <> 'internal');
  else
    accounts := array(select distinct account_id from (
      select x.account_id from ((select id, account_id, division, starts_at from was where account_id is not null and withdrawn_at is null and not planned and kind <> 'internal')
        except (select id, account_id, division, starts_at from is_now where account_id is not null and withdrawn_at is null and not planned and kind <> 'internal')) x
      union all
      select y.account_id from ((select id, account_id, division, starts_at from is_now where account_id is not null and withdrawn_at is null and not planned and kind <> 'internal')
        except (select id, account_id, division, starts_at from was where account_id is not null and withdrawn_at is null and not planned and kind <> 'internal')) y) z);
  end if;
  -- Many at once are an import: their rows are not held until it ends, and it does not wait for them either.
  if cardinality(accounts) between 1 and 100 then accounts := customers.fold_contacts(accounts); end if;
  if cardinality(accounts) > 0 then
    insert into customers.contact_told (account_id) select unnest(accounts);
  end if;
  return null;
end $$;
create trigger told_inserted after insert on customers.interaction referencing new table as is_now for each statement execute function customers.tell_contacts();
create trigger told_updated after update on customers.interaction referencing old table as was new table as is_now for each statement execute function customers.tell_contacts();
create trigger told_deleted after delete on customers.interaction referencing old table as was for each statement execute function customers.tell_contacts();

create function customers.begin_contact() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then insert into customers.account_contact (account_id, market_id) select id, market_id from is_now;
  else update customers.account_contact set market_id = new.market_id where account_id = new.id;
  end if;
  return null;
end $$;
create trigger contact_begun after insert on customers.account referencing new table as is_now for each statement execute function customers.begin_contact();
create trigger contact_market after update of market_id on customers.account for each row when (old.market_id is distinct from new.market_id) execute function customers.begin_contact();

revoke execute on function customers.fold_contacts, customers.fold_told_contacts, customers.last_contact from public;
grant execute on function customers.fold_told_contacts to unisono_company;
