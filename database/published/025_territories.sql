-- What rooms above may read of territories: the rules of the model in force.
create or replace view published.territory with (security_invoker = true) as
select t.id, t.market_id, t.name, t.position_id, t.place, t.valid
  from territories.territory t join territories.model m on m.id = t.model_id
 where t.withdrawn_at is null and m.activated_at is not null and m.archived_at is null;

-- Customers that a model leaves out of its rules: frozen where they are, or with a seat of their own.
create or replace view published.territory_exception with (security_invoker = true) as
select e.account_id, e.market_id, e.position_id, e.reason, e.model_id, m.activated_at is not null and m.archived_at is null as in_force
  from territories.exception e join territories.model m on m.id = e.model_id where e.ended_at is null;

-- What a seat holds of territories: rules and exceptions that name it, in the model in force and in those drawn beside it.
create or replace view published.territories_held_by_position with (security_invoker = true) as
with model as (select id from territories.model where archived_at is null)
select t.position_id, 'territory'::text as kind, t.id, t.name as label, upper(t.valid) as until
  from territories.territory t join model m on m.id = t.model_id where t.withdrawn_at is null
union all
select e.position_id, 'territory_exception', e.id, a.name, null
  from territories.exception e join model m on m.id = e.model_id join published.account a on a.id = e.account_id where e.ended_at is null and e.position_id is not null;

-- The models themselves. `turned_at`: when one was last put in force or away, and `turned_from` what it was until then.
create or replace view published.territory_model with (security_invoker = true) as
select m.id, m.name, case when m.archived_at is not null then 'archived' when m.activated_at is not null then 'active' else 'planning' end as state,
       m.activated_at, m.archived_at, m.turned_at, m.turned_from
  from territories.model m;

-- Rules of any model, and exceptions with a seat of their own: which seats it names, and when.
create or replace view published.territory_rule with (security_invoker = true) as
select t.model_id, t.position_id, t.valid from territories.territory t where t.withdrawn_at is null
union all
select e.model_id, e.position_id, daterange(null, null) from territories.exception e where e.ended_at is null and e.position_id is not null;
