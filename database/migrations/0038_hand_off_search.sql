-- Words in a hand-off: those of its brief stand here, those of its lead and its customer where these are kept.
alter table coordination.hand_off add column search text generated always as (platform.plain(brief)) stored;
create index hand_off_search on coordination.hand_off using gin (search gin_trgm_ops);

/* LIKE is not leakproof (see customers.find_contacts): this look-up takes the scope itself, the markets the caller reads.
   It finds words in the brief, in the lead's name, company or e-mail, and in the customer's, the latest first. */
create function coordination.find_hand_offs(words text, at_most integer) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  pattern text := '%' || replace(replace(replace(platform.plain(words), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  reads uuid[] := nullif(current_setting('unisono.reads', true), '')::uuid[];
  everything boolean := current_setting('role') in ('unisono_company', 'unisono_reader');
begin
  return query
    with accounts as (
      select a.id from customers.find_accounts(words, '', '00000000-0000-0000-0000-000000000000', 1000) a(id)
    ), leads as (
      select l.id from marketing.find_leads(words, at_most) l(id)
      union
      select l.id from accounts a join marketing.lead l on l.account_id = a.id where l.withdrawn_at is null
    ), named as (
      select h.id, h.market_id, coalesce(h.offered_at, h.drafted_at) as at from coordination.hand_off h where h.search like pattern and h.withdrawn_at is null
      union
      select h.id, h.market_id, coalesce(h.offered_at, h.drafted_at) from leads l join coordination.hand_off h on h.lead_id = l.id where h.withdrawn_at is null
      union
      select h.id, h.market_id, coalesce(h.offered_at, h.drafted_at) from accounts a join coordination.hand_off h on h.account_id = a.id where h.withdrawn_at is null
    )
    select n.id from named n where everything or n.market_id = any (reads) order by n.at desc, n.id desc limit at_most;
end $$;
