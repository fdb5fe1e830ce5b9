import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../words.tsx';
import { sayProblemSoon } from '../problems.ts';
import type { Picked } from './picking.ts';

export interface BulkAction<Row> {
  name: string;
  /** Does it to all; answers what to say and how to take it back. Several writes are one endpoint, not a loop. */
  run: (rows: readonly Row[]) => Promise<{ said: string; undo?: () => Promise<unknown> } | undefined>;
  /** Why it cannot be done to these, if so: shown on hover. */
  off?: (rows: readonly Row[]) => string | undefined;
}

interface After { said: string; undo?: (() => Promise<unknown>) | undefined }

/** Rises when rows are chosen: how many, their sum, what can be done, Esc. What was done can be undone from here for 10 s. */
export function SelectionBar<Row>({ picked, rows, actions, sumOf, clear }: {
  picked: Picked; rows: readonly Row[]; actions: readonly BulkAction<Row>[]; sumOf: ((rows: readonly Row[]) => ReactNode) | undefined; clear: () => void;
}) {
  const words = useWords();
  const [after, setAfter] = useState<After>();
  const [isRunning, setRunning] = useState(false);
  useEffect(() => {
    if (!after) return;
    const timer = setTimeout(() => setAfter(undefined), 10_000);
    return () => clearTimeout(timer);
  }, [after]);
  const guarded = async (work: () => Promise<After | undefined>) => {
    setRunning(true);
    try { setAfter(await work()); } catch (error) { setAfter({ said: (await sayProblemSoon(error, words)).text }); } finally { setRunning(false); }
  };
  const run = (action: BulkAction<Row>) => void guarded(async () => {
    const done = await action.run(rows);
    clear();
    return done && { said: done.said, undo: done.undo };
  });
  const undo = () => void guarded(async () => { await after?.undo?.(); return undefined; });
  const n = picked.ids.size;
  return (
    <div role="status" aria-live="polite">
      {n > 0 && (
        <div className="bar-select" role="toolbar" aria-label={words.platform.list.selection}>
          <b>{words.platform.list.picked(n)}</b>
          {sumOf && <span className="sum">{sumOf(rows)}</span>}
          <hr />
          {actions.map((action) => <button key={action.name} type="button" disabled={isRunning || action.off?.(rows) !== undefined} title={action.off?.(rows)} onClick={() => run(action)}>{action.name}</button>)}
          <hr />
          <button type="button" onClick={clear}>{words.platform.list.unpick} <kbd>Esc</kbd></button>
        </div>
      )}
      {n === 0 && after && <div className="bar-select"><span>{after.said}</span>{after.undo && <button type="button" onClick={undo} disabled={isRunning}>{words.common.undo}</button>}</div>}
    </div>
  );
}
