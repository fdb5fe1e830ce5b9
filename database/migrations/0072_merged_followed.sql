/*
  What still comes for a merged record is led to the one that stays once for all rows of a statement: a trigger for each row cost an
  import a quarter of its time. It runs after the keys' own checks, which wait for a merge that is being made: whoever adds
  something meanwhile is led to the one that stays too.
*/
do $$
declare l record;
begin
  for l in select distinct table_name, column_name from customers.merge_line where column_name in ('account_id', 'contact_id') loop
    execute format('drop trigger follow_%s on %s', replace(l.column_name, '_id', ''), l.table_name);
  end loop;
end $$;
drop function customers.follow_account();
drop function customers.follow_contact();

create function customers.follow_merged() returns trigger language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare l customers.merge_line;
begin
  if tg_argv[0] = 'account' then
    if not exists (select from customers.account a where a.merged_into is not null) then return null; end if;
  elsif not exists (select from customers.contact c where c.merged_into is not null) then return null; end if;
  select * into l from customers.merge_line x where x.kind = tg_argv[0] and x.table_name = tg_argv[1] and x.column_name = tg_argv[2];
  execute format('update %1$s t set %2$I = m.merged_into from inserted n join customers.%3$I m on m.id = n.%2$I and m.merged_into is not null where t.%4$I = n.%4$I and t.%2$I = n.%2$I %5$s',
    l.table_name, l.column_name, l.kind, l.key_name,
    case when l.clash is not null then format('and not exists (select from %s k where k.%I = m.merged_into and %s)', l.table_name, l.column_name, l.clash) else '' end);
  return null;
end $$;

do $$
declare l record;
begin
  for l in select distinct table_name, column_name from customers.merge_line where column_name in ('account_id', 'contact_id') loop
    execute format('create trigger follow_%1$s after insert on %2$s referencing new table as inserted for each statement execute function customers.follow_merged(%1$L, %2$L, %3$L)',
      replace(l.column_name, '_id', ''), l.table_name, l.column_name);
  end loop;
end $$;

/* What was booked with a customer that was merged since is credited as it was: its hand-overs held for it, and not for the one that stays. */
alter table sales.booking_event add column booked_with uuid references customers.account;
-- `keeps`: a column that goes on saying whose the row was at first.
alter table customers.merge_line add column keeps text;
update customers.merge_line set keeps = 'booked_with' where table_name = 'sales.booking_event';

create or replace function customers.carry_over(merge uuid) returns void
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
    execute format('with moved as (update %1$s t set %2$I = $1 %6$s where t.%2$I = $2 %3$s %4$s returning t.%5$I as key)
      insert into customers.merge_moved (merge_id, market_id, table_name, column_name, ids) select $3, $4, $5, $6, array_agg(key) from moved having count(*) > 0',
      l.table_name, l.column_name,
      case when l.of_kind is not null then format('and t.%I = %L', l.of_kind, l.kind) else '' end,
      case when l.clash is not null then format('and not exists (select from %s k where k.%I = $1 and %s)', l.table_name, l.column_name, l.clash) else '' end, l.key_name,
      case when l.keeps is not null then format(', %1$I = coalesce(t.%1$I, $2)', l.keeps) else '' end)
      using m.kept_id, m.absorbed_id, m.id, m.market_id, l.table_name, l.column_name;
  end loop;
end $$;

create or replace function customers.carry_back(merge uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare m customers.merge; l record;
begin
  select * into m from customers.merge x where x.id = merge and x.undo_xact = pg_current_xact_id();
  if not found then raise insufficient_privilege using message = 'only the transaction that undoes it carries anything back'; end if;
  for l in select x.*, n.key_name, n.keeps from customers.merge_moved x join customers.merge_line n using (table_name, column_name) where x.merge_id = m.id and n.kind = m.kind order by x.table_name, x.column_name loop
    execute format('update %1$s set %2$I = $1 %4$s where %3$I = any ($2) and %2$I = $3', l.table_name, l.column_name, l.key_name,
      case when l.keeps is not null then format(', %1$I = nullif(%1$I, $1)', l.keeps) else '' end) using m.absorbed_id, l.ids, m.kept_id;
  end loop;
end $$;
