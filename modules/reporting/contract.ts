export * from './contract/reports.ts';
