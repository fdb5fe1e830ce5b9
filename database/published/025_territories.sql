-- What rooms above may read of territories: the rules of the model in force.
create or replace view published.territory with (security_invoker = true) as
select t.id, t.market_id, t.name, t.position_id, t.place, t.valid
  from territories.territory t join territories.model m on m.id = t.model_id
 where t.withdrawn_at is null and m.activated_at is not null and m.archived_at is null;
