-- Words in a booking: those of its reference stand here, those of its deal and its customer where these are kept.
alter table sales.booking_event add column search text generated always as (platform.plain(reference)) stored;
create index booking_search on sales.booking_event using gin (search gin_trgm_ops) where reference is not null;

/* LIKE is not leakproof (see customers.find_contacts): this look-up takes the scope itself, the seats the caller reads.
   It finds words in the reference, in the deal's name and in the customer's, the latest first. */
create function sales.find_bookings(words text, at_most integer) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  pattern text := '%' || replace(replace(replace(platform.plain(words), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  reads uuid[] := nullif(current_setting('unisono.reads', true), '')::uuid[];
  everything boolean := current_setting('role') in ('unisono_company', 'unisono_reader');
begin
  return query
    with named as (
      select b.id, b.owner_position_id, b.booked_on from sales.booking_event b where b.search like pattern and b.reference is not null
      union
      select b.id, b.owner_position_id, b.booked_on from customers.find_accounts(words, '', '00000000-0000-0000-0000-000000000000', 1000) a(id)
        join sales.booking_event b on b.account_id = a.id
      union
      select b.id, b.owner_position_id, b.booked_on from sales.find_opportunities(words, at_most) o(id)
        join sales.booking_event b on b.opportunity_id = o.id
    )
    select n.id from named n where everything or n.owner_position_id = any (reads) order by n.booked_on desc, n.id desc limit at_most;
end $$;
