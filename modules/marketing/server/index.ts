/** What the rooms above may use of marketing's server. */
export { linkLeadTo } from './leadIdentity.ts';
export { marketingRoutes } from './routes.ts';
export { marketNamed, seatAndPerson } from './seats.ts';
export { marketingImports } from './imports.ts';
export { rehomeCampaigns } from './rehoming.ts';
