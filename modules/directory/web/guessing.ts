import type { z } from 'zod';
import type { OrganogramMapping, OrganogramPreview } from '../contract.ts';

/** A file that was chosen, with what its name and header tell of it. */
export interface ChosenFile { file: File; head: readonly string[]; on: string | null; rows: 'posts' | 'groups' }

export const postFields = ['reference', 'title', 'holder', 'unit', 'reportsTo', 'fte', 'grade', 'market', 'date'] as const;
export const groupFields = ['reportsTo', 'title', 'count', 'grade', 'unit', 'date'] as const;
export type PostField = (typeof postFields)[number];
export type GroupField = (typeof groupFields)[number];
export type Columns = Partial<Record<PostField | GroupField, string>>;
export const needed = { posts: ['reference', 'title'], groups: ['reportsTo', 'title', 'count'] } as const;

/** How people head these columns, in Spanish and English; the first that a file has is offered. */
const called: Record<PostField | GroupField, readonly string[]> = {
  reference: ['postuniquereference', 'reference', 'postreference', 'positionid', 'postid', 'ref', 'id', 'referencia', 'codigo', 'codigopuesto', 'puestoid'],
  title: ['jobtitle', 'genericjobtitle', 'title', 'position', 'post', 'puesto', 'cargo', 'nombredelpuesto', 'titulo'],
  holder: ['name', 'holder', 'employee', 'person', 'fullname', 'nombre', 'persona', 'titular', 'ocupante', 'empleado'],
  unit: ['unit', 'department', 'team', 'division', 'unidad', 'departamento', 'equipo', 'area'],
  reportsTo: ['reportstoseniorpost', 'reportingseniorpost', 'reportsto', 'managerid', 'manager', 'dependede', 'superior', 'jefe', 'responsable'],
  fte: ['fte', 'jornada', 'dedicacion'], grade: ['gradeorequivalent', 'grade', 'level', 'categoria', 'grado', 'nivel', 'grupo'], market: ['market', 'country', 'mercado', 'pais'],
  date: ['date', 'asof', 'snapshot', 'fecha'], count: ['numberofpostsinfte', 'posts', 'count', 'number', 'cuantos', 'numero', 'plazas', 'efectivos'],
};
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]/g, '');

export function guessColumns(fields: readonly (PostField | GroupField)[], head: readonly string[]): Columns {
  const free = new Map(head.map((column) => [plain(column), column]));
  const found: Columns = {};
  for (const field of fields) {
    const heard = called[field].find((name) => free.has(name));
    if (heard === undefined) continue;
    found[field] = free.get(heard)!;
    free.delete(heard);
  }
  return found;
}

/** A file counts groups when it says how many and names no post. */
export function guessRows(head: readonly string[]): ChosenFile['rows'] {
  const columns = guessColumns(['reference', 'count'], head);
  return columns.count !== undefined && columns.reference === undefined ? 'groups' : 'posts';
}

/** The date in a file's name: `organigrama-2024-03-31.csv`, `31_03_2024`, `20240331`. */
export function dayInName(name: string): string | null {
  const [, y, m, d] = name.match(/(?<!\d)(\d{4})[-_. ]?(\d{2})[-_. ]?(\d{2})(?!\d)/) ?? [];
  const [, d2, m2, y2] = y ? [] : (name.match(/(?<!\d)(\d{2})[-_. ](\d{2})[-_. ](\d{4})(?!\d)/) ?? []);
  const day = y ? `${y}-${m}-${d}` : y2 ? `${y2}-${m2}-${d2}` : null;
  return day !== null && Number.isFinite(Date.parse(`${day}T00:00:00Z`)) ? day : null;
}

const wordsIn = (file: string): string[] =>
  file.replace(/\.\w+$/, '').replace(/\d{4}[-_. ]?\d{2}[-_. ]?\d{2}|\d{2}[-_. ]\d{2}[-_. ]\d{4}/, ' ').split(/[-_\s]+/).filter(Boolean);
const kindsOfFile = /^(senior|junior|posts?|groups?|puestos?|grupos?)$/i;

/** What all the files are called, without their dates, endings and which kind of rows they hold: `ventas-2024-03-31-junior.csv` is `Ventas`. */
export function nameIn(files: readonly string[]): string {
  const [first = [], ...others] = files.map(wordsIn), end = first.findIndex((word, i) => others.some((o) => o[i]?.toLowerCase() !== word.toLowerCase()));
  const shared = end < 1 ? first : first.slice(0, end), name = shared.filter((word, i) => i === 0 || !kindsOfFile.test(word)).join(' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A unit and all below it given one function: what was said of any of them before gives way. */
export function setBranch<F>(units: readonly Pick<OrganogramPreview['units'][number], 'key' | 'name' | 'under'>[], functions: Readonly<Record<string, F>>, key: string, to: F): Record<string, F> {
  const branch = new Set([key]);
  // The higher come first: whoever is below has its place in the list after.
  for (const u of units) if (u.under !== null && branch.has(u.under)) branch.add(u.key);
  return { ...functions, ...Object.fromEntries(units.filter((u) => branch.has(u.key)).map((u) => [u.name, to])) };
}

export interface Reading { name: string; prefix: string; market: string; unitFunction: OrganogramMapping['function'] | ''; posts: Columns; groups: Columns }

/** The mapping to send; columns of groups only where a file counts them. */
export function mappingOf(reading: Reading, withGroups: boolean): z.input<typeof OrganogramMapping> {
  const { reference = '', title = '', count: _, ...columns } = reading.posts;
  const { reportsTo = '', title: groupTitle = '', count = '', grade, unit, date } = reading.groups;
  return {
    name: reading.name, prefix: reading.prefix, ...(reading.unitFunction ? { function: reading.unitFunction } : {}), ...(reading.market ? { market: reading.market } : {}), columns: { ...columns, reference, title },
    ...(withGroups ? { groups: { grade, unit, date, reportsTo, title: groupTitle, count } } : {}),
  };
}

/** A file's bytes as base64, in pieces: a whole one as arguments would be too many. */
export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}
