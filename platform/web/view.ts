import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { z } from 'zod';

/*
  The whole state of a view lives in the address, so that any screen can be sent to a colleague. Values are plain words
  (`?q=salina&stage=a&stage=b&sort=-amount`), never JSON; what equals its default is left out.
*/

export type Search = Record<string, string | string[]>;

export function readSearch(text: string): Search {
  const search: Search = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = search[name];
    search[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return search;
}

export function writeSearch(search: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== null && one !== '') query.append(name, String(one));
  }
  return query.size > 0 ? `?${query}` : '';
}

/** The typed view of a search; what does not fit the schema falls back to its defaults, parameter by parameter. */
export function viewOf<S extends z.ZodObject>(schema: S, search: Search): z.output<S> {
  const whole = schema.safeParse(search);
  if (whole.success) return whole.data;
  const wrong = new Set(whole.error.issues.map((issue) => String(issue.path[0])));
  const mended = schema.safeParse(Object.fromEntries(Object.entries(search).filter(([name]) => !wrong.has(name))));
  return mended.success ? mended.data : schema.parse({});
}

/**
 * The screen's view state in its address: `const [view, setView] = useView(z.object({ q: z.string().default('') }))`.
 * `setView({ q: 'x' })` replaces the address; `{ push: true }` adds a step that Back takes back. Every field needs a default or `.optional()`.
 */
export function useView<S extends z.ZodObject>(schema: S): [z.output<S>, (patch: Partial<z.output<S>>, how?: { push?: boolean }) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const view = useMemo(() => viewOf(schema, search), [schema, search]);
  const usual = useMemo(() => schema.parse({}) as Record<string, unknown>, [schema]);
  const setView = (patch: Partial<z.output<S>>, how: { push?: boolean } = {}) => {
    void navigate({ to: '.', search: ((old: Search) => ({ ...old, ...withoutUsual(patch, usual) })) as never, replace: !how.push, resetScroll: false });
  };
  return [view, setView];
}

const withoutUsual = (patch: object, usual: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(patch).map(([name, value]) => [name, JSON.stringify(value) === JSON.stringify(usual[name]) ? undefined : value]));
