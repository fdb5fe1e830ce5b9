import { useState } from 'react';

/** The version a form writes over, and what to do when the record has moved on meanwhile. */
export interface Editing {
  version: number;
  isBehind: boolean;
  goOn: () => void;
  /** What the form itself has saved, where it stays open afterwards: that was nobody else. */
  saved: (version: number) => void;
}

/**
 * A form writes over the version it was opened with: a live update must not slip another person's change under what is being
 * written. Whoever writes is told (`FormFrame`'s `editing`) and decides: close and look, or go on over the version of now.
 * A form that stands open on a screen says whether anything is being written in it: until then it follows the record.
 */
export function useEditing(record: { version: number } | undefined, isWriting = true): Editing {
  const now = record?.version ?? 0;
  const [version, setVersion] = useState(now);
  if (!isWriting && version !== now) setVersion(now);
  return { version, isBehind: isWriting && now > version, goOn: () => setVersion(now), saved: setVersion };
}

/** What a form was opened with. What was touched is told by it, never by the record of now: another person's change is no touch. */
export const useOpened = <T>(first: () => T): T => useState(first)[0];

/** What was changed in a form and nothing else: what another person changed beside it stays theirs. */
export const touched = <T extends object>(before: NoInfer<T>, now: T): Partial<T> =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => !isSame(value, before[name as keyof T]))) as Partial<T>;
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
