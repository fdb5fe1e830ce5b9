import { useQueryClient } from '@tanstack/react-query';
import { me } from '../../../contract/me.ts';
import { forgetKept, keep, kept } from '../kept.ts';
import { forgetUnsent } from '../unsent.ts';

/** After signing out nothing of what was read or written stays in the browser; the next to sign in starts clean. */
export function useLeave(): () => void {
  const answers = useQueryClient();
  return () => {
    forgetUnsent();
    for (const own of ['draft.', 'carried']) forgetKept(own);
    for (const own of ['draftsOf', 'shut']) keep(own, undefined);
    answers.clear();
    answers.setQueryData([me.path, {}], null);
    window.location.assign('/');
  };
}

/** What was half written is its writer's: where a session ended by itself and somebody else signs in, it is gone. */
export function ownDrafts(personId: string): void {
  if (kept('draftsOf') !== personId) forgetKept('draft.');
  keep('draftsOf', personId);
}

/** Whether somebody signed in with this browser and has not signed out since. */
export const hasBeenHere = (): boolean => kept('draftsOf') !== undefined;
