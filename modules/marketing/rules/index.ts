/** What the rooms above may use of marketing's rules. */
export { campaignStates, type CampaignState } from './campaignStates.ts';
