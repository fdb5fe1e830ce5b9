export * from './contract/facts.ts';
