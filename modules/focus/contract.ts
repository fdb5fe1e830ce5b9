export * from './contract/impact.ts';
