import { useAsk } from '../../../platform/web/ask.ts';
import type { Found } from '../../../platform/web/screens.ts';
import { getAccount, listAccounts, listContacts } from '../../customers/contract.ts';
import { listOpportunities, listPipelines, listProducts } from '../contract.ts';

/** Deals by their words, those that close last first: what is open before what was won years ago. */
export function useFindOpportunities(text: string): { found: readonly Found[]; isFinding: boolean } {
  const { data, isFetching } = useAsk(listOpportunities, { find: text, sort: '-closeOn', limit: 24 }, { when: text.length > 1, keep: true });
  return { found: (data?.rows ?? []).map((o) => ({ id: o.id, name: o.name, note: o.account.name, to: `/sales/opportunities/${o.id}`, side: 'sales' })), isFinding: isFetching };
}

/** The stages of the default pipeline, named in the reader's language by `nameOf`. */
export const useStages = () => useAsk(listPipelines, {}, { freshFor: 300_000 }).data?.rows.find((p) => p.isDefault)?.stages ?? [];

export function useAccountOptions(text: string) {
  const { data, isFetching } = useAsk(listAccounts, { ...(text ? { find: text } : {}), limit: 12 }, { keep: true });
  return { options: (data?.rows ?? []).map((a) => ({ value: a.id, label: a.name })), isFinding: isFetching };
}

export const useAccountName = (accountId: string): string | undefined => useAsk(getAccount, { accountId }, { freshFor: 300_000 }).data?.name;

export const useContactOptions = (accountId: string | null) => (text: string) => {
  const { data, isFetching } = useAsk(listContacts, { ...(text ? { find: text } : {}), ...(accountId ? { account: accountId } : {}), limit: 12 }, { when: accountId !== null, keep: true });
  return { options: (data?.rows ?? []).map((c) => ({ value: c.id, label: c.jobTitle ? `${c.name}, ${c.jobTitle}` : c.name })), isFinding: isFetching };
};

export function useProducts() {
  return useAsk(listProducts, { limit: 200 }, { freshFor: 300_000 }).data?.rows ?? [];
}
