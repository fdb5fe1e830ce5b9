import { useQueryClient } from '@tanstack/react-query';
import { useAsk } from '../../../platform/web/ask.ts';
import { useOnline } from '../../../platform/web/online.ts';
import type { UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { findSeats } from '../../organization/contract.ts';
import { listAccounts, listContacts, type MyDay, myDay } from '../contract.ts';

/* What the fields of this room's forms choose among. */

export const useAccountOptions: UseOptions = (text) => {
  const { data, isFetching } = useAsk(listAccounts, { ...(text ? { find: text } : { mine: true }), limit: 12 }, { keep: true });
  const carried = useCarriedAccounts(), isOnline = useOnline();
  const found = isOnline ? (data?.rows ?? []) : carried.filter((a) => plain(a.name).includes(plain(text)));
  return { options: found.map((a) => ({ value: a.id, label: a.name })), isFinding: isFetching };
};

/** Without a connection one chooses among the customers of one's day. */
function useCarriedAccounts(): { id: string; name: string }[] {
  const day = useQueryClient().getQueryData<MyDay>([myDay.path, {}]);
  const all = [...(day?.activities ?? []).flatMap((a) => a.customer ?? []), ...(day?.promises ?? []).map((p) => p.account), ...(day?.alone ?? [])];
  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()];
}
const plain = (text: string) => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase();

export const useSeatOptions: UseOptions = (text) => {
  const { data, isFetching } = useAsk(findSeats, { ...(text ? { find: text } : {}), limit: 12 }, { keep: true });
  return { options: (data?.rows ?? []).map((s) => ({ value: s.id, label: s.holder ? `${s.holder.name}, ${s.title}` : s.title })), isFinding: isFetching };
};

/** The people of one customer, for a plain select. */
export function useContactsOf(accountId: string): { value: string; label: string }[] {
  const { data } = useAsk(listContacts, { account: accountId, limit: 200 });
  return (data?.rows ?? []).map((c) => ({ value: c.id, label: c.name || '…' }));
}
