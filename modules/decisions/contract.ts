export * from './contract/decisions.ts';
export * from './contract/forums.ts';
