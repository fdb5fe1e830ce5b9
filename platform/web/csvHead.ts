import { textOf } from './textOf.ts';

/** The column names of a CSV file, as its first line has them: only to offer them; the server reads the file for itself. */
export async function headOf(file: File): Promise<string[]> {
  const bytes = new Uint8Array(await file.slice(0, 65_536).arrayBuffer());
  const line = textOf(bytes).replace(/^\uFEFF/, '');
  const marks = [',', ';', '\t', '|'];
  const mark = marks.map((m) => [m, cells(line, m)] as const).toSorted((a, b) => b[1].length - a[1].length)[0];
  return mark ? mark[1].map((name) => name.trim()).filter((name) => name !== '') : [];
}

function cells(text: string, mark: string): string[] {
  const found: string[] = [];
  let cell = '', quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (quoted && sign === '"' && text[i + 1] === '"') { cell += sign; i++; }
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '\n' || sign === '\r')) break;
    else if (!quoted && sign === mark) { found.push(cell); cell = ''; }
    else cell += sign;
  }
  return [...found, cell];
}
