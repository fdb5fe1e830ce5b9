import { sql } from 'kysely';
import type { z } from 'zod';
import { attributeWaiting } from '../../reporting/server/index.ts';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type * as contract from '../contract/imports.ts';
import { runOf } from './runs.ts';
import { beginPlan, planTakingBack, takeBackNoun } from './takingBackNoun.ts';
import { targetOf } from './targets.ts';

type Input = z.output<typeof contract.takeImportBack.input>;
type Answer = z.output<typeof contract.takeImportBack.output>;

/*
  Taking an import back is a new act, not a rewind: what it made is withdrawn, what it changed gets its former values
  field by field where they are still what the import left, bookings are mirrored. What somebody has changed or built
  upon since is listed and stays, unless the person decides for each. The structure and reference lists stay: a seat
  that holds customers is closed where its effect on them is shown.
*/
export async function takeImportBack(ctx: Ctx, input: Input): Promise<Answer> {
  const run = await runOf(ctx, input.runId);
  if (run.state !== 'done') throw new Refusal('conflict', 'Only an import that was done can be taken back, once.', 'exchange.not_done');
  const answer: Answer = { withdrawn: 0, restored: 0, reversed: 0, kept: [], keptCount: 0 };
  await sql`discard plans`.execute(ctx.db);
  await beginPlan(ctx);
  const nouns = (await nounsOf(ctx, run.id)).map(targetOf);
  for (const target of nouns) await planTakingBack(ctx, run.id, target, input);
  await sql`analyze pg_temp.going_back`.execute(ctx.db);
  for (const target of nouns) {
    const done = await takeBackNoun(ctx, run.id, target, input);
    answer.withdrawn += done.withdrawn;
    answer.restored += done.restored;
    answer.reversed += done.reversed;
    answer.keptCount += done.keptCount;
    if (answer.kept.length < 500) answer.kept.push(...done.kept.slice(0, 500 - answer.kept.length));
  }
  if (input.dryRun) return answer;
  await attributeWaiting(ctx);
  await ctx.db.updateTable('exchange.import_run').set({ state: 'taken_back', taken_back_at: ctx.now }).where('id', '=', run.id).execute();
  await recordFact(ctx, {
    what: 'exchange.import_taken_back', about: { kind: 'import_run', id: run.id }, guard: everyone, actId: run.id,
    after: { withdrawn: answer.withdrawn, restored: answer.restored, reversed: answer.reversed, kept: answer.keptCount },
  });
  return answer;
}

/** The latest made first: what stands on others goes before what it stands on. */
async function nounsOf(ctx: Ctx, runId: string): Promise<string[]> {
  const { rows } = await sql<{ noun: string }>`select noun from exchange.import_change where run_id = ${runId}::uuid group by noun order by max(seq) desc`.execute(ctx.db);
  return rows.map((r) => r.noun);
}

