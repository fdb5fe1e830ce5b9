import { accountLine, getAccount, listAccounts, listCommitments, listInteractions, miniLines, myDay } from '../contract.ts';

/** What shows a contact, a promise or a need of a customer. */
export const staleByLedger = [getAccount, listAccounts, accountLine, listInteractions, listCommitments, miniLines, myDay];
