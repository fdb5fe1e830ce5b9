export * from './contract/models.ts';
export * from './contract/territories.ts';
