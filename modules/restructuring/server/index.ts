export { carryOutTask } from './carryingOut.ts';
export { reviewTask } from './followUp/computing.ts';
export { watchTask } from './followUp/watching.ts';
export { restructuringRoutes } from './routes.ts';
