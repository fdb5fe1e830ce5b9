export { bringIn } from './bringIn.ts';
export { exchangeRoutes } from './routes.ts';
