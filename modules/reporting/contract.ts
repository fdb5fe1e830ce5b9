export * from './contract/structureResults.ts';
export * from './contract/structureFigures.ts';
export * from './contract/reports.ts';
export * from './contract/structureReading.ts';
export * from './contract/executive.ts';
export * from './contract/editions.ts';
