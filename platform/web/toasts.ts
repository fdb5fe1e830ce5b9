import { useSyncExternalStore } from 'react';

/** What was just done, said for 10 seconds at the foot of the screen, with a way back when there is one. */
export interface Toast { text: string; undo?: (() => Promise<unknown>) | undefined; kind?: 'done' | 'problem' }

let shown: (Toast & { id: number }) | undefined;
let last = 0;
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

export function showToast(toast: Toast): void {
  shown = { ...toast, id: ++last };
  tell();
}
export function hideToast(id: number): void {
  if (shown?.id !== id) return;
  shown = undefined;
  tell();
}
export const useToast = () => useSyncExternalStore((listener) => { listeners.add(listener); return () => listeners.delete(listener); }, () => shown);
