import type { UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { useAsk } from '../../../platform/web/ask.ts';
import { findSeats } from '../../organization/contract.ts';
import { listAccounts, listContacts } from '../contract.ts';

/* What the fields of this room's forms choose among. */

export const useAccountOptions: UseOptions = (text) => {
  const { data, isFetching } = useAsk(listAccounts, { ...(text ? { find: text } : { mine: true }), limit: 12 }, { keep: true });
  return { options: (data?.rows ?? []).map((a) => ({ value: a.id, label: a.name })), isFinding: isFetching };
};

export const useSeatOptions: UseOptions = (text) => {
  const { data, isFetching } = useAsk(findSeats, { ...(text ? { find: text } : {}), limit: 12 }, { keep: true });
  return { options: (data?.rows ?? []).map((s) => ({ value: s.id, label: s.holder ? `${s.holder.name}, ${s.title}` : s.title })), isFinding: isFetching };
};

/** The people of one customer, for a plain select. */
export function useContactsOf(accountId: string): { value: string; label: string }[] {
  const { data } = useAsk(listContacts, { account: accountId, limit: 200 });
  return (data?.rows ?? []).map((c) => ({ value: c.id, label: c.name || '…' }));
}
