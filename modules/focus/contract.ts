export * from './contract/impact.ts';
export * from './contract/unitFocus.ts';
export * from './contract/chartFile.ts';
