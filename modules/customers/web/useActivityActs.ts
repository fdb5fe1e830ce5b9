import { useRef } from 'react';
import { expecting, useTell } from '../../../platform/web/ask.ts';
import { reach } from '../../../platform/web/reach.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { useMe } from '../../../platform/web/who.tsx';
import { dayIn } from '../../../words/days.ts';
import { addDays } from '../../organization/rules/index.ts';
import { accountLine, type Activity, changeActivity, finishActivity, getAccount, listAccounts, listActivities, listInteractions, miniLines, type MyDay, myDay, reopenActivity, restoreActivity, withdrawActivity } from '../contract.ts';
import { nowOf } from './now.ts';

/** The day of whoever acts shows it at once, and goes on showing it where there is no connection. */
const inDay = (change: (activities: MyDay['activities'], id: string) => MyDay['activities']) =>
  [expecting(myDay, (day, { activityId }: { activityId: string }) => ({ ...day, activities: change(day.activities, activityId) }))];
const gone = inDay((all, id) => all.filter((a) => a.id !== id));
const done = inDay((all, id) => all.map((a) => (a.id === id ? { ...a, doneAt: new Date().toISOString() } : a)));

const atHour = [expecting(myDay, (day, { activityId, dueAt = null }: { activityId: string; dueAt?: string | null | undefined }) => ({ ...day, activities: day.activities.map((a) => (a.id === activityId ? { ...a, dueAt, dueOn: day.today, late: false } : a)) }))];

const stale = [myDay, listAccounts, listActivities, listInteractions, accountLine, getAccount, miniLines];

/** What may be done with an activity from any list, each with its way back. */
export function useActivityActs({ id: activityId, version, dueOn, dueAt }: Pick<Activity, 'id' | 'version' | 'dueOn' | 'dueAt'>) {
  const words = useWords().customers.plan;
  const { company } = useMe(), { today } = company, formats = useFormats();
  /* The list shows the new hour before anyone takes it back. */
  const was = useRef({ dueOn, dueAt });
  const finish = useTell(finishActivity, { makesStale: stale, expects: done, done: () => words.finished, undo: (finished) => reach(reopenActivity, { activityId, version: finished.version }) });
  const move = useTell(changeActivity, { makesStale: stale, expects: gone, done: () => words.moved, undo: (moved) => reach(changeActivity, { activityId, version: moved.version, dueOn }) });
  const again = useTell(changeActivity, { makesStale: stale, expects: atHour, done: (_, { dueAt: at }) => words.again(formats.time(at!)), undo: (moved) => reach(changeActivity, { activityId, version: moved.version, ...was.current }) });
  const drop = useTell(withdrawActivity, { makesStale: stale, expects: gone, done: () => words.dropped, undo: (dropped) => reach(restoreActivity, { activityId, version: dropped.version }) });
  /* What took place now and is sent later took place now. */
  const when = () => (dueAt || navigator.onLine ? {} : { at: nowOf(company).toISOString() });
  /* Nobody answered: the same call an hour from now, while the day lasts. */
  const later = new Date(nowOf(company).getTime() + 3_600_000), isToday = dayIn(company.timeZone, later) === today;
  return {
    ...(isToday && dueOn <= today ? { inAnHour: () => { was.current = { dueOn, dueAt }; again.tell({ activityId, version, dueAt: later.toISOString() }); } } : {}),
    finish: () => finish.tell({ activityId, version, ...when() }), toTomorrow: () => move.tell({ activityId, version, dueOn: addDays(today, 1) }), drop: () => drop.tell({ activityId, version }),
    isActing: finish.isTelling || move.isTelling || again.isTelling || drop.isTelling, said: finish.said ?? move.said ?? again.said ?? drop.said,
  };
}

/** One of those shown, still there while its form closes: what is done or moved leaves the list first. */
export function useChosen<A extends { id: string }>(activities: readonly A[] | undefined, id: string | undefined): A | undefined {
  const last = useRef<A>(undefined), found = activities?.find((a) => a.id === id);
  if (found) last.current = found;
  return last.current?.id === id ? last.current : undefined;
}
