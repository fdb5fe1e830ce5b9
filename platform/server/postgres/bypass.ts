import type postgres from 'postgres';
import { PlainEnd } from '../plainly.ts';

/**
 * Tables without row-level security that the application may touch, each for its reason: the company's one row holds
 * nothing personal; the others must be read before anybody is known, or written for somebody else.
 */
const unguarded = ['platform.company', 'platform.credential', 'platform.one_time_token', 'platform.sign_in_failure', 'platform.outbox_mail'];

/** The roles a request can be: its own, and the two it may step into. */
const roles = ['unisono_app', 'unisono_reader', 'unisono_company'];

/**
 * Refuses, naming the first way, when the application's role could get past a policy: by its own powers, by owning a
 * table, by inheriting a role, or through a table or view that no policy guards. Runs at every start, as owner.
 */
export async function appMayNotBypass(sql: postgres.Sql): Promise<void> {
  const ways = await waysToBypass(sql);
  if (ways.length === 0) return;
  throw new PlainEnd({
    es: `No se arranca porque el rol de la aplicación podría saltarse los permisos (${ways.join('; ')}): quítale ese poder en la base de datos.`,
    en: `Not starting, because the application's role could get past the permissions (${ways.join('; ')}): take that power away in the database.`,
  });
}

/** The ways past the policies, in words; empty when there is none. */
export async function waysToBypass(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ way: string }[]>`
    with app as (select r.*, r.rolname::text as name from pg_roles r where rolname = any (${roles})),
    ours as (
      select c.oid, c.relkind, c.relowner, c.relrowsecurity, c.reloptions, format('%s.%s', n.nspname, c.relname) as name
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^(pg_|information_schema$|graphile_worker$)'
         and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')),
    reached as (
      select * from ours where exists (select from app where
        has_any_column_privilege(app.oid, ours.oid, 'select, insert, update') or has_table_privilege(app.oid, ours.oid, 'delete')))
    select format('%s is superuser', name) as way from app where rolsuper
    union all select format('%s has BYPASSRLS', name) from app where rolbypassrls
    union all select format('%s has CREATEROLE', name) from app where rolcreaterole
    union all select format('%s does not exist', r) from unnest(${roles}::text[]) r where not exists (select from app where name = r)
    union all select format('%s owns %s', app.name, ours.name) from ours join app on app.oid = ours.relowner
    union all select format('%s inherits %s', app.name, g.rolname) from pg_auth_members m join app on app.oid = m.member
                join pg_roles g on g.oid = m.roleid where m.inherit_option
    union all select format('%s may become %s', app.name, g.rolname) from pg_auth_members m join app on app.oid = m.member
                join pg_roles g on g.oid = m.roleid where m.set_option and not g.rolname = any (${roles.slice(1)}) and not m.inherit_option
    union all select format('%s has no row security', name) from reached
               where relkind in ('r', 'p') and not relrowsecurity and not name = any (${unguarded})
    union all select format('%s is not security_invoker', name) from reached
               where relkind = 'v' and not coalesce(reloptions::text[] && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)
    union all select format('%s cannot be guarded', name) from reached where relkind in ('m', 'f')
    union all select format('%s may truncate %s', app.name, ours.name) from ours, app where relkind in ('r', 'p') and has_table_privilege(app.oid, ours.oid, 'truncate')`;
  return rows.map(({ way }) => way);
}
