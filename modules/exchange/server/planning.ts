import { type RawBuilder, sql } from 'kysely';
import type { ImportTarget } from '../../../platform/server/incoming.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { FieldMapping, Mapping, MappingStep } from '../contract/mapping.ts';
import type { Row } from '../rules/cells.ts';
import { readRow, type RowRead } from '../rules/records.ts';
import { placeArrived } from './placing.ts';
import { reportProgress } from './progress.ts';
import type { StagedFile } from './staging.ts';
import { escapeCopy } from './staging.ts';

const chunk = 1_000;

interface Staged { row_no: number; cells: string[]; found: string[] }
export interface Planning { runId: string; mapping: Mapping; files: readonly StagedFile[] }

/**
 * Reads the rows of one step as records: staged rows with their look-ups come in chunks, each is read by the rules while
 * the database gathers the next, and records and problems go out by COPY. Memory holds two chunks, whatever the file.
 */
export async function planStep(ctx: Ctx, plan: Planning, index: number, target: ImportTarget): Promise<void> {
  const step = plan.mapping.steps[index]!;
  await sql`create temp table if not exists arriving (record_id uuid default uuidv7(), file text, row_no integer, key text, wrong boolean, given jsonb) on commit drop`.execute(ctx.db);
  await sql`truncate pg_temp.arriving`.execute(ctx.db);
  if (step.rows) await planRows(ctx, plan, index, target, step.rows);
  else await planFile(ctx, plan, index, target);
  await placeArrived(ctx, plan.runId, index, target, fieldsGiven(step));
}

const fieldsGiven = (step: MappingStep): Set<string> => new Set([...Object.keys(step.fields), ...(step.rows ?? []).flatMap((r) => Object.keys(r))]);

async function planFile(ctx: Ctx, plan: Planning, index: number, target: ImportTarget): Promise<void> {
  const step = plan.mapping.steps[index]!, file = plan.files.find((f) => f.file === step.from);
  if (!file) throw new Refusal('conflict', `The file ${step.from ?? '?'} has not been sent.`, 'exchange.file_missing', { facts: { file: step.from } });
  const lookups = Object.entries(step.fields).filter(([, m]) => m.lookup);
  const source = stagedRows(plan, step, file, lookups);
  const place = new Map(file.columns.map((c, i) => [c, i]));
  checkColumns(step, place, file.file);
  await sql`declare staged no scroll cursor for ${source}`.execute(ctx.db);
  const fetch = () => sql<Staged>`fetch ${sql.raw(String(chunk))} from staged`.execute(ctx.db);
  let done = 0;
  for (let { rows } = await fetch(); rows.length > 0;) {
    const next = fetch();
    const read = rows.map((r) => readRow(step, target.fields, rowOf(r, place, lookups, ctx.today)));
    const following = await next;
    await keep(ctx, plan, file.file, rows.map((r) => r.row_no), read);
    done += rows.length;
    reportProgress(plan.runId, { done, of: file.rows, noun: step.into, step: index + 1, steps: plan.mapping.steps.length });
    rows = following.rows;
  }
  await sql`close staged`.execute(ctx.db);
}

async function planRows(ctx: Ctx, plan: Planning, index: number, target: ImportTarget, rows: readonly Record<string, string>[]): Promise<void> {
  const step = plan.mapping.steps[index]!;
  const read = rows.map((values) => {
    const fields = { ...step.fields, ...Object.fromEntries(Object.entries(values).map(([k, v]): [string, FieldMapping] => [k, { value: v, decimal: '.' }])) };
    return readRow({ ...step, fields }, target.fields, { cell: () => '', found: () => '', today: ctx.today });
  });
  await keep(ctx, plan, '', rows.map((_, i) => i + 1), read);
}

const rowOf = (r: Staged, place: ReadonlyMap<string, number>, lookups: readonly [string, FieldMapping][], today: string): Row => ({
  today,
  cell: (column) => r.cells[place.get(column) ?? -1] ?? '',
  found: (field) => r.found[lookups.findIndex(([name]) => name === field)] ?? '',
});

