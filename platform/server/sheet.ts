import { writeAmount } from '../../contract/money.ts';
import { rowsOfASheet, type SheetFormat } from '../../contract/sheet.ts';
import { wallClock } from '../../words/days.ts';
import { csvOf } from './csv.ts';
import type { FileAnswer } from './http.ts';
import { Refusal } from './problem.ts';
import type { Ctx } from './request.ts';
import { drawSheet, type SheetCell } from './sheetDrawing.ts';

/*
  A list as a file. CSV is for machines and for any length: rows go out as the cursor brings them, with points and commas or,
  for a spreadsheet that reads decimal commas, with commas and semicolons. XLSX is
  for reading: dates are dates and amounts are numbers. A workbook can only be drawn whole, so it has a limit of rows, and is
  drawn in a thread of its own after the transaction is over.
*/

/** `day`: the text is a business date; `share`: the number is a part of one. Money, numbers and instants are told by their values. */
export type SheetColumn<R> = readonly [title: string, read: (row: R) => unknown, look?: 'day' | 'share'];

/** Those of a list's columns that are on screen, in the list's order; all of them when none is told or none is known. */
export function seenColumns<R>(asked: readonly string[] | undefined, all: Record<string, SheetColumn<R>>): SheetColumn<R>[] {
  const seen = Object.entries(all).filter(([name]) => asked?.includes(name));
  return (seen.length > 0 ? seen : Object.entries(all)).map(([, column]) => column);
}

/** `name` has no ending. Refused: `too_large` (rule `platform.sheet_too_long`) for a workbook of more rows than fit. */
export async function sheetOf<R>(ctx: Pick<Ctx, 'person'>, format: SheetFormat, name: string, columns: readonly SheetColumn<R>[], rows: AsyncIterable<R>): Promise<FileAnswer> {
  if (format !== 'xlsx') return { name: `${name}.csv`, body: csvOf(columns.map(([title]) => title), rows, (row) => columns.map(([, read]) => asText(read(row), format, ctx.person.timeZone)), format === 'semicolons' ? ';' : ',') };
  const gathered: SheetCell[][] = [];
  for await (const row of rows) {
    if (gathered.length === rowsOfASheet) throw new Refusal('too_large', `A workbook holds ${rowsOfASheet} rows. Take it as CSV, or filter the list.`, 'platform.sheet_too_long', { facts: { rows: rowsOfASheet } });
    gathered.push(columns.map(([, read, look]) => asCell(read(row), look, ctx.person.timeZone)));
  }
  const day = ctx.person.locale === 'en-US' ? 'mm/dd/yyyy' : 'dd/mm/yyyy';
  return { name: `${name}.xlsx`, draw: () => drawSheet({ name: name.slice(0, 31), titles: columns.map(([title]) => title), rows: gathered, day }) };
}

/** The rows of a report, which are few and at hand. */
export async function* each<R>(rows: readonly R[]): AsyncGenerator<R> { yield* rows; }

interface AnAmount { minor: string | bigint; currency: string }
const isAmount = (value: unknown): value is AnAmount => typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value;
const amountOf = ({ minor, currency }: AnAmount): string => writeAmount({ minor: BigInt(minor), currency });

/** Figures with the decimal mark of the form; instants on the clock of whoever takes the file, with how far that is from UTC where a program reads it; text as it is. */
function asText(value: unknown, format: 'csv' | 'semicolons', zone: string): unknown {
  if (value instanceof Date) return format === 'semicolons' ? onTheWall(value, zone).replace('T', ' ') : `${onTheWall(value, zone)}${offsetIn(value, zone)}`;
  const figure = isAmount(value) ? amountOf(value) : typeof value === 'number' ? String(value) : undefined;
  return figure === undefined ? value : format === 'semicolons' ? figure.replace('.', ',') : figure;
}

const onTheWall = (at: Date, zone: string): string => new Date(wallClock(zone, at)).toISOString().slice(0, 19);
function offsetIn(at: Date, zone: string): string {
  const minutes = Math.round((wallClock(zone, at) - at.getTime()) / 60_000), size = Math.abs(minutes), two = (n: number) => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function asCell(value: unknown, look: SheetColumn<unknown>[2], zone: string): SheetCell {
  if (value === null || value === undefined || value === '') return null;
  if (isAmount(value)) {
    const text = amountOf(value);
    return { n: Number(text), format: `#,##0${text.includes('.') ? `.${'0'.repeat(text.length - text.indexOf('.') - 1)}` : ''}` };
  }
  if (value instanceof Date) return { at: wallClock(zone, value) };
  if (look === 'day' && typeof value === 'string') return { day: Date.parse(`${value}T00:00:00Z`) };
  if (typeof value === 'number') return { n: value, format: look === 'share' ? '0.0%' : Number.isInteger(value) ? '#,##0' : '#,##0.00' };
  return String(value);
}
