export * from './contract/campaignMoney.ts';
export * from './contract/campaigns.ts';
export * from './contract/campaignSteps.ts';
export * from './contract/leads.ts';
export * from './contract/origins.ts';
export * from './contract/touches.ts';
