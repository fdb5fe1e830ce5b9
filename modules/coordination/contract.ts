export * from './contract/agreements.ts';
export * from './contract/attainment.ts';
export * from './contract/handOffMoves.ts';
export * from './contract/handOffs.ts';
export * from './contract/leadList.ts';
export * from './contract/routing.ts';
export * from './contract/supportRequests.ts';
