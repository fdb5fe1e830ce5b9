import { parse } from 'csv-parse/sync';

/** A line of a file of invitations as it was written; empty where it says nothing. `line` counts from 1, titles included. */
export interface WrittenInvitation { line: number; name: string; email: string; language: string; position: string; from: string }

const titles: Record<keyof Omit<WrittenInvitation, 'line'>, readonly string[]> = {
  name: ['nombre', 'nombre y apellidos', 'persona', 'name', 'full name'], email: ['correo', 'correo electronico', 'email', 'e-mail', 'mail'],
  language: ['idioma', 'lengua', 'language'], position: ['puesto', 'position', 'seat'], from: ['desde', 'from', 'since'],
};

const plain = (text: string): string => text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** By its two letters or its name in either language: `en`, `English`, `inglés`, `castellano`. */
const languageIn = (text: string): string => ({ in: 'en', ca: 'es', sp: 'es' } as Record<string, string>)[text.slice(0, 2)] ?? text.slice(0, 2);

/** Reads a CSV of invitations (commas, semicolons or tabs; titles in either language). Null when it has no column for name or e-mail. */
export function readInvitations(csv: string): WrittenInvitation[] | null {
  const delimiter = [';', '\t', ','].find((d) => (csv.split('\n')[0] ?? '').includes(d)) ?? ',';
  const rows = readRows(csv, delimiter);
  const [head = [], ...rest] = rows ?? [];
  const place = (field: keyof typeof titles) => head.findIndex((title) => titles[field].includes(plain(title)));
  const at = { name: place('name'), email: place('email'), language: place('language'), position: place('position'), from: place('from') };
  if (at.name < 0 || at.email < 0) return null;
  const cell = (row: readonly string[], column: number) => (column < 0 ? '' : (row[column] ?? '').trim());
  return rest.map((row, i) => ({
    line: i + 2, name: cell(row, at.name), email: cell(row, at.email).toLowerCase(), language: languageIn(plain(cell(row, at.language))),
    position: cell(row, at.position), from: cell(row, at.from),
  }));
}

function readRows(csv: string, delimiter: string): string[][] | null {
  try {
    return parse(csv, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true });
  } catch {
    return null;
  }
}
