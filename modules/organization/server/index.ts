export { anonymous, hashOf, nobody, People, sessionCookie, systemActor } from './people.ts';
export { demoPassword, hashPassword, imposePassword, keepToken, setUpCompany } from './identity/index.ts';
export { endPosition } from './endPosition.ts';
export { openChange } from './dated.ts';
export { type Directory, directoryOf, marketNamed } from './seats.ts';
export { createPositions } from './positions.ts';
export { createUnits } from './units.ts';
export { organizationRoutes } from './routes.ts';
export { organizationImports } from './imports.ts';
