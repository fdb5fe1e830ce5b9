-- What a person may see and do, and why; and seeing as somebody else: reading only, for a while, recorded (decision 014).

/** What a person holds on a date: seats, and each grant with its seat and the seats and markets its scope reaches. Null: nobody. */
create or replace function organization.standing(who uuid, on_day date) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  with recursive seat as (
    select p.position_id, p.title, p.unit_id, p.market_id, u.function
      from organization.appointment a
      join organization.person x on x.id = a.person_id and x.suspended_at is null and x.erased_at is null
      join organization.position_version p on p.position_id = a.position_id and p.current_valid @> on_day
      join organization.unit_version u on u.unit_id = p.unit_id and u.current_valid @> on_day
     where a.person_id = who and a.current_valid @> on_day and p.status in ('open', 'filled')
  ), below as (
    select unit_id as top, unit_id from seat
    union
    select b.top, u.unit_id from below b join organization.unit_version u on u.parent_id = b.unit_id and u.current_valid @> on_day
  ), granted as (
    select distinct g.role, g.scope, s.* from seat s
      join organization.role_grant g on g.position_id = s.position_id and g.current_valid @> on_day
  ), reach as (
    select g.role, g.scope, g.position_id, p.position_id as reached, p.market_id
      from granted g
      join organization.position_version p on p.current_valid @> on_day
      join organization.unit_version u on u.unit_id = p.unit_id and u.current_valid @> on_day
     where case g.scope
             when 'own_seat' then p.position_id = g.position_id
             when 'unit' then exists (select from below b where b.top = g.unit_id and b.unit_id = p.unit_id)
             when 'function' then organization.division(u.function) = organization.division(g.function)
             when 'market' then p.market_id = g.market_id
             else false end
  )
  select jsonb_build_object(
    'person', (select jsonb_build_object('id', id, 'name', name, 'email', coalesce(email::text, ''), 'language', language, 'locale', locale,
                'timeZone', time_zone) from organization.person where id = who and suspended_at is null and erased_at is null),
    'seats', coalesce((select jsonb_agg(distinct jsonb_build_object('id', position_id, 'title', title, 'unitId', unit_id,
                'marketId', market_id, 'function', function)) from seat), '[]'),
    'grants', coalesce((select jsonb_agg(jsonb_build_object('seat', g.position_id, 'role', g.role, 'scope', g.scope, 'company', g.scope = 'company',
                'seats', coalesce((select jsonb_agg(distinct r.reached) from reach r
                                    where (r.role, r.scope, r.position_id) = (g.role, g.scope, g.position_id)), '[]'),
                'markets', coalesce(case when g.scope = 'company' then (select jsonb_agg(id) from organization.market)
                                    else (select jsonb_agg(distinct r.market_id) from reach r
                                           where (r.role, r.scope, r.position_id) = (g.role, g.scope, g.position_id)) end, '[]')))
              from granted g), '[]'));
end;

/* ------------------------------------------------------------------------------------------------ seeing as somebody */

-- An administrator's session looks with another person's eyes until then. The row stays: it is the record.
create table platform.seeing (
  id         uuid primary key default uuidv7(),
  session_id uuid not null,
  person_id  uuid not null,
  seen_id    uuid not null,
  reason     text not null check (btrim(reason) <> ''),
  begun_at   timestamptz not null,
  until      timestamptz not null,
  ended_at   timestamptz,
  check (person_id <> seen_id),
  constraint seeing_ends check (until > begun_at and until <= begun_at + interval '2 hours')
);
create unique index seeing_open on platform.seeing (session_id) where ended_at is null;
create index seeing_seen on platform.seeing (seen_id, begun_at desc);
call platform.guard_self('platform.seeing', 'person_id', array['insert']);
-- Whoever was looked through may know by whom, when and why.
create policy seen on platform.seeing for select to unisono_app, unisono_reader, unisono_company
  using (seen_id = (select nullif(current_setting('unisono.person', true), ''))::uuid);

/** Ends what is over: its time has passed, its session has ended, or it is the one named. Each leaves its fact, at the instant it was over. */
create function platform.close_seeings(at timestamptz, one uuid default null) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  with over as (
    select v.id, least(v.until, s.ended_at, case when v.id = one then close_seeings.at end) as over_at
      from platform.seeing v left join platform.session s on s.id = v.session_id
     where v.ended_at is null and (v.until <= close_seeings.at or s.ended_at is not null or v.id = one)
  ), closed as (
    update platform.seeing v set ended_at = o.over_at from over o where v.id = o.id and v.ended_at is null
    returning v.person_id, v.seen_id, v.until, v.ended_at
  )
  insert into platform.fact (at, what, about_kind, about_id, guard, person_id, via)
  select c.ended_at, case when c.ended_at < c.until then 'oversight.seeing_ended' else 'oversight.seeing_expired' end, 'person', c.seen_id, platform.everyone(), c.person_id, 'session'
    from closed c;
end;

/** Who a session or token belongs to, with the stamp that tells whether what is remembered of them still holds, and as whom they see. */
drop function platform.who_holds(bytea, timestamptz);
create function platform.who_holds(hash bytea, at timestamptz)
  returns table (kind text, id uuid, person_id uuid, seen timestamptz, stamp timestamptz, seeing_id uuid, seen_as uuid, seeing_until timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select 'session', s.id, s.person_id, s.last_seen_at, t.recorded, v.id, v.seen_id, v.until
    from platform.session s cross join organization.structure_stamp t left join platform.seeing v on v.session_id = s.id and v.ended_at is null
   where s.token_hash = hash and s.ended_at is null and s.expires_at > at
  union all
  select 'token', k.id, k.person_id, k.last_used_at, t.recorded, null, null, null from platform.api_token k, organization.structure_stamp t
   where k.token_hash = hash and k.revoked_at is null and k.expires_at > at;
end;

-- What somebody noted for themselves is not shown to whoever sees as them.
create policy not_to_seers on customers.note as restrictive for select to unisono_app, unisono_reader, unisono_company
  using ((select coalesce(current_setting('unisono.seeing', true), '')) = '');
