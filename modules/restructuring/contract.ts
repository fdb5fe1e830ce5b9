export * from './contract/changes.ts';
export * from './contract/gates.ts';
export * from './contract/impact.ts';
export * from './contract/proposals.ts';
