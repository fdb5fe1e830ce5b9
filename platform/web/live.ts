import type { Query, QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Something changed: only what kind and which one. Each reader asks again under their own rights. */
export interface Change { kind: string; id: string }

/** `hand_off` -> `hand-offs`: how a kind of record stands in a path. */
const inPath = (kind: string) => `${kind.replaceAll('_', '-').replace(/y$/, 'ie')}s`;

/** Whether an answer may be about what changed: its path names the kind, its question names the record, or it said so (`live`). */
export function concerns(query: { queryKey: readonly unknown[]; meta?: Record<string, unknown> | undefined }, { kind, id }: Change): boolean {
  const [path, input] = query.queryKey;
  return String(path).split('/').includes(inPath(kind))
    || JSON.stringify(input ?? null).includes(id)
    || ((query.meta?.['live'] ?? []) as string[]).includes(kind);
}

/** Listens while signed in; changes that come together ask again together. Silent where the server has no live updates. */
export function useLiveUpdates(): void {
  const answers = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/api/v1/live');
    const asked = watchAsking(answers);
    const waiting: Heard[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let opened = false;
    source.onopen = () => {
      if (opened) void answers.invalidateQueries({ refetchType: 'active' });
      opened = true;
    };
    source.onmessage = (event: MessageEvent<string>) => {
      const change = readChange(event.data);
      if (change) waiting.push({ ...change, at: performance.now() });
      timer ??= setTimeout(() => { timer = undefined; void askAgain(answers, waiting.splice(0), asked.since); }, 300);
    };
    return () => { source.close(); asked.stop(); clearTimeout(timer); };
  }, [answers]);
}

function readChange(text: string): Change | undefined {
  try {
    const { kind, id } = JSON.parse(text) as Partial<Change>;
    return typeof kind === 'string' && typeof id === 'string' ? { kind, id } : undefined;
  } catch {
    return undefined;
  }
}

/** A change, and when it was heard on this page's clock: it was done by then. */
export interface Heard extends Change { at: number }

/** Since when each question is being asked or was last asked: an answer asked for after a change was heard has it already, as one's own act's usually does. */
export function watchAsking(answers: QueryClient): { since: (query: Query) => number; stop: () => void } {
  const begun = new WeakMap<Query, number>();
  const stop = answers.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'fetch') begun.set(event.query, performance.now());
  });
  return { since: (query) => begun.get(query) ?? 0, stop };
}

export const askAgain = (answers: QueryClient, changes: readonly Heard[], since: (query: Query) => number): Promise<void> =>
  answers.invalidateQueries({ predicate: (query) => changes.some((change) => since(query) < change.at && concerns(query, change)) });
