import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type { z } from 'zod';
import { attributeWaiting } from '../../reporting/server/index.ts';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { asPage, readCursor, readPlace, writeCursor } from '../../../platform/server/paging.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type * as contract from '../contract/imports.ts';
import type { FileCount, ImportRun, RowProblem } from '../contract/imports.ts';
import { checkAll } from './checking.ts';
import { forgetProgress, progressOf, reportProgress } from './progress.ts';
import { asRun, countSteps, markRun, newRun, readRun, rememberFile, runOf, runRows } from './runs.ts';
import { stageFile } from './staging.ts';
import { targetOf, targets } from './targets.ts';

type In<E extends { input: z.ZodType }> = z.output<E['input']>;

export async function startImport(ctx: Ctx, input: In<typeof contract.startImport>): Promise<ImportRun> {
  for (const step of input.mapping.steps) targetOf(step.into);
  return readRun(ctx, await newRun(ctx, input.mapping));
}

/** Takes a file as it is sent: kept in a folder of its own only while it is staged. */
export async function sendImportFile(ctx: Ctx, input: In<typeof contract.sendImportFile>, body: Readable): Promise<z.output<typeof FileCount>> {
  const folder = await mkdtemp(join(tmpdir(), 'unisono-import-'));
  const path = join(folder, randomUUID());
  try {
    await pipeline(body, createWriteStream(path, { mode: 0o600 }));
    return await addImportFile(ctx, input.runId, input.file, path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Stages a file that is on this machine: the command line's way in. */
export async function addImportFile(ctx: Ctx, runId: string, file: string, path: string): Promise<z.output<typeof FileCount>> {
  const run = await runOf(ctx, runId);
  notDone(run.state);
  const given = run.mapping.files[file];
  if (!given) throw new Refusal('conflict', `The mapping has no file ${file}.`, 'exchange.unknown_file', { facts: { file } });
  const staged = await stageFile(ctx, run.id, file, path, given);
  await rememberFile(ctx, run, staged);
  return staged;
}

export async function checkImport(ctx: Ctx, input: In<typeof contract.checkImport>): Promise<ImportRun> {
  const run = await runOf(ctx, input.runId);
  notDone(run.state);
  await refuseLost(ctx, sql<{ n: number }>`select count(*)::int as n from exchange.staged_row where run_id = ${run.id}::uuid`, run.files.reduce((n, f) => n + f.rows, 0));
  await sql`analyze exchange.staged_row`.execute(ctx.db);
  await checkAll(ctx, { runId: run.id, mapping: run.mapping, files: run.files });
  await countSteps(ctx, run.id);
  await markRun(ctx, run.id, 'checked', false);
  forgetProgress(run.id);
  return readRun(ctx, run.id);
}

/** Everything in the caller's one transaction: a step's records in one statement, with a fact each. */
export async function runImport(ctx: Ctx, input: In<typeof contract.runImport>): Promise<ImportRun> {
  const run = await runOf(ctx, input.runId);
  if (run.state !== 'checked') throw new Refusal('conflict', 'Check the import first.', 'exchange.check_first');
  await refuseLost(ctx, sql<{ n: number }>`select count(*)::int as n from platform.incoming where run_id = ${run.id}::uuid`, run.rows);
  await refuseWrong(ctx, run.id, input.leaveOutWrong);
  // This connection may have planned its foreign-key checks for tables that were nearly empty: scanning whole tables, once a row.
  await sql`discard plans`.execute(ctx.db);
  for (const [step, { into }] of run.mapping.steps.entries()) {
    reportProgress(run.id, { step: step + 1, steps: run.mapping.steps.length, noun: into, done: step, of: run.mapping.steps.length });
    await targetOf(into).apply(ctx, { runId: run.id, step, today: ctx.today });
    await rememberChanges(ctx, run.id, step);
    await sql`select platform.gather_statistics(array[${targetOf(into).table}]::regclass[])`.execute(ctx.db);
  }
  await sql`select platform.gather_statistics('{platform.fact}')`.execute(ctx.db);
  await sql`analyze exchange.import_change`.execute(ctx.db);
  await attributeWaiting(ctx);
  await recordFact(ctx, { what: 'exchange.import_done', about: { kind: 'import_run', id: run.id }, guard: everyone, after: { name: run.name }, actId: run.id });
  await clearStaging(ctx, run.id);
  await markRun(ctx, run.id, 'done', true);
  forgetProgress(run.id);
  return readRun(ctx, run.id);
}

const rememberChanges = (ctx: Ctx, runId: string, step: number) => sql`
  insert into exchange.import_change (run_id, person_id, noun, record_id, created, before, after)
  select run_id, person_id, noun, record_id, action = 'create', before, case action when 'update' then given end
    from platform.incoming where run_id = ${runId}::uuid and step = ${step} and action in ('create', 'update') order by row_no`.execute(ctx.db);

async function refuseWrong(ctx: Ctx, runId: string, leaveOut: boolean): Promise<void> {
  if (leaveOut) return;
  const { rows } = await sql<{ wrong: number }>`select count(*)::int as wrong from platform.incoming where run_id = ${runId}::uuid and action = 'wrong'`.execute(ctx.db);
  if (rows[0]!.wrong > 0) throw new Refusal('conflict', `${rows[0]!.wrong} rows have problems.`, 'exchange.rows_wrong', { facts: { wrong: rows[0]!.wrong } });
}

/** What was prepared is not kept through a crash of the database: an import of what is left of it would be half an import. */
async function refuseLost(ctx: Ctx, counting: ReturnType<typeof sql<{ n: number }>>, prepared: number): Promise<void> {
  const { rows } = await counting.execute(ctx.db);
  if (rows[0]!.n < prepared) throw new Refusal('conflict', 'What was sent is no longer there: the database was stopped in the middle. Send the files again.', 'exchange.send_again');
}

async function clearStaging(ctx: Ctx, runId: string): Promise<void> {
  await sql`delete from exchange.staged_row where run_id = ${runId}::uuid`.execute(ctx.db);
  await sql`delete from platform.incoming where run_id = ${runId}::uuid`.execute(ctx.db);
}

function notDone(state: ImportRun['state']): void {
  if (state !== 'staged' && state !== 'checked') throw new Refusal('conflict', 'This import is done already.', 'exchange.done_already');
}

export async function listImports(ctx: Ctx, input: In<typeof contract.listImports>): Promise<{ rows: ImportRun[]; next: string | null }> {
  const after = input.after ? readCursor(input.after, 'timestamptz') : null;
  const where = after ? sql<boolean>`(r.created_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql<boolean>`true`;
  const page = asPage(await runRows(ctx, where, input.limit + 1), input.limit);
  return { rows: page.rows.map(asRun), next: page.next };
}

export const readImport = (ctx: Ctx, input: In<typeof contract.readImport>): Promise<ImportRun> => readRun(ctx, input.runId);

export async function importProblems(ctx: Ctx, input: In<typeof contract.importProblems>): Promise<{ rows: RowProblem[]; next: string | null }> {
  await runOf(ctx, input.runId, false);
  const [place, field] = input.after ? readPlace(input.after) : ['', ''], [file, row] = place.split('\n');
  const beyond = input.after ? sql`and (file, row_no, coalesce(field, '')) > (${file}, ${Number(row) || 0}::integer, ${field})` : sql``;
  const { rows } = await sql<RowProblem>`
    select file, row_no as row, field, problem, value from exchange.row_problem where run_id = ${input.runId}::uuid ${beyond}
     order by file, row_no, coalesce(field, '') limit ${input.limit + 1}`.execute(ctx.db);
  const shown = rows.slice(0, input.limit), last = shown.at(-1);
  return { rows: shown, next: rows.length > input.limit && last ? writeCursor(`${last.file}\n${last.row}`, last.field ?? '') : null };
}

export async function importProgress(ctx: Ctx, input: In<typeof contract.importProgress>) {
  await runOf(ctx, input.runId, false);
  return progressOf(input.runId);
}

export async function importNouns(_ctx: Ctx, _input: object) {
  return { rows: [...targets.values()].map((t) => ({
    noun: t.noun,
    fields: Object.entries(t.fields).map(([name, f]) => ({
      name, type: f.type, required: f.required === true, reference: f.reference ?? null, choices: [...(f.choices ?? [])], counted: f.counted !== undefined,
    })),
  })) };
}
