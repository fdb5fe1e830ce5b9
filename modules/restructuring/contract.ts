export * from './contract/changes.ts';
export * from './contract/continuity.ts';
export * from './contract/gates.ts';
export * from './contract/impact.ts';
export * from './contract/proposals.ts';
export * from './contract/publishing.ts';
export * from './contract/reviews.ts';
export * from './contract/transition.ts';
