import type postgres from 'postgres';

type Sql = postgres.Sql | postgres.TransactionSql;

/** A table that holds rows of ours. `name` is quoted and with its schema; computed columns are left out. */
export interface Table { name: string; columns: string[] }

/** A foreign key between two tables; `constraint` is quoted and with its schema, as `set constraints` takes it. */
export interface ForeignKey { constraint: string; from: string; to: string; deferrable: boolean }

export interface Sequence { name: string; value: string; called: boolean }

/**
 * Ours is all but PostgreSQL's own, the job queue (jobs are enqueued anew), the record of migrations (made by migrating)
 * and what is kept of other rows (the totals of open deals, the last contact of each customer: made by those rows' own triggers as they are loaded).
 */
const ours = `n.nspname !~ '^(pg_|information_schema$|graphile_worker$)'
  and format('%s.%s', n.nspname, c.relname) not in ('public.unisono_migration', 'public.unisono_published', 'sales.open_total', 'customers.account_contact', 'customers.contact_told')
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

export const readTables = (sql: Sql): Promise<Table[]> => sql.unsafe<Table[]>(`
  select format('%I.%I', n.nspname, c.relname) as name,
         coalesce((select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '{}') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind = 'r' and c.relpersistence <> 't' and ${ours}
   order by 1`);

export const readForeignKeys = (sql: Sql): Promise<ForeignKey[]> => sql.unsafe<ForeignKey[]>(`
  select format('%I.%I', k.nspname, o.conname) as constraint, o.condeferrable as deferrable,
         format('%I.%I', fn.nspname, f.relname) as from, format('%I.%I', tn.nspname, t.relname) as to
    from pg_constraint o join pg_namespace k on k.oid = o.connamespace
    join pg_class f on f.oid = o.conrelid join pg_namespace fn on fn.oid = f.relnamespace
    join pg_class t on t.oid = o.confrelid join pg_namespace tn on tn.oid = t.relnamespace
   where o.contype = 'f'`);

/** Read after the tables: a number given meanwhile is skipped, never given twice. */
export async function readSequences(sql: Sql): Promise<Sequence[]> {
  const names = await sql.unsafe<{ name: string }[]>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and ${ours} order by 1`);
  if (names.length === 0) return [];
  return sql.unsafe<Sequence[]>(names.map(({ name }) =>
    `select '${name.replaceAll("'", "''")}' as name, last_value::text as value, is_called as called from ${name}`).join(' union all '));
}

export interface LoadOrder {
  tables: Table[];
  /** Keys whose target is loaded before: checked at once, so that PostgreSQL need not remember every row until the end. */
  checkedAtOnce: string[];
}

/**
 * An order in which every foreign key finds its target loaded. Keys in a circle must be deferrable, and are checked when
 * all is loaded; a key to the own table is checked at the end of its statement. Refuses a circle that cannot be deferred.
 */
export function loadOrder(tables: readonly Table[], keys: readonly ForeignKey[]): LoadOrder {
  const known = new Set(tables.map(({ name }) => name));
  const relevant = keys.filter((key) => key.from !== key.to && known.has(key.from) && known.has(key.to));
  const loaded = new Set<string>();
  const order: Table[] = [];
  const waiting = new Map(tables.map((table) => [table.name, table]));
  const missing = (table: string) => relevant.filter((key) => key.from === table && !loaded.has(key.to));
  while (waiting.size > 0) {
    const names = [...waiting.keys()];
    const next = names.find((name) => missing(name).length === 0) ?? names.find((name) => missing(name).every((key) => key.deferrable));
    const table = next === undefined ? undefined : waiting.get(next);
    if (!table) throw new Error(`these tables refer to each other in a circle that cannot be deferred: ${names.join(', ')}`);
    waiting.delete(table.name);
    loaded.add(table.name);
    order.push(table);
  }
  const place = new Map(order.map(({ name }, i) => [name, i]));
  const late = new Set(relevant.filter((key) => (place.get(key.to) ?? 0) > (place.get(key.from) ?? 0)).map((key) => key.constraint));
  const deferrable = keys.filter((key) => key.deferrable && known.has(key.from) && !late.has(key.constraint));
  return { tables: order, checkedAtOnce: [...new Set(deferrable.map((key) => key.constraint))] };
}
