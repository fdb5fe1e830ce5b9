import { useAsk } from '../../../platform/web/ask.ts';
import { handOffQueue } from '../contract.ts';

/** What waits for my own seats beside the place in the rail; red once something is overdue. */
export function useHandOffCount(): { n: number; late?: boolean } | undefined {
  const { data } = useAsk(handOffQueue, { own: true }, { every: 60_000, live: ['hand_off'] });
  return data && { n: data.forMe.length, late: data.late > 0 };
}
