import { type RawBuilder, sql } from 'kysely';
import { Day, Id } from '../../contract/shapes.ts';
import { Refusal } from './problem.ts';

/*
  Keyset pages: a page begins after the last row of the one before, found by index, so page 1,000 costs what page 1 does
  and a row that appears meanwhile moves nothing. A cursor is the last row's sort value and id, opaque to the caller.
*/

export interface Sort {
  /** The expression sorted by, never null (coalesce it), exactly as in the index that serves it. */
  by: RawBuilder<unknown>;
  /** Its SQL type, to read the cursor back: text, date, bigint, timestamptz. */
  type: 'text' | 'date' | 'bigint' | 'timestamptz' | 'integer' | 'numeric';
  collate?: boolean;
}

/** `sort=name` or `sort=-amount`: the sort of that name, and whether it descends. */
export function sortOf<K extends string>(sorts: Record<K, Sort>, asked: string): Sort & { desc: boolean } {
  const desc = asked.startsWith('-');
  const sort = sorts[(desc ? asked.slice(1) : asked) as K];
  if (!sort) throw new Refusal('invalid_input', `There is no order by ${asked}.`, 'platform.unknown_sort', { fields: { sort: asked } });
  return { ...sort, desc };
}

export interface PageQuery {
  where: RawBuilder<boolean>;
  order: RawBuilder<unknown>;
  /** The sort value as text, for the cursor: select it as `sort_value`. */
  value: RawBuilder<string>;
  /** The row's place in the page: select it as `place`, and order by it after joining what a page shows. */
  place: RawBuilder<number>;
  /** Written into the statement: as a parameter it would be planned anew each time, and planning costs as much as the page. */
  limit: RawBuilder<number>;
}

/** The parts of a query for one page: use all of them. */
export function pageQuery(sort: Sort & { desc: boolean }, id: RawBuilder<unknown>, page: { after?: string | undefined; limit: number }): PageQuery {
  const by = sort.collate ? sql`${sort.by} collate "es-x-icu"` : sort.by;
  const order = sort.desc ? sql`${by} desc, ${id} desc` : sql`${by}, ${id}`;
  const limit = sql.lit(page.limit + 1);
  const value = sql<string>`(${sort.by})::text`, place = sql<number>`row_number() over (order by ${order})`;
  if (!page.after) return { where: sql<boolean>`true`, order, value, place, limit };
  const [last, lastId] = readCursor(page.after, sort.type);
  const than = sort.desc ? sql`<` : sql`>`;
  // An instant as text: a Date has no microseconds, and no end.
  const from = sort.type === 'timestamptz' ? sql`${last}::text::timestamptz` : sql`${last}::${sql.raw(sort.type)}`;
  return { where: sql<boolean>`(${by}, ${id}) ${than} (${from}, ${lastId}::uuid)`, order, value, place, limit };
}

/** Cuts the one row too many that tells whether there is a next page. */
export function asPage<R extends { id: string; sort_value: string }>(rows: R[], limit: number): { rows: R[]; next: string | null } {
  const page = rows.slice(0, limit), last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? writeCursor(last.sort_value, last.id) : null };
}

export const writeCursor = (value: string, id: string): string => Buffer.from(JSON.stringify([value, id])).toString('base64url');

/** The place that a cursor says, with a value that reads as `type`. Refused: `platform.bad_cursor`. */
export function readCursor(cursor: string, type: Sort['type']): [string, string] {
  const [value, id] = readPlace(cursor);
  if (!readsAs[type](value) || !Id.safeParse(id).success) throw badCursor();
  return [value, id];
}

/** Of a list whose rows have no id: two texts, for the list to read. */
export function readPlace(cursor: string): [string, string] {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown];
    if (typeof value === 'string' && typeof id === 'string' && !`${value}${id}`.includes('\0')) return [value, id];
  } catch { /* told below */ }
  throw badCursor();
}

const badCursor = () => new Refusal('invalid_input', 'That is no place in this list.', 'platform.bad_cursor');
/** What has no date stands before or after all that have one. */
const endless = (value: string) => value === 'infinity' || value === '-infinity';
const whole = (digits: number) => (value: string) => /^-?\d+$/.test(value) && value.length <= digits;
const readsAs: Record<Sort['type'], (value: string) => boolean> = {
  text: () => true, integer: whole(10), bigint: whole(19), numeric: (v) => /^-?\d{1,40}(\.\d{1,40})?$/.test(v), date: (v) => endless(v) || Day.safeParse(v).success,
  // As PostgreSQL writes an instant: 2026-05-20 10:00:00.123456+02.
  timestamptz: (v) => endless(v) || /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/.test(v) && !Number.isNaN(Date.parse(v.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))),
};
