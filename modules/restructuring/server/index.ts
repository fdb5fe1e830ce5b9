export { restructuringRoutes } from './routes.ts';
