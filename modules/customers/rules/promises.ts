import type { Day } from '../../organization/rules/index.ts';

/**
 * A promise at an instant. Without an hour it is due at the end of its due day in the customer's market: it is `due` all
 * that day and `late` from the next. With an hour it is `due` that day until the hour. Kept after it was due is `kept_late`.
 */
export interface GivenPromise { givenAt: Date; dueOn: Day; /** The hour told, else the end of `dueOn` in the market's zone. */ dueBy: Date; keptAt: Date | null }
export type PromiseState = 'open' | 'due' | 'late' | 'kept' | 'kept_late';
export interface PromiseAt { state: PromiseState; /** Of the time from given to due, how much is used: 0 to 1; null once kept. */ used: number | null; /** Until due; negative: overdue; null once kept. */ minutesLeft: number | null }

export function promiseAt(promise: GivenPromise, now: Date, today: Day): PromiseAt {
  const { givenAt, dueOn, dueBy, keptAt } = promise;
  if (keptAt !== null) return { state: keptAt > dueBy ? 'kept_late' : 'kept', used: null, minutesLeft: null };
  const total = dueBy.getTime() - givenAt.getTime();
  const used = total <= 0 ? (now >= dueBy ? 1 : 0) : Math.min(1, Math.max(0, (now.getTime() - givenAt.getTime()) / total));
  const minutesLeft = Math.floor((dueBy.getTime() - now.getTime()) / 60_000);
  return { state: now >= dueBy ? 'late' : dueOn <= today ? 'due' : 'open', used, minutesLeft };
}
