import { useState } from 'react';

/** The version a form writes over, and what to do when the record has moved on meanwhile. */
export interface Editing { version: number; isBehind: boolean; goOn: () => void }

/**
 * A form writes over the version it was opened with: a live update must not slip another person's change under what is being
 * written. Whoever writes is told (`FormFrame`'s `editing`) and decides: close and look, or go on over the version of now.
 */
export function useEditing(record: { version: number } | undefined): Editing {
  const now = record?.version ?? 0;
  const [version, setVersion] = useState(now);
  return { version, isBehind: now !== version, goOn: () => setVersion(now) };
}

/** What was changed in a form and nothing else: what another person changed beside it stays theirs. */
export const touched = <T extends object>(before: T, now: T): Partial<T> =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof T]))) as Partial<T>;
