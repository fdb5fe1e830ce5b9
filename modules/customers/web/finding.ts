import { useAsk } from '../../../platform/web/ask.ts';
import type { Found } from '../../../platform/web/screens.ts';
import { listAccounts, listContacts } from '../contract.ts';

interface Finding { found: readonly Found[]; isFinding: boolean }

/** Customers by name, town or tax number, for the palette. */
export function useFindAccounts(text: string): Finding {
  const { data, isFetching } = useAsk(listAccounts, { find: text, limit: 24 }, { when: text.length > 1, keep: true });
  return {
    found: (data?.rows ?? []).map((a) => ({ id: a.id, name: a.name, to: `/customers/${a.id}`, side: 'customer' as const, ...(a.city ? { note: a.city } : {}) })), isFinding: isFetching,
  };
}

/** Contacts by name or e-mail: they open their customer. */
export function useFindContacts(text: string): Finding {
  const { data, isFetching } = useAsk(listContacts, { find: text, limit: 24 }, { when: text.length > 1, keep: true });
  return {
    found: (data?.rows ?? []).filter((c) => c.account).map((c) => ({ id: c.id, name: c.name, note: c.account!.name, to: `/customers/${c.account!.id}?tab=contacts&contact=${c.id}` })), isFinding: isFetching,
  };
}
