export { goalsRoutes } from './routes.ts';
export { goalList, rehomeGoals } from './goals.ts';
export { goalsRead } from './goalReading.ts';
export { unreadGoals } from './unreadGoals.ts';
