import { useState } from 'react';

/** What this browser remembers: ways of looking (density, columns, folded rail) and drafts; never records. */

const name = (key: string) => `unisono.${key}`;

export function kept<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(name(key));
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

/** Storage may be full or forbidden: then it is simply not remembered. */
export function keep(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(name(key));
    else localStorage.setItem(name(key), JSON.stringify(value));
  } catch { /* not remembered */ }
}

/** Tells the name of what another page of this browser remembers anew. */
export function listenKept(tell: (key: string) => void): () => void {
  const hear = (event: StorageEvent) => { if (event.key?.startsWith(name(''))) tell(event.key.slice(name('').length)); };
  window.addEventListener('storage', hear);
  return () => window.removeEventListener('storage', hear);
}

/** Forgets everything whose name begins so. */
export function forgetKept(beginning: string): void {
  try {
    for (const key of Object.keys(localStorage).filter((k) => k.startsWith(name(beginning)))) localStorage.removeItem(key);
  } catch { /* nothing was remembered */ }
}

/** A state that this browser remembers. */
export function useKept<T>(key: string, first: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => kept<T>(key) ?? first);
  return [value, (next) => { keep(key, next); setValue(next); }];
}
