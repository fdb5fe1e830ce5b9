export { goalsRoutes } from './routes.ts';
