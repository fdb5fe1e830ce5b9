-- What is booked for a goal as it stood at the end of a day: a report of October does not count what November brought.
drop function goals.booked_by_month(uuid[]);
create function goals.booked_by_month(ids uuid[], last_day date) returns table
    (goal_id uuid, month text, currency char(3), minor bigint, reporting_minor bigint, reporting_currency char(3), events integer, missing integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select g.id, to_char(b.booked_on, 'YYYY-MM'), b.currency, sum(b.minor)::bigint, sum(coalesce(b.reporting_minor, c.reporting_minor))::bigint,
         b.reporting_currency, count(*)::integer, (count(*) filter (where coalesce(b.reporting_minor, c.reporting_minor) is null))::integer
    from goals.goal g
    join sales.booking_event b on b.booked_on >= g.starts_on and b.booked_on < g.ends_on and b.booked_on <= last_day and (g.market_id is null or b.market_id = g.market_id)
    left join sales.booking_conversion c on c.booking_id = b.id
   where g.id = any (ids)
     and (current_setting('role') in ('unisono_company', 'unisono_reader') or coalesce(current_setting('unisono.reads', true), '') not in ('', '{}'))
   group by 1, 2, 3, 6;
end;
revoke execute on function goals.booked_by_month from public;
grant execute on function goals.booked_by_month to unisono_app, unisono_reader, unisono_company;
