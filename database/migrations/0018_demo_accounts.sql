-- The demo's sign-in page offers the people it tells of (those with a key of their own) before others of the same role.
create or replace function platform.demo_accounts(on_day date) returns table (role text, name text, email text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select distinct on (g.role) g.role, p.name, p.email::text
    from organization.role_grant g
    join organization.appointment a on a.position_id = g.position_id and a.current_valid @> on_day
    join organization.person p on p.id = a.person_id and p.email is not null and p.suspended_at is null and p.erased_at is null
    join platform.credential c on c.person_id = p.id
   where g.current_valid @> on_day and (select kind from platform.company) = 'demo'
   order by g.role, p.external_key nulls last, p.email;
end;
