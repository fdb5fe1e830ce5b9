export { bringOrganograms } from './bringOrganograms.ts';
export { directoryRoutes } from './routes.ts';
