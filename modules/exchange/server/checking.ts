import { sql } from 'kysely';
import type { ImportTarget } from '../../../platform/server/incoming.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { planStep, type Planning } from './planning.ts';
import { targetOf } from './targets.ts';

/*
  What an import would do, worked out whole before anything changes: every row is read, its references are resolved
  against what exists and what earlier steps will make, doubles within the files are found, and each record is compared
  with the one that exists. Checking again begins anew.
*/

export async function checkAll(ctx: Ctx, plan: Planning): Promise<void> {
  await sql`delete from platform.incoming where run_id = ${plan.runId}::uuid`.execute(ctx.db);
  await sql`delete from exchange.row_problem where run_id = ${plan.runId}::uuid`.execute(ctx.db);
  for (const [index, step] of plan.mapping.steps.entries()) {
    const target = targetOf(step.into);
    checkFields(step.into, Object.keys(step.fields), target);
    await planStep(ctx, plan, index, target);
    await target.compare(ctx, { runId: plan.runId, step: index, today: ctx.today });
    await tellMisfits(ctx, plan.runId, index, target);
    await settleExisting(ctx, plan.runId, index, step.existing);
  }
}

function checkFields(noun: string, named: readonly string[], target: ImportTarget): void {
  const unknown = named.filter((f) => !(f in target.fields));
  if (unknown.length > 0) {
    throw new Refusal('invalid_input', `${noun} has no field ${unknown.join(', ')}.`, 'exchange.unknown_field', { facts: { noun, fields: unknown } });
  }
}

/** Rows that the database would refuse as a whole, told one by one. */
async function tellMisfits(ctx: Ctx, runId: string, step: number, { table, idColumn, misfits }: ImportTarget): Promise<void> {
  for (const { field, problem, when } of misfits ?? []) {
    await sql`
      with misfit as (
        update platform.incoming w set action = 'wrong' from (
          select i.ctid from platform.incoming i left join ${sql.table(table)} t on t.${sql.raw(idColumn ?? 'id')} = i.record_id
           where i.run_id = ${runId}::uuid and i.step = ${step} and i.action in ('create', 'update') and (${when})) i
         where w.ctid = i.ctid returning w.file, w.row_no, w.given ->> ${field} as value)
      insert into exchange.row_problem (run_id, person_id, file, row_no, field, problem, value)
      select ${runId}::uuid, ${ctx.person.id}::uuid, file, row_no, ${field}, ${problem}, value from misfit`.execute(ctx.db);
  }
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
