import { type RawBuilder, sql } from 'kysely';
import type { ImportTarget } from '../../../platform/server/incoming.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { targetOf } from './targets.ts';

/*
  Where a step's rows find their place. They have arrived in a table of this transaction's own, as read; one statement
  gives each its record: of a key that comes twice the first row holds; a record that an earlier step makes already (a
  person in two roles, once by each file) is the same record; each reference's key becomes the id it stands for, of a
  record that this import makes or else of one that is there. What comes twice or stands for nothing is told.
*/
export async function placeArrived(ctx: Ctx, runId: string, step: number, target: ImportTarget, given: ReadonlySet<string>): Promise<void> {
  if (Object.values(target.fields).some((f) => f.reference === target.noun)) await sql`create index if not exists arriving_key on arriving (key)`.execute(ctx.db);
  await sql`analyze pg_temp.arriving`.execute(ctx.db);
  await nameCalled(ctx, target, given);
  const references = Object.entries(target.fields).flatMap(([name, f]) => (f.reference && given.has(name) ? [{ name, id: idOf(ctx, runId, name, f.reference, target) }] : []));
  const ids = references.length > 0 ? sql`jsonb_build_object(${sql.join(references.flatMap((r) => [sql.lit(r.name), r.id]))})` : sql`'{}'::jsonb`;
  const { numAffectedRows: rows } = await sql`
    with turned as (
      select a.*, not a.wrong and a.key is not null and row_number() over (partition by a.wrong, a.key order by a.row_no) > 1 as doubled from pg_temp.arriving a
    ), placed as materialized (
      select t.file, t.row_no, t.key, t.wrong, t.doubled, t.given, t.record_id, case when t.doubled then '{}' else ${ids} end as ids,
             case when not t.wrong and not t.doubled and t.key is not null then (
               select e.record_id from platform.incoming e
                where e.run_id = ${runId}::uuid and e.noun = ${target.noun} and e.key = t.key and e.step < ${step} and e.action in ('create', 'update', 'same') limit 1) end as earlier
        from turned t
    ), lost as (
      select p.file, p.row_no, r.name, p.given ->> r.name as value
        from placed p cross join lateral jsonb_each_text(p.ids) r(name, id) where r.id is null and p.given ? r.name
    ), told as (
      insert into exchange.row_problem (run_id, person_id, file, row_no, field, problem, value)
      select ${runId}::uuid, ${ctx.person.id}::uuid, file, row_no, 'externalKey', 'comes_twice', left(key, 200) from placed where doubled
      union all select ${runId}::uuid, ${ctx.person.id}::uuid, file, row_no, name, 'no_such_record', left(value, 200) from lost
    )
    insert into platform.incoming (run_id, person_id, step, noun, file, row_no, key, record_id, action, given)
    select ${runId}::uuid, ${ctx.person.id}::uuid, ${step}, ${target.noun}, p.file, p.row_no, p.key, coalesce(p.earlier, p.record_id),
           case when p.wrong or p.doubled or p.row_no in (select row_no from lost) then 'wrong' when p.earlier is not null then 'same' else 'create' end,
           p.given || jsonb_strip_nulls(p.ids)
      from placed p`.execute(ctx.db);
  if (Number(rows ?? 0) > 500) await sql`analyze platform.incoming`.execute(ctx.db);
}

/** What the file calls a record by, where it has no key of it: a customer by name, a seat by its title or by who sits there. */
async function nameCalled(ctx: Ctx, target: ImportTarget, given: ReadonlySet<string>): Promise<void> {
  await sql`create temp table if not exists called (field text, said text, id text, primary key (field, said)) on commit drop`.execute(ctx.db);
  await sql`truncate pg_temp.called`.execute(ctx.db);
  const references = Object.entries(target.fields).flatMap(([name, f]) => { const called = given.has(name) && f.reference ? targetOf(f.reference).called : undefined; return called ? [{ name, called }] : []; });
  if (references.length === 0) return;
  await sql`insert into pg_temp.called (field, said, id) ${sql.join(references.map(({ name, called }) => sql`
    select ${sql.lit(name)}, lower(c.said), min(c.id::text) from (${called(ctx)}) c
     where lower(c.said) in (select lower(a.given ->> ${sql.lit(name)}) from pg_temp.arriving a) group by 2 having count(distinct c.id) = 1`), sql` union all `)}`.execute(ctx.db);
}

/**
 * The id that a row's key stands for; by key, so that bringing in ten rows does not read a million customers. What refers
 * to its own noun (a unit within a unit) may mean a row of the same step, but a record that is there already comes first.
 */
function idOf(ctx: Ctx, runId: string, name: string, noun: string, target: ImportTarget): RawBuilder<unknown> {
  const other = targetOf(noun), key = sql`t.given ->> ${sql.lit(name)}`;
  const made = sql`(select ${sql.raw(other.idColumn === 'key' ? 'p.key' : 'p.record_id::text')} from platform.incoming p
    where p.run_id = ${runId}::uuid and p.noun = ${noun} and p.key = ${key} and p.action <> 'wrong' limit 1)`;
  const id = other.leadsTo ? sql`coalesce(x.${sql.ref(other.leadsTo)}, x.id)` : sql`x.${sql.raw(other.idColumn ?? 'id')}`;
  const held = other.keys.map((k) => sql`(select ${id}::text from ${sql.table(other.table)} x where x.${sql.raw(k)}::text = ${key} limit 1)`);
  const beside = sql`(select a.record_id::text from pg_temp.arriving a where a.key = ${key} and not a.wrong order by a.row_no limit 1)`;
  const called = sql`(select c.id from pg_temp.called c where c.field = ${sql.lit(name)} and c.said = lower(${key}))`;
  const own = alreadyCalled(ctx, name, noun, target), last = own ? [called, own] : [called];
  return sql`coalesce(${sql.join(noun === target.noun ? [...held, made, beside, ...last] : [made, ...held, ...last])})`;
}

/** What several are called, the record that the row is of may refer to already: then it goes on meaning that one. */
function alreadyCalled(ctx: Ctx, name: string, noun: string, target: ImportTarget): RawBuilder<unknown> | null {
  const column = target.fields[name]?.column, called = targetOf(noun).called, key = sql`t.given ->> ${sql.lit(name)}`;
  if (!column || !called || (target.idColumn ?? 'id') !== 'id') return null;
  const known = [ownId(sql`t.key`), ...target.keys.map((k) => sql`x.${sql.raw(k)}::text = t.key`)];
  return sql`(select x.${sql.raw(column)}::text from ${sql.table(target.table)} x where (${sql.join(known, sql` or `)})
    and exists (select 1 from (${called(ctx)}) c where c.id = x.${sql.raw(column)} and lower(c.said) = lower(${key})) limit 1)`;
}

/** Our own files call a record by its id. */
const ownId = (key: RawBuilder<unknown>): RawBuilder<unknown> => sql`x.id = case when ${key} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (${key})::uuid end`;

