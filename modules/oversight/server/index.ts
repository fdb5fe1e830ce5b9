export { oversightRoutes } from './routes.ts';
export { seeingTask } from './seeing.ts';
