-- What everybody may do with their own account, what time sweeps away, and the door to the job queue.

-- Whoever is signed in reads their own row and changes what they say of themselves, also while they hold no position.
grant update (given_name, family_name, language, locale, time_zone, color_scheme, version) on organization.person to unisono_app, unisono_reader;
create policy own on organization.person for select to unisono_app, unisono_reader, unisono_company
  using (id = (select nullif(current_setting('unisono.person', true), ''))::uuid);
create policy own_update on organization.person for update to unisono_app, unisono_reader, unisono_company
  using (id = (select nullif(current_setting('unisono.person', true), ''))::uuid)
  with check (id = (select nullif(current_setting('unisono.person', true), ''))::uuid);

grant delete on platform.credential to unisono_company;

create index one_time_token_person on platform.one_time_token (person_id);
create index outbox_mail_waiting on platform.outbox_mail (created_at) where sent_at is null;
create index outbox_mail_newest on platform.outbox_mail (created_at desc, id desc);

/** What has done its service: keys of acts after 24 hours, failures after a day, links after 30, closed sessions after 90. */
create function platform.sweep(at timestamptz) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  delete from platform.idempotency where created_at < at - interval '24 hours';
  delete from platform.sign_in_failure where sign_in_failure.at < sweep.at - interval '24 hours';
  delete from platform.one_time_token where expires_at < at - interval '30 days';
  delete from platform.session where coalesce(ended_at, expires_at) < at - interval '90 days';
end;
revoke execute on function platform.sweep from public;
grant execute on function platform.sweep to unisono_app, unisono_reader, unisono_company;

/* -------------------------------------------------------------------------------------------------------------- jobs
   A room enqueues in the transaction of its change: jobs.enqueue(task, payload, key). The queue itself (schema
   graphile_worker) belongs to the role unisono_jobs and is made when the worker first starts; until then, and in
   tests, what is enqueued waits here. The worker never runs a task under its own role: see platform/server/jobs.ts. */
create schema jobs;
grant usage on schema jobs to unisono_app, unisono_reader, unisono_company;
create table jobs.waiting (
  id      bigint generated always as identity primary key,
  task    text not null,
  payload jsonb not null,
  job_key text
);

/** Does `task` once this transaction commits. Of several with one `job_key`, only the last is done. */
create function jobs.enqueue(task text, payload jsonb, job_key text default null) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if to_regprocedure('graphile_worker.enqueue_one(text, jsonb, text)') is null then
    insert into jobs.waiting (task, payload, job_key) values (enqueue.task, enqueue.payload, enqueue.job_key);
  else
    execute 'select graphile_worker.enqueue_one($1, $2, $3)' using task, payload, job_key;
  end if;
end $$;
revoke execute on function jobs.enqueue from public;
grant execute on function jobs.enqueue to unisono_app, unisono_reader, unisono_company;

/* -------------------------------------------------------------------------------------------------------- the demo */

/** One account for each role held today, for the sign-in page of the demo company; a real company's answers nothing. */
create function platform.demo_accounts(on_day date) returns table (role text, name text, email text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select distinct on (g.role) g.role, p.name, p.email::text
    from organization.role_grant g
    join organization.appointment a on a.position_id = g.position_id and a.current_valid @> on_day
    join organization.person p on p.id = a.person_id and p.email is not null and p.suspended_at is null and p.erased_at is null
    join platform.credential c on c.person_id = p.id
   where g.current_valid @> on_day and (select kind from platform.company) = 'demo'
   order by g.role, p.email;
end;
