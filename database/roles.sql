-- The cluster's roles, made before the first migration and again (harmlessly) at every start.
-- The owner migrates, backs up and restores, and never answers a request. Requests and jobs log in as unisono_app.
-- A request whose scope is the whole company works as unisono_company (reads and writes) or unisono_reader (reads all,
-- writes within its scope). INHERIT FALSE is what keeps their policies away from everybody else: decision 002.
do $$
declare r text;
begin
  foreach r in array array['unisono_app', 'unisono_reader', 'unisono_company', 'unisono_metrics', 'unisono_jobs'] loop
    if not exists (select from pg_roles where rolname = r) then
      execute format('create role %I nosuperuser nocreatedb nocreaterole noreplication nobypassrls %s', r,
        case when r in ('unisono_app', 'unisono_metrics', 'unisono_jobs') then 'login' else 'nologin' end);
    end if;
  end loop;
  if not exists (select from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles u on u.oid = m.member
                 where g.rolname = 'unisono_company' and u.rolname = 'unisono_app' and m.set_option and not m.inherit_option) then
    grant unisono_company to unisono_app with inherit false, set true;
  end if;
  if not exists (select from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles u on u.oid = m.member
                 where g.rolname = 'unisono_reader' and u.rolname = 'unisono_app' and m.set_option and not m.inherit_option) then
    grant unisono_reader to unisono_app with inherit false, set true;
  end if;
  -- The owner ends their connections when a database of its own is made anew (the demo company, beside a running server).
  foreach r in array array['unisono_app', 'unisono_metrics', 'unisono_jobs'] loop
    if not pg_has_role(current_user, r, 'usage') and pg_has_role(current_user, r, 'member with admin option') then
      execute format('grant %I to current_user with inherit true, set false', r);
    end if;
  end loop;
end $$;
