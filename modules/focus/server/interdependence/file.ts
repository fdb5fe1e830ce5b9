import type { z } from 'zod';
import type { FileAnswer } from '../../../../platform/server/http.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import { each, type SheetColumn, sheetOf } from '../../../../platform/server/sheet.ts';
import { focus as en } from '../../../../words/en/focus.ts';
import { focus as es } from '../../../../words/es/focus.ts';
import type { exportInterdependence } from '../../contract/interdependence.ts';
import { partCodes } from '../../rules/interdependence.ts';
import { interdependenceOf } from './reading.ts';

/** The index and its parts of five quarters, a row each: a part without data has an empty cell, never a zero. */
export async function interdependenceFile(ctx: Ctx, { format, ...asked }: z.output<typeof exportInterdependence.input>): Promise<FileAnswer> {
  const w = (ctx.person.language === 'es' ? es : en).interdependence, read = await interdependenceOf(ctx, asked);
  interface Line { quarter: string; part: string; value: number | null; weight: number | null; counted: number | null; of: number | null }
  const blank = { weight: null, counted: null, of: null };
  const lines = read.quarters.flatMap((q): Line[] => [
    { quarter: q.quarter, part: w.index, value: q.value, ...blank },
    ...partCodes.map((code): Line => {
      const now = q.quarter === read.quarter ? read.parts.find((p) => p.part === code) : undefined;
      return { quarter: q.quarter, part: w.parts[code], value: q.parts[code], ...(now ? { weight: now.weightBp / 10_000, counted: now.counted, of: now.of } : blank) };
    }),
  ]);
  const c = w.columns, columns: SheetColumn<Line>[] = [
    [c.quarter, (l) => l.quarter], [c.part, (l) => l.part], [c.value, (l) => l.value, 'share'], [c.weight, (l) => l.weight, 'share'], [c.counted, (l) => l.counted], [c.of, (l) => l.of],
  ];
  return sheetOf(ctx, format, `${w.file}-${read.quarter}`, columns, each(lines));
}
