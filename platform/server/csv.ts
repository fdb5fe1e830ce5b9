/**
 * A CSV that spreadsheets open as it is: UTF-8 with BOM, CRLF, quoted where needed, a leading apostrophe before what a
 * spreadsheet would run as a formula. Rows come from a cursor; nothing is held.
 */
export async function* csvOf<R>(columns: readonly (readonly [string, (row: R) => unknown])[], rows: AsyncIterable<R>): AsyncGenerator<string> {
  yield `\uFEFF${columns.map(([title]) => cell(title)).join(',')}\r\n`;
  let block = '';
  for await (const row of rows) {
    block += `${columns.map(([, read]) => cell(read(row))).join(',')}\r\n`;
    if (block.length > 32_768) {
      yield block;
      block = '';
    }
  }
  if (block) yield block;
}

export function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = value instanceof Date ? value.toISOString() : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.,]+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
