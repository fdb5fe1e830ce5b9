import { sql } from 'kysely';
import type { z } from 'zod';
import type { FileAnswer } from '../../../platform/server/http.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { type SheetColumn, sheetOf } from '../../../platform/server/sheet.ts';
import { streamed } from '../../../platform/server/streamed.ts';
import { exchange as en } from '../../../words/en/exchange.ts';
import { exchange as es } from '../../../words/es/exchange.ts';
import type { exportProblems } from '../contract/imports.ts';
import { runOf } from './runs.ts';

interface Row { row: number; cells: string[] | null; problems: { field: string | null; problem: string }[] }

/** The rows of one file that cannot come in, cell by cell as they were sent while they are staged, and why in a column before them. */
export async function problemFile(ctx: Ctx, { runId, format, file }: z.output<typeof exportProblems.input>): Promise<FileAnswer> {
  const run = await runOf(ctx, runId, false);
  const staged = run.files.find((f) => f.file === file);
  if (!staged) throw new Refusal('not_found', `The import has no file ${file}.`, 'exchange.unknown_file', { facts: { file } });
  const t = ctx.person.language === 'es' ? es : en;
  const word = (words: object, key: string) => (words as Record<string, string>)[key] ?? key;
  const why = (r: Row) => r.problems.map((p) => (p.field ? `${word(t.fields, p.field)}: ${word(t.problems, p.problem)}` : word(t.problems, p.problem))).join('; ');
  const query = sql<Row>`
    select p.row_no as row, (select s.cells from exchange.staged_row s where s.run_id = ${runId}::uuid and s.file = ${file} and s.row_no = p.row_no) as cells,
           jsonb_agg(jsonb_build_object('field', p.field, 'problem', p.problem) order by p.field nulls last) as problems
      from exchange.row_problem p where p.run_id = ${runId}::uuid and p.file = ${file} group by p.row_no order by p.row_no`;
  const cells = staged.columns.map((title, i): SheetColumn<Row> => [title, (r) => r.cells?.[i] ?? '']);
  return sheetOf<Row>(ctx, format, `${file}-${t.problemsWord.toLowerCase()}`, [[t.row, (r) => r.row], [t.what, why], ...cells], streamed(ctx, query, (r) => r));
}
