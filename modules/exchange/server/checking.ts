import { sql } from 'kysely';
import type { ImportTarget } from '../../../platform/server/incoming.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { planStep, type Planning } from './planning.ts';
import { targets } from './targets.ts';

/*
  What an import would do, worked out whole before anything changes: every row is read, its references are resolved
  against what exists and what earlier steps will make, doubles within the files are found, and each record is compared
  with the one that exists. Checking again begins anew.
*/

export function targetOf(noun: string): ImportTarget {
  const target = targets.get(noun);
  if (!target) throw new Refusal('invalid_input', `There is nothing called ${noun} to bring in.`, 'exchange.unknown_noun', { facts: { noun } });
  return target;
}

export async function checkAll(ctx: Ctx, plan: Planning): Promise<void> {
  await sql`delete from platform.incoming where run_id = ${plan.runId}::uuid`.execute(ctx.db);
  await sql`delete from exchange.row_problem where run_id = ${plan.runId}::uuid`.execute(ctx.db);
  for (const [index, step] of plan.mapping.steps.entries()) {
    const target = targetOf(step.into);
    checkFields(step.into, Object.keys(step.fields), target);
    await planStep(ctx, plan, index, target);
    await sql`analyze platform.incoming`.execute(ctx.db);
    await refuseDoubles(ctx, plan.runId, index);
    await joinEarlier(ctx, plan.runId, index);
    await resolveReferences(ctx, plan.runId, index, target);
    await target.compare(ctx, { runId: plan.runId, step: index, today: ctx.today });
    await settleExisting(ctx, plan.runId, index, step.existing);
  }
}

function checkFields(noun: string, named: readonly string[], target: ImportTarget): void {
  const unknown = named.filter((f) => !(f in target.fields));
  if (unknown.length > 0) {
    throw new Refusal('invalid_input', `${noun} has no field ${unknown.join(', ')}.`, 'exchange.unknown_field', { facts: { noun, fields: unknown } });
  }
}

/** A key that comes twice in one step: the first row holds, the others are told. */
const refuseDoubles = (ctx: Ctx, runId: string, step: number) => sql`
  with doubled as (
    select row_no, file, key, row_number() over (partition by key order by row_no) as turn
      from platform.incoming where run_id = ${runId}::uuid and step = ${step} and key is not null and action <> 'wrong'
  ), told as (
    insert into exchange.row_problem (run_id, person_id, file, row_no, field, problem, value)
    select ${runId}::uuid, ${ctx.person.id}::uuid, file, row_no, 'externalKey', 'comes_twice', key from doubled where turn > 1
  )
  update platform.incoming i set action = 'wrong' from doubled d
   where i.run_id = ${runId}::uuid and i.step = ${step} and i.row_no = d.row_no and d.turn > 1`.execute(ctx.db);

/** A record that an earlier step makes already (a person in two roles, once by each file) is the same record. */
const joinEarlier = (ctx: Ctx, runId: string, step: number) => sql`
  update platform.incoming i set action = 'same', record_id = e.record_id from platform.incoming e
   where i.run_id = ${runId}::uuid and i.step = ${step} and i.action = 'create' and i.key is not null
     and e.run_id = i.run_id and e.noun = i.noun and e.key = i.key and e.step < i.step and e.action in ('create', 'update', 'same')`.execute(ctx.db);

/** Replaces each reference's key by the id it stands for, all of a step in one statement, and tells those that stand for nothing. */
async function resolveReferences(ctx: Ctx, runId: string, step: number, target: ImportTarget): Promise<void> {
  const references = Object.entries(target.fields).filter(([, f]) => f.reference);
  if (references.length === 0) return;
  const joins = references.map(([name, f], n) => {
    const other = targetOf(f.reference!), [made, held] = [sql.raw(`made${n}`), sql.raw(`held${n}`)];
    const key = sql`i.given ->> ${sql.lit(name)}`;
    const idColumn = sql.raw(other.idColumn ?? 'id'), madeId = sql.raw(other.idColumn === 'key' ? 'p.key' : 'p.record_id::text');
    const byKeys = other.keys.map((k) => sql`select x.${idColumn}::text as id, x.${sql.raw(k)}::text as k from ${sql.table(other.table)} x where x.${sql.raw(k)} is not null`);
    return {
      name,
      id: sql`coalesce(${made}.id, ${held}.id)`,
      join: sql`left join lateral (select ${madeId} as id from platform.incoming p
                   where p.run_id = i.run_id and p.noun = ${f.reference!} and p.key = ${key} and p.action <> 'wrong' limit 1) ${made} on true
                left join (${sql.join(byKeys, sql` union `)}) ${held} on ${held}.k = ${key}`,
    };
  });
  const resolved = sql.join(joins.flatMap((j) => [sql.lit(j.name), j.id]));
  await sql`
    with resolved as (
      select i.row_no, i.file, jsonb_strip_nulls(jsonb_build_object(${resolved})) as ids
        from platform.incoming i ${sql.join(joins.map((j) => j.join), sql` `)}
       where i.run_id = ${runId}::uuid and i.step = ${step} and i.action <> 'wrong'
    ), lost as (
      select r.row_no, r.file, n.name, i.given ->> n.name as value
        from resolved r join platform.incoming i on i.run_id = ${runId}::uuid and i.step = ${step} and i.row_no = r.row_no
        cross join unnest(${references.map(([name]) => name)}::text[]) n(name)
       where i.given ? n.name and not r.ids ? n.name
    ), told as (
      insert into exchange.row_problem (run_id, person_id, file, row_no, field, problem, value)
      select ${runId}::uuid, ${ctx.person.id}::uuid, file, row_no, name, 'no_such_record', left(value, 200) from lost
    )
    update platform.incoming i set given = i.given || r.ids, action = case when exists (select from lost l where l.row_no = i.row_no) then 'wrong' else i.action end
      from resolved r where i.run_id = ${runId}::uuid and i.step = ${step} and i.row_no = r.row_no`.execute(ctx.db);
}

async function settleExisting(ctx: Ctx, runId: string, step: number, existing: 'update' | 'skip' | 'refuse'): Promise<void> {
  if (existing === 'skip') {
    await sql`update platform.incoming set action = 'skip' where run_id = ${runId}::uuid and step = ${step} and action = 'update'`.execute(ctx.db);
  }
  if (existing === 'refuse') {
    await sql`with found as (
        update platform.incoming set action = 'wrong' where run_id = ${runId}::uuid and step = ${step} and action in ('update', 'same') returning file, row_no, key)
      insert into exchange.row_problem (run_id, person_id, file, row_no, field, problem, value)
      select ${runId}::uuid, ${ctx.person.id}::uuid, file, row_no, 'externalKey', 'exists_already', key from found`.execute(ctx.db);
  }
}
