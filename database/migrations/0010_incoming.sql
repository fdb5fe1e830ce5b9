-- Rows on their way in: what an import will create or change, resolved and checked before anything is done. It stands in
-- platform because every room reads its own rows from here; unlogged because a crash only means preparing it again.
create unlogged table platform.incoming (
  run_id    uuid not null,
  person_id uuid not null,
  step      smallint not null,
  noun      text not null,
  file      text not null,
  row_no    integer not null,
  key       text,
  record_id uuid not null default uuidv7(),
  action    text not null default 'create' check (action in ('create', 'update', 'same', 'skip', 'wrong')),
  -- Field -> value as text, references already as ids; only the fields that the mapping gives.
  given     jsonb not null,
  -- The same fields as they were, for what will be updated.
  before    jsonb,
  primary key (run_id, step, row_no)
);
create index incoming_key on platform.incoming (run_id, noun, key);
call platform.guard_self('platform.incoming', 'person_id');
-- Imports gather statistics on what they have just staged: without them the joins that follow are planned blind.
grant maintain on platform.incoming, exchange.staged_row to unisono_app, unisono_reader, unisono_company;

/** Tells the planner about rows that an import has just made, in the import's own transaction. Only our tables, only statistics. */
create function platform.gather_statistics(tables regclass[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare t regclass;
begin
  foreach t in array tables loop
    if exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = t and c.relkind = 'r'
                 and n.nspname in ('platform', 'organization', 'customers', 'marketing', 'sales', 'coordination', 'reporting')) then
      execute format('analyze %s', t);
    end if;
  end loop;
end $$;
