import { useTell } from '../../../platform/web/ask.ts';
import { reach } from '../../../platform/web/reach.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { addDays } from '../../organization/rules/index.ts';
import { accountLine, type Activity, changeActivity, finishActivity, getAccount, listActivities, listInteractions, miniLines, myDay, reopenActivity, restoreActivity, withdrawActivity } from '../contract.ts';

const stale = [myDay, listActivities, listInteractions, accountLine, getAccount, miniLines];

/** What may be done with an activity from any list, each with its way back. */
export function useActivityActs({ id: activityId, version, dueOn }: Pick<Activity, 'id' | 'version' | 'dueOn'>) {
  const words = useWords().customers.plan;
  const { today } = useFormats().settings;
  const finish = useTell(finishActivity, { makesStale: stale, done: () => words.finished, undo: (done) => reach(reopenActivity, { activityId, version: done.version }) });
  const move = useTell(changeActivity, { makesStale: stale, done: () => words.moved, undo: (moved) => reach(changeActivity, { activityId, version: moved.version, dueOn }) });
  const drop = useTell(withdrawActivity, { makesStale: stale, done: () => words.dropped, undo: (gone) => reach(restoreActivity, { activityId, version: gone.version }) });
  return {
    finish: () => finish.tell({ activityId, version }), toTomorrow: () => move.tell({ activityId, version, dueOn: addDays(today, 1) }), drop: () => drop.tell({ activityId, version }),
    isActing: finish.isTelling || move.isTelling || drop.isTelling, said: finish.said ?? move.said ?? drop.said,
  };
}
