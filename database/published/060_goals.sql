-- What rooms above may read of goals.

create or replace view published.goal with (security_invoker = true) as
select id, market_id, name_es, name_en, starts_on, ends_on, start_minor, target_minor, currency, sales_position_id, marketing_position_id, season_bp
  from goals.goal where withdrawn_at is null;

-- What each seat holds of goals': common goals until they are over, by either of their two owners.
create or replace view published.goals_held_by_position with (security_invoker = true) as
with held as (select id, name_es, ends_on, unnest(array[sales_position_id, marketing_position_id]) as position_id from goals.goal where withdrawn_at is null)
select h.position_id, 'goal'::text as kind, h.id, h.name_es as label, h.ends_on as until from held h;
