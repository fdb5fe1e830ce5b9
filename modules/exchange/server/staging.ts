import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import type { MappingFile } from '../contract/mapping.ts';
import { cellsOf, shapeOf } from './reading.ts';

export interface StagedFile { file: string; rows: number; columns: string[]; encoding: string; delimiter: string }

/** Puts a file's rows into the staging table by COPY, as they are: what is wrong with them is told later, all at once. */
export async function stageFile(ctx: Ctx, runId: string, file: string, path: string, given: Omit<MappingFile, 'path'>): Promise<StagedFile> {
  const shape = await shapeOf(path, given);
  await sql`delete from exchange.staged_row where run_id = ${runId}::uuid and file = ${file}`.execute(ctx.db);
  const counted = { rows: 0 };
  const width = shape.columns.length, before = `${runId}\t${ctx.person.id}\t${escapeCopy(file)}\t`;
  async function* lines(): AsyncGenerator<string> {
    let block = '', first = true;
    for await (const cells of cellsOf(path, { ...shape, quote: given.quote })) {
      if (first) { first = false; continue; }
      counted.rows++;
      block += `${before}${counted.rows + 1}\t${arrayText(cells, width)}\n`;
      if (block.length > 65_536) {
        yield block;
        block = '';
      }
    }
    if (block) yield block;
  }
  await ctx.copyIn('exchange.staged_row', 'run_id, person_id, file, row_no, cells', lines());
  return { file, rows: counted.rows, ...shape };
}

/** A row's cells as a PostgreSQL array in COPY's text format; a short row is filled with blanks. */
function arrayText(cells: readonly string[], width: number): string {
  let text = '{';
  for (let i = 0; i < width; i++) {
    const cell = (cells[i] ?? '').replaceAll('\u0000', '');
    text += `${i > 0 ? ',' : ''}"${cell.replace(/["\\]/g, '\\$&')}"`;
  }
  return escapeCopy(`${text}}`);
}

export const escapeCopy = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (c) => (c === '\\' ? '\\\\' : c === '\t' ? '\\t' : c === '\n' ? '\\n' : '\\r'));
