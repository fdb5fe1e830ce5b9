import type { MyDay } from '../contract.ts';

type Activity = MyDay['activities'][number];

/** More calls than this are a session at the telephone: what comes next stands first, and what is done is out of the way. */
const session = 3;

/**
 * By hour; calls without an hour in the order in which they may be made: those that may be made now before those that wait. In a session at the telephone an hour that has
 * not come yet waits below the calls that may be made now, and what is done stands apart.
 */
export function callingOrder(activities: readonly Activity[], now: Date): { ahead: Activity[]; done: Activity[] } {
  const isSession = activities.filter((a) => a.kind === 'call').length > session;
  const waits = (a: Activity) => isSession && a.dueAt !== null && Date.parse(a.dueAt) > now.getTime();
  const place = (a: Activity) => (a.late || a.doneAt ? 0 : waits(a) ? 2 : a.calling && !a.dueAt ? (a.calling.may ? 1 : 3) : 0);
  const ahead = activities.filter((a) => !isSession || !a.doneAt).toSorted((a, b) => place(a) - place(b));
  return { ahead, done: isSession ? activities.filter((a) => a.doneAt) : [] };
}
