/** A field of a CSV: quoted where needed, a leading apostrophe before what a spreadsheet would run as a formula. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = value instanceof Date ? value.toISOString() : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-]?[\d.,]+$/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** UTF-8 with BOM, CRLF, in blocks. Rows come from a cursor; nothing is held. */
export async function* csvOf<R>(titles: readonly string[], rows: AsyncIterable<R>, fields: (row: R) => readonly unknown[], mark: ',' | ';' = ','): AsyncGenerator<string> {
  yield `\uFEFF${titles.map(cell).join(mark)}\r\n`;
  let block = '';
  for await (const row of rows) {
    block += `${fields(row).map(cell).join(mark)}\r\n`;
    if (block.length > 32_768) {
      yield block;
      block = '';
    }
  }
  if (block) yield block;
}
