export * from './contract/accounts.ts';
