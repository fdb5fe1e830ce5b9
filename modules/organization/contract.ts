export * from './contract/lines.ts';
export * from './contract/markets.ts';
export * from './contract/people.ts';
export * from './contract/positions.ts';
export * from './contract/roles.ts';
export * from './contract/structure.ts';
export * from './contract/teams.ts';
export * from './contract/units.ts';
