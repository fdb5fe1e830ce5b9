export { endForums, type NewForum, openForums, reopenForums, workingTimeOn } from './forums.ts';
export { decisionsRoutes } from './routes.ts';
