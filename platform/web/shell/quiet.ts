import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

const beat = 500;
/** What is measured of a first load ends here (`journeys/firstLoad.test.ts`). */
export const fetchingAhead = 'fetching ahead';

/** Does something once the screen has what it asked for and has asked for nothing more during `forMs`: what is only likely to be needed waits for what is. */
export function useQuiet(forMs: number, run: () => void): void {
  const answers = useQueryClient(), latest = useRef(run);
  useEffect(() => { latest.current = run; });
  useEffect(() => {
    let quiet = -beat;
    const timer = setInterval(() => {
      quiet = answers.isFetching() > 0 || document.querySelector('.bars, .progress, .sheet:empty') !== null ? -beat : quiet + beat;
      if (quiet < forMs) return;
      clearInterval(timer);
      performance.mark(fetchingAhead);
      latest.current();
    }, beat);
    return () => clearInterval(timer);
  }, [answers, forMs]);
}