function checkColumns(step: MappingStep, place: ReadonlyMap<string, number>, file: string): void {
  const named = Object.values(step.fields).flatMap((m) => [m.column, m.when?.column, m.lookup?.by, ...(m.template?.match(/(?<=\{)[^}]+(?=\})/g) ?? [])]);
  const missing = [...new Set([...named, ...(step.distinct ?? []), step.where?.column].filter((c): c is string => c !== undefined && !place.has(c)))];
  if (missing.length > 0) {
    throw new Refusal('conflict', `The file ${file} has no column ${missing.join(', ')}.`, 'exchange.column_missing', { facts: { file, columns: missing } });
  }
}

/** The staged rows of a step, with what each look-up found beside them. */
function stagedRows(plan: Planning, step: MappingStep, file: StagedFile, lookups: readonly [string, FieldMapping][]): RawBuilder<unknown> {
  const at = (f: StagedFile, column: string) => sql.raw(String(f.columns.indexOf(column) + 1));
  const of = (name: string) => {
    const found = plan.files.find((f) => f.file === name);
    if (!found) throw new Refusal('conflict', `The file ${name} has not been sent.`, 'exchange.file_missing', { facts: { file: name } });
    return found;
  };
  const joins = [...lookups.map(([, m]) => m.lookup!), ...(step.where?.lookup ? [step.where.lookup] : [])].map((l, i) => {
    const other = of(l.file), alias = sql.raw(`l${i}`);
    return sql`left join (select distinct on (cells[${at(other, l.match)}]) cells[${at(other, l.match)}] as k, cells[${at(other, l.take)}] as v
      from exchange.staged_row where run_id = ${plan.runId}::uuid and file = ${l.file} order by 1, row_no) ${alias} on ${alias}.k = r.cells[${at(file, l.by)}] and ${alias}.k <> ''`;
  });
  const founds = lookups.length > 0 ? sql.join(lookups.map((_, i) => sql.raw(`coalesce(l${i}.v, '')`))) : sql.raw("''");
  const present = step.where?.column ? sql`and btrim(r.cells[${at(file, step.where.column)}]) <> ''` : sql``;
  const foundPresent = step.where?.lookup ? sql`and btrim(coalesce(${sql.raw(`l${lookups.length}`)}.v, '')) <> ''` : sql``;
  const only = step.distinct ? sql`distinct on (${sql.join(step.distinct.map((c) => sql`r.cells[${at(file, c)}]`))})` : sql``;
  const some = step.distinct ? sql`and ${sql.join(step.distinct.map((c) => sql`btrim(r.cells[${at(file, c)}]) <> ''`), sql` and `)}` : sql``;
  const order = step.distinct ? sql`order by ${sql.join(step.distinct.map((c) => sql`r.cells[${at(file, c)}]`))}, r.row_no` : sql``;
  return sql`select ${only} r.row_no, r.cells, array[${founds}]::text[] as found from exchange.staged_row r ${sql.join(joins, sql` `)}
    where r.run_id = ${plan.runId}::uuid and r.file = ${file.file} ${present} ${foundPresent} ${some} ${order}`;
}

async function keep(ctx: Ctx, plan: Planning, file: string, rowNos: readonly number[], read: readonly RowRead[]): Promise<void> {
  const start = `${plan.runId}\t${ctx.person.id}\t`;
  async function* records(): AsyncGenerator<string> {
    yield read.map((r, i) => `${escapeCopy(file)}\t${rowNos[i]}\t${r.key === null ? '\\N' : escapeCopy(r.key)}\t${r.problems.length > 0}\t${escapeCopy(JSON.stringify(r.given))}\n`).join('');
  }
  await ctx.copyIn('pg_temp.arriving', 'file, row_no, key, wrong, given', records());
  const wrong = read.flatMap((r, i) => r.problems.map((p) => `${start}${escapeCopy(file)}\t${rowNos[i]}\t${p.field ?? '\\N'}\t${p.problem}\t${p.value === null ? '\\N' : escapeCopy(p.value.slice(0, 200))}\n`));
  if (wrong.length === 0) return;
  async function* problems(): AsyncGenerator<string> {
    yield wrong.join('');
  }
  await ctx.copyIn('exchange.row_problem', 'run_id, person_id, file, row_no, field, problem, value', problems());
}
