import type { ReactNode } from 'react';
import { useWords } from '../words.tsx';

/** Totals stand here, never mixed with rows; and the keys, for those who look. */
export function ListFoot({ count, totals, opens, picks }: { count: string; totals: ReactNode; opens: boolean; picks: boolean }) {
  const words = useWords().platform.list;
  return (
    <div className="list-foot">
      <span role="status">{count}</span>
      {totals}
      <span className="keys only-wide" aria-hidden>
        <kbd>j</kbd><kbd>k</kbd>{words.move}
        {picks && <><kbd>x</kbd>{words.pick}</>}
        {opens && <><kbd>↵</kbd>{words.open}</>}
      </span>
    </div>
  );
}
