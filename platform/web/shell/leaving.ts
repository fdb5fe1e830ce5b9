import { useQueryClient } from '@tanstack/react-query';
import { me } from '../../../contract/me.ts';

/** After signing out nothing of what was read stays in the page; the next to sign in starts clean. */
export function useLeave(): () => void {
  const answers = useQueryClient();
  return () => {
    answers.clear();
    answers.setQueryData([me.path, {}], null);
    window.location.assign('/');
  };
}
