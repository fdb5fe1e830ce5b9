/*
  Open deals counted and summed by seat, stage and currency, kept as the deals change (decision 007). Each statement that
  changes deals adds what it changed as rows of its own, in its own transaction: nobody waits for anybody's, however long
  an import lasts. What a total is, is the sum of its rows; from time to time they are folded into one.
*/
create table sales.open_total (
  owner_position_id uuid not null,
  stage_id          uuid not null,
  currency          char(3) not null,
  deals             integer not null,
  minor             bigint not null,
  -- Each deal's amount by its stage's probability as it is now, rounded half to even like the rule `weightedAmount`.
  weighted          bigint not null
);
create index open_total_seat on sales.open_total (owner_position_id) include (stage_id, currency, deals, minor, weighted);
-- Only triggers write it. No keys of its own: the deals it counts hold them.
call platform.guard_rows('sales.open_total', 'owner_position_id', array[]::text[]);

/** An amount by a probability in basis points, half to even; split at 10,000 so that no product overflows. */
create function sales.weighted(minor bigint, probability_bp smallint) returns bigint language sql immutable parallel safe
  return minor / 10000 * probability_bp + minor % 10000 * probability_bp / 10000
       + case when minor % 10000 * probability_bp % 10000 > 5000
                or (minor % 10000 * probability_bp % 10000 = 5000 and (minor / 10000 * probability_bp + minor % 10000 * probability_bp / 10000) % 2 = 1) then 1 else 0 end;

/* Deals change side by side under a shared lock; a stage's new probability waits for them and they for it, or a deal
   weighted by the old one would slip through. */
create function sales.count_deals() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(20010013);
  if tg_op = 'INSERT' then
    insert into sales.open_total (owner_position_id, stage_id, currency, deals, minor, weighted)
    select o.owner_position_id, o.stage_id, o.currency, count(*), sum(o.amount_minor), sum(sales.weighted(o.amount_minor, s.probability_bp))
      from is_now o join sales.stage s on s.id = o.stage_id where o.state = 'open' and o.withdrawn_at is null group by 1, 2, 3;
  elsif tg_op = 'DELETE' then
    insert into sales.open_total (owner_position_id, stage_id, currency, deals, minor, weighted)
    select o.owner_position_id, o.stage_id, o.currency, -count(*), -sum(o.amount_minor), -sum(sales.weighted(o.amount_minor, s.probability_bp))
      from was o join sales.stage s on s.id = o.stage_id where o.state = 'open' and o.withdrawn_at is null group by 1, 2, 3;
  else
    insert into sales.open_total (owner_position_id, stage_id, currency, deals, minor, weighted)
    select o.owner_position_id, o.stage_id, o.currency, sum(o.n), sum(o.n * o.amount_minor), sum(o.n * sales.weighted(o.amount_minor, s.probability_bp))
      from (select 1 as n, owner_position_id, stage_id, currency, amount_minor from is_now where state = 'open' and withdrawn_at is null
            union all
            select -1, owner_position_id, stage_id, currency, amount_minor from was where state = 'open' and withdrawn_at is null) o
      join sales.stage s on s.id = o.stage_id
     group by 1, 2, 3 having sum(o.n) <> 0 or sum(o.n * o.amount_minor) <> 0 or sum(o.n * sales.weighted(o.amount_minor, s.probability_bp)) <> 0;
  end if;
  return null;
end $$;
create trigger count_new after insert on sales.opportunity referencing new table as is_now for each statement execute function sales.count_deals();
create trigger count_changed after update on sales.opportunity referencing old table as was new table as is_now for each statement execute function sales.count_deals();
create trigger count_gone after delete on sales.opportunity referencing old table as was for each statement execute function sales.count_deals();

create function sales.weigh_stage() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(20010013);
  insert into sales.open_total (owner_position_id, stage_id, currency, deals, minor, weighted)
  select o.owner_position_id, o.stage_id, o.currency, 0, 0, sum(sales.weighted(o.amount_minor, new.probability_bp) - sales.weighted(o.amount_minor, old.probability_bp))
    from sales.opportunity o where o.stage_id = new.id and o.state = 'open' and o.withdrawn_at is null group by 1, 2, 3;
  return null;
end $$;
create trigger weigh_stage after update on sales.stage for each row when (old.probability_bp <> new.probability_bp) execute function sales.weigh_stage();

/** Makes one row of each total's many; a total that came to nothing goes. Whoever reads meanwhile sees the ones or the other. */
create function sales.fold_open_totals() returns void language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  with many as (
    select owner_position_id, stage_id, currency from sales.open_total group by 1, 2, 3 having count(*) > 1 or (sum(deals), sum(minor), sum(weighted)) = (0, 0, 0)
  ), gone as (
    delete from sales.open_total t using many m where (t.owner_position_id, t.stage_id, t.currency) = (m.owner_position_id, m.stage_id, m.currency) returning t.*
  )
  insert into sales.open_total (owner_position_id, stage_id, currency, deals, minor, weighted)
  select owner_position_id, stage_id, currency, sum(deals), sum(minor), sum(weighted) from gone group by 1, 2, 3
  having sum(deals) <> 0 or sum(minor) <> 0 or sum(weighted) <> 0;
end;

insert into sales.open_total (owner_position_id, stage_id, currency, deals, minor, weighted)
select o.owner_position_id, o.stage_id, o.currency, count(*), sum(o.amount_minor), sum(sales.weighted(o.amount_minor, s.probability_bp))
  from sales.opportunity o join sales.stage s on s.id = o.stage_id where o.state = 'open' and o.withdrawn_at is null group by 1, 2, 3;
