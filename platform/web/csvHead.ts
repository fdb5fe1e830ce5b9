import { textOf } from './textOf.ts';

/** The column names of a CSV file, as its first line has them: only to offer them; the server reads the file for itself. */
export const headOf = async (file: File): Promise<string[]> => (await beginningOf(file)).head;

const rowsRead = 1000;

/** The column names, and what the first rows under them say in each; `isText`: it reads as text, and is no workbook or picture. */
export async function beginningOf(file: File): Promise<{ head: string[]; rows: Readonly<Record<string, string>>[]; isText: boolean }> {
  const text = textOf(new Uint8Array(await file.slice(0, 65_536).arrayBuffer())).replace(/^\uFEFF/, '');
  const [mark] = [',', ';', '\t', '|'].map((m) => [m, cells(text, m).row.length] as const).toSorted((a, b) => b[1] - a[1])[0]!;
  const first = cells(text, mark), names = first.row.map((name) => name.trim()), rows: Record<string, string>[] = [];
  for (let at = first.end; at < text.length && rows.length < rowsRead;) {
    const { row, end } = cells(text, mark, at);
    rows.push(Object.fromEntries(names.map((name, i) => [name, (row[i] ?? '').trim()])));
    at = end;
  }
  return { head: names.filter((name) => name !== ''), rows, isText: ![...text.slice(0, 4096)].some((sign) => sign < '\t') };
}

function cells(text: string, mark: string, from = 0): { row: string[]; end: number } {
  const found: string[] = [];
  let cell = '', quoted = false, i = from;
  for (; i < text.length; i++) {
    const sign = text[i]!;
    if (quoted && sign === '"' && text[i + 1] === '"') { cell += sign; i++; }
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '\n' || sign === '\r')) break;
    else if (!quoted && sign === mark) { found.push(cell); cell = ''; }
    else cell += sign;
  }
  return { row: [...found, cell], end: text.slice(i, i + 2) === '\r\n' ? i + 2 : i + 1 };
}
