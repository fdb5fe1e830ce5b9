export * from './contract/products.ts';
export * from './contract/pipelines.ts';
export * from './contract/opportunities.ts';
export * from './contract/opportunityLists.ts';
export * from './contract/opportunityMoves.ts';
export * from './contract/board.ts';
export * from './contract/bookings.ts';
export * from './contract/fxRates.ts';
