import { useAsk } from '../../../platform/web/ask.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { handOffQueue, listRequests } from '../contract.ts';

/** Hand-offs and requests for support that wait for my own seats beside the place in the rail; red once something is overdue. */
export function useHandOffCount(): { n: number; late?: boolean } | undefined {
  const { data } = useAsk(handOffQueue, { own: true }, { every: 60_000, live: ['hand_off'] });
  const asked = useAsk(listRequests, { open: true, limit: 100, mine: true }, { when: useMay()('coordination.support_request.read'), live: ['support_request'] }).data?.rows.filter((r) => r.may.length > 0) ?? [];
  return data && { n: data.forMe.length + asked.length, late: data.late > 0 || asked.some((r) => r.daysLate > 0) };
}
