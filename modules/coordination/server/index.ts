export { coordinationRoutes } from './routes.ts';
