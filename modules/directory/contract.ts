export * from './contract/organograms.ts';
export * from './contract/scim.ts';
