-- Names and suspensions belong to what is remembered of the structure (decision 007): changing one moves its stamp, from
-- whatever process. Before the rows are locked, as every change of the structure does; once in a transaction, because
-- what that transaction dates must stand under the stamp it was given.
create function organization.stamp_change() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from organization.structure_stamp s where s.xmin = pg_current_xact_id()::xid) then
    perform organization.open_change();
  end if;
  return null;
end $$;
create trigger person_as_others_see before update of given_name, family_name, suspended_at, erased_at on organization.person
  for each statement execute function organization.stamp_change();
create trigger market_as_others_see before insert or update of name_es, name_en, currency, time_zone on organization.market
  for each statement execute function organization.stamp_change();
