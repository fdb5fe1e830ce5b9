export * from './contract/reviews.ts';
export * from './contract/standing.ts';
