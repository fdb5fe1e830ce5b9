import { expecting, useTell } from '../../../platform/web/ask.ts';
import { reach } from '../../../platform/web/reach.ts';
import { useWords } from '../../../platform/web/words.tsx';
import { accountLine, getAccount, keepPromise, listCommitments, myDay, reopenPromise } from '../contract.ts';

const stale = [myDay, getAccount, accountLine, listCommitments];
/** Kept, it leaves the day and the open ones of its customer at once. */
const gone = [
  expecting(myDay, (day, { promiseId }: { promiseId: string }) => ({ ...day, promises: day.promises.filter((p) => p.id !== promiseId) })),
  expecting(listCommitments, (all, { promiseId }: { promiseId: string }) => ({ ...all, promises: all.promises.filter((p) => p.id !== promiseId) })),
];

/** Says that a promise was kept, from wherever it shows, with its way back. */
export function useKeepPromise({ id: promiseId, version }: { id: string; version: number }) {
  const words = useWords().customers.promises;
  const keep = useTell(keepPromise, { makesStale: stale, expects: gone, done: () => words.kept1, undo: (kept) => reach(reopenPromise, { promiseId, version: kept.version }) });
  return { keep: () => keep.tell({ promiseId, version }), isKeeping: keep.isTelling, said: keep.said };
}
