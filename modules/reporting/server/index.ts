export { attributeWaiting } from './attributing.ts';
export { attributionTask } from './attributionTask.ts';
export { reportingRoutes } from './routes.ts';
