-- What rooms above may read of restructuring: what a proposal is called.

create or replace view published.proposal with (security_invoker = true) as
select id, name from restructuring.proposal;
