export { anonymous, hashOf, nobody, People, sessionCookie, systemActor } from './people.ts';
export { organizationRoutes } from './routes.ts';
