-- A year's cohort of leads is read off this index alone, whatever it is counted by.
drop index marketing.lead_cohort;
create index lead_cohort on marketing.lead (first_contact_on, origin_key) include (id, market_id, campaign_id, position_id) where withdrawn_at is null;

/** What monitoring is told of the database: figures of the whole installation, and no row of anybody's. */
create function platform.measures() returns table (name text, value double precision)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select 'mail_waiting', count(*)::double precision from platform.outbox_mail where sent_at is null
  union all select 'sessions_open', count(*) from platform.session where ended_at is null and expires_at > now()
  union all select 'database_bytes', pg_database_size(current_database())
  union all select 'facts', greatest(reltuples, 0) from pg_class where oid = 'platform.fact'::regclass
$$;
revoke all on function platform.measures() from public;
grant usage on schema platform to unisono_metrics;
grant execute on function platform.measures() to unisono_metrics;
