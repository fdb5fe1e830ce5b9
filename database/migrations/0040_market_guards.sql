/*
  What is shared within a market is guarded by the markets alone: a list of a few, where the one of all that a person reaches
  may hold hundreds of seats, read anew for each table and gone through row by row (decision 007).
*/
create or replace procedure platform.guard_rows(target regclass, guard name, acts text[] default array['insert', 'update', 'delete'])
language plpgsql as $$
-- Read into an array inside the sub-select, once a statement: `(select current_setting(...))::uuid[]` would parse it for every
-- row. The outer cast changes nothing; it tells an array from a list of rows.
declare act text; reach text := format('%I = any ((select nullif(current_setting(%L, true), '''')::uuid[])::uuid[])', guard, case guard when 'market_id' then 'unisono.markets' else 'unisono.reads' end);
  hold text := format('%I = any ((select nullif(current_setting(''unisono.writes'', true), '''')::uuid[])::uuid[])', guard);
begin
  execute format('alter table %s enable row level security', target);
  execute format('grant select on %s to unisono_app, unisono_reader, unisono_company', target);
  execute format('create policy reads on %s for select to unisono_app using (%s)', target, reach);
  execute format('create policy reads_all on %s for select to unisono_reader, unisono_company using (true)', target);
  foreach act in array acts loop
    execute format('grant %s on %s to unisono_app, unisono_reader, unisono_company', act, target);
    execute format('create policy %I on %s for %s to unisono_app, unisono_reader %s %s', act || 's', target, act,
      case when act <> 'insert' then format('using (%s)', hold) else '' end,
      case when act <> 'delete' then format('with check (%s)', hold) else '' end);
    execute format('create policy %I on %s for %s to unisono_company %s %s', act || 's_all', target, act,
      case when act <> 'insert' then 'using (true)' else '' end, case when act <> 'delete' then 'with check (true)' else '' end);
  end loop;
end $$;

do $$
declare t record;
begin
  for t in select format('%I.%I', schemaname, tablename) as name from pg_policies
            where policyname = 'reads' and qual like '%unisono.reads%' and qual ~ '^[(]?market_id = ANY' loop
    execute format('alter policy reads on %s using (market_id = any ((select nullif(current_setting(''unisono.markets'', true), '''')::uuid[])::uuid[]))', t.name);
  end loop;
end $$;

-- They look past the policies and take the scope themselves (decision 002): by the same list as the policies.
create or replace function customers.find_contacts(words text, after_name text, after_id uuid, at_most integer) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  pattern text := '%' || replace(replace(replace(platform.plain(words), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  markets uuid[] := nullif(current_setting('unisono.markets', true), '')::uuid[];
begin
  if current_setting('role') in ('unisono_company', 'unisono_reader') then
    return query select c.id from customers.contact c
      where c.search like pattern and c.withdrawn_at is null and (c.name collate "es-x-icu", c.id) > (after_name, after_id)
      order by c.name collate "es-x-icu", c.id limit at_most;
  else
    return query select c.id from customers.contact c
      where c.search like pattern and c.market_id = any (markets) and c.withdrawn_at is null
        and (c.name collate "es-x-icu", c.id) > (after_name, after_id)
      order by c.name collate "es-x-icu", c.id limit at_most;
  end if;
end $$;

create or replace function customers.find_accounts(words text, after_name text, after_id uuid, at_most integer) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  pattern text := '%' || replace(replace(replace(platform.plain(words), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  markets uuid[] := nullif(current_setting('unisono.markets', true), '')::uuid[];
begin
  if current_setting('role') in ('unisono_company', 'unisono_reader') then
    return query select a.id from customers.account a
      where a.search like pattern and a.withdrawn_at is null and (a.name collate "es-x-icu", a.id) > (after_name, after_id)
      order by a.name collate "es-x-icu", a.id limit at_most;
  else
    return query select a.id from customers.account a
      where a.search like pattern and a.market_id = any (markets) and a.withdrawn_at is null
        and (a.name collate "es-x-icu", a.id) > (after_name, after_id)
      order by a.name collate "es-x-icu", a.id limit at_most;
  end if;
end $$;

create or replace function marketing.find_leads(words text, at_most integer) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  pattern text := '%' || replace(replace(replace(platform.plain(words), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  markets uuid[] := nullif(current_setting('unisono.markets', true), '')::uuid[];
begin
  if current_setting('role') in ('unisono_company', 'unisono_reader') then
    return query select l.id from marketing.lead l where l.search like pattern and l.withdrawn_at is null
      order by l.first_contact_on desc, l.id desc limit at_most;
  else
    return query select l.id from marketing.lead l where l.search like pattern and l.market_id = any (markets) and l.withdrawn_at is null
      order by l.first_contact_on desc, l.id desc limit at_most;
  end if;
end $$;
