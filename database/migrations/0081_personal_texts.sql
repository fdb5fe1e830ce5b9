/*
  Erasing a lead's or a contact's personal data reaches the texts that other rooms keep of that one person, and handing the data
  over tells them first. Rooms below do not know the rooms above: each table with such texts has its line here, and a room that
  gets one registers it in the same migration (house/personalTexts.test.ts). What is said of the customer as a company stays.
*/
create table platform.personal_text (
  -- Whose data it is: marketing.lead or customers.contact.
  subject    text not null,
  table_name text not null,
  place      smallint not null default 1,
  -- The texts that are told of the person, and blanked where `becomes` does not say how.
  columns    text[] not null,
  -- Which rows `t`: $1 are the ids of the subject, $3 those of every row that a line before this one reached.
  whose      text not null,
  -- How they are blanked: $1 and $3 as above, $2 the instant.
  becomes    text,
  -- The fact that each row is worth, and what it is about.
  fact       text,
  about_kind text,
  primary key (subject, table_name, whose),
  check ((fact is null) = (about_kind is null))
);
call platform.guard_open('platform.personal_text', array[]::text[]);

-- Leads come and go with their contact: what is kept of a lead is kept of the contact it is.
insert into platform.personal_text (subject, table_name, place, columns, whose, becomes)
select s.subject, l.table_name, l.place, l.columns::text[], replace(l.whose, '{leads}', s.leads), l.becomes
  from (values ('marketing.lead', '$1'), ('customers.contact', 'array(select x.id from marketing.lead x where x.contact_id = any ($1))')) as s(subject, leads),
       (values
         ('coordination.hand_off', 1, '{brief,return_note,dispute_note,resolve_note}', 't.lead_id = any ({leads})', null),
         ('coordination.hand_off_pause', 1, '{note,answer}', 't.hand_off_id in (select h.id from coordination.hand_off h where h.lead_id = any ({leads}))', null),
         ('coordination.support_request', 1, '{title,detail,decline_reason,alternative}', 't.object_kind = ''lead'' and t.object_id = any ({leads})', null),
         ('customers.activity', 1, '{title,place}', 't.id in (with recursive a as (
            select b.id from customers.activity b where b.object_kind = ''lead'' and b.object_id = any ({leads})
                or b.object_kind = ''hand_off'' and b.object_id in (select h.id from coordination.hand_off h where h.lead_id = any ({leads}))
            union select n.id from customers.activity n join a on n.object_kind = ''activity'' and n.object_id = a.id) select a.id from a)', null),
         ('customers.interaction', 2, '{subject,outcome}', '(t.object_kind = ''lead'' and t.object_id = any ({leads})
              or t.object_kind = ''hand_off'' and t.object_id in (select h.id from coordination.hand_off h where h.lead_id = any ({leads}))
              or t.object_kind = ''activity'' and t.object_id = any ($3))
            and not exists (select from customers.interaction_contact y where y.interaction_id = t.id
              and y.contact_id not in (select x.contact_id from marketing.lead x where x.id = any ({leads}) and x.contact_id is not null))', 'subject = '''', outcome = null'),
         -- A deal is the customer''s, and so is its name; what is to be done next is with that person.
         ('sales.opportunity', 1, '{next_step}', 't.lead_id = any ({leads}) and (t.contact_id is null or t.contact_id in (select x.contact_id from marketing.lead x where x.id = any ({leads})))', null)
       ) as l(table_name, place, columns, whose, becomes);

insert into platform.personal_text (subject, table_name, place, columns, whose, becomes, fact, about_kind) values
  ('customers.contact', 'marketing.lead', 1, '{name,company_name,email,phone,landing_page,attributes}', 't.contact_id = any ($1)',
    'name = '''', email = null, phone = null, landing_page = regexp_replace(t.landing_page, ''[?#].*$'', ''''), attributes = ''{}'', erased_at = coalesce(t.erased_at, $2)', 'marketing.lead_erased', 'lead'),
  ('customers.contact', 'customers.activity', 1, '{title,place}', 't.contact_id = any ($1)', null, null, null),
  -- Told with the contact itself; what was logged with others too is theirs as well.
  ('customers.contact', 'customers.interaction', 2, '{}', 't.id in (select x.interaction_id from customers.interaction_contact x where x.contact_id = any ($1)
     and not exists (select from customers.interaction_contact y where y.interaction_id = x.interaction_id and y.contact_id <> all ($1)))', 'subject = '''', outcome = null', null, null),
  ('customers.contact', 'customers.note', 3, '{body}', 't.interaction_id in (select x.interaction_id from customers.interaction_contact x where x.contact_id = any ($1)
     and not exists (select from customers.interaction_contact y where y.interaction_id = x.interaction_id and y.contact_id <> all ($1)))', null, null, null),
  ('customers.contact', 'sales.opportunity', 1, '{next_step}', 't.contact_id = any ($1)', null, null, null),
  ('customers.contact', 'restructuring.continuity_plan', 1, '{}', 'exists (select from jsonb_array_elements(t.brief -> ''contacts'') k where (k ->> ''id'')::uuid = any ($1))',
    'brief = jsonb_set(t.brief, ''{contacts}'', (select jsonb_agg(case when (k ->> ''id'')::uuid = any ($1) then k || ''{"name": "—", "jobTitle": null, "language": null}'' else k end) from jsonb_array_elements(t.brief -> ''contacts'') k))', null, null);

