import { useEffect, useState } from 'react';
import { useKeys } from '../keys.ts';
import { sayProblemSoon } from '../problems.ts';
import { hideToast, showToast, useToast } from '../toasts.ts';
import { useWords } from '../words.tsx';

/** What was just done and, for 10 seconds, its way back (also Ctrl/⌘ Z). The clock stands still while the pointer or the focus is on it. */
export function ToastBar() {
  const toast = useToast();
  const words = useWords();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!toast || held) return;
    const timer = setTimeout(() => hideToast(toast.id), 10_000);
    return () => clearTimeout(timer);
  }, [toast, held]);
  const undo = () => {
    if (!toast?.undo) return;
    hideToast(toast.id);
    toast.undo().catch(async (error: unknown) => showToast({ text: (await sayProblemSoon(error, words)).text, kind: 'problem' }));
  };
  useKeys([{ keys: 'mod+z', run: undo }], toast?.undo !== undefined);
  const hold = { onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false), onFocus: () => setHeld(true), onBlur: () => setHeld(false) };
  return (
    <div role="status" aria-live="polite">
      {toast && <div className="toast" {...hold}><span>{toast.text}</span>{toast.undo && <button type="button" onClick={undo}>{words.common.undo}</button>}</div>}
    </div>
  );
}
