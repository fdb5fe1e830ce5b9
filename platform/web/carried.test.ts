import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test } from 'vitest';
import { me as meEndpoint, type Me } from '../../contract/me.ts';
import { standIn, watchCarried } from './carried.ts';

/* The browser's storage, which Node has not. */
let stored: Map<string, string>;
beforeEach(() => {
  stored = new Map();
  const storage = { getItem: (k: string) => stored.get(k) ?? null, setItem: (k: string, v: string) => { stored.set(k, v); Object.assign(storage, { [k]: v }); }, removeItem: (k: string) => { stored.delete(k); delete (storage as Record<string, unknown>)[k]; } };
  Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });
});

const marta = { id: 'marta', name: 'Marta Vidal' } as Me, joaquin = { id: 'joaquin', name: 'Joaquín Beltrán' } as Me;
const day = { customers: ['Ribera Alta'] };

/** A page of its own: what it asks and carries, with the answers it is given. */
function openPage() {
  const answers = new QueryClient();
  watchCarried(answers.getQueryCache());
  const ask = (path: string, meta = { carried: true }) => answers.getQueryCache().build(answers, { queryKey: [path, {}], meta });
  return {
    answer: (path: string, answer: unknown, at = Date.now()) => { ask(path); answers.setQueryData([path, {}], answer, { updatedAt: at }); },
    /** What is shown where the server cannot be reached. */
    without: (path: string, meta?: { carried: boolean }) => { standIn(answers, ask(path, meta)); return answers.getQueryData([path, {}]); },
  };
}
const enter = (who: Me | null) => { const page = openPage(); page.answer(meEndpoint.path, who); return page; };

test('what was carried stands in on the next page, for the same person', () => {
  enter(marta).answer('/day', day);
  const next = openPage();
  expect([next.without(meEndpoint.path), next.without('/day'), next.without('/customers')]).toEqual([marta, day, undefined]);
});

test('what is not to be carried is neither kept nor shown', () => {
  enter(marta).answer('/day', day);
  expect(openPage().without('/day', { carried: false })).toBeUndefined();
});

test('nobody else who signs in finds it, and after a session has ended nothing is left', () => {
  enter(marta).answer('/day', day);
  enter(joaquin);
  expect([openPage().without('/day'), openPage().without(meEndpoint.path)]).toEqual([undefined, joaquin]);
  enter(null);
  expect([...stored.keys()]).toEqual([]);
});

test('what is seen through another person’s eyes is not kept', () => {
  enter({ ...marta, seenBy: { name: 'Ana Ferrer', until: '2026-11-26T10:00:00Z', secondsLeft: 600 } }).answer('/day', day);
  expect([...stored.keys()]).toEqual([]);
});

test('after a week it would mislead, and stands in no more', () => {
  enter(marta).answer('/day', day, Date.now() - 8 * 86_400_000);
  expect(openPage().without('/day')).toBeUndefined();
});
