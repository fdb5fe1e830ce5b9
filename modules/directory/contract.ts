export * from './contract/organograms.ts';
