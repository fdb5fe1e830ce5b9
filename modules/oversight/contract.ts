export * from './contract/access.ts';
export * from './contract/backups.ts';
export * from './contract/delegations.ts';
export * from './contract/facts.ts';
export * from './contract/firstSteps.ts';
export * from './contract/parameters.ts';
export * from './contract/seeing.ts';
