export * from './contract/chartFile.ts';
export * from './contract/impact.ts';
export * from './contract/interdependence.ts';
export * from './contract/models.ts';
export * from './contract/moves.ts';
export * from './contract/unitFocus.ts';
