export { carryOutTask } from './carryingOut.ts';
export { restructuringRoutes } from './routes.ts';
