import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { writeSearch, type Search } from '../view.ts';

/**
 * What a list shows, all of it in the address: `q` the text, `sort` a column's name (`-name`: downwards), and each filter under
 * its own name, once or several times. The endpoint's input takes the same names.
 */
export interface ListView { q: string; sort: string; filters: Readonly<Record<string, readonly string[]>> }

const many = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

export function listViewOf(search: Search, filterNames: readonly string[], usualSort: string): ListView {
  const filters: Record<string, string[]> = {};
  for (const name of filterNames) {
    const values = many(search[name]).filter((v) => v !== '');
    if (values.length > 0) filters[name] = values;
  }
  return { q: many(search['q'])[0] ?? '', sort: many(search['sort'])[0] || usualSort, filters };
}

/** The address of a view, always in the same order: two views are the same when these are. */
export function queryOf(view: ListView, usualSort: string): string {
  const names = Object.keys(view.filters).toSorted();
  const search: Record<string, unknown> = { q: view.q, ...Object.fromEntries(names.map((name) => [name, view.filters[name]!.toSorted()])), sort: view.sort === usualSort ? '' : view.sort };
  return writeSearch(search).slice(1);
}

/** The address of a record; one that opens beside its list (`path`) leaves the list as it is. */
export function besideList(address: string, path: string, own: string): string {
  const [to, query = ''] = address.split('?');
  return to === path && own !== '' ? `${to}?${own}&${query}` : address;
}

/** What the endpoint is asked: the text as `find`; one value of a filter travels alone, several as a list. */
export function inputOf(view: ListView): Record<string, unknown> {
  const filters = Object.entries(view.filters).map(([name, values]) => [name, values.length === 1 ? values[0] : values]);
  return { ...(view.q ? { find: view.q } : {}), ...(view.sort ? { sort: view.sort } : {}), ...Object.fromEntries(filters) };
}

/** A header pressed: down, then up, then the other way again. Columns of figures and dates begin with the greatest. */
export const nextSort = (sort: string, column: string, greatestFirst: boolean): string =>
  sort === column ? `-${column}` : sort === `-${column}` ? column : greatestFirst ? `-${column}` : column;

export function useListView(filterNames: readonly string[], usualSort: string): [ListView, (view: ListView) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const names = filterNames.join();
  const view = useMemo(() => listViewOf(search, names.split(','), usualSort), [search, names, usualSort]);
  const setView = (next: ListView) => {
    const rest = Object.fromEntries(Object.entries(search).filter(([name]) => name !== 'q' && name !== 'sort' && !filterNames.includes(name)));
    void navigate({ to: '.', search: { ...rest, q: next.q || undefined, sort: next.sort === usualSort ? undefined : next.sort, ...next.filters } as never, replace: true, resetScroll: false });
  };
  return [view, setView];
}
