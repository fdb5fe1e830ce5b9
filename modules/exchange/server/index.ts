export { bringIn, sendFile } from './bringIn.ts';
export { exchangeRoutes } from './routes.ts';
