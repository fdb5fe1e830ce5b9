import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import { lazyScreen, type Action, type Finder, type Screen } from '../../../platform/web/screens.ts';
import { useFindCampaigns } from './findCampaigns.ts';

/* Leads have their list and drawer one floor up, with where they stand: modules/coordination/web. */
export const screens: readonly Screen[] = [
  { path: '/marketing/campaigns', title: (w) => w.marketing.campaigns, right: 'marketing.campaign.read', rail: 'marketing', component: lazyScreen(() => import('./CampaignList.tsx'), 'CampaignList') },
  { path: '/marketing/calendar', title: (w) => w.marketing.tabs.calendar, right: 'marketing.campaign.read', rail: 'marketing', component: lazyScreen(() => import('./CampaignCalendar.tsx'), 'CampaignCalendar') },
  { path: '/marketing/campaigns/$campaignId', title: (w) => w.marketing.fields.name, right: 'marketing.campaign.read', rail: 'marketing', component: lazyScreen(() => import('./CampaignPage.tsx'), 'CampaignPage') },
];

export const finders: readonly Finder[] = [{ name: (w) => w.marketing.campaigns, right: 'marketing.campaign.read', useFind: useFindCampaigns }];
export const actions: readonly Action[] = [{ name: (w) => w.marketing.newCampaign, right: 'marketing.campaign.write', to: '/marketing/campaigns?new=1' }];

// For the day, composed in app/web.tsx.
export const accountExtras = { DayMain: lazyPart(() => import('./DayCampaigns.tsx'), 'DayCampaigns') };

// For the rooms above. What is heavy is not here: the shell fetches this file first.
export { MarketingTabs } from './MarketingTabs.tsx';
export { useCampaignName, useCampaignOptions } from './findCampaigns.ts';
