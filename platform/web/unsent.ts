import type { Mutation, MutationCache } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { requestOf } from '../../contract/call.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/errors.ts';
import { keep, kept, listenKept } from './kept.ts';
import { newName } from './names.ts';
import { headers, isOffline, mayRepeat } from './reach.ts';

/*
  What was told without a connection and has not reached the server: kept in this browser until it does, so that a reload or a
  phone that restarts loses nothing. Each person has their own, which nobody else who signs in on the device sees; signing out
  empties it. What is sent again carries the name that it had the first time (`Idempotency-Key`), so that it is done once.
  The page that told it sends it itself when the connection is back; another page does once that page is gone.
*/

export interface Unsent {
  id: string; at: number; page: string; method: string; url: string; headers: Record<string, string>; body: string;
  /** What it says, as it was written, and the screen on which it was. */
  text: string; place: string;
  /** It has left once, and no answer came. */
  left?: true;
  /** Sent again, it can neither be done twice nor hear "already done". */
  repeats: boolean;
  /** Why the server did not take it: it waits for the person to decide. */
  refusal?: Problem;
}
export interface Told { endpoint: Endpoint; input: object; idempotencyKey?: string | undefined }

const page = newName(), longest = 300_000, day = 86_400_000;
let owner: string | undefined, rows: readonly Unsent[] = [];
const listeners = new Set<() => void>(), ours = new Map<Mutation<unknown, unknown, unknown, unknown>, string>();
const key = (): string => `unsent.${owner}`;

/** Opens a person's own; nobody's while somebody else is seen through. */
export function openUnsent(person: string | undefined): void {
  owner = person;
  read();
}
function read(): void {
  rows = owner === undefined ? [] : (kept<Unsent[]>(key()) ?? []);
  for (const tell of listeners) tell();
}
function change(to: (rows: readonly Unsent[]) => readonly Unsent[]): void {
  if (owner === undefined) return;
  const now = to(kept<Unsent[]>(key()) ?? []);
  keep(key(), now.length === 0 ? undefined : now);
  read();
}
const put = (id: string, patch: Partial<Unsent>) => change((all) => all.map((u) => (u.id === id ? { ...u, ...patch } : u)));
export const discardUnsent = (id: string): void => change((all) => all.filter((u) => u.id !== id));
export const forgetUnsent = (): void => change(() => []);

const listen = (tell: () => void) => {
  listeners.add(tell);
  const stop = listenKept((name) => { if (owner !== undefined && name === key()) read(); });
  return () => { listeners.delete(tell); stop(); };
};
export const useUnsent = (): readonly Unsent[] => useSyncExternalStore(listen, () => rows);

/** A secret is not left on the device, nor a file. */
const mayKeep = ({ endpoint }: Told, body: string) => !endpoint.upload && body.length <= longest && !/"[^"]*(password|secret|token)[^"]*":/i.test(body);

function unsentOf({ endpoint, input, idempotencyKey }: Told): Unsent | undefined {
  const { url, init } = requestOf(endpoint, input, { headers, ...(idempotencyKey ? { idempotencyKey } : {}) });
  const body = String(init.body ?? '');
  if (!mayKeep({ endpoint, input }, body)) return undefined;
  return {
    id: newName(), at: Date.now(), page, method: endpoint.method, url, headers: init.headers as Record<string, string>, body, text: tellingText(input),
    place: document.title.replace(/ · Unísono$/, ''), repeats: mayRepeat(endpoint),
  };
}

/** The words of what was told: its subject, title or name. */
function tellingText(input: object): string {
  const said = Object.fromEntries(Object.entries(input)), name = ['subject', 'title', 'name', 'body', 'outcome', 'brief', 'comment', 'text', 'reason'].find((n) => typeof said[n] === 'string' && said[n] !== '');
  return name ? String(said[name]).slice(0, 120) : '';
}

/** Keeps what has to wait, and lets it go once the server has answered. `meta.told`: the request behind an act (`useTell`). */
export function watchUnsent(acts: MutationCache): () => void {
  return acts.subscribe(({ mutation: act, type }) => {
    if (!act || owner === undefined || type === 'removed') return;
    const told = act.options.meta?.['told'] as ((input: unknown) => Told) | undefined, id = ours.get(act), { status, isPaused, error, variables } = act.state;
    if (id === undefined) {
      const unsent = told && isPaused && status === 'pending' ? unsentOf(told(variables)) : undefined;
      if (!unsent) return;
      ours.set(act, unsent.id);
      change((all) => [...all, unsent]);
    } else if (status === 'pending') {
      if (!isPaused && !rows.find((u) => u.id === id)?.left) put(id, { left: true });
    } else {
      ours.delete(act);
      if (status === 'error' && isOffline(error)) put(id, { page: '' });
      else discardUnsent(id);
    }
  });
}

/** Gives an act up: what waits in this page is not sent either. */
export function giveUp(id: string, acts: MutationCache): void {
  for (const [act, of] of ours) if (of === id) { ours.delete(act); acts.remove(act); }
  discardUnsent(id);
}

/** Pages that are still open: what they told is theirs to send. */
async function openPages(): Promise<ReadonlySet<string>> {
  const held = (await navigator.locks?.query())?.held ?? [];
  return new Set([page, ...held.map((lock) => lock.name ?? '')].map((name) => name.replace(/^unisono\.page\./, '')));
}
export const holdPage = (): void => void navigator.locks?.request(`unisono.page.${page}`, () => new Promise<never>(() => {}));

/** Whether it goes out by itself: not what was refused, nor what may have been done already under a name that is no longer kept. */
export const goesByItself = (u: Unsent, now: number): boolean => u.refusal === undefined && (!u.left || (u.repeats && now - u.at < day));

/** Sends what waits and no open page sends by itself, in order; one page at a time. */
export async function sendUnsent(done: (unsent: Unsent) => void, only?: string): Promise<void> {
  const send = async () => {
    const open = await openPages();
    for (const u of rows.filter((row) => (only === undefined ? goesByItself(row, Date.now()) : row.id === only) && ![...ours.values()].includes(row.id) && (row.page === page || !open.has(row.page)))) {
      if (!(await sendOne(u, done))) return;
    }
  };
  if (!navigator.locks) return send();
  await navigator.locks.request('unisono.unsent', { ifAvailable: true }, async (lock) => { if (lock) await send(); });
}

/** False: nothing else will get through now either. */
async function sendOne(u: Unsent, done: (unsent: Unsent) => void): Promise<boolean> {
  put(u.id, { left: true });
  const response = await fetch(u.url, { method: u.method, headers: u.headers, body: u.body, credentials: 'same-origin' }).catch(() => undefined);
  if (!response || response.status === 401 || response.status === 429 || response.status >= 500) return false;
  if (response.ok) {
    discardUnsent(u.id);
    done(u);
    return true;
  }
  const problem = Problem.safeParse(await response.json().catch(() => undefined));
  if (problem.success) put(u.id, { refusal: problem.data });
  return problem.success;
}