-- What history and imports kept of whatever was blanked.
create index import_change_of on exchange.import_change (record_id) where before is not null or after is not null;
insert into platform.personal_text (subject, table_name, place, columns, whose, becomes)
select s, l.* from unnest('{marketing.lead,customers.contact}'::text[]) s, (values
  ('platform.personal_value', 9::smallint, '{}'::text[], 't.subject_id = any ($3) and t.erased_at is null', 'value = null, erased_at = $2'),
  ('exchange.import_change', 9, '{}', 't.record_id = any ($3) and (t.before is not null or t.after is not null)', 'before = case when t.before is not null then ''{}''::jsonb end, after = case when t.after is not null then ''{}''::jsonb end')) as l;

/* Both look past the policies, for the texts lie in other rooms and seats, and take the scope themselves: the subject lies within the caller's reach. */
create function platform.personal_subjects(of_subject text, ids uuid[], reach text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare within uuid[];
begin
  if not exists (select from platform.personal_text x where x.subject = of_subject) then raise invalid_parameter_value using message = 'nothing is kept of ' || of_subject; end if;
  execute format('select array_agg(s.id) from %s s where s.id = any ($1) and ($2 or s.market_id = any ($3))', of_subject) into within
    using ids, current_setting('role') in ('unisono_company', 'unisono_reader'), nullif(current_setting(reach, true), '')::uuid[];
  return coalesce(within, '{}');
end $$;

-- The texts kept of a lead or a contact, by table and row.
create function platform.personal_texts(of_subject text, ids uuid[]) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare l platform.personal_text; found jsonb; told jsonb := '[]'; reached uuid[] := '{}'; of_them uuid[] := platform.personal_subjects(of_subject, ids, 'unisono.reads');
begin
  for l in select * from platform.personal_text x where x.subject = of_subject and x.columns <> '{}' order by x.place, x.table_name, x.whose loop
    execute format('select jsonb_agg(jsonb_build_object(''in'', %1$L, ''id'', t.id, ''texts'', k.said) order by t.id) from %2$s t, lateral (
        select jsonb_object_agg(e.key, e.value) as said from jsonb_each(to_jsonb(t)) e where e.key = any ($2) and e.value::text not in (''null'', ''""'', ''{}'')) k
      where (%3$s) and k.said is not null', l.table_name, l.table_name, l.whose) into found using of_them, l.columns, reached;
    continue when found is null;
    told := told || found;
    reached := reached || array(select (r ->> 'id')::uuid from jsonb_array_elements(found) r);
  end loop;
  return told;
end $$;

-- Blanks them for good, of subjects that are erased already, and answers the facts that it is worth.
create function platform.blank_personal_texts(of_subject text, ids uuid[], at timestamptz) returns table (what text, kind text, id uuid, guard uuid)
  language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare l platform.personal_text; of_them uuid[] := platform.personal_subjects(of_subject, ids, 'unisono.writes'); reached uuid[]; rows jsonb[]; so text;
begin
  execute format('select array_agg(s.id) from %s s where s.id = any ($1) and s.erased_at is not null', of_subject) into of_them using of_them;
  reached := of_them;
  for l in select * from platform.personal_text x where x.subject = of_subject order by x.place, x.table_name, x.whose loop
    so := coalesce(l.becomes, (select string_agg(format('%1$I = case when btrim(t.%1$I) <> '''' then ''—'' else t.%1$I end', c), ', ') from unnest(l.columns) c));
    if exists (select from pg_attribute a where a.attrelid = l.table_name::regclass and a.attname = 'version') and l.place < 9 then so := so || ', version = t.version + 1'; end if;
    execute format('with done as (update %s t set %s where (%s) returning to_jsonb(t) as r) select array_agg(r) from done', l.table_name, so, l.whose) into rows using of_them, at, reached;
    continue when rows is null or l.place = 9;
    reached := reached || array(select (r ->> 'id')::uuid from unnest(rows) r);
    if l.fact is not null then return query select l.fact, l.about_kind, (r ->> 'id')::uuid, (r ->> 'market_id')::uuid from unnest(rows) r; end if;
  end loop;
end $$;

-- Whoever was erased before is reached too.
do $$
begin
  perform set_config('unisono.writes', coalesce((select array_agg(m.id) from organization.market m)::text, '{}'), true);
  insert into platform.fact (at, what, about_kind, about_id, guard, system, via)
  select now(), b.what, b.kind, b.id, b.guard, 'migration', 'job' from platform.blank_personal_texts('customers.contact', array(select k.id from customers.contact k where k.erased_at is not null), now()) b;
  perform platform.blank_personal_texts('marketing.lead', array(select l.id from marketing.lead l where l.erased_at is not null), now());
  perform set_config('unisono.writes', '', true);
end $$;
