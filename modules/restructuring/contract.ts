export * from './contract/assignment.ts';
export * from './contract/changes.ts';
export * from './contract/continuity.ts';
export * from './contract/gates.ts';
export * from './contract/handOvers.ts';
export * from './contract/impact.ts';
export * from './contract/proposals.ts';
export * from './contract/publishing.ts';
