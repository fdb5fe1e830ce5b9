import type { OrganogramMapping, ProblemKind } from '../contract/organograms.ts';
import type { ReadOrganogram } from './histories.ts';
import type { ReadPost } from './cleaning.ts';
import { keyOf, type Problem, tidy } from './organograms.ts';

/** A file as its cells: the header first. `markets`: the codes there are. */
export interface ReadTable { name: string; on: string | null; rows: 'posts' | 'groups'; cells: readonly (readonly string[])[] }

/** The columns that a file should have and has not. */
export function columnsMissing(table: ReadTable, mapping: OrganogramMapping): string[] {
  const wanted = table.rows === 'posts' ? mapping.columns : mapping.groups;
  const has = (table.cells[0] ?? []).map(tidy);
  return Object.values(wanted ?? {}).filter((c) => c !== undefined && !has.includes(tidy(c))) as string[];
}

/** Reads each row by the mapping. A row without a reference or a date cannot be placed; everything else that is wrong is taken as well as may be, and told. */
export function readTables(tables: readonly ReadTable[], mapping: OrganogramMapping, markets: readonly string[]): { read: ReadOrganogram[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const read = tables.flatMap((table) => {
    const found = table.rows === 'posts' ? postsOf(table, mapping, markets, problems) : groupsOf(table, mapping, markets, problems);
    return [...Map.groupBy(found, (f) => f.on)].map(([on, those]) => ({ on, posts: those.map((f) => f.post) }));
  });
  return { read, problems };
}

interface Dated { on: string; post: ReadPost }
type Say = (kind: ProblemKind, ref?: string | null, value?: string | null) => void;
const damaged = /\uFFFD|[\u0080-\u009F]|Ã[\u0080-\u00BF]|â€/;

function eachRow<T>(table: ReadTable, problems: Problem[], columns: Record<string, string | undefined>, order: OrganogramMapping['dateOrder'], make: (cell: (name: string) => string, say: Say, on: string) => T[]): { on: string; post: T }[] {
  const header = (table.cells[0] ?? []).map(tidy);
  const place = Object.fromEntries(Object.entries(columns).map(([k, c]) => [k, c === undefined ? -1 : header.indexOf(tidy(c))]));
  return table.cells.slice(1).flatMap((cells, i) => {
    const cell = (name: string) => tidy(cells[place[name] ?? -1] ?? '');
    const written = cell('date'), on = written === '' ? table.on : dayOf(written, order);
    const say: Say = (kind, ref = null, value = null) => problems.push({ kind, on, ref, value, file: table.name, row: i + 2 });
    if (on === null) {
      say('date_unread', null, written);
      return [];
    }
    const bad = cells.find((text) => damaged.test(text));
    if (bad !== undefined) say('damaged_characters', cell('reference') || cell('reportsTo') || null, tidy(bad));
    return make(cell, say, on).map((post) => ({ on, post }));
  });
}

function postsOf(table: ReadTable, mapping: OrganogramMapping, markets: readonly string[], problems: Problem[]): Dated[] {
  return eachRow(table, problems, mapping.columns, mapping.dateOrder, (cell, say) => {
    const ref = cell('reference');
    if (ref === '') {
      say('reference_missing', null, cell('title'));
      return [];
    }
    if (cell('title') === '') say('title_missing', ref);
    const named = mapping.columns.holder, holder = cell('holder'), means = (values: readonly string[]) => values.some((v) => keyOf(v) === keyOf(holder));
    const withheld = named !== undefined && means(mapping.withheld), vacant = named !== undefined && !withheld && means(mapping.vacant);
    return [{
      ref, title: cell('title') || ref, unit: unitOf(cell, mapping, say, ref), reportsTo: managerOf(cell, mapping), fte: fteOf(cell('fte'), mapping.columns.fte !== undefined, say, ref),
      archetype: archetypeOf(cell('grade'), mapping, say, ref), market: marketOf(cell('market'), markets, say, ref), holder: withheld || vacant || named === undefined ? null : holder, unnamed: withheld || named === undefined, withheld, vacant, group: false,
    }];
  });
}

type Cell = (name: string) => string;
function unitOf(cell: Cell, mapping: OrganogramMapping, say: Say, ref: string): string {
  if (cell('unit') !== '') return cell('unit');
  if (mapping.columns.unit !== undefined) say('unit_missing', ref);
  return mapping.name;
}

const managerOf = (cell: Cell, mapping: OrganogramMapping): string | null =>
  mapping.top.some((t) => keyOf(t) === keyOf(cell('reportsTo'))) ? null : cell('reportsTo');

function fteOf(text: string, asked: boolean, say: Say, ref: string): number {
  const fte = numberOf(text);
  if (fte !== null && fte > 0 && fte <= 1) return Math.max(0.001, Math.round(fte * 1000) / 1000);
  if (asked) say('fte_unread', ref, text);
  return 1;
}

/** Neither a thousands mark nor a unit: `13.2` or `13,2`. */
const numberOf = (text: string): number | null => (/^\d{1,6}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null);

function archetypeOf(grade: string, mapping: OrganogramMapping, say: Say, ref: string): string | null {
  const known = Object.entries(mapping.archetypes).find(([g]) => keyOf(g) === keyOf(grade))?.[1];
  if (known === undefined && grade !== '' && Object.keys(mapping.archetypes).length > 0) say('grade_unknown', ref, grade);
  return known ?? null;
}

function marketOf(code: string, markets: readonly string[], say: Say, ref: string): string | null {
  if (code === '') return null;
  const known = markets.find((m) => keyOf(m) === keyOf(code));
  if (!known) say('market_unknown', ref, code);
  return known ?? null;
}

/**
 * Counted posts as seats of the group, held by people without a name: 13.2 full times are thirteen seats and one of a fifth. A seat's reference
 * tells its group (`B47/Administrator/C2/4`), so a group that grows opens seats and one that shrinks closes them.
 */
function groupsOf(table: ReadTable, mapping: OrganogramMapping, markets: readonly string[], problems: Problem[]): Dated[] {
  if (!mapping.groups) return [];
  const groups = new Map<string, { on: string; post: ReadPost; count: number }>();
  eachRow(table, problems, mapping.groups, mapping.dateOrder, (cell, say, on) => {
    const ref = [cell('reportsTo'), keyOf(cell('unit')), cell('title'), cell('grade')].filter((t) => t !== '').join('/');
    const count = numberOf(cell('count'));
    if (count === null || count === 0) {
      say('count_unread', ref, cell('count'));
      return [];
    }
    const key = `${on} ${keyOf(ref)}`, before = groups.get(key);
    if (before) say('group_twice', ref, String(count));
    const title = [cell('title'), cell('grade')].filter((t) => t !== '').join(', ') || ref;
    groups.set(key, { on, count: count + (before?.count ?? 0), post: before?.post ?? {
      ref, title, unit: cell('unit') || mapping.name, reportsTo: managerOf(cell, mapping), fte: 1, archetype: null, market: marketOf('', markets, say, ref), holder: null, unnamed: true, withheld: false, vacant: false, group: true,
    } });
    return [];
  });
  return [...groups.values()].flatMap(({ on, post, count }) => seatsOf(count).map((fte, n) => ({ on, post: { ...post, ref: `${post.ref}/${n + 1}`, fte } })));
}

/** The sizes of the seats that make up so many full times; their sum is the count, to the thousandth. */
export function seatsOf(count: number): number[] {
  const thousandths = Math.round(count * 1000), rest = thousandths % 1000;
  return [...Array<number>(Math.floor(thousandths / 1000)).fill(1), ...(rest > 0 ? [rest / 1000] : [])];
}

/** A date in a file, whatever stands between its parts. Null when there is no such day. */
export function dayOf(text: string, order: OrganogramMapping['dateOrder']): string | null {
  const parts = text.match(/^(\d{1,4})\D(\d{1,2})\D(\d{1,4})(?:[T ].*)?$/)?.slice(1).map(Number);
  if (!parts) return null;
  const [year, month, day] = order === 'ymd' ? parts : order === 'dmy' ? [parts[2], parts[1], parts[0]] : [parts[2], parts[0], parts[1]];
  const text10 = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const at = Date.parse(`${text10}T00:00:00Z`);
  return year! > 999 && Number.isFinite(at) && new Date(at).toISOString().slice(0, 10) === text10 ? text10 : null;
}
