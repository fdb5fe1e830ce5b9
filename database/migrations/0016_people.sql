-- Suspending many people ends what they have open in one statement. Only its own person reaches a session, hence a function
-- that looks past that policy; it ends sessions and does nothing else.
create function platform.end_sessions(people uuid[], at timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp
begin atomic
  update platform.session set ended_at = end_sessions.at where person_id = any(people) and ended_at is null;
end;
revoke execute on function platform.end_sessions from public;
grant execute on function platform.end_sessions to unisono_app, unisono_reader, unisono_company;
