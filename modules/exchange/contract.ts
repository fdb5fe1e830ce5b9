export * from './contract/imports.ts';
export * from './contract/mapping.ts';
