import { Worker } from 'node:worker_threads';

/** A number with its format, a date, a wall-clock time (both as milliseconds of UTC), text, or nothing. */
export type SheetCell = string | null | { n: number; format: string } | { day: number } | { at: number };
export interface Sheet { name: string; titles: readonly string[]; rows: readonly (readonly SheetCell[])[]; day: string }

let last: Promise<unknown> = Promise.resolve();

/** Draws a workbook in a thread of its own, one at a time: it takes seconds and some 10 kB a row. */
export function drawSheet(sheet: Sheet): Promise<Buffer> {
  const drawn = last.then(() => inThread(sheet));
  last = drawn.catch(() => undefined);
  return drawn;
}

const inThread = (sheet: Sheet): Promise<Buffer> => new Promise((resolve, reject) => {
  const worker = new Worker(new URL('./sheetWorker.ts', import.meta.url), { workerData: sheet });
  worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`The workbook was not drawn: the thread ended with ${code}.`)));
});
