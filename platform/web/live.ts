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
    const waiting: Change[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let opened = false;
    source.onopen = () => {
      if (opened) void answers.invalidateQueries({ refetchType: 'active' });
      opened = true;
    };
    source.onmessage = (event: MessageEvent<string>) => {
      const change = readChange(event.data);
      if (change) waiting.push(change);
      timer ??= setTimeout(() => { timer = undefined; askAgain(answers, waiting.splice(0)); }, 300);
    };
    return () => { source.close(); clearTimeout(timer); };
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

const askAgain = (answers: QueryClient, changes: Change[]) =>
  void answers.invalidateQueries({ predicate: (query: Query) => changes.some((change) => concerns(query, change)) });
