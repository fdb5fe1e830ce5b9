-- All that a seat holds, in every room: what has to be passed on before it closes. A room says its own; here they stand together.
create or replace view published.held_by_position with (security_invoker = true) as
select * from published.organization_held_by_position
union all select * from published.customers_held_by_position
union all select * from published.territories_held_by_position
union all select * from published.marketing_held_by_position
union all select * from published.sales_held_by_position
union all select * from published.coordination_held_by_position
union all select * from published.goals_held_by_position
union all select * from published.decisions_held_by_position
union all select * from published.restructuring_held_by_position;
