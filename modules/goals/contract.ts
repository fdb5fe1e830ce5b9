export * from './contract/goals.ts';
