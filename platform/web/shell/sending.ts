import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useQuiet } from './quiet.ts';
import { showToast } from '../toasts.ts';
import { holdPage, openUnsent, sendUnsent, watchUnsent } from '../unsent.ts';
import { useMe } from '../who.tsx';
import { useWords } from '../words.tsx';

/** Sends what waits, or the one that is asked for; what was read may have changed with it. */
export function useSending(): (only?: string) => void {
  const words = useWords().platform.unsent, answers = useQueryClient();
  return useCallback((only?: string) => void sendUnsent(({ text, place }) => {
    showToast({ text: words.sent(text || place) });
    void answers.invalidateQueries();
  }, only), [words, answers]);
}

/** While somebody is signed in: what they tell without a connection is kept, and goes out when there is one. Nothing while another is seen through. */
export function useUnsentKeeping(): void {
  const { id, seenBy } = useMe();
  const acts = useQueryClient().getMutationCache(), send = useSending();
  useEffect(() => {
    openUnsent(seenBy ? undefined : id);
    holdPage();
    return watchUnsent(acts);
  }, [id, seenBy, acts]);
  /* Without a connection it is too late to fetch what shows them. */
  useQuiet(1500, () => void Promise.all([import('./Unsent.tsx'), import('../parts/PopBox.tsx')]).catch(() => undefined));
  useEffect(() => {
    const again = () => { if (navigator.onLine && document.visibilityState === 'visible') send(); };
    again();
    window.addEventListener('online', again);
    document.addEventListener('visibilitychange', again);
    return () => { window.removeEventListener('online', again); document.removeEventListener('visibilitychange', again); };
  }, [id, seenBy, send]);
}
