export { attributeWaiting } from './attributing.ts';
export { reportingRoutes } from './routes.ts';
