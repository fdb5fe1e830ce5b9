import { useAsk } from '../../../platform/web/ask.ts';
import { getAccount } from '../../customers/contract.ts';

/** Seen because it is of one's market: another team may lead it, whose amounts one does not see. That is not the same as nothing booked. */
export const useIsShared = (accountId: string): boolean => useAsk(getAccount, { accountId }, { live: ['account'] }).data?.because.reason === 'market';
