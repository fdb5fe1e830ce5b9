import type { QueryCache, QueryClient } from '@tanstack/react-query';
import { me as meEndpoint, type Me } from '../../contract/me.ts';
import { forgetKept, keep, kept } from './kept.ts';

/*
  What may be read without a connection: the last answer to the few questions that say so (`useAsk`'s `carried`: who one is, one's
  day). It is one person's, kept on the device until they sign out, their session ends or somebody else signs in. Where the server
  cannot be reached and the page knows nothing yet, it stands in for the answer, with the time at which it was one.
*/

interface Carried { at: number; answer: unknown }
interface Asked { queryKey: readonly unknown[]; meta?: Record<string, unknown> | undefined; state: { data: unknown; dataUpdatedAt: number } }

/** Milliseconds. Older than this it would rather mislead than help. */
const longest = 7 * 86_400_000;
const keyOf = (asked: Asked): string => `carried.${String(asked.queryKey[0])}`;
const isCarried = (asked: Asked): boolean => asked.meta?.['carried'] === true;
let owner: string | undefined;

/** Whose answers are kept: nobody's while somebody else is seen through; signed out, none stays. */
function own(me: Me | null): void {
  owner = me && !me.seenBy ? me.id : undefined;
  if (me === null || (owner !== undefined && kept('carriedOf') !== owner)) forgetKept('carried');
  if (owner !== undefined) keep('carriedOf', owner);
}

/** Keeps each new answer, with what is expected of it: what was told without a connection shows after a reload too. */
export function watchCarried(asks: QueryCache): void {
  asks.subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || !isCarried(event.query)) return;
    const { queryKey, state: { data: answer, dataUpdatedAt: at } } = event.query;
    if (queryKey[0] === meEndpoint.path) own(answer as Me | null);
    if (owner !== undefined) keep(keyOf(event.query), { at, answer } satisfies Carried);
  });
}

/** Puts what was kept in the place of an answer that could not be had. */
export function standIn(answers: QueryClient, asked: Asked): void {
  if (!isCarried(asked) || asked.state.data !== undefined) return;
  const was = kept<Carried>(keyOf(asked));
  if (was && Date.now() - was.at < longest) answers.setQueryData(asked.queryKey, was.answer, { updatedAt: was.at });
}

/** Answered before this page was there: it can only have been carried. */
export const isOfBefore = (updatedAt: number): boolean => updatedAt < performance.timeOrigin;
