import { useAsk } from '../../../platform/web/ask.ts';
import type { Found } from '../../../platform/web/screens.ts';
import { useWords } from '../../../platform/web/words.tsx';
import { getCampaign, listCampaigns } from '../contract.ts';

/** Campaigns by words in their name. */
export function useFindCampaigns(text: string): { found: readonly Found[]; isFinding: boolean } {
  const words = useWords().marketing;
  const { data, isFetching } = useAsk(listCampaigns, { ...(text ? { find: text } : {}), limit: 8 }, { when: text.length !== 1, keep: true });
  const found = (data?.rows ?? []).map((c): Found => ({ id: c.id, name: c.name, note: words.states[c.state], to: `/marketing/campaigns/${c.id}`, side: 'marketing' }));
  return { found, isFinding: isFetching };
}

/** The same for a field or a filter. */
export function useCampaignOptions(text: string) {
  const { found, isFinding } = useFindCampaigns(text);
  return { options: found.map((c) => ({ value: c.id, label: c.name })), isFinding };
}

export const useCampaignName = (campaignId: string | undefined): string | undefined => useAsk(getCampaign, { campaignId: campaignId ?? '' }, { freshFor: 60_000, when: campaignId !== undefined }).data?.name;
