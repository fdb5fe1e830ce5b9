export { reviewTask } from './computing.ts';
export { transitionRoutes } from './routes.ts';
export { watchTask } from './watching.ts';
