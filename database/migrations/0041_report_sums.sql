/*
  Totals of open deals are kept by market and by the category their owner set, too (null: the stage's): the pipeline of the
  executive report is read from them (decision 007). Told of in 0013; the rows are made anew, each statement's as before.
*/
alter table sales.open_total add column market_id uuid, add column category sales.forecast_category;
truncate sales.open_total;
insert into sales.open_total (owner_position_id, stage_id, currency, deals, minor, weighted, market_id, category)
select o.owner_position_id, o.stage_id, o.currency, count(*), sum(o.amount_minor), sum(sales.weighted(o.amount_minor, s.probability_bp)), o.market_id, o.forecast_category
  from sales.opportunity o join sales.stage s on s.id = o.stage_id where o.state = 'open' and o.withdrawn_at is null
 group by o.owner_position_id, o.stage_id, o.currency, o.market_id, o.forecast_category;
alter table sales.open_total alter column market_id set not null;
drop index sales.open_total_seat;
create index open_total_seat on sales.open_total (owner_position_id) include (stage_id, currency, deals, minor, weighted, market_id, category);

create or replace function sales.count_deals() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(20010013);
  if tg_op = 'INSERT' then
    insert into sales.open_total (owner_position_id, stage_id, currency, market_id, category, deals, minor, weighted)
    select o.owner_position_id, o.stage_id, o.currency, o.market_id, o.forecast_category, count(*), sum(o.amount_minor), sum(sales.weighted(o.amount_minor, s.probability_bp))
      from is_now o join sales.stage s on s.id = o.stage_id where o.state = 'open' and o.withdrawn_at is null group by 1, 2, 3, 4, 5;
  elsif tg_op = 'DELETE' then
    insert into sales.open_total (owner_position_id, stage_id, currency, market_id, category, deals, minor, weighted)
    select o.owner_position_id, o.stage_id, o.currency, o.market_id, o.forecast_category, -count(*), -sum(o.amount_minor), -sum(sales.weighted(o.amount_minor, s.probability_bp))
      from was o join sales.stage s on s.id = o.stage_id where o.state = 'open' and o.withdrawn_at is null group by 1, 2, 3, 4, 5;
  else
    insert into sales.open_total (owner_position_id, stage_id, currency, market_id, category, deals, minor, weighted)
    select o.owner_position_id, o.stage_id, o.currency, o.market_id, o.forecast_category,
           sum(o.n), sum(o.n * o.amount_minor), sum(o.n * sales.weighted(o.amount_minor, s.probability_bp))
      from (select 1 as n, owner_position_id, stage_id, currency, market_id, forecast_category, amount_minor from is_now where state = 'open' and withdrawn_at is null
            union all
            select -1, owner_position_id, stage_id, currency, market_id, forecast_category, amount_minor from was where state = 'open' and withdrawn_at is null) o
      join sales.stage s on s.id = o.stage_id
     group by 1, 2, 3, 4, 5 having sum(o.n) <> 0 or sum(o.n * o.amount_minor) <> 0 or sum(o.n * sales.weighted(o.amount_minor, s.probability_bp)) <> 0;
  end if;
  return null;
end $$;

create or replace function sales.weigh_stage() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(20010013);
  insert into sales.open_total (owner_position_id, stage_id, currency, market_id, category, deals, minor, weighted)
  select o.owner_position_id, o.stage_id, o.currency, o.market_id, o.forecast_category, 0, 0, sum(sales.weighted(o.amount_minor, new.probability_bp) - sales.weighted(o.amount_minor, old.probability_bp))
    from sales.opportunity o where o.stage_id = new.id and o.state = 'open' and o.withdrawn_at is null group by 1, 2, 3, 4, 5;
  return null;
end $$;

create or replace function sales.fold_open_totals() returns void language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  with many as (
    select owner_position_id, stage_id, currency, market_id, category from sales.open_total group by 1, 2, 3, 4, 5
    having count(*) > 1 or (sum(deals), sum(minor), sum(weighted)) = (0, 0, 0)
  ), gone as (
    delete from sales.open_total t using many m
     where (t.owner_position_id, t.stage_id, t.currency, t.market_id) = (m.owner_position_id, m.stage_id, m.currency, m.market_id)
       and t.category is not distinct from m.category returning t.*
  )
  insert into sales.open_total (owner_position_id, stage_id, currency, market_id, category, deals, minor, weighted)
  select owner_position_id, stage_id, currency, market_id, category, sum(deals), sum(minor), sum(weighted) from gone group by 1, 2, 3, 4, 5
  having sum(deals) <> 0 or sum(minor) <> 0 or sum(weighted) <> 0;
end;

-- What a funnel asks of a lead's hand-offs is read off this index alone.
drop index coordination.hand_off_lead;
create index hand_off_lead on coordination.hand_off (lead_id) include (withdrawn_at, accepted_at, qualified_at, market_id);
-- Customers by the day they became somebody's: many rows, few keys, so the index stays small.
create index account_since on customers.account (market_id, custody_from) where status = 'customer' and withdrawn_at is null;
