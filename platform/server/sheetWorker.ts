import { parentPort, workerData } from 'node:worker_threads';
import write, { type Cell } from 'write-excel-file/node';
import type { Sheet, SheetCell } from './sheetDrawing.ts';

/* The thread that draws one workbook and ends: a bold header that stays in sight, columns as wide as what they hold. */

const { name, titles, rows, day } = workerData as Sheet;

function drawn(cell: SheetCell): Cell {
  if (cell === null) return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  if ('n' in cell) return { value: cell.n, type: Number, format: cell.format };
  return 'day' in cell ? { value: new Date(cell.day), type: Date, format: day } : { value: new Date(cell.at), type: Date, format: `${day} hh:mm` };
}

const long = (cell: SheetCell | undefined): number => (typeof cell === 'string' ? cell.length : cell === null || cell === undefined ? 0 : 'at' in cell ? 16 : 13);
const width = (title: string, i: number): number => Math.min(48, Math.max(title.length, ...rows.slice(0, 200).map((row) => long(row[i]))) + 2);

const header = titles.map((value): Cell => ({ value, type: String, fontWeight: 'bold' }));
const workbook = await write([header, ...rows.map((row) => row.map(drawn))], { sheet: name, stickyRowsCount: 1, columns: titles.map((title, i) => ({ width: width(title, i) })) }).toBuffer();
parentPort!.postMessage(workbook);
