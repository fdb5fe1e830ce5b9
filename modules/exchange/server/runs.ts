import { sql } from 'kysely';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { ImportRun } from '../contract/imports.ts';
import type { Mapping } from '../contract/mapping.ts';
import type { StagedFile } from './staging.ts';

export interface Run { id: string; name: string; state: ImportRun['state']; mapping: Mapping; files: StagedFile[]; personId: string; /** Rows read by the check, of all steps. */ rows: number }

/** The run, locked for this act. `not_found` for another person's. */
export async function runOf(ctx: Ctx, runId: string, lock = true): Promise<Run> {
  const query = ctx.db.selectFrom('exchange.import_run').select(['id', 'name', 'state', 'mapping', 'counts', 'person_id']).where('id', '=', runId);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'There is no such import.', 'exchange.no_such_import');
  const counts = row.counts as { files?: StagedFile[]; steps?: ImportRun['steps'] };
  return { id: row.id, name: row.name, state: row.state as Run['state'], mapping: row.mapping as unknown as Mapping, files: counts.files ?? [], personId: row.person_id, rows: (counts.steps ?? []).reduce((n, s) => n + s.create + s.update + s.same + s.skip + s.wrong, 0) };
}

export async function newRun(ctx: Ctx, mapping: Mapping): Promise<string> {
  const row = await ctx.db.insertInto('exchange.import_run')
    .values({ person_id: ctx.person.id, name: mapping.name, mapping: mapping as never, created_at: ctx.now, counts: {} }).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

/** What each step would do, or did. */
export async function countSteps(ctx: Ctx, runId: string): Promise<void> {
  await sql`
    update exchange.import_run r set counts = r.counts || jsonb_build_object(
      'steps', coalesce((select jsonb_agg(s order by s.step) from (
        select step, noun, count(*) filter (where action = 'create') as "create", count(*) filter (where action = 'update') as "update",
               count(*) filter (where action = 'same') as same, count(*) filter (where action = 'skip') as skip, count(*) filter (where action = 'wrong') as wrong
          from platform.incoming where run_id = ${runId}::uuid group by step, noun) s), '[]'),
      'problems', (select count(*) from exchange.row_problem where run_id = ${runId}::uuid))
     where r.id = ${runId}::uuid`.execute(ctx.db);
}

export async function rememberFile(ctx: Ctx, run: Run, file: StagedFile): Promise<void> {
  const files = [...run.files.filter((f) => f.file !== file.file), file];
  await ctx.db.updateTable('exchange.import_run').set({ counts: { files } as never, state: 'staged' }).where('id', '=', run.id).execute();
}

export async function markRun(ctx: Ctx, runId: string, state: ImportRun['state'], finished: boolean): Promise<void> {
  await ctx.db.updateTable('exchange.import_run').set({ state, ...(finished ? { finished_at: ctx.now } : {}) }).where('id', '=', runId).execute();
}

interface Row {
  id: string; name: string; state: ImportRun['state']; created_at: Date; finished_at: Date | null; taken_back_at: Date | null; failure: string | null;
  counts: { files?: StagedFile[]; steps?: ImportRun['steps']; problems?: number }; read: string[]; by_name: string; sort_value: string;
}

export const runRows = (ctx: Ctx, where: ReturnType<typeof sql<boolean>>, limit: number) => sql<Row>`
  select r.id, r.name, r.state, r.created_at, r.finished_at, r.taken_back_at, r.failure, r.counts, array(select jsonb_object_keys(r.mapping -> 'files')) as read, p.name as by_name, r.created_at::text as sort_value
    from exchange.import_run r join published.person p on p.id = r.person_id where ${where} order by r.created_at desc, r.id desc limit ${limit}`
  .execute(ctx.db).then(({ rows }) => rows);

export const asRun = (r: Row): ImportRun => ({
  id: r.id, name: r.name, state: r.state, byName: r.by_name, failure: r.failure, createdAt: r.created_at.toISOString(),
  finishedAt: r.finished_at?.toISOString() ?? null, takenBackAt: r.taken_back_at?.toISOString() ?? null,
  files: r.counts.files ?? [], awaited: r.read.filter((name) => !r.counts.files?.some((f) => f.file === name)), steps: r.counts.steps ?? [], problems: r.counts.problems ?? 0,
});

export async function readRun(ctx: Ctx, runId: string): Promise<ImportRun> {
  const [row] = await runRows(ctx, sql<boolean>`r.id = ${runId}::uuid`, 1);
  if (!row) throw new Refusal('not_found', 'There is no such import.', 'exchange.no_such_import');
  return asRun(row);
}
